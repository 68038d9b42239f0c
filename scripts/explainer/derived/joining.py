"""When parties joined, from their acts: one by one, and in groups where they are many."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from ..facts.dates import When
from ..facts.model import CONSENT, LEAVING, Act, ActKind, Facts, Party, binding_acts

FEW, SOME = 12, 40  # dated acts that stand by their days; by their months


class Step(NamedTuple):
    """What one party did on a day: it joined, or left."""

    on: When
    kind: ActKind
    party: Party
    receipt: Act | Party


class Group(NamedTuple):
    """The parties that did the same on the same day, or in the same month or year."""

    on: When
    kind: ActKind
    steps: list[Step]


def joins_by(facts: Facts) -> frozenset[ActKind]:
    """The acts by which one joins: those that bind, or the signature where no party has done more than sign."""
    bound = any(not binding_acts(party).isdisjoint(party.acts) for party in facts.parties)
    return CONSENT | {ActKind.ENTRY_INTO_FORCE} if bound else SIGNING


def _joined_by(party: Party, facts: Facts) -> frozenset[ActKind]:
    """The same of one party, of which only one is the first that binds."""
    kinds = joins_by(facts)
    return kinds if kinds == SIGNING else binding_acts(party)


SIGNING = frozenset({ActKind.SIGNATURE})


def steps(facts: Facts) -> list[Step]:
    """Every dated act by which a party joined or left, up to the day of the facts, oldest first."""
    today, bound = facts.site.checked.end, {party.id: _joined_by(party, facts) | LEAVING for party in facts.parties}
    found = [
        Step(act.on, kind, party, act if act.cites else party)
        for party in facts.parties
        for kind, acts in party.acts.items()
        for act in acts
        if kind in bound[party.id] and _has_come(act, today) and act.on
    ]
    return sorted(found, key=lambda step: (step.on.start, step.on.end))


def is_whole(facts: Facts) -> bool:
    """Whether all parties stand in the file."""
    return not (facts.party_list and facts.party_list.count)


def _has_come(act: Act, today: date) -> bool:
    return act.on is not None and act.on.start <= today


def last_day(facts: Facts) -> date:
    """The day of the facts; of an agreement that ended, that on which it did, or of the last act where that is not
    known."""
    duration, today = facts.agreement.duration, facts.site.checked.end
    if not facts.agreement.has_ended:
        return today
    last = max((step.on.end for step in steps(facts)), default=today)
    return min(today, duration.until.end if duration and duration.until else last)


def undated(facts: Facts) -> int:
    """How many parties joined on a day that is not known."""
    dated = {step.party.id for step in steps(facts)}
    return sum(not _joined_by(party, facts).isdisjoint(party.acts) and party.id not in dated for party in facts.parties)


def groups(facts: Facts) -> list[Group]:
    """The same, each with those who did it too: on the day, or where they are many in the month or the year."""
    found: dict[tuple[str, ActKind], list[Step]] = {}
    every = steps(facts)
    period = _period(len(every))
    for step in every:
        found.setdefault((period(step.on), step.kind), []).append(step)
    return [Group(_of_all(members) or When.parse(on), kind, members) for (on, kind), members in found.items()]


def _of_all(members: list[Step]) -> When | None:
    """The date that these have in common."""
    return members[0].on if len({step.on.iso for step in members}) == 1 else None


def _period(number: int) -> Callable[[When], str]:
    """What the date of one of so many acts is told by; one that is less precise is told as it is."""
    length = len("2001-02-03") if number <= FEW else len("2001-02") if number <= SOME else len("2001")
    return lambda on: on.iso if on.is_span else on.iso[:length]
