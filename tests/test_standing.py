"""Where a party stands follows from its acts, on the day of the site; and so does what is said of the agreement."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from conftest import EVERY_KIND, PROJECT
from explainer.derived.joining import last_day
from explainer.derived.standing import (
    acts_done,
    at_the_signing,
    carded,
    counted,
    exists,
    signing_parties,
    standing,
    standing_counts,
)
from explainer.facts.load import load_facts
from explainer.facts.model import ActKind, PartyKind, PartyStatus
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.pages.parties import party_numbers
from explainer.search.records import search_records
from own_facts import entry, facts_with

CODES = ["AD", "AL", "AT", "BE", "BG", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI"]


@pytest.mark.parametrize(
    ("acts", "stands"),
    [
        ({}, None),
        ({"signature": "1902"}, "signatory"),
        ({"signature": {}}, "signatory"),
        ({"signature": "2026-02-01"}, None),
        ({"definitive-signature": "1902"}, "party"),
        ({"signature": "1902", "ratification": "1903"}, "party"),
        ({"signature": "1902", "ratification": "2027"}, "signatory"),
        ({"signature": "1902", "provisional-application": "1903"}, "signatory"),
        ({"accession": {}}, "party"),
        ({"succession": "1950"}, "party"),
        ({"accession": "2025-12", "entry-into-force": "2026-12"}, "acceding"),
        ({"accession": "1902", "notice-of-withdrawal": "2025-06"}, "party"),
        ({"accession": "1902", "withdrawal": "1910"}, "former"),
        ({"accession": "1902", "withdrawal": "2026-06"}, "party"),
        ({"acceptance": ["1902", "1920"], "withdrawal": "1910"}, "party"),
        ({"acceptance": ["1902", "1920"], "withdrawal": ["1910", "1930"]}, "former"),
    ],
)
def test_a_party_stands_where_its_last_act_put_it(acts: Any, stands: str | None) -> None:
    facts = facts_with([{"country": "FJ", "acts": acts}])
    assert standing(facts.parties[0], facts) == stands


@pytest.mark.parametrize(("on", "stands"), [("1903", "party"), ("2030", "acceding"), (None, "acceding")])
def test_nobody_is_bound_before_the_agreement_is_in_force(on: str | None, stands: str) -> None:
    facts = facts_with([{"country": "FJ", "acts": {"accession": "1902"}}], entry_into_force=entry("in-force", on=on))
    assert standing(facts.parties[0], facts) == stands


def test_a_party_may_be_one_line() -> None:
    party = facts_with([{"country": "FJ", "acts": {"ratification": "2016-04-22", "signature": "2016-04-22"}}]).parties[
        0
    ]
    assert party.id == "party-fj"
    assert party.name and {tag: name.text for tag, name in party.name.root.items()} == {"fr": "Fidji", "en": "Fiji"}
    assert party.cites == ("register",)
    assert party.acts[ActKind.RATIFICATION][0].on


def test_a_country_is_called_by_one_word_where_its_name_in_cldr_is_in_two() -> None:
    (party,) = facts_with([{"country": "CG"}]).parties
    assert party.name and party.name.root["en"].text == "Congo-Brazzaville"


def test_a_country_with_an_id_of_its_own_is_a_state_too() -> None:
    party = facts_with([{"id": "fiji", "country": "FJ"}]).parties[0]
    assert (party.id, party.kind) == ("fiji", PartyKind.STATE)


def test_an_act_with_sources_of_its_own_is_as_sure_as_its_party() -> None:
    own, other = {"on": "1902", "cites": ["register"]}, {"on": "1903", "certainty": "reported", "cites": ["register"]}
    (party,) = facts_with([{"country": "FJ", "acts": {"signature": own, "ratification": [other]}}]).parties
    assert [act.certainty for acts in party.acts.values() for act in acts] == ["established", "reported"]


@pytest.mark.parametrize(
    ("party", "called", "told"),
    [
        ({"country": "FJ", "acts": {"signature": "1902-03-04"}}, "Signatory", "Signature 4 March 1902"),
        ({"country": "FJ", "acts": {"accession": "1902", "withdrawal": "1910"}}, "Former party", "Withdrawal 1910"),
        ({"country": "FJ", "status": "observer"}, "Observer", ""),
        ({"country": "FJ"}, "Party", ""),
    ],
)
def test_the_search_calls_a_party_what_it_is(party: Any, called: str, told: str, labels: dict[str, Labels]) -> None:
    facts = facts_with([party])
    (found,) = search_records(facts, Localizer(facts, "en", labels), {}, {"party-fj": "parties"})
    assert found.kind_label == called
    assert told in found.text.replace("\u00a0", " ")


def test_parties_are_counted_by_where_they_stand() -> None:
    facts = facts_with(
        [
            {"country": "FJ", "status": "observer"},
            *({"country": c, "acts": {"accession": "1902"}} for c in ("MC", "LI")),
        ]
    )
    assert standing_counts(facts) == [(PartyStatus.PARTY, 2), (PartyStatus.OBSERVER, 1)]
    assert acts_done(facts) == [ActKind.ACCESSION]


def test_only_those_that_signed_are_said_to_have_signed() -> None:
    facts = facts_with(
        [{"country": "FJ", "acts": {"signature": "1902"}}, {"country": "MC", "acts": {"accession": "1903"}}]
    )
    assert [party.id for party in signing_parties(facts)] == ["party-fj"]


@pytest.mark.parametrize(
    ("mode", "there"),
    [("in-person", ["party-fj", "party-mc"]), ("opened-for-signature", ["party-fj"])],
)
def test_at_the_signing_were_those_that_signed_on_its_day(mode: str, there: list[str]) -> None:
    """One that signed on a day that is not known may have been there, unless it could be signed for long."""
    days = {"FJ": "1901-05-04", "MC": {}, "LI": "1902"}
    signature = {"id": "signature", "on": "1901-05-04", "mode": mode, "certainty": "established", "cites": ["register"]}
    signature |= {"title": {"fr": "Signé", "en": "Signed"}, "text": {"fr": "Signé.", "en": "Signed."}}
    parties = [{"country": code, "acts": {"signature": day}} for code, day in days.items()]
    assert [party.id for party in at_the_signing(facts_with(parties, signature=signature))] == there


def test_the_number_of_parties_counts_neither_those_that_left_nor_those_that_only_signed(
    labels: dict[str, Labels],
) -> None:
    acts = {
        "FJ": {"accession": "1902"},
        "MC": {"accession": "1902", "ceased-to-exist": "1910"},
        "LI": {"signature": "1902"},
    }
    facts = facts_with([{"country": country, "acts": done} for country, done in acts.items()])
    assert [party.id for party in counted(facts)] == ["party-fj"]
    assert [exists(party, facts) for party in facts.parties] == [True, False, True]
    said = [str(each).replace("\u00a0", " ") for each in party_numbers(facts, Localizer(facts, "en", labels))]
    assert said == ["1 party", "1 signatory", "1 former party"]


def test_whoever_continues_a_party_stands_in_its_place_and_is_counted_once(labels: dict[str, Labels]) -> None:
    before = {"accession": "1902", "continued-by": {"party": "party-mc", "on": "1970"}, "ceased-to-exist": "1970"}
    facts = facts_with([{"country": "FJ", "acts": before}, {"country": "MC"}, {"country": "LI"}])
    assert [standing(party, facts) for party in facts.parties] == [PartyStatus.CONTINUED, PartyStatus.PARTY, None]
    assert [party.id for party in counted(facts)] == ["party-mc", "party-li"]
    assert exists(facts.parties[0], facts)
    said = [str(each).replace("\u00a0", " ") for each in party_numbers(facts, Localizer(facts, "en", labels))]
    assert said == ["1 party", "1 party continued by another", "1 party"]


def test_nobody_is_continued_before_the_day_on_which_that_happens() -> None:
    to_come = {"accession": "1902", "continued-by": {"party": "party-mc", "on": "2027"}}
    facts = facts_with([{"country": "FJ", "acts": to_come}, {"country": "MC"}])
    assert [standing(party, facts) for party in facts.parties] == [PartyStatus.PARTY, None]


def test_only_parties_of_which_there_is_more_to_say_than_their_acts_have_a_card() -> None:
    parties = [{"country": code} for code in CODES]
    assert carded(facts_with(parties)) == set()
    assert carded(facts_with([*parties[1:], {"country": "AD", "note": {"fr": "Oui", "en": "Yes"}}])) == {"party-ad"}


def test_a_body_may_act_for_several_parties_and_keep_the_originals() -> None:
    facts, _ = load_facts(EVERY_KIND, PROJECT.locales)
    left, right = facts.parties[:2]
    assert [body.id for body in facts.index.bodies_of(left)] == ["left-council", "bridge-board"]
    assert [body.id for body in facts.index.bodies_of(right)] == ["bridge-board"]


@pytest.mark.parametrize("state", ["terminated", "superseded"])
def test_nobody_is_a_party_to_what_has_ended(state: str) -> None:
    parties = [{"country": "FJ", "acts": {"ratification": "1903", "signature": "1902"}}]
    parties += [{"country": "MC", "acts": {"signature": "1902"}}]
    facts = facts_with(parties, status=entry("status", state=state))
    assert standing_counts(facts) == [(PartyStatus.SIGNATORY, 1), (PartyStatus.FORMER, 1)]
    assert last_day(facts) == date(1903, 12, 31), "nothing is known of any later day"
