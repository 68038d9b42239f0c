"""A built site as tests read it: its pages as parsed HTML."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from bs4 import BeautifulSoup, Tag

from explainer.facts import walk
from explainer.facts.model import Entry, Facts
from explainer.pages.page import CITE, EDITION, former_pages, read_pages
from explainer.project import Project
from soup import Soup

FORMER = former_pages(read_pages(Project()))


@dataclass(frozen=True)
class BuiltPage:
    """``path`` is relative to the site, ``name`` the page's name."""

    path: str
    locale: str
    name: str
    html: str

    @property
    def url(self) -> str:
        """The page's address from the root of the site."""
        return self.path.removesuffix("index.html")

    @cached_property
    def soup(self) -> Soup:
        return Soup(self.html, "lxml")

    @cached_property
    def text(self) -> str:
        return self.soup.get_text(" ", strip=True)

    @cached_property
    def by_id(self) -> dict[str, Tag]:
        """What an anchor leads to."""
        return {str(element["id"]): element for element in self.soup.select("[id]")}

    @cached_property
    def ids(self) -> set[str]:
        return set(self.by_id)


def head_of(path: Path) -> Tag:
    """The head of the page at ``path``, without reading the rest."""
    head = BeautifulSoup(path.read_text(encoding="utf-8").partition("</head>")[0], "lxml").head
    assert head
    return head


@dataclass(frozen=True)
class BuiltSite:
    folder: Path
    facts_path: Path
    facts: Facts
    locales: tuple[str, ...]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry of the facts by its id."""
        return {entry.id: entry for _, entry in walk.entries(self.facts)}

    @cached_property
    def pages(self) -> list[BuiltPage]:
        """Every page but 404.html and those that are gone, in every language."""
        found = (self._read(path) for path in sorted(self.folder.rglob("index.html")))
        return [page for page in found if page.name not in FORMER]

    @cached_property
    def former_pages(self) -> list[BuiltPage]:
        """What stands where pages were that are gone, in every language."""
        found = (self._read(path) for path in sorted(self.folder.rglob("index.html")))
        return [page for page in found if page.name in FORMER]

    @cached_property
    def cite_pages(self) -> list[BuiltPage]:
        """Those that tell how to cite a page, in every language; each has the name of its page."""
        return [self._read(path) for path in sorted(self.folder.rglob(CITE))]

    @cached_property
    def lost(self) -> BuiltPage:
        """404.html, for readers of every language."""
        return self._read(self.folder / "404.html")

    @property
    def single_pages(self) -> list[BuiltPage]:
        """Every page but the complete editions, which hold all the others."""
        return [page for page in self.pages if page.name != EDITION]

    def of(self, locale: str) -> dict[str, BuiltPage]:
        """The pages of one language by name."""
        return {page.name: page for page in self.pages if page.locale == locale}

    def _read(self, path: Path) -> BuiltPage:
        relative = path.relative_to(self.folder)
        folders = list(relative.parent.parts)
        locale = folders.pop(0) if folders and folders[0] in self.locales else self.locales[0]
        html = path.read_text(encoding="utf-8")
        return BuiltPage(str(relative), locale, "/".join(folders) or "index", html)


def folder_of(site: BuiltSite, locale: str) -> str:
    """Where the pages and files of a language stand in the folder of the site."""
    return "" if locale == site.locales[0] else f"{locale}/"
