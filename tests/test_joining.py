"""When parties joined: told one by one where they are few, together where they are many."""

from __future__ import annotations

from typing import Any

import pytest

from explainer.derived.joining import groups, last_day, steps, undated
from explainer.facts.dates import When
from explainer.facts.model import SigningMode
from explainer.language.labels import Labels
from explainer.language.localize import Localizer
from explainer.pages.parties import joining_in_words
from explainer.search.spelling import plain
from own_facts import facts_with
from site_reader import BuiltSite


def joined(number: int, year: int = 1903) -> list[dict[str, Any]]:
    """So many parties that acceded, one a week."""
    days = [f"{year + each // 48}-{1 + each // 4 % 12:02}-{1 + each % 4 * 7:02}" for each in range(number)]
    return [
        {
            "id": f"party-{each}",
            "kind": "city",
            "name": {"fr": f"P{each}", "en": f"P{each}"},
            "acts": {"accession": day},
        }
        for each, day in enumerate(days)
    ]


@pytest.mark.parametrize(
    ("number", "told"),
    [
        (2, ["1903-01-01", "1903-01-08"]),
        (16, ["1903-01", "1903-02", "1903-03", "1903-04"]),
        (52, ["1903", "1904"]),
        (195, ["1903", "1904", "1905", "1906", "1907"]),
    ],
)
def test_the_more_joined_the_longer_the_time_that_a_row_tells_of(number: int, told: list[str]) -> None:
    found = groups(facts_with(joined(number)))
    assert [group.on.iso for group in found] == told
    assert sum(len(group.steps) for group in found) == number


def test_those_of_one_day_are_told_by_that_day_however_many_they_are() -> None:
    parties = [party | {"acts": {"accession": "1903-05-04"}} for party in joined(52)]
    (group,) = groups(facts_with(parties))
    assert group.on.iso == "1903-05-04"


def test_a_signature_is_a_joining_only_where_nobody_has_to_do_more() -> None:
    signed, bound = (
        {"country": "FJ", "acts": {"signature": "1902"}},
        {"country": "MC", "acts": {"ratification": "1903"}},
    )
    assert [step.party.id for step in steps(facts_with([signed]))] == ["party-fj"]
    assert [step.party.id for step in steps(facts_with([signed, bound]))] == ["party-mc"]


def test_what_is_to_come_or_has_no_date_has_joined_nobody_yet() -> None:
    parties = [{"country": "FJ", "acts": {"accession": "2999"}}, {"country": "MC", "acts": {"accession": {}}}]
    facts = facts_with(parties)
    assert steps(facts) == []
    assert undated(facts) == 1
    assert [(group.on.iso, group.is_planned) for group in groups(facts)] == [("2999", True)]


EVERY_ACT = {
    "signature": "1902",
    "ratification": "1903",
    "suspension": "1904",
    "resumption": "1905",
    "notice-of-withdrawal": "1906",
    "withdrawal": "1907",
}


def test_every_act_with_a_date_is_told_in_its_order() -> None:
    found = groups(facts_with([{"country": "FJ", "acts": EVERY_ACT}]))
    assert [(group.kind, group.on.iso) for group in found] == list(EVERY_ACT.items())


@pytest.mark.parametrize(("mode", "told"), [("in-person", []), ("opened-for-signature", ["1901-05-04"])])
def test_that_all_signed_on_the_day_of_the_signing_is_told_once(mode: str, told: list[str]) -> None:
    whole = facts_with([{"country": "FJ", "acts": {"signature": "1901-05-04"}}])
    signature = whole.agreement.signature
    assert signature
    signed = signature.model_copy(update={"on": When.parse("1901-05-04"), "mode": SigningMode(mode)})
    facts = whole.model_copy(update={"agreement": whole.agreement.model_copy(update={"signature": signed})})
    assert [group.on.iso for group in groups(facts)] == told


LEFT = {"accession": "1903", "withdrawal": "1904"}
BACK = {"accession": ["1903", "1905"], "withdrawal": "1904"}
COMMITTED = "1 party committed to it"


@pytest.mark.parametrize(
    ("parties", "en", "fr"),
    [
        (
            {"FJ": {"acts": LEFT}, "MC": {"acts": BACK}},  # those that came back are in it again
            "2 parties committed to it, the first in 1903, the last in 1905. No longer in it: 1.",
            "Engagement pris par 2 parties, pour la première fois en 1903, pour la dernière en 1905. "
            "Sortie depuis : 1.",
        ),
        (
            {"FJ": {"acts": {"accession": "1903-05-04"}}, "MC": {"acts": {"accession": "1904-06"}}},
            "2 parties committed to it, the first on 4 May 1903, the last in June 1904.",
            "Engagement pris par 2 parties, pour la première fois le 4 mai 1903, pour la dernière en juin 1904.",
        ),
        ({"FJ": {"acts": {"accession": "1903"}}}, f"{COMMITTED} in 1903.", "Engagement pris par 1 partie, en 1903."),
        (
            {each: {"acts": LEFT} for each in ("FJ", "MC")},
            "2 parties committed to it in 1903. No longer in it: 2.",
            "Engagement pris par 2 parties, en 1903. Sorties depuis : 2.",
        ),
        (
            {each: {"acts": {"signature": "1903-05-04"}} for each in ("FJ", "MC")},
            "2 parties signed on 4 May 1903.",
            "Texte signé par 2 parties, le 4 mai 1903.",
        ),
        *(
            (
                {"FJ": {"acts": {"accession": "1903"}}, "MC": other},
                f"{COMMITTED} in 1903. Not in the line, as the date is not known: 1 party.",
                "Engagement pris par 1 partie, en 1903. Hors de la courbe, faute de date connue : 1 partie.",
            )
            for other in ({"acts": {"accession": {}}}, {"status": "party"}, {"status": "former"}, {})
        ),
        *(
            ({"FJ": {"acts": {"accession": "1903"}}, "MC": other}, f"{COMMITTED} in 1903.", None)
            for other in ({"status": "observer"}, {"status": "signatory"}, {"acts": {"accession": "2999"}})
        ),
    ],
)
def test_the_caption_of_the_curve_says_how_many_joined_when_and_how_many_are_in_it_no_longer(
    parties: dict[str, Any], en: str, fr: str | None, labels: dict[str, Labels]
) -> None:
    facts = facts_with([{"country": country, **said} for country, said in parties.items()])
    for locale, wanted in (("en", en), ("fr", fr)):
        said = " ".join(map(str, joining_in_words(facts, Localizer(facts, locale, labels))))
        assert wanted is None or said.replace("\u00a0", " ").replace("\u202f", " ") == wanted


def test_the_timeline_tells_who_joined_and_leads_to_what_is_known_of_it(sample_site: BuiltSite) -> None:
    wanted = {step.party.id for step in steps(sample_site.facts)}
    for locale in sample_site.locales:
        page = sample_site.of(locale)["timeline"]
        for of_one_day in page.soup.select("li.moment ul"):
            names = [link.get_text() for link in of_one_day.select("li > a")]
            assert names == sorted(names, key=plain), locale
        links = page.soup.select("li.moment a[href*='#']")
        assert wanted <= {link["href"].rpartition("#")[2] for link in links}


@pytest.mark.parametrize(("as_of", "last"), [(None, "2026-01-31"), ("1905-06", "1905-06-30"), ("1902", "1903-12-31")])
def test_the_line_ends_where_the_list_of_the_parties_does_or_a_later_act(as_of: str | None, last: str) -> None:
    facts = facts_with([{"country": "FJ", "acts": {"accession": "1903"}}])
    assert facts.party_list
    listed = facts.party_list.model_copy(update={"as_of": When.parse(as_of) if as_of else None})
    assert last_day(facts.model_copy(update={"party_list": listed})).isoformat() == last
