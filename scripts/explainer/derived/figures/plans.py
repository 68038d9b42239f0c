"""What was planned and what became of it: for each project, a row for each time that a date was told.

A row goes from the day on which it was told to the date that it was told for, all on one scale of years, so that a date
that is put off is seen to move away.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import NamedTuple

from .words import LEAST, Style, Words, words

BAR = 10
LEAST_YEAR = 46  # between years that are written
CLEAR = 3  # between words and a line


class Telling(NamedTuple):
    """``told``, where known, and from ``first`` to ``last``, days; ``step`` is planned, given-up or done; ``words`` say
    it all."""

    told: date | None
    first: date
    last: date
    step: str
    words: str


class Course(NamedTuple):
    """A project and what was told of it, in order."""

    name: str
    tellings: Sequence[Telling]


class Row(NamedTuple):
    """A dot where it was told, if that is known, and a line to the bar of the date told; ``cross`` strikes out what was
    given up."""

    step: str
    x: float | None
    y: float
    start: float
    end: float
    cross: str


class Plans(NamedTuple):
    """Everything that is drawn; ``years`` are lines, ``today`` is one more, of the day up to which the facts hold. None
    goes through words."""

    width: float
    height: float
    rows: list[Row]
    years: list[str]
    today: str
    words: list[Words]


def plans(courses: Sequence[Course], today: date, today_in_words: str, width: float) -> Plans | None:
    """The picture of ``courses``; ``None`` where nothing was told."""
    courses = [course for course in courses if course.tellings]
    if not courses:
        return None
    small = width < 500
    margin = 14 if small else 26
    days = [day for course in courses for each in course.tellings for day in (each.told or each.first, each.last)]
    first, last = min([*days, today]).year, max([*days, today]).year + 1
    per_year = (width - 2 * margin) / (last - first)

    def at(day: date) -> float:
        share = (day.timetuple().tm_yday - 1) / 366
        return round(margin + (day.year - first + share) * per_year, 1)

    top = 34.0
    said: list[Words] = []
    rows: list[Row] = []
    y = top + 14
    for course in courses:
        name = words(course.name, width - 2 * margin, Style(LEAST + 2, "head"), 2).at(margin, y)
        said.append(name)
        y = name.bottom + 9
        for each in course.tellings:
            row, block = _row(each, at, y, (margin, width))
            rows.append(row)
            said.append(block)
            y = row.y + 17
        y += 14
    step = next(step for step in (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000) if step * per_year >= LEAST_YEAR)
    written = [year for year in range(first, last) if year % step == 0]
    for year in written:
        middle = max(at(date(year, 1, 1)) + per_year / 2, LEAST_YEAR / 2)
        said.append(words(str(year), 60, Style(LEAST, "quiet", "middle")).at(middle, 12))
    bottom = round(y - 6, 1)
    note = words(today_in_words, width / 2, Style(LEAST, "strong", "middle"))
    half = note.width / 2
    note = note.at(min(max(at(today), margin + half), width - margin - half), y - 4)
    lines = [_upright(at(date(year, 1, 1)), top, bottom, said) for year in written]
    now = _upright(at(today), top, bottom, said)
    return Plans(width, round(note.bottom + 10, 1), rows, lines, now, [*said, note])


def _upright(x: float, top: float, bottom: float, said: Sequence[Words]) -> str:
    """A line from ``top`` to ``bottom`` that leaves out the words in its way."""
    crossed = [each for each in said if each.left - CLEAR < x < each.left + each.width + CLEAR and each.bottom > top]
    line, start = "", top
    for each in sorted(crossed, key=lambda each: each.top):
        if each.top - CLEAR > start:
            line += f"M{x} {start:.1f}V{each.top - CLEAR:.1f}"
        start = each.bottom + CLEAR
    return line + (f"M{x} {start:.1f}V{bottom}" if bottom > start else "")


def _row(each: Telling, at: Callable[[date], float], y: float, frame: tuple[float, float]) -> tuple[Row, Words]:
    """A telling at the height ``y``, its words above its bar."""
    margin, width = frame
    told, start, end = at(each.told) if each.told else None, at(each.first), at(each.last)
    end = max(end, start + BAR)
    block = words(each.words, width - 2 * margin, Style(LEAST, "over"), 2)
    x = min((start if told is None else told) - 5, width - margin - block.width)
    block = block.at(max(x, margin), y)
    middle = round(block.bottom + 10, 1)
    cross = ""
    if each.step == "given-up":
        half = BAR / 2 + 3
        centre = (start + end) / 2
        cross = f"M{centre - half:.1f} {middle - half:.1f}l{2 * half} {2 * half}m0 {-2 * half}l{-2 * half} {2 * half}"
    return Row(each.step, told, middle, start, round(end, 1), cross), block
