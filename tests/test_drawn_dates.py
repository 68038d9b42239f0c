"""The drawings of how many there were by date, and of what was planned when, have each thing at its date."""

from __future__ import annotations

import re
from datetime import date

import pytest

from drawing_reader import LONG, WIDTHS, all_words, assert_inside, said
from explainer.derived.figures import curve, plans

LINE = re.compile(r"M([\d.]+) ([\d.]+)V([\d.]+)")


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
