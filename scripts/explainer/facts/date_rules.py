"""Rules about dates: what comes first stands first, and nothing that happened is later than the day of the facts.

That day is ``site.checked`` and never the day of the check, so that a file that is right today is right for ever.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from ..mistakes.messages import msg
from .dates import When
from .model import (
    Account,
    Change,
    Event,
    Facts,
    InstrumentState,
    Partner,
    Plan,
    Receipt,
    Record,
    SigningMode,
    Source,
    TextPart,
)
from .yaml_reader import Complaint

# For each kind of record, the dates of what it tells as past.
PAST: dict[type[Record], tuple[str, ...]] = {
    Account: ("on",),
    Change: ("on",),
    Event: ("on",),
    Partner: ("on",),
    Plan: ("told",),
    Receipt: ("as_of", "checked"),
    Source: ("published", "accessed"),
    TextPart: ("on",),
}


def text_there_since(facts: Facts) -> When:
    """When the text was there: at its adoption or signing, whichever came first."""
    agreement = facts.agreement
    return min((each.on for each in (agreement.adoption, agreement.signature) if each), key=lambda on: on.start)


def _begins(facts: Facts) -> date:
    """The day from which it applies, else the one on which the text was there."""
    duration = facts.agreement.duration
    return ((duration and duration.starts) or text_there_since(facts)).start


def dates_are_in_order(facts: Facts) -> Iterator[Complaint]:
    agreement, concluded = facts.agreement, facts.agreement.concluded.on
    in_force, duration, there = agreement.entry_into_force, agreement.duration, text_there_since(facts)
    if agreement.signature and agreement.adoption and agreement.adoption.on.start > agreement.signature.on.end:
        message = msg("a text is adopted before it is signed ({signed}), not after", signed=agreement.signature.on.iso)
        yield ("agreement", "adoption", "on"), message
    if in_force and in_force.on and in_force.on.end < concluded.start:
        message = (
            msg("it cannot enter into force before it is signed ({signed})", signed=concluded.iso)
            if agreement.signature
            else msg("it cannot enter into force before it is adopted ({adopted})", adopted=concluded.iso)
        )
        yield ("agreement", "entry_into_force", "on"), message
    elif in_force and in_force.on:
        for index, condition in enumerate(in_force.conditions):
            if condition.met and condition.met.end < there.start:
                message = msg("a condition is met before there is a text ({on})", on=there.iso)
                yield ("agreement", "entry_into_force", "conditions", index, "met"), message
            if condition.met and condition.met.start > in_force.on.end:
                message = msg("a condition is met before the entry into force ({on}), not after", on=in_force.on.iso)
                yield ("agreement", "entry_into_force", "conditions", index, "met"), message
    registered = agreement.registration and agreement.registration.on
    if registered and registered.end < there.start:
        message = msg(
            "it is registered before there is a text ({on}); one of these two days is wrong",
            on=there.iso,
        )
        yield ("agreement", "registration", "on"), message
    if duration and duration.until and duration.until.end < _begins(facts):
        message = msg("it ends before it begins; write a later day, or correct the day on which it begins")
        yield ("agreement", "duration", "until"), message


def state_fits_the_dates(facts: Facts) -> Iterator[Complaint]:
    """What the agreement is said to be today does not contradict its own dates."""
    agreement, today = facts.agreement, facts.site.checked.end
    state, path = agreement.status.state, ("agreement", "status", "state")
    begun = agreement.entry_into_force and agreement.entry_into_force.on
    until = agreement.duration and agreement.duration.until
    if begun and begun.start <= today and state in (InstrumentState.ADOPTED, InstrumentState.SIGNED):
        yield (
            path,
            msg(
                "it entered into force ({on}), says entry_into_force; write in-force, or what came after", on=begun.iso
            ),
        )
    if state in (InstrumentState.IN_FORCE, InstrumentState.SUSPENDED) and begun and begun.start > today:
        yield path, msg("it is not in force before {on}, says entry_into_force", on=begun.iso)
    if state is InstrumentState.TERMINATED and until and until.start > today:
        message = msg(
            "it has ended, says status, and applies until {on}; write the day on which it did end", on=until.iso
        )
        yield ("agreement", "duration", "until"), message
    signature = agreement.signature
    opened = signature and signature.mode is SigningMode.OPENED_FOR_SIGNATURE
    if (
        state is InstrumentState.ADOPTED
        and signature
        and not (opened or signature.day_is)
        and signature.on.start <= today
    ):
        yield path, msg("it was signed ({on}), says signature; write signed, or what came after", on=signature.on.iso)
    if state is InstrumentState.IN_FORCE and until and _begins(facts) <= until.end < today:
        message = msg(
            "it applied until {on}, says duration; write terminated or superseded, or the day to which it was renewed",
            on=until.iso,
        )
        yield path, message


def sources_are_published_before_they_are_read(facts: Facts) -> Iterator[Complaint]:
    for index, source in enumerate(facts.sources):
        if source.accessed and source.published and source.accessed.end < source.published.start:
            message = msg(
                "a source cannot be read before it is published ({published})", published=source.published.iso
            )
            yield ("sources", index, "accessed"), message


def letters_are_dated_by_themselves(facts: Facts) -> Iterator[Complaint]:
    """A part of the text does not take the day of the signature for its own where that is the day of something else."""
    signature = facts.agreement.signature
    for index, part in enumerate(facts.text_parts):
        if signature and signature.day_is and part.on == signature.on:
            yield (
                ("text_parts", index, "on"),
                msg('"day_is" says what this day is; give the part its own date, or none'),
            )


def earlier_agreements_are_earlier(facts: Facts) -> Iterator[Complaint]:
    signed = facts.agreement.concluded.on
    for index, prior in enumerate(facts.prior_agreements):
        if prior.signed and prior.signed.start > signed.end:
            message = msg(
                "an earlier agreement cannot be later than the signing ({signed}); one that was concluded since stands "
                "under related_agreements",
                signed=signed.iso,
            )
            yield ("prior_agreements", index, "signed"), message


def nothing_is_later_than_the_facts(facts: Facts) -> Iterator[Complaint]:
    """What is told as past is not later than the day up to which the facts were checked. An event with ``as_of`` is
    what was planned on that day."""
    checked = facts.site.checked
    for path, record in facts.index.records:
        planned = isinstance(record, Event) and record.as_of
        for name in (name for kind, names in PAST.items() if isinstance(record, kind) for name in names):
            when: When | None = getattr(record, name)
            if when and when.start > checked.end and not (planned and name == "on"):
                message = msg("this is later than site.checked ({checked}); change that date too", checked=checked.iso)
                yield (*path, name), message
