"""Rules about the ties of an agreement to others: they exclude no other tie, and what came after is not earlier."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import combinations

from ..mistakes.messages import msg
from .model import Event, Facts, PriorAgreement, RelatedAgreement, RelationKind
from .walk import date_of
from .yaml_reader import Complaint, DataPath

# Ties of one agreement to another of which only one can hold.
OPPOSITES = [
    {RelationKind.SUPERSEDES, RelationKind.SUPERSEDED_BY},
    {RelationKind.AMENDS, RelationKind.AMENDED_BY},
    {RelationKind.PREPARES, RelationKind.FOLLOWS},
    {RelationKind.UNDER, RelationKind.FRAMEWORK_FOR},
]
AFTER = {
    RelationKind.FOLLOWS,
    RelationKind.UNDER,
    RelationKind.IMPLEMENTS,
    RelationKind.COMPLEMENTS,
    RelationKind.SUPERSEDES,
    RelationKind.AMENDS,
}
BEFORE = {
    RelationKind.PREPARES,
    RelationKind.FRAMEWORK_FOR,
    RelationKind.BASIS_FOR,
    RelationKind.SUPERSEDED_BY,
    RelationKind.AMENDED_BY,
}


def ties_exclude_no_other(facts: Facts) -> Iterator[Complaint]:
    """No agreement is tied to itself, nor to another in two ways that exclude each other."""
    for path, entry in _tied(facts):
        for index, relation in enumerate(entry.relations):
            if relation.to == entry.id:
                yield (*path, "relations", index, "to"), msg("an agreement is not tied to itself; name the other one")
        for (_, one), (index, other) in combinations(enumerate(entry.relations), 2):
            if one.to == other.to and {one.kind, other.kind} in OPPOSITES:
                message = msg(
                    '"{one}" and "{other}" cannot both be; remove one of the two',
                    one=one.kind.value,
                    other=other.kind.value,
                )
                yield (*path, "relations", index, "kind"), message


def ties_follow_the_dates(facts: Facts) -> Iterator[Complaint]:
    """What amends, supersedes or follows an agreement is not earlier than it; what prepares it is not later. That an
    earlier agreement is none is told elsewhere."""
    dates = {entry.id: on for _, entry in _tied(facts) if (on := date_of(entry))}
    dates[facts.agreement.id] = facts.agreement.concluded.on
    for path, entry in _tied(facts):
        own = dates.get(entry.id)
        for index, relation in enumerate(entry.relations):
            other = dates.get(relation.to)
            if not own or not other:
                continue
            early = relation.kind in AFTER and own.end < other.start
            late = relation.kind in BEFORE and own.start > other.end and not isinstance(entry, PriorAgreement)
            if early or late:
                message = msg(
                    '"{kind}" does not fit the dates: this one is of {own}, the other of {other}',
                    kind=relation.kind.value,
                    own=own.iso,
                    other=other.iso,
                )
                yield (*path, "relations", index, "kind"), message


def _tied(facts: Facts) -> Iterator[tuple[DataPath, RelatedAgreement | Event]]:
    """Everything that may have ties."""
    for path, record in facts.index.records:
        if isinstance(record, RelatedAgreement | Event):
            yield path, record
