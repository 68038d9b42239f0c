"""Rules about what comes before what."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..mistakes.messages import Message, msg
from . import walk
from .dates import When
from .model import Facts, Plan
from .yaml_reader import DataPath

Complaint = tuple[DataPath, Message]


def first_day(facts: Facts) -> date:
    """The day on which the text was there: that of its adoption or signing, whichever came first."""
    agreement = facts.agreement
    return min(each.on.start for each in (agreement.adoption, agreement.signature) if each)


def dates_are_in_order(facts: Facts) -> Iterator[Complaint]:
    agreement, signed = facts.agreement, facts.agreement.signature.on
    in_force, duration = agreement.entry_into_force, agreement.duration
    if agreement.adoption and agreement.adoption.on.start > signed.end:
        message = msg("a text is adopted before it is signed ({signed}), not after", signed=signed.iso)
        yield ("agreement", "adoption", "on"), message
    if in_force and in_force.on and in_force.on.end < signed.start:
        message = msg("it cannot enter into force before it is signed ({signed})", signed=signed.iso)
        yield ("agreement", "entry_into_force", "on"), message
    elif in_force and in_force.on:
        for index, condition in enumerate(in_force.conditions):
            if condition.met and condition.met.start > in_force.on.end:
                message = msg("a condition is met before the entry into force ({on}), not after", on=in_force.on.iso)
                yield ("agreement", "entry_into_force", "conditions", index, "met"), message
    if duration and duration.until and duration.until.end < _begins(facts, duration.starts):
        message = msg("it ends before it begins; write a later day, or correct the day on which it begins")
        yield ("agreement", "duration", "until"), message


def _begins(facts: Facts, starts: When | None) -> date:
    return starts.start if starts else first_day(facts)


def earlier_agreements_are_earlier(facts: Facts) -> Iterator[Complaint]:
    signed = facts.agreement.signature.on
    for index, prior in enumerate(facts.prior_agreements):
        if prior.signed and prior.signed.start > signed.end:
            message = msg(
                "an earlier agreement cannot be later than the signing ({signed}); one that was concluded since stands "
                "under related_agreements",
                signed=signed.iso,
            )
            yield ("prior_agreements", index, "signed"), message


def nothing_is_later_than_the_check(facts: Facts) -> Iterator[Complaint]:
    checked = facts.site.checked
    message = msg("this is later than site.checked ({checked}); change that date too", checked=checked.iso)
    for part in ("accounts", "events", "partners"):
        for index, entry in enumerate(getattr(facts, part)):
            if entry.on and entry.on.start > checked.end:
                yield (part, index, "on"), message
    for path, plan in walk.records(facts):
        if isinstance(plan, Plan) and plan.told.start > checked.end:
            yield (*path, "told"), message
