"""The timeline: every dated entry in order, each with its place before or after the signature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple, get_args

from ..facts.dates import When
from ..facts.model import Entry, Facts

Phase = Literal["before", "signature", "after"]
PHASES: tuple[Phase, ...] = get_args(Phase)


class Dated(NamedTuple):
    """A date, and the entry that has it."""

    on: When
    entry: Entry


def timeline(facts: Facts) -> list[tuple[Dated, Phase]]:
    """The events, the letters, the signature, the entry into force and the dated agreements around it, oldest first."""
    with_phase = [(dated, _phase(dated, facts)) for dated in _dated(facts)]
    return sorted(with_phase, key=lambda each: (PHASES.index(each[1]), each[0].on.start, each[0].on.end))


def _dated(facts: Facts) -> Iterator[Dated]:
    agreement = facts.agreement
    for entry in (
        agreement.adoption,
        agreement.signature,
        agreement.entry_into_force,
        *facts.text_parts,
        *facts.events,
    ):
        if entry and entry.on:
            yield Dated(entry.on, entry)
    if end := end_of(facts):
        yield end
    for other in (*facts.prior_agreements, *facts.related_agreements):
        if other.signed:
            yield Dated(other.signed, other)


def end_of(facts: Facts) -> Dated | None:
    """The day to which the agreement applies, with the entry that says more: where it stands, once it has ended."""
    duration = facts.agreement.duration
    if not duration or not duration.until:
        return None
    return Dated(duration.until, facts.agreement.status if facts.agreement.has_ended else duration)


def _phase(dated: Dated, facts: Facts) -> Phase:
    concluded = facts.agreement.concluded
    if dated.entry is concluded:
        return "signature"
    if dated.entry is facts.agreement.adoption:  # on the same day too
        return "before"
    goes_on = dated.on.is_span and dated.on.end > concluded.on.end  # it is told after the signing, to which it belongs
    return "before" if dated.on.start < concluded.on.start and not goes_on else "after"
