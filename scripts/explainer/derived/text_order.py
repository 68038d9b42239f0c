"""What the agreement says in the order of its text, where the parts of that are known."""

from __future__ import annotations

from ..facts.model import Facts, Provision, TextPart, TextPartKind

ADDED = {TextPartKind.ANNEX, TextPartKind.PROTOCOL, TextPartKind.LETTER}


def text_order(facts: Facts) -> tuple[tuple[TextPart | None, tuple[Provision, ...]], ...]:
    """Each part of the text with what stands in it; ``None`` with what stands in no part, after the parts of the text
    itself and before what is added to it."""
    provisions = {provision.id: provision for provision in facts.provisions}

    def place_of(provision: Provision) -> str | None:
        whole = provisions.get(provision.item_of or "", provision)
        return whole.stands_in

    own = [part for part in facts.text_parts if part.kind not in ADDED]
    added = [part for part in facts.text_parts if part.kind in ADDED]
    parts: list[TextPart | None] = [*own, None, *added]
    places = [(part, part.id if part else None) for part in parts]
    found = ((part, tuple(each for each in provisions.values() if place_of(each) == place)) for part, place in places)
    return tuple((part, members) for part, members in found if part or members)
