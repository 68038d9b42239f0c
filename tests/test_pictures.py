"""The pictures say what the data says, at any size: in numbers first, then in the HTML of each agreement."""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from conftest import EVERY_KIND, MINIMAL, run_mkdocs
from explainer import walk
from explainer.dates import When
from explainer.labels import Labels
from explainer.load import load_facts
from explainer.model import Facts, Part
from explainer.pictures import FARTHEST, Dated, Overview, labels, lanes, overview, shares, sides, spread, wrap
from explainer.timeline import timeline
from site_reader import BuiltPage, BuiltSite

TODAY = date(2026, 11, 23)

# --- Numbers --------------------------------------------------------------------------------------------------------

HEIGHTS = st.floats(1, 60)
BOXES = st.lists(st.tuples(st.floats(0, 600), HEIGHTS, st.integers(0, 3)), min_size=1, max_size=40)


@pytest.mark.parametrize(
    ("middles", "heights", "tops"),
    [
        ([50], [20], [40]),
        ([20, 60], [20, 20], [10, 50]),
        ([50, 50], [20, 20], [30, 50]),
        ([50, 52, 90], [20, 20, 20], [31, 51, 80]),
        ([0], [20], [0]),
        ([100, 100], [20, 20], [60, 80]),
    ],
    ids=["alone", "far apart", "same place", "two near, one far", "at the top", "at the bottom"],
)
def test_labels_stand_beside_their_marks_or_share_the_distance(
    middles: list[float], heights: list[float], tops: list[float]
) -> None:
    assert spread(middles, heights, 100) == tops


@given(BOXES)
def test_no_two_labels_overlap_and_none_leaves_the_picture(boxes: list[tuple[float, float, int]]) -> None:
    middles, heights, _ = zip(*sorted(boxes), strict=True)
    length = sum(heights) + 10
    tops = spread(middles, heights, length)
    assert tops[0] >= 0
    assert tops[-1] + heights[-1] <= length + 0.1
    assert all(
        top + height <= below + 0.11 for (top, height), (below, _) in pairwise(list(zip(tops, heights, strict=True)))
    )


@given(BOXES)
def test_a_label_is_near_its_mark_or_left_out_and_the_first_in_rank_is_kept(
    boxes: list[tuple[float, float, int]],
) -> None:
    middles, heights, ranks = zip(*sorted(boxes), strict=True)
    tops = labels(middles, heights, ranks, 600)
    assert ranks.index(min(ranks)) in tops
    placed = sorted(tops)
    assert all(tops[one] + heights[one] <= tops[next_one] + 0.11 for one, next_one in pairwise(placed))
    if len(placed) > 1:
        assert all(abs(tops[each] + heights[each] / 2 - middles[each]) <= FARTHEST + 0.1 for each in placed)


@given(st.lists(st.tuples(st.integers(0, 100), st.integers(1, 50))))
def test_bars_in_one_lane_do_not_overlap(drawn: list[tuple[int, int]]) -> None:
    spans = [(start, start + length) for start, length in drawn]
    chosen = lanes(spans)
    for lane in set(chosen):
        in_lane = sorted(span for span, its in zip(spans, chosen, strict=True) if its == lane)
        assert all(end <= start for (_, end), (start, _) in pairwise(in_lane))


@given(st.lists(st.integers(1, 1000), min_size=1, max_size=6))
def test_the_parts_of_a_bar_fill_it(counts: list[int]) -> None:
    parts = shares(counts)
    assert parts[0][0] == 0
    assert sum(length for _, length in parts) == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("The roadmap", ["The roadmap"]),
        ("The two governments sign", ["The two", "governments", "sign"]),
        ("The two governments sign an agreement", ["The two", "governments", "sign an…"]),
        ("国际月球科研站合作", ["国际月球科", "研站合作"]),
        ("Is it\u00a0so?", ["Is it\u00a0so?"]),
    ],
)
def test_a_label_is_cut_into_lines_that_fit(text: str, lines: list[str]) -> None:
    assert wrap(text, 11) == lines


def picture_of(*written: str, today: date = TODAY) -> Overview:
    moments = [Dated(When.parse(each), each, f"What happened {number}", number) for number, each in enumerate(written)]
    drawn = overview(moments, today, 60, True)
    assert drawn is not None
    return drawn


def test_years_are_to_scale() -> None:
    drawn = picture_of("2001-01-01", "2010-12-31")
    first, *_, last = drawn.years
    assert [year for year, _ in drawn.years] == list(range(2001, 2011))
    by_year = (last[1] - first[1]) / 9
    assert all(lower[1] - upper[1] == pytest.approx(by_year, rel=0.01) for upper, lower in pairwise(drawn.years))
    assert drawn.marks[0].at == pytest.approx(0, abs=0.2)
    assert drawn.marks[-1].at == pytest.approx(drawn.height, abs=0.2)


@pytest.mark.parametrize("last", ["2001-05", "2100", "3999"])
def test_a_long_time_has_fewer_years_written_on_it_and_a_bounded_height(last: str) -> None:
    drawn = picture_of("2000-03-01", last)
    assert drawn.height <= 640
    assert 1 <= len(drawn.years) <= 22


def test_a_span_is_a_bar_and_a_day_is_a_point() -> None:
    drawn = picture_of("2020-05-01", "2021/2025", "2026")
    assert [mark.is_bar for mark in drawn.marks] == [False, True, True]


def test_what_is_to_come_is_apart() -> None:
    drawn = picture_of("2020", "2026/2035", "2030-05")
    now, (past, half, future) = drawn.now, sorted(drawn.marks, key=lambda mark: mark.index)
    assert now is not None
    assert [past.is_to_come, half.is_to_come, future.is_to_come] == [False, False, True]
    assert past.now == past.end < half.start < half.now == now < half.end
    assert future.at > now


def test_where_nothing_is_to_come_nothing_says_so() -> None:
    assert picture_of("1963", "1967-01-27").now is None


def test_a_single_date_makes_no_picture() -> None:
    assert overview([Dated(When.parse("1901"), "1901", "The treaty", 0)], TODAY, 60, True) is None


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


def test_everybody_at_the_signing_stands_on_a_side_signatories_first(facts: Facts) -> None:
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
def test_the_chain_goes_from_each_party_to_the_agreement_and_what_it_is_about(any_site: BuiltSite) -> None:
    facts = any_site.facts
    wanted = []
    for party in facts.parties:
        wanted += [party.id, *(each for body in party.bodies for each in (body.id, *body.signatories))]
        wanted += party.signatories
    wanted += [facts.agreement.id, *([facts.subject.id] if facts.subject else [])]
    for page in pages(any_site, "parties"):
        assert targets(page.soup.select("figure .link > a:not(.mark)")) == wanted


@pytest.mark.site
def test_every_date_is_a_mark_that_leads_to_its_entry(any_site: BuiltSite) -> None:
    wanted = {dated.entry.id for dated, _ in timeline(any_site.facts)}
    for page in pages(any_site, "timeline"):
        drawings = page.soup.select("svg.overview")
        assert len(drawings) == 2
        for drawing in drawings:
            assert set(targets(drawing.select("a"))) == wanted
            assert all(link["aria-label"] for link in drawing.select("a"))
            assert drawing.select_one('a[data-phase="signature"] text') is not None


@pytest.mark.site
def test_the_places_and_the_work_are_shown_where_the_data_names_places(any_site: BuiltSite) -> None:
    located = [each for each in any_site.facts.provisions if each.place]
    work = [each for each in any_site.facts.provisions if each.group == "activity"]
    for page in pages(any_site, "scope"):
        assert bool(page.soup.select("figure.places")) == bool(located)
        assert set(targets(page.soup.select("figure.places a:not(.mark)"))) == {
            each.id for each in (*located, *(work if located else ()))
        }


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
def test_the_home_page_answers_what_readers_ask_and_leads_to_more(
    any_site: BuiltSite, labels: dict[str, Labels]
) -> None:
    for page in pages(any_site, "index"):
        for asked in any_site.facts.asked:
            section = page.soup.find(id=asked.id).parent
            assert str(labels[page.locale].typeset(asked.answer.root[page.locale])) in section.get_text()
            assert targets(section.select(".see a")) == list(asked.see)


@pytest.mark.site
def test_the_home_page_counts_how_sure_the_entries_are(any_site: BuiltSite) -> None:
    entries = [entry for _, entry in walk.entries(any_site.facts)]
    for page in pages(any_site, "index"):
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


@pytest.mark.site
def test_thirty_parties_have_their_chains(tmp_path: Path, locales: tuple[str, ...]) -> None:
    path = tmp_path / "facts.yaml"
    path.write_text(json.dumps(with_parties(30)), "utf-8")
    run_mkdocs(path, tmp_path / "site", check=True)
    site = BuiltSite(tmp_path / "site", path, load_facts(path, locales)[0], locales)
    for page in pages(site, "parties"):
        assert len(page.soup.select(".chain.compact > li")) == 30
        people = page.soup.select(".chain .link.person > a:not(.mark)")
        assert [link.text for link in people] == [f"Person {number}" for number in range(30)]


def with_parties(number: int) -> Any:
    """The smallest agreement, between ``number`` parties, each with a body and a signatory."""
    facts = yaml.load(MINIMAL.read_text("utf-8"), Loader=yaml.BaseLoader)
    receipt = {"certainty": "established", "cites": ["register"]}

    def both(text: str) -> dict[str, str]:
        return {"fr": text, "en": text}

    facts["parties"] = [
        {
            "id": f"party-{each}",
            "kind": "state",
            "name": both(f"Party {each}"),
            "summary": both("A party."),
            **receipt,
            "bodies": [
                {
                    "id": f"body-{each}",
                    "name": both(f"Body {each}"),
                    "summary": both("A body."),
                    "signatories": [f"person-{each}"],
                    **receipt,
                }
            ],
        }
        for each in range(number)
    ]
    facts["people"] = [
        {
            "id": f"person-{each}",
            "name": both(f"Person {each}"),
            "body": f"body-{each}",
            "part": "signatory",
            "took_part": {"text": both("Signed."), **receipt},
            "role": {"text": both("A minister."), **receipt},
            **receipt,
        }
        for each in range(number)
    ]
    return facts
