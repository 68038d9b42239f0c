"""Everything that has a name in several languages, or a short name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ..facts.model import Acronym, Body, Facts, Names, RelatedAgreement


@dataclass(frozen=True)
class Named:
    """``part`` of the facts and ``id`` of the entry that has this ``name``; the bodies of parties are bodies too.
    ``is_written`` unless it is only that of a country."""

    part: str
    id: str
    name: Names
    is_written: bool = True


@dataclass(frozen=True)
class Shortened:
    """``id`` of the entry that has this ``acronym``."""

    id: str
    acronym: Acronym


def named(facts: Facts, *, with_countries: bool = False) -> Iterator[Named]:
    """Each entry that has a name, in the order of the file; those that are called as their country is on demand."""
    for path, entry in facts.index.entries:
        if isinstance(entry, RelatedAgreement) and not entry.is_identified:
            continue
        for field in type(entry).model_fields:
            value = getattr(entry, field)
            is_written = field in entry.model_fields_set
            if isinstance(value, Names) and (is_written or with_countries):
                yield Named("bodies" if isinstance(entry, Body) else str(path[0]), entry.id, value, is_written)


def shortened(facts: Facts) -> Iterator[Shortened]:
    """Each short name, in the order of the file."""
    for _, entry in facts.index.entries:
        for acronym in getattr(entry, "acronyms", ()):
            yield Shortened(entry.id, acronym)
