"""What one line per party leaves out: its id and kind, which follow from its country where none is written, and the
receipt of the list."""

from __future__ import annotations

from typing import Any

GIVEN_BY_THE_LIST = ("certainty", "cites", "as_of")


def with_short_forms(data: Any) -> Any:
    """The plain data of a facts file with what its short lines leave out; data of another shape as they are."""
    data = with_party_ids(data)
    if not isinstance(data, dict) or not isinstance(data.get("parties"), list):
        return data
    whole = data.get("party_list")
    given = {key: whole[key] for key in GIVEN_BY_THE_LIST if key in whole} if isinstance(whole, dict) else {}
    return data | {"parties": [_with(party, given) for party in data["parties"]]}


def with_party_ids(data: Any) -> Any:
    """The same with the id and the kind alone of each party that is known by its country."""
    if not isinstance(data, dict) or not isinstance(data.get("parties"), list):
        return data
    return data | {"parties": [_with(party, _by_country(party)) for party in data["parties"]]}


def _by_country(party: Any) -> dict[str, Any]:
    country = party.get("country") if isinstance(party, dict) else None
    return {"id": f"party-{country.lower()}", "kind": "state"} if isinstance(country, str) else {}


def _with(party: Any, given: dict[str, Any]) -> Any:
    return {**given, **party} if isinstance(party, dict) else party


def list_gives_receipts(schema: dict[str, Any]) -> None:
    """Without a list of parties, each says itself how sure it is and where it comes from."""
    schema["anyOf"] = [
        {"required": ["party_list"], "properties": {"party_list": {"type": "object"}}},
        {"properties": {"parties": {"items": {"required": ["certainty", "cites"]}}}},
    ]
