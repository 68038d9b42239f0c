"""The drawings hold any number of things and words of any length, and draw nothing where there is nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from explainer.derived.figures import chain, curve, dependence, drawings, joined, name, network, place, plans, signing
from explainer.derived.figures.sphere import Circle, Globe
from explainer.derived.figures.words import LEAST, Style, Words, lines_of, width_of
from explainer.derived.figures.words import words as set_in_lines
from explainer.facts.model import SourceKind

DEPENDENCE = Path(__file__).parents[1] / "overrides/macros/figures/dependence.html"
LINE = re.compile(r"M([\d.]+) ([\d.]+)V([\d.]+)")
WIDTHS = tuple(drawings.WIDTHS.values())


def others(number: int) -> str:
    return f"and {number} others"


def all_words(value: Any) -> Iterator[Words]:
    """Every text of a drawing."""
    if isinstance(value, Words):
        yield value
    elif is_dataclass(value):
        for field in fields(value):
            yield from all_words(getattr(value, field.name))
    elif isinstance(value, list | tuple):
        for each in value:
            yield from all_words(each)


def said(drawing: Any) -> list[str]:
    return [" ".join(words.lines) for words in all_words(drawing)]


def assert_inside(drawing: Any) -> None:
    """No text is too small, and none runs over the edge."""
    for words in all_words(drawing):
        assert words.size >= LEAST, words
        assert words.left >= -1 and words.left + words.width <= drawing.width + 1, words
        assert words.top >= -1 and words.bottom <= drawing.height + 1, words


# --- Words ----------------------------------------------------------------------------------------------------------


@given(st.text(max_size=200), st.integers(60, 400))
def test_no_line_is_wider_than_its_room(text: str, room: int) -> None:
    assert all(width_of(line, 14) <= room for line in lines_of(text, room, Style(14)))


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("One two three four", ["One two", "three four"]),
        ("Luna\u00a026 flies", ["Luna\u00a026", "flies"]),
        ("Luna-25 flies", ["Luna-25", "flies"]),
        ("A well-known word", ["A well-", "known", "word"]),
        ("中华人民共和国政府", ["中华人民共", "和国政府"]),
        ("", []),
    ],
)
def test_lines_end_where_words_do(text: str, lines: list[str]) -> None:
    assert lines_of(text, 78, Style(14)) == lines


@given(st.text("abc de fg", max_size=120), st.integers(80, 300))
def test_the_lines_of_a_heading_are_as_few_and_hold_as_much(text: str, room: int) -> None:
    plain, even = lines_of(text, room, Style(16, "title")), set_in_lines(text, room, Style(16, "title")).lines
    assert len(even) <= len(plain) and "".join(even).replace(" ", "") == text.replace(" ", "")


def test_what_has_no_room_ends_in_an_ellipsis() -> None:
    lines = lines_of("one two three four five six seven", 70, Style(14), most=2)
    assert len(lines) == 2
    assert lines[-1].endswith("…")


# --- Globe ----------------------------------------------------------------------------------------------------------


@given(st.floats(-89, 89), st.floats(-180, 180), st.floats(0.5, 10))
def test_what_is_on_a_globe_stays_within_its_limb(latitude: float, longitude: float, radius: float) -> None:
    globe = Globe(100, 100, 80)
    ellipse = globe.ellipse(Circle(latitude, longitude, radius))
    assert (ellipse is None) == (abs(longitude) > 90 or ellipse is None)
    if ellipse:
        x, y, flat, wide, _ = ellipse
        assert ((x - 100) ** 2 + (y - 100) ** 2) ** 0.5 <= 80
        assert flat <= wide


def test_a_globe_that_is_turned_has_its_south_above() -> None:
    south = Circle(-60, 0, 5)
    upright, turned = Globe(0, 0, 10).ellipse(south), Globe(0, 0, 10, turned=True).ellipse(south)
    assert upright and turned and upright[1] > 0 > turned[1]


# --- The signing ----------------------------------------------------------------------------------------------------

LONG = "Maximiliana Alexandra von und zu Hohenlohe-Schillingsfürst-Waldenburg"
SIGNERS = {
    "nobody": [],
    "a party of which nobody is named": [signing.Signer("The left bank", has_signed=False)],
    "one": [signing.Signer("Anne Martin", "for the left bank")],
    "two": [signing.Signer("Anne Martin", "for the left bank"), signing.Signer("Ivan Petrov", "for the right bank")],
    "two with long names": [signing.Signer(LONG, f"for {LONG}"), signing.Signer(LONG, LONG)],
    "thirty": [signing.Signer(f"Person {number}", f"for party {number}") for number in range(30)],
}


@pytest.mark.parametrize("manner", ["", "videoconference", "exchange-of-letters", "opened-for-signature"])
@pytest.mark.parametrize("has_body", [True, False])
@pytest.mark.parametrize("shape", ["wide", "tall"])
@pytest.mark.parametrize("signers", SIGNERS.values(), ids=SIGNERS)
def test_the_signing_shows_any_number_of_signatories(
    signers: list[signing.Signer], shape: signing.Shape, has_body: bool, manner: str
) -> None:
    told = signing.Told(signers, "9 March 2021", "By videoconference", manner, has_body=has_body, is_moon=has_body)
    drawing = signing.signing(told, shape, others)
    assert_inside(drawing)
    assert "9 March 2021" in said(drawing)
    assert bool(drawing.sky) == has_body, "without a body there is no sky"
    assert len(drawing.sheets) == (2 if manner == "exchange-of-letters" else 1)
    shown = sum(words.face == "title" for words in all_words(drawing)) - 1
    assert shown == min(len(signers), signing.SIZES[shape].most - (len(signers) > signing.SIZES[shape].most))
    assert (others(len(signers) - shown) in said(drawing)) == (len(signers) > shown)


@pytest.mark.parametrize(
    ("signer", "manner", "strokes"),
    [
        (signing.Signer("Anne Martin"), "in-person", [True]),
        (signing.Signer("The left bank", has_signed=False), "in-person", [False]),
        (signing.Signer("Anne Martin"), "opened-for-signature", [False]),
        (signing.Signer("Anne Martin"), "exchange-of-letters", []),
    ],
)
def test_a_signature_stands_only_where_somebody_signed(
    signer: signing.Signer, manner: str, strokes: list[bool]
) -> None:
    drawing = signing.signing(signing.Told([signer], "1901", manner=manner), "tall", others)
    assert ["c" in line for line in drawing.signatures] == strokes


# --- Who acts for whom ----------------------------------------------------------------------------------------------

WORDS = chain.Said("The Bridge Treaty", "1901", "acts for", "signed", others)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", [1, 2, 3, 4, 12, 30])
def test_a_chain_holds_any_number_of_parties(number: int, width: float) -> None:
    sides = [
        chain.Side(f"Party {each} {LONG}", "party to", [f"Body {each}"], [f"Person {each}"]) for each in range(number)
    ]
    drawing = chain.chain(sides, WORDS, width)
    assert_inside(drawing)
    named = [each for each in said(drawing) if each.startswith("Party ")]
    assert len(named) == min(number, chain.MOST_ROWS - (number > chain.MOST_ROWS))
    assert (others(number - len(named)) in said(drawing)) == (number > len(named))


@pytest.mark.parametrize("width", WIDTHS)
def test_boxes_of_one_level_are_level(width: float) -> None:
    sides = [chain.Side("A", "party to", ["The council of A"], ["Anne"]), chain.Side(LONG, "party to", ["C"], ["Ivan"])]
    boxes = chain.chain(sides, WORDS, width).boxes
    for kind in ("party", "body", "person"):
        assert len({(box.y, box.height) for box in boxes if box.kind == kind}) == 1


def test_only_those_who_signed_lead_to_the_text() -> None:
    drawing = chain.chain(
        [chain.Side("A", "party to", ["Council"], ["Anne"]), chain.Side("B", "party to", ["Board"])], WORDS, 672
    )
    assert said(drawing).count("signed") == 1
    assert said(drawing).count("party to") == 1
    assert len(drawing.arrows) == 3, "two bodies act for their parties, one person signed"


# --- How many, by date ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", [1, 2, 15, 52, 195, 12_000])
@pytest.mark.parametrize("years", [1, 3, 40, 300])
def test_a_curve_has_words_that_are_read_on_a_phone(number: int, years: int, width: float) -> None:
    steps = [(date(1700 + each * years // number, 1 + each % 12, 1), 1) for each in range(number)]
    drawing = curve.curve(sorted(steps), date(1700 + years, 6, 1), width)
    assert drawing
    assert_inside(drawing)
    assert min(words.size for words in all_words(drawing)) >= 15
    assert str(number) in said(drawing), "how many there are in the end"


def test_a_curve_goes_down_where_a_party_leaves_and_up_once_for_a_day() -> None:
    day = date(2001, 5, 4)
    drawing = curve.curve([(day, 1), (day, 1), (date(2002, 1, 1), -1)], date(2003, 1, 1), 358)
    assert drawing
    heights = [float(each) for each in re.findall(r"V([\d.]+)", drawing.line)]
    assert heights[0] < heights[1] < drawing.foot
    assert len(heights) == 2
    assert said(drawing)[-1] == "1"


def test_the_number_at_the_end_of_a_curve_stands_above_the_line_also_where_one_has_just_left() -> None:
    steps = [(date(2001, 5, 4), 1), (date(2001, 6, 4), 1), (date(2001, 7, 4), 1), (date(2020, 1, 5), -1)]
    drawing = curve.curve(steps, date(2020, 1, 5), 358)
    assert drawing
    assert drawing.words[-1].bottom < min(float(each) for each in re.findall(r"V([\d.]+)", drawing.line))


# --- Who has joined -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", [1, 5, 40, 195])
def test_tiles_hold_any_number_of_members(number: int, width: float) -> None:
    members = [joined.Member(f"State {each} {LONG}", "1 September 2024", [0]) for each in range(number)]
    drawing = joined.joined(members, joined.Lists(["The first list", LONG], "not on it", [LONG]), width, others)
    assert_inside(drawing)
    assert len(drawing.tiles) == min(number, joined.MOST - (number > joined.MOST))
    assert (others(number - len(drawing.tiles)) in said(drawing)) == (number > len(drawing.tiles))
    assert all([sign.is_on for sign in tile.signs] == [True, False] for tile in drawing.tiles)
    assert [sign.is_on for sign in drawing.keys] == [True, True, False], "a count that names nobody has no square"


# --- The place ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("surface", [None, place.Spot("On the ground", "left open"), place.Spot(LONG)])
@pytest.mark.parametrize("orbit", [None, place.Spot("In orbit"), place.Spot(LONG, "left open")])
def test_only_the_places_that_are_named_are_drawn(
    surface: place.Spot | None, orbit: place.Spot | None, width: float
) -> None:
    drawing = place.place(surface, orbit, width, is_moon=True)
    assert_inside(drawing)
    assert (bool(drawing.base), bool(drawing.craft)) == (bool(surface), bool(orbit))
    assert bool(drawing.before) == bool(orbit)
    assert place.place(surface, orbit, width, is_moon=False).face is None, "craters are the Moon's"


# --- The network ----------------------------------------------------------------------------------------------------

NODES = [
    network.Node(f"n{each}", f"Agreement {each}", f"{2000 + each}", ["p"] if each % 2 else [], ["Step towards"])
    for each in range(5)
]


@pytest.mark.parametrize("width", WIDTHS)
def test_agreements_stand_in_their_order_and_arcs_do_not_share_a_lane(width: float) -> None:
    ties = [network.Tie("n0", "n3", "prepares"), network.Tie("n1", "n4", "follows")]
    drawing = network.network(NODES, ties, {"p": LONG}, "About:", width)
    assert drawing
    assert_inside(drawing)
    boxes = [box for box in drawing.boxes if box.kind == "agreement"]
    assert [box.y for box in boxes] == sorted(box.y for box in boxes)
    assert len({arc.path.partition("Q")[2].split(" ")[0] for arc in drawing.arcs}) == 2
    assert all(arc.head for arc in drawing.arcs)
    assert all("Step towards" in said(box) for box in boxes), "each arc has its words where it begins"
    assert any(each.startswith("About:") for each in said(drawing)), "and a project its own"


@pytest.mark.parametrize("number", [0, 1])
def test_an_agreement_alone_has_no_network(number: int) -> None:
    assert network.network(NODES[:number], [], {}, "About:", 672) is None


# --- Plans ----------------------------------------------------------------------------------------------------------


def telling(told: str | None, on: str, step: str = "planned") -> plans.Telling:
    first = date.fromisoformat(on)
    return plans.Telling(
        date.fromisoformat(told) if told else None, first, first.replace(month=12, day=31), step, f"told {told}: {on}"
    )


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("last", ["2001-01-01", "2030-01-01", "2900-01-01"])
def test_what_is_planned_later_stands_further_right(last: str, width: float) -> None:
    course = plans.Course(LONG, [telling("2000-06-01", "2000-01-01"), telling("2000-07-01", last, "given-up")])
    drawing = plans.plans([course], date(2026, 1, 1), "today", width)
    assert drawing
    assert_inside(drawing)
    first, second = drawing.rows
    assert first.x and second.x and first.x <= second.x and first.start < second.start
    assert [bool(row.cross) for row in drawing.rows] == [False, True], "only what was given up is struck out"


@pytest.mark.parametrize("width", WIDTHS)
def test_what_was_told_on_an_unknown_day_stands_at_its_date_alone(width: float) -> None:
    course = plans.Course("Luna", [telling("2018-03-01", "2023-01-01"), telling(None, "2024-01-01")])
    drawing = plans.plans([course], date(2026, 1, 1), "today", width)
    assert drawing
    assert_inside(drawing)
    first, second = drawing.rows
    assert first.x is not None and second.x is None and first.start < second.start


@pytest.mark.parametrize("width", WIDTHS)
def test_no_line_of_a_year_goes_through_words(width: float) -> None:
    tellings = [telling(f"{year}-06-01", f"{year + 3}-01-01") for year in range(2000, 2008)]
    drawing = plans.plans([plans.Course("Luna", tellings)], date(2009, 6, 1), "today", width)
    assert drawing
    lines = [tuple(map(float, each)) for line in [*drawing.years, drawing.today] for each in LINE.findall(line)]
    assert len(lines) > len(drawing.years), "words stand in the way of some"
    for x, top, bottom in lines:
        assert not any(words.covers(x, y, 1) for words in all_words(drawing) for y in (top, (top + bottom) / 2, bottom))


def test_where_nothing_was_told_nothing_is_drawn() -> None:
    assert plans.plans([], date(2026, 1, 1), "today", 672) is None
    assert plans.plans([plans.Course("Luna", [])], date(2026, 1, 1), "today", 672) is None


# --- Sources --------------------------------------------------------------------------------------------------------

LABELS = dependence.Labels(
    {"release": lambda n: f"{n} releases", "press": lambda n: f"{n} articles"},
    lambda n: f"{n} repeat it",
    lambda origin, n: f"{n} pass on the words of {origin}",
    str,
    others,
)


def source(name: str, *repeats: str) -> dependence.Source:
    return dependence.Source(name, f"{name} {LONG}", "press", repeats)


def test_sources_that_repeat_the_same_are_one_voice() -> None:
    sources = [source("a", "agency"), source("b", "a"), source("c", "agency"), source("d")]
    voices = dependence.voices(sources)
    assert {root: [(each.id, depth) for each, depth in found] for root, found in voices.items()} == {
        "agency": [("a", 1), ("b", 2), ("c", 1)],
        "d": [],
    }


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", [1, 12, 60])
def test_a_voice_holds_any_number_of_sources(number: int, width: float) -> None:
    sources = [source(f"s{each}", "agency") for each in range(number)] + [source(f"t{each}") for each in range(200)]
    drawing = dependence.dependence(sources, {"agency": LONG}, LABELS, width)
    assert drawing
    assert_inside(drawing)
    assert f"{number} pass on the words of agency" in said(drawing)
    assert f"{number + 200} articles" in said(drawing)
    shown = sum(each.startswith("s") and each[1].isdigit() for each in said(drawing))
    assert shown == min(number, dependence.MOST - (number > dependence.MOST))


def test_every_kind_of_source_has_a_mark_of_its_own() -> None:
    marks = dict(re.findall(r'"(\w+)": (\("[\w-]+", "[^"]+"\))', DEPENDENCE.read_text(encoding="utf-8")))
    assert marks.keys() == {kind.value for kind in SourceKind}
    assert len(set(marks.values())) == len(marks)


def test_where_no_source_repeats_another_nothing_is_drawn() -> None:
    assert dependence.dependence([source("a"), source("b")], {}, LABELS, 672) is None


# --- Names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text", ["张克俭", "Zhang Kejian", LONG, "Государственная корпорация по космической деятельности"]
)
def test_a_name_is_as_large_as_its_room_lets_it_be(text: str) -> None:
    drawing = name.name([name.Form(text, "xx", "a language"), name.Form("A", "yy", "another")], 358)
    assert_inside(drawing)
    assert "".join(drawing.forms[0].words.lines).replace(" ", "") == text.replace(" ", "")
    assert drawing.forms[1].words.size == name.SIZES[0]
