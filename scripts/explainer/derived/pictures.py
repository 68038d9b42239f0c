"""What small pictures are made of: people by side, the parts of a bar."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise

from ..facts.model import Body, Facts, Party, Person


def sides(facts: Facts) -> list[tuple[Party, list[Person]]]:
    """Who was at the signing, by party: those who speak for it or for one of its bodies, signatories first. Who signed
    only a part of the text, such as a letter of another day, was not."""
    found, elsewhere = [], _signed_elsewhere(facts)
    for party in facts.parties:
        speaks_for = {party.id, *(body.id for body in facts.index.bodies_of(party))}
        people = [person for person in facts.people if person.body in speaks_for and person.id not in elsewhere]
        if people:
            found.append((party, sorted(people, key=lambda person: person.part.value, reverse=True)))
    return found


def _signed_elsewhere(facts: Facts) -> set[str]:
    holders = [record for _, record in facts.index.records if isinstance(record, Party | Body)]
    signed = {person for holder in holders for person in holder.signatories}
    return {person for part in facts.text_parts for person in part.signatories} - signed


def shares(counts: Sequence[int]) -> list[tuple[float, float]]:
    """Where each part of a bar begins and how long it is, in hundredths of the whole."""
    total = sum(counts)
    ends = [100 * each / total for each in accumulate((0, *counts))]
    return [(round(start, 2), round(end - start, 2)) for start, end in pairwise(ends)]
