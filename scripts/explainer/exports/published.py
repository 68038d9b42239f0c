"""What writers work with: the facts, their words in each language, and where everything is published."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import cached_property

from .. import walk
from ..localize import Localizer
from ..model import Entry, Facts, Source
from ..pages import HOME
from ..render import LocalPage
from .citations import Citation, cite


@dataclass(frozen=True)
class Published:
    """A site as its exports see it. ``localizers``, ``pages`` and ``prefixes`` are by locale, the default one first;
    ``page_of`` has the page of each id; ``site_url`` is empty where it is not known where the site will be;
    ``html(locale, page)`` reads a page as it was built."""

    facts: Facts
    localizers: Mapping[str, Localizer]
    pages: Mapping[str, Mapping[str, LocalPage]]
    prefixes: Mapping[str, str]
    page_of: Mapping[str, str]
    site_url: str
    html: Callable[[str, str], str]

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by its id, in the order of the file."""
        return {entry.id: entry for _, entry in walk.entries(self.facts)}

    @cached_property
    def sources(self) -> dict[str, Source]:
        """Every source by its id."""
        return {source.id: source for source in self.facts.sources}

    def url(self, locale: str, page: str) -> str:
        """The address of a page, from the root of the site."""
        return self.prefixes[locale] + ("" if page == HOME else f"{page}/")

    def url_of(self, locale: str, entry_id: str) -> str:
        """The address of an entry or source on its page, from the root of the site."""
        return f"{self.url(locale, self.page_of[entry_id])}#{entry_id}"

    def cite_site(self, locale: str) -> Citation:
        """How the whole site is cited."""
        localizer = self.localizers[locale]
        return cite(localizer, "", str(localizer.facts.site.name), self._address(self.url(locale, HOME)), whole=True)

    def cite_page(self, locale: str, page: str) -> Citation:
        """How a page is cited."""
        title = self.pages[locale][page].title
        return cite(self.localizers[locale], f"page-{page}", title, self._address(self.url(locale, page)))

    def cite_entry(self, locale: str, entry: str) -> Citation:
        """How an entry is cited, by its id."""
        localizer = self.localizers[locale]
        title = localizer.value(self.entries[entry].heading)
        return cite(localizer, entry, title, self._address(self.url_of(locale, entry)))

    def _address(self, url: str) -> str:
        return self.site_url + url if self.site_url else ""
