"""Rules about lists of ids: each is named once, and parts belong to a whole."""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import msg
from . import walk
from .model import LEAVING, Facts, Party, PartyStatus, binding_acts
from .yaml_reader import Complaint, DataPath


def nothing_is_named_twice(facts: Facts) -> Iterator[Complaint]:
    """No record cites the same place of a source twice, or refers twice to the same entry under one key."""
    for path, record in facts.index.records:
        named: set[tuple[DataPath, str]] = set()
        cites = ((cite, place) for place, cite in walk.placed_cites(record))
        references = ((target, place) for target, place, _ in walk.references(record) if len(place) > 1)
        for target, place in (*cites, *references):
            if (place[:-1], target) in named:
                yield (*path, *place), msg('"{account}" is named twice here', account=target)
            named.add((place[:-1], target))


def lists_count_those_that_they_name(facts: Facts) -> Iterator[Complaint]:
    """A list that is not whole has more parties than stand in the file, without those that left or never were one."""
    whole, here = facts.party_list, sum(_may_be_bound(party, facts) for party in facts.parties)
    if whole and whole.count is not None and whole.count <= here:
        message = msg(
            "{number} parties stand here already; write the number of all, or nothing where none is missing",
            number=here,
        )
        yield ("party_list", "count"), message


def a_choice_is_less_than_the_whole(facts: Facts) -> Iterator[Complaint]:
    """Where the provisions are a choice, the text has more points than stand in the file."""
    count, here = facts.agreement.provision_count, sum(not each.item_of for each in facts.provisions)
    if count is not None and count <= here:
        message = msg(
            "{number} points stand here already; write the number of all, or nothing where none is missing", number=here
        )
        yield ("agreement", "provision_count"), message


def _may_be_bound(party: Party, facts: Facts) -> bool:
    if party.id in facts.index.continued_by:  # whoever continues it is counted
        return False
    if party.acts and binding_acts(party).isdisjoint(party.acts):
        return False
    return party.status in (None, PartyStatus.PARTY, PartyStatus.SUSPENDED) and LEAVING.isdisjoint(party.acts)


def parts_have_a_whole(facts: Facts) -> Iterator[Complaint]:
    """A provision is part of one that is no part itself and answers the same question; elsewhere no page shows it."""
    provisions = {provision.id: provision for provision in facts.provisions}
    for index, part in enumerate(facts.provisions):
        whole = provisions.get(part.item_of or "")
        path = ("provisions", index, "item_of")
        if whole is part:
            yield path, msg("a provision is no part of itself")
        elif whole and whole.item_of:
            message = msg(
                '"{whole}" is itself a part of "{other}"; a part has no parts', whole=whole.id, other=whole.item_of
            )
            yield path, message
        elif whole and whole.group is not part.group:
            message = msg(
                '"{whole}" is in the group "{group}"; a part is in the same', whole=whole.id, group=whole.group
            )
            yield path, message
