"""The pictures say what the data says, at any size: in numbers first, then in the HTML of each agreement."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import AGREEMENTS, EVERY_KIND
from explainer.derived.pictures import shares, sides
from explainer.derived.timeline import timeline
from explainer.facts import walk
from explainer.facts.load import load_facts
from explainer.facts.model import Part, Term
from explainer.language.labels import Labels
from site_reader import BuiltPage, BuiltSite

# --- Numbers --------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=6))
def test_the_parts_of_a_bar_fill_it(counts: list[int]) -> None:
    parts = shares(counts)
    assert parts[0][0] == 0
    assert sum(length for _, length in parts) == pytest.approx(100, abs=0.1)


def test_what_goes_on_at_the_signing_is_told_after_it(locales: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(EVERY_KIND.read_text("utf-8").replace("on: 1910-01-21", "on: 1900/1910"), "utf-8")
    told = [(dated.entry.id, phase) for dated, phase in timeline(load_facts(path, locales)[0])]
    assert told == [
        ("ferry-agreement", "before"),
        ("adoption", "before"),
        ("right-letter", "before"),
        ("signature", "signature"),
        ("flood", "after"),
        ("in-force", "after"),
        ("toll-agreement", "after"),
        ("duration", "after"),
    ]


def test_everybody_at_the_signing_stands_on_a_side_signatories_first(locales: tuple[str, ...]) -> None:
    facts = load_facts(EVERY_KIND, locales)[0]
    people = [person for _, members in sides(facts) for person in members]
    assert {person.id for person in people} == {person.id for person in facts.people}
    for _, members in sides(facts):
        parts = [person.part for person in members]
        assert parts == sorted(parts, key=[Part.SIGNATORY, Part.PARTICIPANT].index)


def test_who_signed_only_a_letter_of_another_day_was_not_at_the_signing(locales: tuple[str, ...]) -> None:
    facts = load_facts(AGREEMENTS["funding-for-lending"], locales)[0]
    assert [person.id for _, members in sides(facts) for person in members] == ["mervyn-king", "george-osborne"]


# --- Pages ----------------------------------------------------------------------------------------------------------


def pages(site: BuiltSite, name: str) -> list[BuiltPage]:
    """The page of this name in every language, if the agreement has it."""
    return [page for locale in site.locales if (page := site.of(locale).get(name))]


def targets(links: Any) -> list[str]:
    return [str(link["href"]).partition("#")[2] for link in links]


@pytest.mark.site
def test_every_date_is_in_one_list_what_is_planned_after_the_line_for_today(any_site: BuiltSite) -> None:
    today = any_site.facts.site.checked.end
    moments = [dated for dated, _ in timeline(any_site.facts)]
    planned = [dated.entry.id for dated in moments if dated.on.end > today]
    past = [dated.entry.id for dated in moments if dated.on.end <= today]
    for page in pages(any_site, "timeline"):
        rows = page.soup.select(".timeline > ol > li")
        rows = [row for row in rows if row.h2 or "today" in row["class"]]  # the others tell what parties did
        shown = [row.h2["id"].removeprefix("at-") if row.h2 else "today" for row in rows]
        assert shown == past + (["today", *planned] if planned else [])
        assert [row.h2["id"].removeprefix("at-") for row in rows if row.has_attr("data-planned")] == planned
        assert bool(page.soup.select("#show-planned")) == bool(planned)


@pytest.mark.site
def test_the_parts_of_a_provision_stand_in_their_order_each_leading_to_its_words(any_site: BuiltSite) -> None:
    provisions = any_site.facts.provisions
    wanted = [each.id for whole in provisions for each in provisions if each.item_of == whole.id]
    for page in pages(any_site, "scope"):
        assert sorted(targets(page.soup.select(".stances .links a"))) == sorted(wanted)
        for whole in provisions:
            parts = [each.id for each in provisions if each.item_of == whole.id]
            shown = [each for each in targets(page.soup.select(".stances .links a")) if each in parts]
            assert shown == parts


@pytest.mark.site
def test_everybody_at_the_signing_is_shown_with_how_sure_that_is(any_site: BuiltSite) -> None:
    people = [person for _, members in sides(any_site.facts) for person in members]
    wanted = {person.id: person.took_part.certainty.value for person in people}
    for page in pages(any_site, "people"):
        shown = page.soup.select("figure.signing li")
        assert {
            targets(each.select("a"))[0]: each.select_one(".certainty")["data-certainty"] for each in shown
        } == wanted


@pytest.mark.site
def test_the_home_page_leads_to_what_readers_ask_and_its_answer_leads_to_more(
    any_site: BuiltSite, labels: dict[str, Labels]
) -> None:
    asked = any_site.facts.asked
    for home in pages(any_site, "index"):
        if asked:
            links = home.soup.select("#asked + ul a")
            assert targets(links)[: len(asked)] == [each.id for each in asked]
    for page in pages(any_site, "questions"):
        for each in asked:
            answer = page.by_id[each.id].parent
            assert str(labels[page.locale].typeset(each.answer.root[page.locale])) in answer.get_text()
            below = [str(heading["id"]) for heading in answer.select("summary > h4")]
            assert targets(answer.select(".see a")) == [entry for entry in each.see if entry not in below]
            assert {*below} <= {*each.see}


@pytest.mark.site
def test_the_page_of_sources_counts_how_sure_the_entries_are(any_site: BuiltSite) -> None:
    """The words that it explains itself do not count."""
    entries = [entry for _, entry in walk.entries(any_site.facts) if not isinstance(entry, Term)]
    for page in pages(any_site, "sources"):
        numbers = {
            item.select_one(".certainty")["data-certainty"]: int(item.get_text().split()[-1])
            for item in page.soup.select(".share-list li")
        }
        assert numbers == {
            word: sum(entry.certainty == word for entry in entries) for word in {e.certainty for e in entries}
        }


@pytest.mark.site
def test_no_picture_has_styles_or_scripts_of_its_own(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        assert not page.soup.select("main [style], main style, main script")
        assert all(svg.get("aria-label") or svg.get("aria-hidden") for svg in page.soup.select("main svg"))
