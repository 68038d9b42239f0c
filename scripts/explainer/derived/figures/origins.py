"""What the picture of who repeats whom says of an origin that is no source of the site: of a body or party, or of
several that spoke together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from ...facts.model import Body, Facts, Party, Source
from ...language.localize import Localizer


class Origins:
    """Tells of the origins of the sources of one facts file, in the language of ``localizer``. Several that spoke
    together are one origin: its id has all of theirs."""

    def __init__(self, facts: Facts, localizer: Localizer) -> None:
        self._facts, self._localizer = facts, localizer
        self._words = localizer.labels.words.figures
        self._sources = {source.id for source in facts.sources}

    def of(self, source: Source) -> Sequence[str]:
        """What a source repeats: other sources, else one origin."""
        repeated = source.derives_from
        return repeated if self._sources.intersection(repeated) or not repeated else (" ".join(repeated),)

    def names(self) -> dict[str, str]:
        """For the id of each origin that is no source, what it is called."""
        found = {origin for source in self._facts.sources for origin in self.of(source)} - self._sources
        return {origin: self._localizer.list_of([*map(self._heading, origin.split())]) for origin in sorted(found)}

    def told(self, origin: str, number: int) -> str:
        """How many sources pass on what it said, and whether none is its own."""
        told = [(self._words.quoted_jointly if " " in origin else self._words.quoted).count(number)]
        dates = {each.published.iso for each in self._facts.sources if origin in self.of(each) and each.published}
        if len(dates) > 1:
            told = [str(self._localizer.labels.words.comma).join([*told, self._words.at_different_times])]
        is_unread = " " not in origin and not self._published_by(origin)
        return " · ".join([*told, *([self._words.unread] if is_unread else [])])

    def _published_by(self, origin: str) -> bool:
        """Whether a body or party has published a source, under one of its names and repeating nobody."""
        called = self._called(self._facts.index.by_id[origin])
        own = (each.publisher.root for each in self._facts.sources if not each.derives_from)
        return any(text.casefold() in called for publisher in own for text in publisher.values())

    def _called(self, entry: Any) -> set[str]:
        """The names of a body or party, long and short."""
        names = (
            [name.text for name in entry.name.root.values()] if isinstance(entry, Body | Party) and entry.name else []
        )
        short = [each.text for each in getattr(entry, "acronyms", ())]
        return {name.casefold() for name in [*names, *short]}

    def _heading(self, entry_id: str) -> str:
        heading: Any = self._localizer.value(self._localizer.record(entry_id).heading)
        return str(heading)
