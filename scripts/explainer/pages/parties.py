"""What pages know of the parties beside the facts: where each stands, how many stand where, and which have a card."""

from __future__ import annotations

from typing import Any

from ..derived.standing import acts_done, carded, has_table, many, standing_counts, standings
from ..facts.model import Facts
from ..language.localize import Localizer


def of_parties(facts: Facts, localizer: Localizer) -> dict[str, Any]:
    """The names under which templates see it."""
    local: Any = localizer.value
    return {
        "standings": local(standings(facts)),
        "standing_counts": [(local(status), number) for status, number in standing_counts(facts)],
        "acts_done": acts_done(facts),
        "carded": carded(facts),
        "has_many_parties": many(facts),
        "has_party_table": has_table(facts),
        "bodies_of": {party.id: local(tuple(facts.index.bodies_of(party))) for party in facts.parties},
    }
