"""What one line per party leaves out: its id and kind, which follow from its country where none is written, and the
receipt of the list; and what an act that has sources of its own leaves out, how sure it is, as the party is."""

from __future__ import annotations

from typing import Any

from .vocabularies import Certainty

CERTAINTIES = frozenset(each.value for each in Certainty)
GIVEN_BY_THE_LIST = ("certainty", "cites", "as_of")


def with_short_forms(data: Any) -> Any:
    """The plain data of a facts file with what its short lines leave out; data of another shape as they are."""
    data = with_party_ids(data)
    if not isinstance(data, dict) or not isinstance(data.get("parties"), list):
        return data
    whole = data.get("party_list")
    given = {key: whole[key] for key in GIVEN_BY_THE_LIST if key in whole} if isinstance(whole, dict) else {}
    return data | {"parties": [_with_sure_acts(_with(party, given)) for party in data["parties"]]}


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


def _with_sure_acts(party: Any) -> Any:
    """The party, each of whose acts that has sources of its own is as sure as it is where it does not say otherwise."""
    if not isinstance(party, dict) or not isinstance(party.get("acts"), dict) or not _is_known(party.get("certainty")):
        return party
    given = {"certainty": party["certainty"]}
    acts = {
        kind: [_cited(act, given) for act in acts] if isinstance(acts, list) else _cited(acts, given)
        for kind, acts in party["acts"].items()
    }
    return party | {"acts": acts}


def _cited(act: Any, given: dict[str, Any]) -> Any:
    return _with(act, given) if isinstance(act, dict) and act.get("cites") else act


def _is_known(certainty: Any) -> bool:
    return isinstance(certainty, str) and certainty in CERTAINTIES


def list_gives_receipts(schema: dict[str, Any]) -> None:
    """Without a list of parties, each says itself how sure it is and where it comes from."""
    schema["anyOf"] = [
        {"required": ["party_list"], "properties": {"party_list": {"type": "object"}}},
        {"properties": {"parties": {"items": {"required": ["certainty", "cites"]}}}},
    ]
