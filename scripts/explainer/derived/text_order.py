"""What the agreement says in the order of its text, where the parts of that are known."""

from __future__ import annotations

from ..facts.model import Facts, Provision, TextPart, TextPartKind, TextUnit

ADDED = {TextPartKind.ANNEX, TextPartKind.PROTOCOL, TextPartKind.LETTER}


def text_order(facts: Facts) -> tuple[tuple[TextPart | None, tuple[Provision, ...]], ...]:
    """Each part of the text with what stands in it; ``None`` with what stands in no part, after the parts of the text
    itself and before what is added to it."""
    standing = _parts(facts)
    own = [part for part in facts.text_parts if part.kind not in ADDED]
    added = [part for part in facts.text_parts if part.kind in ADDED]
    parts: list[TextPart | None] = [*own, None, *added]
    found = ((part, tuple(each for each in facts.provisions if standing[each.id] is part)) for part in parts)
    return tuple((part, members) for part, members in found if part or members)


def units(facts: Facts) -> dict[str, TextUnit]:
    """For the id of each provision, what the part of the text under whose number it stands is called."""
    whole = facts.agreement.numbered_by or TextUnit.ARTICLE
    return {each: (part and part.numbered_by) or whole for each, part in _parts(facts).items()}


def _parts(facts: Facts) -> dict[str, TextPart | None]:
    """For the id of each provision, the part of the text in which it stands, or the one that it is a part of does."""
    parts = {part.id: part for part in facts.text_parts}
    provisions = {provision.id: provision for provision in facts.provisions}
    wholes = {each.id: provisions.get(each.item_of or "", each) for each in facts.provisions}
    return {each: parts.get(whole.stands_in or "") for each, whole in wholes.items()}
