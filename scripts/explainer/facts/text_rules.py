"""Rules about the parts of the text: each holds something, once, and a provision stands where its whole does."""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import msg
from .model import Facts, TextPartKind
from .yaml_reader import Complaint


def parts_of_the_text_hold_something(facts: Facts) -> Iterator[Complaint]:
    """Each has a text of its own or a provision in it, else its heading would stand over nothing; no two are called
    the same."""
    filled = {provision.stands_in for provision in facts.provisions if provision.stands_in}
    are_known = filled.issubset(part.id for part in facts.text_parts)  # a misspelt id is told elsewhere
    seen: dict[tuple[TextPartKind, str, str], str] = {}
    for index, part in enumerate(facts.text_parts):
        if are_known and not part.text and part.id not in filled:
            message = msg(
                'nothing stands in "{id}"; write "text", or name it as "stands_in" of what stands there', id=part.id
            )
            yield ("text_parts", index, "id"), message
        if (
            part.number
            and (other := seen.setdefault((part.kind, str(part.kind_name), part.number), part.id)) != part.id
        ):
            yield ("text_parts", index, "number"), msg('"{other}" has this number already', other=other)


def parts_stand_with_their_whole(facts: Facts) -> Iterator[Complaint]:
    """A part of a provision is shown with it, so it stands in the same part of the text or names none."""
    provisions = {provision.id: provision for provision in facts.provisions}
    for index, part in enumerate(facts.provisions):
        whole = provisions.get(part.item_of or "")
        if whole and not whole.item_of and part.stands_in and part.stands_in != whole.stands_in:
            message = msg('it is shown with "{whole}", which stands elsewhere; remove the line', whole=whole.id)
            yield ("provisions", index, "stands_in"), message
