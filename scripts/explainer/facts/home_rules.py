"""Rules about what the first page says."""

from __future__ import annotations

from collections.abc import Iterator

from ..mistakes.messages import msg
from .model import Facts, Party
from .yaml_reader import Complaint


def milestones_have_dates(facts: Facts) -> Iterator[Complaint]:
    """Each has a date of its own, or names an entry that has one."""
    for index, each in enumerate(facts.home.strip if facts.home else ()):
        entry = facts.index.by_id.get(each.see or "")
        if each.on or (each.see and not entry):  # an id that names nothing is told elsewhere
            continue
        if not (getattr(entry, "on", None) or getattr(entry, "signed", None)):
            message = (
                msg('a party has a date for each of its acts; write "on" with the one that is meant')
                if isinstance(entry, Party) and entry.acts
                else msg('no date: write "on", or under "see" the id of an entry that has a date')
            )
            yield ("home", "strip", index), message
