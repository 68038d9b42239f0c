"""What MkDocs says of a site and its pages, as the hooks ask for it."""

from __future__ import annotations

from pathlib import Path, PurePosixPath

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File
from mkdocs_static_i18n.plugin import I18n

from explainer.pages.forge import Repository, repository_at
from explainer.project import Project


def i18n(config: MkDocsConfig) -> I18n:
    """The plugin that builds the site once per language."""
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)
    return plugin


def locale(config: MkDocsConfig) -> str:
    """The language that is being built."""
    found: str = i18n(config).current_language
    return found


def name(file: File) -> str:
    """The name of the page in ``file``, as mkdocs.yml lists it."""
    return file.src_uri.partition("/")[2].removesuffix(PurePosixPath(file.src_uri).suffix)


def html_of(config: MkDocsConfig, markdown: str) -> str:
    """``markdown`` as MkDocs reads it."""
    made: str = Markdown(extensions=config.markdown_extensions, extension_configs=config.mdx_configs).convert(markdown)
    return made


def repository(config: MkDocsConfig, project: Project) -> Repository | None:
    """Where the facts can be edited; ``None`` where the settings name no repository, or the facts are not in it."""
    path = project.shown(project.facts)
    if Path(path).is_absolute():
        return None
    return repository_at(config.repo_url or "", config.extra["branch"], path, config.extra["forge"])
