"""Everything that a build writes once the pages are there, and what the templates of pages see of the whole site."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from functools import cached_property, partial
from importlib import import_module
from pathlib import Path
from typing import Any

from jinja2 import Template

from .cards.cards import Deck
from .downloads import Download, whole_site_file
from .exports import bill_of_materials, checksums
from .exports.api import FOLDER as API
from .exports.feed import feed_of
from .exports.published import Published
from .exports.registry import files as exported_files
from .finish.headings import ids
from .finish.look import Look
from .finish.policy import HEADERS_FILE, Protection
from .finish.scripts import standing
from .finish.style import PROSE
from .language.direction import with_directions
from .language.text import with_lent_texts, with_unbroken_names
from .pages.addresses import Addresses, relative
from .pages.local import moved
from .pages.notes import OPENS
from .pages.page import CITE, EDITION
from .project import Project
from .search.pagefind import write_index
from .search.sections import sections
from .site import Site
from .whole_site.edition import Chapter, edition
from .whole_site.one_file import FRAME, chapters

Relative = Callable[[str], str]

MOVED = "moved.html"

BESIDE = ThreadPoolExecutor(max_workers=1)

AS_IT_IS = ".nojekyll"  # else GitHub Pages, where it publishes a branch, leaves _headers out and makes pages of *.md

# What other sites may read beside the feeds; ``*`` stands for the rest of an address.
PUBLIC_FILES = (f"{API}/*", "agreement.yaml", "agreement.schema.json")


@dataclass(frozen=True)
class Build:
    """What one build works with: the site, its look, where each language lives in it, and the ``folder`` where it is
    built; of the pages that were built, what stands on them, as HTML, by locale and name, and their ``protection``;
    those ``with_prose`` need its style; the ``index`` of the search, once it is being made."""

    project: Project
    site: Site
    look: Look
    addresses: Addresses
    language_names: dict[str, str]
    deck: Deck
    folder: Path
    is_preview: bool = False
    index: list[Future[None]] = field(default_factory=list)
    contents: dict[tuple[str, str], str] = field(default_factory=dict)
    with_prose: set[tuple[str, str]] = field(default_factory=set)
    protection: Protection = field(default_factory=Protection)

    def context(self, locale: str, page: str, relative: Relative) -> dict[str, Any]:
        """What the theme's templates see beside MkDocs' own."""
        return {
            **self.site.renderers[locale].context(page, self.addresses.links(locale, relative)),
            **self.deck.context(locale, page),
            "macros": self._styled(locale, page),
            "alternates": [
                {
                    "locale": other,
                    "name": self.language_names[other],
                    "href": relative(self.addresses.url(other, page)),
                    "published": self.addresses.links(other, relative).published(page),
                    "is_here": other == locale,
                    "is_draft": other in self.project.drafts,
                }
                for other in self.addresses.prefixes
            ],
        }

    @cached_property
    def globals(self) -> dict[str, Any]:
        """What every template of the theme sees."""
        return standing(self.project.overrides, self.site.style_sheet, self.look, self.protection)

    def _styled(self, locale: str, page: str) -> list[str]:
        """What a page has the style of; the complete edition has that of every page."""
        has_prose = any(other == locale and page in (name, EDITION) for other, name in self.with_prose)
        return self.site.renderers[locale].macros_of(page) + ([PROSE] if has_prose else [])

    def cite_context(self, locale: str, page: str) -> dict[str, Any]:
        """What the template sees that tells how to cite a page and its entries."""
        here = partial(relative, page_url=self.addresses.url(locale, page) + CITE)
        renderer, context = self.site.renderers[locale], self.context(locale, page, here)
        about, words = renderer.pages[page], context["entry_ways"]
        entries = renderer.order.of(each for each, home in renderer.page_of.items() if home == page)
        return {
            **context,
            "about": about,
            "entries": entries,
            "page": None,
            "page_name": "",  # it is none of the pages of the menu
            "title": f"{words.title} – {about.title}",
            "description": str(words.text if entries else words.page).format(page=about.title),
            "alternates": [
                each | {"href": here(self.addresses.url(each["locale"], page) + CITE)} for each in context["alternates"]
            ],
        }

    def former_context(self, locale: str, former: str) -> dict[str, Any]:
        """What the template sees that stands where a page was that is gone: the way to the first of the pages that
        hold now what it held, and to each id on any of them."""
        renderer = self.site.renderers[locale]
        here = partial(relative, page_url=self.addresses.url(locale, former))
        homes = renderer.former[former]
        addresses = {home: here(self.addresses.url(locale, home)) for home in homes}
        places = {
            anchor: f"{addresses[home]}#{anchor}"
            for home in reversed(homes)
            for anchor in sorted(ids(self.contents[locale, home]))
            if not OPENS.match(anchor)
        }
        links = self.addresses.links(locale, here)
        for home in homes:
            places |= {old: address for old, _, address in moved(renderer.moved[home], renderer.pages, links)}
        page = renderer.pages[homes[0]]
        return self.context(locale, page.name, here) | {"address": addresses[page.name], "places": places}

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
            contents=self.contents,
            folder=self.folder,
            drafts=self.project.drafts,
        )

    def edition(self, locale: str) -> str:
        """The complete edition of a language, whose other pages were built."""
        firsts: dict[str, list[str]] = {}
        for former, (first, *_) in self.site.renderers[locale].former.items():
            firsts.setdefault(first, []).append(former)
        renderer = self.site.renderers[locale]
        pages = tuple(
            Chapter(
                page.name.replace("/", "."),  # it begins ids
                page.title,
                self.addresses.url(locale, page.name),
                self.contents[locale, page.name],
                tuple(each.replace("/", ".") for each in firsts.get(page.name, ())),
                page.repeats,
            )
            for page in renderer.pages.values()
            if page.name != EDITION
        )
        words = renderer.localizer.labels.words
        return with_lent_texts(edition(pages, self.addresses.url(locale, EDITION), words.contents, words.moved))

    def begin_index(self, html_of: Callable[[str], str]) -> None:
        """Have the index of the search made, by another program, while this one makes the pages; ``html_of`` makes HTML
        of the Markdown of those that authors write."""
        records = {}
        for locale, renderer in self.site.renderers.items():
            drafts = {name: self.site.drafts[locale, name] for name in renderer.prose_pages}
            written = {name: sections(draft.html(html_of(draft.markdown))) for name, draft in drafts.items()}
            records[locale] = renderer.search_records(written)
        labels = {locale: renderer.localizer.labels for locale, renderer in self.site.renderers.items()}
        self.index.append(BESIDE.submit(write_index, self.folder / "pagefind", records, self.addresses.url, labels))

    def end_index(self) -> None:
        """Wait for the index, if it is being made; what was wrong with it is raised."""
        while self.index:
            self.index.pop().result()

    def give_up(self) -> None:
        """Leave nobody at work in the folder of a build that has failed; it has failed by something else."""
        with suppress(Exception):
            self.end_index()

    def finished(self, output: str, content: str = "") -> str:
        """What a template made, as it is published; ``content`` is the part of it that is so already."""
        frame = output.partition(content) if content else [output]
        written = (part if part == content else with_lent_texts(with_unbroken_names(part)) for part in frame)
        page = with_directions("".join(written))
        return self.protection.page(page) if "<html" in page else page


def publish(build: Build, template: Callable[[str], Template]) -> None:
    """Write everything that stands beside the pages of ``build``; in a preview, only what pages cannot do without.
    ``template`` gives those of the theme by their names.

    Raises ``MissingProgramError`` where there is no Pagefind, or no browser to print a PDF that is asked for.
    """
    try:
        _write_all(build, template)
    except BaseException:
        build.give_up()
        raise


def _write_all(build: Build, template: Callable[[str], Template]) -> None:
    _write_cite_pages(build, template(CITE))
    _write_former_pages(build, template(MOVED))
    if not build.is_preview:
        _write_exports(build)
        _write_one_file(build, template(FRAME))
        feeds = [build.addresses.prefixes[locale] + "feed.xml" for locale in build.project.finished]
        _write(build.folder / HEADERS_FILE, build.protection.headers_file([*PUBLIC_FILES, *feeds]))
    build.end_index()
    if Download.PDF in build.project.downloads:  # what prints it is loaded only when it is asked for
        import_module("explainer.whole_site.pdf").print_editions(build.published)
    if not build.is_preview:  # the last file of all
        _write(build.folder / checksums.PATH, checksums.checksums(build.folder))


def _write_cite_pages(build: Build, template: Template) -> None:
    """Beside each page, one that says how to cite it and its entries; see ``overrides/cite.html``."""
    for locale, renderer in build.site.renderers.items():
        for name in renderer.pages:
            page = template.render(build.cite_context(locale, name))
            _write(build.folder / build.addresses.url(locale, name) / CITE, build.finished(page))


def _write_former_pages(build: Build, template: Template) -> None:
    """At the address of each page that is gone, one that leads on; see ``overrides/moved.html``."""
    for locale, renderer in build.site.renderers.items():
        for name in renderer.former:
            _write(
                build.folder / build.addresses.url(locale, name) / "index.html",
                build.finished(template.render(build.former_context(locale, name))),
            )


def _write_exports(build: Build) -> None:
    """Everything that is published beside the pages and their search index."""
    shutil.copyfile(build.project.facts, build.folder / "agreement.yaml")
    if build.site.facts.changes:
        for path, text in (feed_of(build.published, locale) for locale in build.project.finished):
            _write(build.folder / path, text)
    for path, text in exported_files(build.published):
        _write(build.folder / path, text)
    for place in (build.folder, build.folder / API):
        shutil.copyfile(build.project.schema, place / build.project.schema.name)
    build.deck.write(build.folder)
    _write(build.folder / AS_IT_IS, "")
    if build.project.lock.exists():  # a copy of the project may do without what installs it
        bill = bill_of_materials.bill_of_materials(build.project.lock.read_text("utf-8"), build.project.metadata)
        _write(build.folder / bill_of_materials.PATH, bill)


def _write_one_file(build: Build, frame: Template) -> None:
    """The complete edition of each language in one file."""
    for locale in build.addresses.prefixes:
        context = build.context(locale, EDITION, str)
        file = whole_site_file(Download.HTML, build.site.facts.agreement.id, locale)
        page = frame.render(context, chapters=chapters(build.published, locale))
        _write(build.folder / file.path, build.protection.one_file(with_directions(with_lent_texts(page))))


def _write(path: Path, text: str) -> None:
    """Write ``text`` as it is, whatever its line ends."""
    try:
        path.write_bytes(text.encode())
    except FileNotFoundError:  # the first of its folder
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text.encode())
