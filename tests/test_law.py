"""What is said of the force of an agreement: a law is what binds in law, of the day and by those that made it."""

from __future__ import annotations

from typing import Any

import pytest

from explainer.exports.linked_agreements import day_of, makers_of, type_of
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.pages.opening import binding_in_time
from own_facts import entry, facts_with


@pytest.mark.parametrize(
    ("kind", "said", "expected"),
    [
        ("treaty", None, "Legislation"),
        ("convention", "legally", "Legislation"),
        ("treaty", "politically", "CreativeWork"),
        ("treaty", "not-known", "CreativeWork"),
        ("accords", "politically", "CreativeWork"),
        ("contract", "legally", "CreativeWork"),
        ("memorandum-of-understanding", None, "CreativeWork"),
    ],
)
def test_linked_data_call_law_only_what_binds_in_law(kind: str, said: str | None, expected: str) -> None:
    facts = facts_with([{"country": "FJ"}], kind=kind, nature=entry("nature", binding=said) if said else None)
    assert type_of(facts.agreement) == expected


DAY, LATER = "1901-05-04", "1901-06-01"
BEFORE = {"FJ": {"signature": DAY}, "MC": {"signature": DAY, "ratification": "1903"}}
AFTER = {"LI": {"signature": LATER, "ratification": "1903"}, "AD": {"accession": "1903"}}
ENDED = {
    "SM": {"signature": DAY, "ratification": "1903", "withdrawal": "1904"},
    "VA": {"signature": DAY, "ratification": "1903", "ceased-to-exist": "1950"},
    "MT": {"signature": DAY, "ratification": "1903", "continued-by": {"party": "party-li", "on": "1970"}},
}
EVERYBODY = BEFORE | AFTER | ENDED


@pytest.mark.parametrize(
    ("acts", "mode", "adopted", "law", "text"),
    [
        (EVERYBODY, "opened-for-signature", None, [], ["fj", "mc", "sm", "va", "mt"]),
        (EVERYBODY, "in-person", None, ["mc", "va", "mt"], ["fj", "mc", "sm", "va", "mt"]),
        (EVERYBODY, "opened-for-signature", DAY, ["mc", "va", "mt"], ["fj", "mc", "sm", "va", "mt"]),
        (EVERYBODY, "opened-for-signature", "1901-04-20", [], []),  # an assembly made it
        (AFTER, "opened-for-signature", None, [], []),
        ({"FJ": {}, "MC": {}}, "in-person", None, ["fj", "mc"], ["fj", "mc"]),
        ({"FJ": {}, "MC": {}}, "opened-for-signature", None, [], []),
        ({"FJ": {"signature": DAY}}, "opened-for-signature", None, [], ["fj"]),
        ({"FJ": {"accession": DAY}, "MC": {"accession": LATER}}, None, DAY, [], ["fj"]),  # nobody signed it
        ({"FJ": {}, "MC": {}}, None, DAY, [], ["fj", "mc"]),
    ],
)
def test_only_those_that_signed_or_agreed_on_its_day_have_made_a_text_and_those_it_binds_a_law(
    acts: dict[str, Any], mode: str | None, adopted: str | None, law: list[str], text: list[str]
) -> None:
    parties = [{"country": country, "acts": done} for country, done in acts.items()]
    concluded = {
        "signature": entry("signature", on=DAY, mode=mode) if mode else None,
        "adoption": entry("adoption", on=adopted) if adopted else None,
    }
    found = {kind: makers_of(facts_with(parties, kind=kind, **concluded)) for kind in ("treaty", "accords")}
    assert found["treaty"] == {"legislationPassedBy": [f"party-{each}" for each in law]}
    assert found["accords"] == {"creator": [f"party-{each}" for each in text]}


@pytest.mark.parametrize(
    ("signed", "adopted", "day_is", "found"),
    [
        ("1979-12-18", "1979-12-05", None, "1979-12-05"),
        ("1979-12-18", None, None, "1979-12-18"),
        (None, "1979-12-05", None, "1979-12-05"),
        ("1979-12-18", None, {"fr": "publié", "en": "published"}, None),
        ("1979-12-18", "1979-12-05", {"fr": "publié", "en": "published"}, "1979-12-05"),
    ],
)
def test_the_date_of_a_law_is_that_on_which_its_text_was_settled(
    signed: str | None, adopted: str | None, day_is: dict[str, str] | None, found: str | None
) -> None:
    signature = entry("signature", on=signed, day_is=day_is) if signed else None
    adoption = entry("adoption", on=adopted) if adopted else None
    facts = facts_with([{"country": "FJ"}], signature=signature, adoption=adoption)
    assert day_of(facts.agreement) == ({"legislationDate": found} if found else {})


@pytest.mark.parametrize(
    ("on", "state", "said"),
    [
        ("1903", "in-force", "Legally binding"),
        (None, "signed", "Legally binding once in force"),
        ("2030", "signed", "Legally binding once in force"),
        ("1903", "terminated", "Legally binding until its end"),
        ("1903", "superseded", "Legally binding until its end"),
    ],
)
def test_an_agreement_is_said_to_bind_only_while_it_does(
    on: str | None, state: str, said: str, labels: dict[str, Labels]
) -> None:
    said_of_it = {"status": entry("status", state=state), "nature": entry("nature", binding="legally")}
    facts = facts_with([{"country": "FJ"}], entry_into_force=entry("in-force", on=on), **said_of_it)
    assert binding_in_time(facts, Localizer(facts, "en", labels)) == said


def test_those_who_signed_what_never_came_into_force_passed_no_law() -> None:
    acts = [{"country": "FJ", "acts": {"signature": "1901-05"}}]
    assert makers_of(facts_with(acts)) == {"legislationPassedBy": ["party-fj"]}
    assert makers_of(facts_with(acts, entry_into_force=entry("in-force"))) == {"legislationPassedBy": []}
