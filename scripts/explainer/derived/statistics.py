"""Counts that pages show, computed from the facts."""

from __future__ import annotations

from collections import Counter

from ..facts.model import Certainty, Facts, Term


def part_counts(facts: Facts) -> list[tuple[str, int]]:
    """For each part of the file that has any, how many entries or sources it holds, in the order of the file."""
    counts = Counter(facts.index.part_of.values())
    return [(part, counts[part]) for part in type(facts).model_fields if counts[part]]


def certainty_counts(facts: Facts) -> list[tuple[Certainty, int]]:
    """How many entries are how sure, surest first; levels that no entry has are left out. The words explained do not
    count: that the site defines them itself says nothing of the agreement."""
    counts = Counter(entry.certainty for _, entry in facts.index.entries if not isinstance(entry, Term))
    return [(certainty, counts[certainty]) for certainty in Certainty if counts[certainty]]
