"""Rules about who signed: those who are named did, and nobody signs a text that was only adopted."""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import msg
from .model import SIGNING, Body, Facts, InstrumentState, Part, Party, TextPart
from .yaml_reader import Complaint


def signatories_signed(facts: Facts) -> Iterator[Complaint]:
    people = {person.id: person for person in facts.people}
    named: set[str] = set()
    for path, holder in facts.index.records:
        if not isinstance(holder, Party | Body | TextPart):
            continue
        for index, person_id in enumerate(holder.signatories):
            named.add(person_id)
            person = people.get(person_id)
            if person and person.part is not Part.SIGNATORY:
                message = msg(
                    '"{id}" is a signatory here, but under people its part is "{part}"', id=person_id, part=person.part
                )
                yield (*path, "signatories", index), message
    for index, person in enumerate(facts.people):
        if person.part is Part.SIGNATORY and person.id not in named:
            message = msg('"{id}" is a signatory, but no party or body names it under signatories', id=person.id)
            yield ("people", index, "part"), message


def their_acts_say_that_they_signed(facts: Facts) -> Iterator[Complaint]:
    """A party for which somebody signed has a signature among its acts, where it has any."""
    for index, party in enumerate(facts.parties):
        if party.acts and SIGNING.isdisjoint(party.acts):
            message = msg('somebody signed for it, but there is no "signature" among its acts; add it, or remove this')
            if party.signatories:
                yield ("parties", index, "signatories"), message
            for number, body in enumerate(party.bodies):
                if body.signatories:
                    yield ("parties", index, "bodies", number, "signatories"), message


def nobody_signs_what_was_adopted(facts: Facts) -> Iterator[Complaint]:
    """Where the agreement has no signature, it is not said to be signed, and nobody is said to have signed it."""
    if facts.agreement.signature:
        return
    message = msg('the agreement has no "signature", so nobody signed it; add when and how, or remove this')
    if facts.agreement.status.state is InstrumentState.SIGNED:
        yield ("agreement", "status", "state"), message
    for index, party in enumerate(facts.parties):
        yield from ((("parties", index, "acts", kind), message) for kind in party.acts if kind in SIGNING)
    for path, holder in facts.index.records:
        if isinstance(holder, Party | Body | TextPart) and holder.signatories:
            yield (*path, "signatories"), message
