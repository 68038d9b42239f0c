"""The timeline: every dated entry in order, each with its place before or after the signature."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Literal, NamedTuple

from .dates import When
from .model import Entry, Facts, Text

Phase = Literal["before", "signature", "after"]


class Dated(NamedTuple):
    """A date, the entry that has it, and what it tells in short."""

    on: When
    entry: Entry
    text: Text


def timeline(facts: Facts) -> list[tuple[Dated, Phase]]:
    """The events, the signature, the entry into force and the dated earlier agreements, oldest first."""
    in_order = sorted(_dated(facts), key=lambda dated: (dated.on.start, dated.on.end))
    return [(dated, _phase(dated, facts)) for dated in in_order]


def _dated(facts: Facts) -> Iterator[Dated]:
    for entry in (facts.agreement.signature, facts.agreement.entry_into_force, *facts.events):
        if entry:
            yield Dated(entry.on, entry, entry.text)
    for prior in facts.prior_agreements:
        if prior.signed:
            yield Dated(prior.signed, prior, prior.summary)


def _phase(dated: Dated, facts: Facts) -> Phase:
    signature = facts.agreement.signature
    if dated.entry is signature:
        return "signature"
    return "before" if dated.on.start < signature.on.start else "after"
