"""What writers work with: the facts, their words in each language, and where everything is published."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, reduce
from pathlib import Path
from typing import Any

from ..derived.evidence import citing, grounds
from ..facts.model import Entry, Facts
from ..language.localize import Localizer
from ..language.plain import Plain, complete, localised
from ..pages.addresses import Addresses
from ..pages.citation import Citation, cite, cite_source
from ..pages.local import LocalPage
from ..pages.page import HOME

# A picture to keep, as the macros of the figures write it.
DRAWING = re.compile(r'<svg\b[^>]* data-file="(?P<name>[a-z0-9-]+)".*?</svg>', re.DOTALL)


@dataclass(frozen=True)
class Published(Addresses):
    """A site as its exports see it, with its addresses. ``localizers`` and ``pages`` are by locale, the default one
    first; ``page_of`` has the page of each id; ``contents`` what stands on each page, as HTML without its frame, by
    locale and name, as far as they were built; ``folder`` is where. The languages ``drafts`` are announced nowhere."""

    facts: Facts
    localizers: Mapping[str, Localizer]
    pages: Mapping[str, Mapping[str, LocalPage]]
    page_of: Mapping[str, str]
    contents: Mapping[tuple[str, str], str]
    folder: Path
    drafts: tuple[str, ...] = ()

    @cached_property
    def entries(self) -> dict[str, Entry]:
        """Every entry by its id, in the order of the file."""
        return {entry.id: entry for _, entry in self.facts.index.entries}

    @cached_property
    def by_any_id(self) -> dict[str, Entry]:
        """Every entry by each id that it has or had, because addresses never change."""
        former = {old: entry for entry in self.entries.values() for old in entry.formerly}
        return {**self.entries, **former}

    @cached_property
    def markdown(self) -> dict[tuple[str, str], str]:
        """The pages as Markdown, by locale and name, as far as they were asked for."""
        return {}

    @cached_property
    def sections(self) -> list[str]:
        """The parts of the file that hold anything with an id, in the order of the file."""
        return list(dict.fromkeys(self.facts.index.part_of.values()))

    @cached_property
    def plain(self) -> dict[str, Plain]:
        """The facts in each language, as plain values."""
        return {locale: localised(self.facts, localizer) for locale, localizer in self.localizers.items()}

    @cached_property
    def complete(self) -> dict[str, Plain]:
        """What has an id, by it, in every language, as it stands in the facts file."""
        whole: Any = complete(self.facts)
        return {
            record.id: reduce(lambda value, key: value[key], path, whole)  # type: ignore[index]
            for path, record in self.facts.index.addressed
        }

    @cached_property
    def sources_of(self) -> dict[str, list[str]]:
        """For each entry, the ids of the sources that it and what stands inside it rest on."""
        return {each.entry.id: each.sources for each in grounds(self.facts)}

    @cached_property
    def cited_by(self) -> dict[str, list[str]]:
        """For each source, the ids of the entries that cite it."""
        return citing(self.facts)

    def base(self, path: str) -> str:
        """What addresses in the file at ``path`` start from: the site's address, else the way back to its root."""
        return self.site_url or "../" * path.count("/") or "./"

    def url_of(self, locale: str, entry_id: str) -> str:
        """The address of an entry or source on its page, from the root of the site."""
        return f"{self.url(locale, self.page_of[entry_id])}#{entry_id}"

    @cached_property
    def drawings(self) -> dict[str, dict[str, str]]:
        """The pictures to keep of each language, by name: SVG as it stands in the pages, as far as they were built."""
        found: dict[str, dict[str, str]] = {locale: {} for locale in self.localizers}
        for (locale, _), content in self.contents.items():
            found[locale] |= {drawing["name"]: drawing[0] for drawing in DRAWING.finditer(content)}
        return found

    def cite_site(self, locale: str) -> Citation:
        """How the whole site is cited."""
        localizer = self.localizers[locale]
        return cite(localizer, "", str(localizer.facts.site.name), self._address(self.url(locale, HOME)), whole=True)

    def cite_page(self, locale: str, page: str) -> Citation:
        """How a page is cited."""
        title = self.pages[locale][page].title
        return cite(self.localizers[locale], f"page-{page}", title, self._address(self.url(locale, page)))

    def cite_sources(self, locale: str) -> list[Citation]:
        """How each source is cited."""
        return [cite_source(self.localizers[locale], source) for source in self.facts.sources]

    def _address(self, url: str) -> str:
        return self.site_url + url if self.site_url else ""
