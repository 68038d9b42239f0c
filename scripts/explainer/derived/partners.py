"""Which partners stand on which list."""

from __future__ import annotations

from ..facts.model import Facts


def members(facts: Facts) -> dict[str, list[str]]:
    """For each id of a list, the ids of the partners that are on it, in the order of the file."""
    return {
        each.id: [partner.id for partner in facts.partners if each.id in partner.lists] for each in facts.partner_lists
    }
