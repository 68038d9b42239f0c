"""The facts by what is asked of them: they are walked once."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from . import walk
from .model import Act, ActKind, Body, Change, Entry, Party, Record, Source
from .yaml_reader import DataPath

if TYPE_CHECKING:
    from .model import Facts

# What has an id, and so an address.
Addressed = Change | Entry | Source


class Index:
    """The records of a facts file, in the order of the model. ``Facts.index`` is that of a file."""

    def __init__(self, facts: Facts) -> None:
        self._agreement, self._parties, self._checked = facts.agreement, facts.parties, facts.site.checked
        self.sources = {source.id: source for source in facts.sources}
        self.records: list[tuple[DataPath, Record]] = list(walk.records(facts))
        self.entries: list[tuple[DataPath, Entry]] = [
            (path, record) for path, record in self.records if isinstance(record, Entry)
        ]
        self.addressed: list[tuple[DataPath, Addressed]] = [
            (path, record) for path, record in self.records if isinstance(record, Addressed)
        ]

    def bodies_of(self, party: Party) -> list[Body]:
        """The bodies that act for a party: those that stand under it, then those that name it."""
        bodies = [entry for _, entry in self.entries if isinstance(entry, Body)]
        return [*party.bodies, *(body for body in bodies if party.id in body.acts_for and body not in party.bodies)]

    @cached_property
    def continuations(self) -> dict[str, Act]:
        """For the id of each party that another continues on the day of the facts, the act that says so."""
        return {
            party.id: act
            for party in self._parties
            for act in party.acts.get(ActKind.CONTINUED_BY, ())
            if act.party and not (act.on and act.on.start > self._checked.end)
        }

    @cached_property
    def continued_by(self) -> dict[str, str]:
        """For the id of each of them, the id of the one that continues it."""
        return {old: act.party for old, act in self.continuations.items() if act.party}

    @cached_property
    def by_id(self) -> dict[str, Addressed]:
        """Everything that has an id, by it."""
        return {record.id: record for _, record in self.addressed}

    @cached_property
    def part_of(self) -> dict[str, str]:
        """For each id, the part of the file in which it stands."""
        return {record.id: str(path[0]) for path, record in self.addressed}

    @cached_property
    def entry_at(self) -> dict[DataPath, Entry]:
        """For the path of each record that stands in an entry, or is one, the innermost such entry. What the first page
        says is said of the agreement."""
        found: dict[DataPath, Entry] = {}
        for path, record in self.records:
            if isinstance(record, Entry):
                found[path] = record
            elif path[:1] == ("home",):
                found[path] = self._agreement
            elif around := next((found[path[:end]] for end in range(len(path), 0, -1) if path[:end] in found), None):
                found[path] = around
        return found

    @cached_property
    def own(self) -> dict[str, list[Record]]:
        """For each id, the record that has it and those that stand in it, but for what has an id of its own and what
        stands in that."""
        found: dict[str, list[Record]] = {record.id: [] for _, record in self.addressed}
        ids = {path: record.id for path, record in self.addressed}
        for path, record in self.records:
            nearest = next((path[:end] for end in range(len(path), 0, -1) if path[:end] in ids), None)
            if nearest:
                found[ids[nearest]].append(record)
        return found

    @cached_property
    def within(self) -> dict[str, str]:
        """For each entry that stands inside another one, the id of the nearest around it."""
        around = ((entry, (path[:end] for end in range(len(path) - 1, 0, -1))) for path, entry in self.entries)
        return {
            entry.id: self.entry_at[nearest].id
            for entry, paths in around
            if (nearest := next((path for path in paths if path in self.entry_at), None))
        }
