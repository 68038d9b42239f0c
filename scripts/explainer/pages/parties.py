"""What pages know of the parties beside the facts: where each stands, how many stand where, and which have a card."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import Any

from ..derived.joining import is_whole, joins_by, steps, undated
from ..derived.standing import (
    acts_done,
    carded,
    counted,
    exists,
    has_letters,
    has_table,
    many,
    standing_counts,
    standings,
)
from ..facts.dates import When
from ..facts.model import LEAVING, ActKind, Facts, Party, PartyStatus
from ..language.localize import Localizer


def of_parties(facts: Facts, localizer: Localizer) -> dict[str, Any]:
    """The names under which templates see it."""
    local: Any = localizer.value
    return {
        "standings": local(standings(facts)),
        "number_of_all": number_of_all(facts, localizer),
        "listed": listed(facts, localizer),
        "number_listed": len(facts.parties),
        "party_numbers": party_numbers(facts, localizer),
        "continuations": local(facts.index.continuations),
        "continues": {
            party.id: [old for old, new in facts.index.continued_by.items() if new == party.id]
            for party in facts.parties
        },
        "existing": {party.id for party in facts.parties if exists(party, facts)},
        "by_standing": by_standing(facts, localizer),
        "standing_counts": [(local(status), number) for status, number in standing_counts(facts)],
        "acts_done": acts_done(facts),
        "carded": carded(facts),
        "has_many_parties": many(facts),
        "has_letters": has_letters(facts),
        "has_party_table": has_table(facts),
        "joining_in_words": joining_in_words(facts, localizer),
        "groups_of": groups_of(facts),
        "bodies_of": {party.id: local(tuple(facts.index.bodies_of(party))) for party in facts.parties},
    }


def number_of_all(facts: Facts, localizer: Localizer) -> Any:
    """How many parties there are, in words, where not all of them stand in the file; they were, where it has ended."""
    count, words = facts.party_list and facts.party_list.count, localizer.labels.words
    were = words.standing_counts[PartyStatus.FORMER.value]
    return (were if facts.agreement.has_ended else words.party_count).count(count) if count else None


def listed(facts: Facts, localizer: Localizer) -> list[tuple[Any, list[Any]]]:
    """The parties by what is said of them where not all stand in the file: first those that the number of all counts,
    then the others by where they stand."""
    here = counted(facts)
    found = [(localizer.labels.words.listed_here, [localizer.value(party) for party in here])] if here else []
    others = [party for party in facts.parties if party not in here]
    return found + by_standing(facts, localizer, others)


def party_numbers(facts: Facts, localizer: Localizer) -> list[str]:
    """How many of those in the file stand where, and how many bodies act for them."""
    words, stands = localizer.labels.words, standings(facts)
    found = Counter(stands.get(party.id) for party in facts.parties)
    said = [words.standing_counts[status.value].count(found[status]) for status in PartyStatus if found[status]]
    said += [words.party_count.count(found[None])] if found[None] else []
    bodies = sum(len(party.bodies) for party in facts.parties)
    return said + ([words.body_count.count(bodies)] if bodies else [])


def by_standing(
    facts: Facts, localizer: Localizer, parties: Sequence[Party] | None = None
) -> list[tuple[Any, list[Any]]]:
    """The parties by where they stand, each time with the words for it: first those that are bound, or of which nothing
    is known; these are simply called the parties."""
    words, stands = localizer.labels.words, standings(facts)
    found: dict[PartyStatus, list[Any]] = {status: [] for status in PartyStatus}
    for party in facts.parties if parties is None else parties:
        found[stands.get(party.id, PartyStatus.PARTY)].append(localizer.value(party))
    return [
        (words.parts.parties if not stands else words.standing_counts[status.value].count(len(those)), those)
        for status, those in found.items()
        if those
    ]


def groups_of(facts: Facts) -> dict[str, list[int]]:
    """For the id of each party, the numbers of its groups among them all."""
    numbered = [(number, frozenset(group.members)) for number, group in enumerate(facts.party_groups, start=1)]
    return {party.id: [number for number, members in numbered if party.id in members] for party in facts.parties}


def joining_in_words(facts: Facts, localizer: Localizer) -> list[Any]:
    """What the curve says: how many joined from when to when, how many are no longer in it, of how many the day is not
    known."""
    words, every = localizer.labels.words, steps(facts)
    joined = [step for step in every if step.kind not in LEAVING]
    if not joined or not is_whole(facts):
        return []
    number = len({step.party.id for step in joined})
    said = words.figures.curve_signed if ActKind.SIGNATURE in joins_by(facts) else words.figures.curve_joined
    who = said.format(parties=words.party_count.count(number))
    first, last = (_on(step.on, localizer) for step in (joined[0], joined[-1]))
    once, dates = words.figures.curve_once, words.figures.curve_dates
    found = [once.format(joined=who, on=first) if first == last else dates.format(joined=who, first=first, last=last)]
    latest = {step.party.id: step.kind for step in every}
    if gone := sum(kind in LEAVING for kind in latest.values()):
        found.append(words.figures.curve_left.count(gone))
    if others := undated(facts):
        found.append(words.figures.curve_undated.format(parties=words.party_count.count(others)))
    return found


def _on(when: When, localizer: Localizer) -> str:
    """A date as a sentence has it: "on 3 May 1901", "in 1901"."""
    date = localizer.value(when)
    form: str = localizer.labels.words.figures.curve_on[date.precision].format(date=date.text)
    return form
