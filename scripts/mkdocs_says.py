"""What MkDocs says of a site and its pages, as the hooks ask for it, and how it is told of mistakes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import TypeVar

from markdown import Markdown
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.structure.files import File, Files, get_files
from mkdocs_static_i18n.folder import create_i18n_file
from mkdocs_static_i18n.plugin import I18n

from explainer.mistakes.messages import translator
from explainer.mistakes.problems import InvalidFileError, report
from explainer.pages.forge import Repository, repository_at
from explainer.project import Project

T = TypeVar("T")


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


def lent_files(files: Files, config: MkDocsConfig) -> list[File]:
    """For the language that is being built, what only the folder of the first one has: pages and what stands beside
    them."""
    plugin = i18n(config)
    first, here = f"{plugin.default_language}/", f"{locale(config)}/"
    found = {
        here + file.src_uri.removeprefix(first): file for file in get_files(config) if file.src_uri.startswith(first)
    }
    return [_lent(uri, file, plugin, config) for uri, file in found.items() if uri not in files.src_uris]


def _lent(uri: str, of: File, plugin: I18n, config: MkDocsConfig) -> File:
    """A file ``uri`` as the plugin makes those of a language, with the content of another."""
    file: File = create_i18n_file(
        File(uri, config.docs_dir, config.site_dir, config.use_directory_urls),
        locale(config),
        plugin.default_language,
        plugin.all_languages,
        config,
    )
    file.abs_src_path = of.abs_src_path
    return file


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


class MistakesError(BuildError):
    """Mistakes in the files that contributors write; ``report`` is what they are told."""

    def __init__(self, invalid: InvalidFileError) -> None:
        self.report = report(invalid.problems, translator())
        super().__init__(f"the site was not built\n{self.report}")


def checked(load: Callable[[], T]) -> T:
    """What ``load`` gives. Raises ``MistakesError`` with all that is wrong."""
    try:
        return load()
    except InvalidFileError as invalid:
        raise MistakesError(invalid) from None
