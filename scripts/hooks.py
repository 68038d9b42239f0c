"""The MkDocs adapter: the only file that knows MkDocs, with ``preview.py``. The rules are in the package ``explainer``.

The i18n plugin builds the site once per language, the default one first and the others inside its ``on_post_build``,
and calls every hook each time. So each hook can be repeated, and nothing is remembered but what ``on_config`` loaded.
"""

from __future__ import annotations

import logging
import os
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage
from mkdocs.utils import get_relative_url
from mkdocs_static_i18n.plugin import I18n

from explainer.cards.card import Deck, deck_of
from explainer.downloads import Download
from explainer.exports.feed import atom_feed
from explainer.exports.linked_data import block as linked_data_block
from explainer.exports.markdown import TWIN
from explainer.exports.published import Published
from explainer.exports.registry import files as exported_files
from explainer.finish.headings import headings
from explainer.finish.policy import protect
from explainer.finish.scripts import scripts_in
from explainer.language.text import finished
from explainer.mistakes.messages import translator
from explainer.mistakes.problems import InvalidFileError, report
from explainer.pages.addresses import Addresses, Links
from explainer.pages.forge import Repository, repository_at
from explainer.pages.page import CITE, EDITION, HOME
from explainer.project import Project
from explainer.search.pagefind import write_index
from explainer.site import Site, load_site
from explainer.whole_site.edition import Chapter, edition
from preview import keep_alive

log = logging.getLogger("mkdocs.explainer")

Relative = Callable[[str], str]

# What other sites may read beside the feeds; ``*`` stands for the rest of an address.
PUBLIC_FILES = ("api/v1/*", "agreement.yaml", "agreement.schema.json")

project = Project()


class MistakesError(BuildError):
    """Mistakes in the files that contributors write; ``report`` is what they are told."""

    def __init__(self, invalid: InvalidFileError) -> None:
        self.report = report(invalid.problems, translator())
        super().__init__(f"the site was not built\n{self.report}")


@dataclass(frozen=True)
class Build:
    """What one build works with: the site, and where each language lives in it."""

    site: Site
    addresses: Addresses
    language_names: dict[str, str]
    deck: Deck

    def context(self, locale: str, page: str, relative: Relative) -> dict[str, Any]:
        """What the theme's templates see beside MkDocs' own."""
        return {
            **self.site.renderers[locale].context(page, self.addresses.links(locale, relative)),
            **self.deck.context(locale, page),
            "macros": self.site.renderers[locale].macros_of(page),
            "alternates": [
                {
                    "locale": other,
                    "name": self.language_names[other],
                    "href": relative(self.addresses.url(other, page)),
                    "published": self.addresses.links(other, relative).published(page),
                    "is_here": other == locale,
                }
                for other in self.addresses.prefixes
            ],
        }

    def cite_context(self, locale: str, page: str, relative: Relative) -> dict[str, Any]:
        """What the template sees that tells how to cite a page and its entries."""
        renderer, context = self.site.renderers[locale], self.context(locale, page, relative)
        about, words = renderer.pages[page], context["entry_ways"]
        entries = [each for each, home in renderer.page_of.items() if home == page]
        return {
            **context,
            "about": about,
            "entries": entries,
            "page_name": "",  # it is none of the pages of the menu
            "title": f"{words.title} – {about.title}",
            "description": str(words.text if entries else words.page).format(page=about.title),
            "alternates": [
                each | {"href": relative(self.addresses.url(each["locale"], page) + CITE)}
                for each in context["alternates"]
            ],
        }

    @cached_property
    def published(self) -> Published:
        """The site as its exports see it."""
        renderers = self.site.renderers
        return Published(
            facts=self.site.facts,
            localizers={locale: renderers[locale].localizer for locale in self.addresses.prefixes},
            pages={locale: renderers[locale].pages for locale in self.addresses.prefixes},
            prefixes=self.addresses.prefixes,
            page_of=renderers[self.addresses.default].page_of,
            site_url=self.addresses.site_url,
        )


current: Build
previewing = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Mistakes do not end the preview."""
    global previewing
    previewing = command == "serve"
    if command == "serve":
        os.environ.pop("DOWNLOADS", None)
        keep_alive()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check everything before anything is written, once for all languages; choose the pages."""
    global current
    config.watch.append(str(project.facts))
    if not _i18n(config).building:  # the first language
        current = _load(config)
        if current.deck.problem:
            log.info(current.deck.problem.text(translator()))
    renderer = current.site.renderers[_i18n(config).current_language or current.addresses.default]
    config.site_name = renderer.localizer.facts.site.name
    config.nav = [f"{name}.md" for name in renderer.pages]
    return config


def _load(config: MkDocsConfig) -> Build:
    """Raises ``MistakesError`` with all that is wrong."""
    languages = _i18n(config).config.languages
    addresses = Addresses(
        prefixes={language.locale: "" if language.default else f"{language.locale}/" for language in languages},
        site_url=config.site_url or "",
    )

    def links(locale: str, page: str) -> Links:
        return addresses.links(locale, partial(get_relative_url, other=addresses.url(locale, page)))

    try:
        site = load_site(project, repository=_repository(config), links=links)
    except InvalidFileError as invalid:
        raise MistakesError(invalid) from None
    return Build(
        site=site,
        addresses=addresses,
        language_names={language.locale: language.name for language in languages},
        deck=deck_of(site.renderers, "" if previewing else addresses.site_url),  # the preview needs no cards
    )


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the pages that have nothing to show, and the theme's assets, which our templates do not use."""
    docs = Path(config.docs_dir)
    shown = current.site.renderers[current.addresses.default].pages
    for file in list(files):
        if file.is_documentation_page():
            if file.name not in shown:
                files.remove(file)
        elif docs not in Path(file.abs_src_path or docs).parents:
            files.remove(file)
    return files


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Escape whatever the theme's templates output, as MkDocs itself does not, and leave no blank lines; give them the
    style and the scripts that stand in each page."""
    env.autoescape = env.trim_blocks = env.lstrip_blocks = True
    env.globals["scripts"] = {name: Markup(script) for name, script in scripts_in(project.overrides).items()}
    env.globals["style_of"] = current.site.style_sheet.of
    return env


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """The page in its language, its macros expanded."""
    locale = _locale(config)
    page.meta["title"] = current.site.renderers[locale].pages[page.file.name].title
    return current.site.markdown[locale, page.file.name]


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Find the headings, which stand in the macros' HTML as well as in the Markdown."""
    page.meta["headings"] = headings(html)
    return html


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the theme's templates the words and facts of the page's language."""
    locale = _locale(config)
    context.update(current.context(locale, page.file.name, lambda url: get_relative_url(url, page.url)))
    context["linked_data"] = linked_data_block(current.published, locale, page.file.name)
    context["markdown_twin"] = TWIN
    if page.file.name == EDITION:
        page.content = f"{page.content}{_chapters(nav, config)}"
        page.meta["headings"] = []  # it has a table of contents of its own
    return context


def _chapters(nav: Navigation, config: MkDocsConfig) -> str:
    """Every other page of the language, each rendered by now, as chapters of the complete edition."""
    locale = _locale(config)
    chapters = [
        Chapter(page.file.name, current.addresses.url(locale, page.file.name), page.content or "")
        for page in nav.pages
        if page.file.name != EDITION
    ]
    words = current.site.renderers[locale].localizer.labels.words
    return edition(chapters, current.addresses.url(locale, EDITION), words.contents)


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Pages without Markdown, such as 404.html, may be shown at any address: their links start from the root."""
    base = str(context["base_url"]).rstrip("/")
    every_language = [
        current.context(locale, HOME, lambda url: f"{base}/{url}") for locale in current.addresses.prefixes
    ]
    home = next(each for each in every_language if each["locale"] == current.addresses.default)
    context.update(home, every_language=every_language)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Write punctuation and names as people read them."""
    return finished(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages without Markdown."""
    return finished(output_content)


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    """Once, after the last language: publish the data and the feeds, make the search index, and, where they are asked
    for, the files that hold the whole site."""
    if _i18n(config).building:
        return
    site = Path(config.site_dir)
    _write_cite_pages(site, config)
    if not os.environ.get("WITHOUT_EXPORTS"):  # set by scripts/bench.py, to see what they cost
        _export(site)
    records = {locale: renderer.search_records() for locale, renderer in current.site.renderers.items()}
    write_index(site / "pagefind", records, current.addresses.url)
    if not previewing:  # the preview puts a script of its own into each page
        feeds = [prefix + "feed.xml" for prefix in current.addresses.prefixes.values()]
        protect(site, [*PUBLIC_FILES, *feeds])
    _make_downloads(replace(current.published, folder=site))


def _write_cite_pages(site: Path, config: MkDocsConfig) -> None:
    """Beside each page, one that says how to cite it and its entries; see ``overrides/cite.html``."""
    template = on_env(config.theme.get_env(), config, Files([])).get_template(CITE)
    for locale in current.addresses.prefixes:
        for name in current.site.renderers[locale].pages:
            url = current.addresses.url(locale, name) + CITE
            context = current.cite_context(locale, name, partial(get_relative_url, other=url))
            _write(site / url, finished(template.render(context)))


def _make_downloads(published: Published) -> None:
    """What makes them is loaded only when it is asked for: a browser drives the one, nobody else needs the other."""
    if Download.PDF in project.downloads:
        pdf = import_module("explainer.whole_site.pdf")
        try:
            pdf.print_editions(published, project.fonts)
        except pdf.NoBrowserError as error:
            raise BuildError(error.message.text(translator())) from None
    if Download.OFFLINE in project.downloads:
        records = {locale: renderer.search_records() for locale, renderer in current.site.renderers.items()}
        import_module("explainer.whole_site.offline").pack_editions(published, records)


def _export(site: Path) -> None:
    """Everything that is published beside the pages and their search index."""
    shutil.copyfile(project.facts, site / "agreement.yaml")
    shutil.copyfile(project.schema, site / "agreement.schema.json")
    if current.site.facts.changes:
        for locale in current.addresses.prefixes:
            _write_feed(site, locale)
    for path, text in exported_files(replace(current.published, folder=site)):
        _write(site / path, text)
    current.deck.write(site, project.cards)


def _write(path: Path, text: str) -> None:
    """Write ``text`` as it is, whatever its line ends."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8", newline="")


def _write_feed(site: Path, locale: str) -> None:
    """The feed of one language; without an address of the site, its links start from the feed."""
    name = current.addresses.prefixes[locale] + "feed.xml"
    page = current.addresses.url(locale, "changes")

    def address(url: str) -> str:
        return current.addresses.site_url + url if current.addresses.site_url else get_relative_url(url, name)

    feed = atom_feed(
        current.site.facts,
        current.site.renderers[locale].localizer,
        address(name),
        address(page),
        lambda change_id: f"{address(page)}#{change_id}",
    )
    (site / name).write_text(feed, encoding="utf-8")


def _i18n(config: MkDocsConfig) -> I18n:
    plugin = config.plugins["i18n"]
    assert isinstance(plugin, I18n)
    return plugin


def _repository(config: MkDocsConfig) -> Repository | None:
    path = project.shown(project.facts)
    if Path(path).is_absolute():  # the facts are not in the repository
        return None
    return repository_at(config.repo_url or "", config.extra["branch"], path, config.extra["forge"])


def _locale(config: MkDocsConfig) -> str:
    locale: str = _i18n(config).current_language
    return locale
