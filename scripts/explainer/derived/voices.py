"""Which sources speak for themselves and which repeat others: however many pass on one text, they are one voice."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from ..facts.model import Facts

Origins = dict[str, frozenset[str]]


class Voices(NamedTuple):
    """Ids of sources: one for each voice, and those that only repeat what these pass on."""

    independent: list[str]
    echoes: list[str]


def origins(facts: Facts) -> Origins:
    """For each source what it goes back to: itself, or what it repeats in the end, a source, a body or a party."""
    known = {source.id: source.derives_from for source in facts.sources}

    def back(source_id: str) -> frozenset[str]:
        repeats = known.get(source_id, ())
        return frozenset().union(*map(back, repeats)) if repeats else frozenset([source_id])

    return {source_id: back(source_id) for source_id in known}


def voices(source_ids: Iterable[str], origins: Origins) -> Voices:
    """Tell the sources of a statement apart: whatever goes back to what an earlier one goes back to is its echo."""
    found, heard = Voices([], []), set[str]()
    for source_id in source_ids:
        (found.echoes if origins[source_id] <= heard else found.independent).append(source_id)
        heard |= origins[source_id]
    return found
