"""The pictures say what the data says, at any size: in numbers first, then in the HTML of each agreement."""

from __future__ import annotations

from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import EVERY_KIND
from explainer.derived.pictures import LEAST_ROOM, TICK_DISTANCE, Mark, Overview, Scale, overview, shares, sides
from explainer.derived.timeline import timeline
from explainer.facts import walk
from explainer.facts.dates import When
from explainer.facts.load import load_facts
from explainer.facts.model import Part, Term
from explainer.language.labels import Labels
from site_reader import BuiltPage, BuiltSite

TODAY = date(2026, 11, 23)

# --- Numbers --------------------------------------------------------------------------------------------------------


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=6))
def test_the_parts_of_a_bar_fill_it(counts: list[int]) -> None:
    parts = shares(counts)
    assert parts[0][0] == 0
    assert sum(length for _, length in parts) == pytest.approx(100, abs=0.1)


DATES = st.dates(date(1000, 1, 1), date(9999, 12, 31))


def picture_of(*written: str, today: date = TODAY) -> Overview:
    moments = [When.parse(each) for each in written]
    drawn = overview(moments, today)
    assert drawn is not None
    return drawn


def places(mark: Mark) -> tuple[float, float, float]:
    """Where a mark starts, passes from what was to what is to come, and ends, in hundredths of the picture."""
    origin = 100 - mark.width if mark.side == "before" else 0
    start, now, end = (origin + mark.width * each / 100 for each in (mark.start, mark.now, mark.end))
    return start, now, end


def test_years_are_to_scale() -> None:
    drawn = picture_of("2001-01-01", "2005-12-31")
    assert [year for year, _ in drawn.years] == list(range(2001, 2006))
    assert all(later[1] - earlier[1] == pytest.approx(20, rel=0.01) for earlier, later in pairwise(drawn.years))
    assert places(drawn.marks[0])[0] == pytest.approx(0, abs=0.1)
    assert places(drawn.marks[-1])[2] == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize("last", ["2001-05", "2036", "2100", "3999"])
def test_however_long_the_time_its_years_can_be_read(last: str) -> None:
    drawn = picture_of("2000-03-01", last)
    assert 1 <= len(drawn.years) <= 10
    assert all(later[1] - earlier[1] >= TICK_DISTANCE - 0.1 for earlier, later in pairwise(drawn.years))


@given(st.lists(st.tuples(DATES, DATES), min_size=2, max_size=20), DATES)
def test_every_mark_stands_where_its_dates_are(spans: list[tuple[date, date]], today: date) -> None:
    moments = [When(f"{min(each)}/{max(each)}", min(each), max(each), "day") for each in spans]
    drawn = overview(moments, today)
    assert drawn is not None
    scale = Scale.over(moments)
    for moment, mark in zip(moments, drawn.marks, strict=True):
        start, now, end = places(mark)
        first, last = scale.span(moment)
        middle = (first + last) / 2
        assert (start, end) == pytest.approx((first, last) if mark.is_bar else (middle, middle), abs=0.05)
        assert start <= now + 0.01 and now <= end + 0.01


@given(DATES, DATES, DATES)
def test_words_stand_beside_their_mark_where_they_have_room(one: date, other: date, third: date) -> None:
    moments = [When(str(each), each, each, "day") for each in (one, other, third)]
    drawn = overview(moments, TODAY)
    assert drawn is not None
    assert all(100 - mark.width >= LEAST_ROOM for mark in drawn.marks)
    assert {mark.side for mark in drawn.marks} <= {"before", "after"}


def test_words_stand_above_a_bar_that_leaves_no_room_beside_it() -> None:
    assert [mark.side for mark in picture_of("2001", "2001/2010", "2010").marks] == ["after", "above", "before"]


def test_a_span_is_a_bar_and_a_day_is_a_point() -> None:
    assert [mark.is_bar for mark in picture_of("2020-05-01", "2021/2025", "2026").marks] == [False, True, True]


def test_what_is_to_come_is_apart() -> None:
    drawn = picture_of("2020", "2026/2035", "2030-05")
    past, half, future = (places(mark) for mark in drawn.marks)
    assert drawn.now is not None
    assert [mark.is_to_come for mark in drawn.marks] == [False, False, True]
    assert past[1] == past[2] < half[0] < half[1] == pytest.approx(drawn.now, abs=0.1)
    assert half[1] < half[2] and future[0] > drawn.now


def test_where_nothing_is_to_come_nothing_says_so() -> None:
    assert picture_of("1963", "1967-01-27").now is None


def test_a_single_date_makes_no_picture() -> None:
    only = When.parse("1901")
    assert overview([only], TODAY) is None


def test_what_goes_on_at_the_signing_is_told_after_it(locales: tuple[str, ...], tmp_path: Path) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(EVERY_KIND.read_text("utf-8").replace("on: 1910-01-21", "on: 1900/1910"), "utf-8")
    told = [(dated.entry.id, phase) for dated, phase in timeline(load_facts(path, locales)[0])]
    assert told == [
        ("ferry-agreement", "before"),
        ("signature", "signature"),
        ("flood", "after"),
        ("in-force", "after"),
    ]


def test_everybody_at_the_signing_stands_on_a_side_signatories_first(locales: tuple[str, ...]) -> None:
    facts = load_facts(EVERY_KIND, locales)[0]
    people = [person for _, members in sides(facts) for person in members]
    assert {person.id for person in people} == {person.id for person in facts.people}
    for _, members in sides(facts):
        parts = [person.part for person in members]
        assert parts == sorted(parts, key=[Part.SIGNATORY, Part.PARTICIPANT].index)


# --- Pages ----------------------------------------------------------------------------------------------------------


def pages(site: BuiltSite, name: str) -> list[BuiltPage]:
    """The page of this name in every language, if the agreement has it."""
    return [page for locale in site.locales if (page := site.of(locale).get(name))]


def targets(links: Any) -> list[str]:
    return [str(link["href"]).partition("#")[2] for link in links]


@pytest.mark.site
def test_every_date_is_a_row_with_a_mark_that_leads_to_its_entry(any_site: BuiltSite) -> None:
    wanted = [dated.entry.id for dated, _ in timeline(any_site.facts)]
    for page in pages(any_site, "timeline"):
        rows = page.soup.select(".overview li")
        assert targets(page.soup.select(".overview li a")) == wanted
        assert all(row.select_one("rect") and row.select_one("p > span").get_text() for row in rows)
        assert len(page.soup.select('.overview li[data-phase="signature"] .point')) == 1


@pytest.mark.site
def test_the_parts_of_a_commitment_are_steps_in_their_order(any_site: BuiltSite) -> None:
    provisions = any_site.facts.provisions
    wanted = []
    for whole in provisions:
        steps = [each.id for each in provisions if each.item_of == whole.id]
        wanted += steps if whole.group == "commitment" and len(steps) > 1 else []
    for page in pages(any_site, "scope"):
        assert targets(page.soup.select(".steps a:not(.mark)")) == wanted


@pytest.mark.site
def test_everybody_at_the_signing_is_shown_with_how_sure_that_is(any_site: BuiltSite) -> None:
    wanted = {person.id: person.took_part.certainty.value for person in any_site.facts.people}
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
            answer = page.soup.find(id=each.id).parent
            assert str(labels[page.locale].typeset(each.answer.root[page.locale])) in answer.get_text()
            assert targets(page.soup.find(id=each.id).parent.select(".see a")) == list(each.see)


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
