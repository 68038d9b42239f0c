"""When parties joined, from their acts, and what they did: one by one, and in groups where they are many."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple

from ..facts.dates import When
from ..facts.model import BOUND, CONSENT, LEAVING, Act, ActKind, Facts, Party, PartyStatus, SigningMode, binding_acts

FEW, SOME = 12, 40  # dated acts that stand by their days; by their months


class Step(NamedTuple):
    """What one party did on a day."""

    on: When
    kind: ActKind
    party: Party
    receipt: Act | Party


class Group(NamedTuple):
    """Parties that did the same on the same day, or in the same month or year; ``is_planned`` where it is to come."""

    on: When
    kind: ActKind
    steps: list[Step]
    is_planned: bool


def joins_by(facts: Facts) -> frozenset[ActKind]:
    """The acts by which one joins: those that bind, or the signature where no party has done more than sign."""
    bound = any(not binding_acts(party).isdisjoint(party.acts) for party in facts.parties)
    return CONSENT | {ActKind.ENTRY_INTO_FORCE} if bound else ONLY_SIGNATURE


def _joined_by(party: Party, facts: Facts) -> frozenset[ActKind]:
    """The same of one party, of which only one is the first that binds."""
    kinds = joins_by(facts)
    return kinds if kinds == ONLY_SIGNATURE else binding_acts(party)


ONLY_SIGNATURE = frozenset({ActKind.SIGNATURE})


def steps(facts: Facts) -> list[Step]:
    """Every dated act by which a party joined or left, up to the day of the facts, oldest first. Whoever another
    continues has not left."""
    today, bound = facts.site.checked.end, {party.id: _joined_by(party, facts) | LEAVING for party in facts.parties}
    return [
        step
        for step in _dated(facts)
        if step.kind in bound[step.party.id]
        and step.on.start <= today
        and not (step.kind is ActKind.CEASED_TO_EXIST and step.party.id in facts.index.continued_by)
    ]


def _dated(facts: Facts) -> list[Step]:
    """Every dated act of a party, oldest first."""
    found = [
        Step(act.on, kind, party, act if act.cites else party)
        for party in facts.parties
        for kind, done in party.acts.items()
        for act in done
        if act.on
    ]
    return sorted(found, key=lambda step: (step.on.start, step.on.end))


def is_whole(facts: Facts) -> bool:
    """Whether all parties stand in the file."""
    return not (facts.party_list and facts.party_list.count)


def last_day(facts: Facts) -> date:
    """The last day on which it is known who is in it: that of the list of the parties or of a later act, else of the
    facts; of an agreement that ended, that on which it did, or of the last act where that is not known."""
    duration, today = facts.agreement.duration, _last_known(facts)
    if not facts.agreement.has_ended:
        return today
    last = max((step.on.end for step in steps(facts)), default=today)
    return min(today, duration.until.end if duration and duration.until else last)


def _last_known(facts: Facts) -> date:
    listed, today = facts.party_list and facts.party_list.as_of, facts.site.checked.end
    return min(today, max([listed.end, *(step.on.end for step in steps(facts))])) if listed else today


def undated(facts: Facts) -> int:
    """How many parties joined on a day that is not known, those too of which no act is known."""
    known = {step.party.id for step in steps(facts)} | set(facts.index.continued_by.values())
    return sum(party.id not in known and _has_joined(party, facts) for party in facts.parties)


def _has_joined(party: Party, facts: Facts) -> bool:
    kinds = _joined_by(party, facts)
    if not party.acts:
        is_signer = party.status is PartyStatus.SIGNATORY and kinds == ONLY_SIGNATURE
        return party.status is None or party.status in BOUND or is_signer
    done = (act for kind in kinds for act in party.acts.get(kind, ()))
    return any(not act.on or act.on.start <= facts.site.checked.end for act in done)


def acts(facts: Facts) -> list[Step]:
    """Every dated act of a party, those to come too, oldest first, but those that the agreement itself tells of: that
    all signed it on its day, and that it entered into force."""
    told = set(_told(facts))
    return [step for step in _dated(facts) if (step.kind, step.on) not in told]


def _told(facts: Facts) -> Iterator[tuple[ActKind, When | None]]:
    signature, in_force = facts.agreement.signature, facts.agreement.entry_into_force
    if signature and signature.mode is not SigningMode.OPENED_FOR_SIGNATURE:
        yield ActKind.SIGNATURE, signature.on
    if in_force:
        yield ActKind.ENTRY_INTO_FORCE, in_force.on


def groups(facts: Facts) -> list[Group]:
    """The same, each with those who did it too: on the day, or where they are many in the month or the year. What is to
    come stands apart."""
    found: dict[tuple[bool, str, ActKind], list[Step]] = {}
    every, today = acts(facts), facts.site.checked.end
    period = _period(len(every))
    for step in every:
        found.setdefault((step.on.start > today, period(step.on), step.kind), []).append(step)
    return [
        Group(_of_all(members) or When.parse(on), kind, members, is_planned)
        for (is_planned, on, kind), members in found.items()
    ]


def _of_all(members: list[Step]) -> When | None:
    """The date that these have in common."""
    return members[0].on if len({step.on.iso for step in members}) == 1 else None


def _period(number: int) -> Callable[[When], str]:
    """What the date of one of so many acts is told by; one that is less precise is told as it is."""
    length = len("2001-02-03") if number <= FEW else len("2001-02") if number <= SOME else len("2001")
    return lambda on: on.iso if on.is_span else on.iso[:length]
