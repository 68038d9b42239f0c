"""Everything that has a name in several languages, or a short name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..facts.model import Acronym, Body, Facts, Names


@dataclass(frozen=True)
class Named:
    """``part`` of the facts and ``id`` of the entry that has this ``name``; the bodies of parties are bodies too."""

    part: str
    id: str
    name: Names


@dataclass(frozen=True)
class Shortened:
    """``id`` of the entry that has this ``acronym``."""

    id: str
    acronym: Acronym


def named(facts: Facts) -> Iterator[Named]:
    """Each entry that has a name, in the order of the file; without those that are called as their country is."""
    for path, entry in facts.index.entries:
        for field in type(entry).model_fields:
            value = getattr(entry, field)
            if isinstance(value, Names) and field in entry.model_fields_set:
                yield Named("bodies" if isinstance(entry, Body) else str(path[0]), entry.id, value)


def shortened(facts: Facts) -> Iterator[Shortened]:
    """Each short name, in the order of the file."""
    for _, entry in facts.index.entries:
        for acronym in getattr(entry, "acronyms", ()):
            yield Shortened(entry.id, acronym)
