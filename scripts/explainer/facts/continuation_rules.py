"""Rules about a party that another continues: who that is, and that the two are not counted twice."""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import msg
from .circles import circles
from .model import CONSENT, LEAVING, ActKind, Facts
from .yaml_reader import Complaint, DataPath


def one_party_continues_another(facts: Facts) -> Iterator[Complaint]:
    """What continues a party is one other party, and in the end one that nobody continues; no other act names one."""
    continuing = {
        party.id: [act.party for act in party.acts.get(ActKind.CONTINUED_BY, ()) if act.party]
        for party in facts.parties
    }
    circle = circles(continuing)
    for index, party in enumerate(facts.parties):
        for kind, acts in party.acts.items():
            for number, act in enumerate(acts):
                path = ("parties", index, "acts", kind, number)
                if kind is not ActKind.CONTINUED_BY:
                    if act.party:
                        yield (*path, "party"), msg('only "continued-by" names another party; remove this')
                elif not act.party:
                    yield path, msg('say under "party" which one continues it, or write "ceased-to-exist"')
                elif act.party == party.id:
                    yield (*path, "party"), msg("a party does not continue itself")
                elif party.id in circle and circle[party.id] == circle.get(act.party):
                    message = msg(
                        '"{party}" comes back to "{other}" by way of those that continue it',
                        party=party.id,
                        other=act.party,
                    )
                    yield (*path, "party"), message
                elif number:
                    yield path, msg('one party continues it; what others took up is a "succession" of theirs')


def who_continues_is_not_bound_twice(facts: Facts) -> Iterator[Complaint]:
    """A party that continues another is bound by the acts of that one, from which follows where it stands."""
    places = {party.id: index for index, party in enumerate(facts.parties)}
    for old, new in facts.index.continued_by.items():
        if old not in places or new not in places or old == new:
            continue
        before, after = facts.parties[places[old]], facts.parties[places[new]]
        path: DataPath = ("parties", places[new])
        if after.status:
            yield (*path, "status"), msg('it continues "{party}", whose acts tell where it stands', party=old)
        if CONSENT.isdisjoint(before.acts) or not LEAVING.isdisjoint(after.acts):
            continue
        for kind in CONSENT.intersection(after.acts):
            message = msg(
                'it continues "{party}" and is bound by the acts of that one; remove this, or the "continued-by"',
                party=old,
            )
            yield (*path, "acts", kind), message
