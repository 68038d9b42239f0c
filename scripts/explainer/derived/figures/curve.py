"""How many have joined by when: a line that goes up a step for each that joined, and down for each that left."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from .words import Style, Words, words

SIZE = 15.0  # of all its words, on a phone too
LEAST_YEAR = 52  # between years that are written
LEAST_LEVEL = 34  # between numbers that are written
HEIGHTS = (230, 260)
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000)


class Curve(NamedTuple):
    """Everything that is drawn: the line and the ground under it as paths, ``years`` and ``levels`` where there are
    lines, of levels also where each stops; ``end`` is the point where the line ends, ``start`` and ``foot`` the corner
    of the scales."""

    width: float
    height: float
    line: str
    area: str
    years: list[float]
    levels: list[tuple[float, float]]
    start: float
    top: float
    foot: float
    end: tuple[float, float]
    words: list[Words]


def curve(steps: Sequence[tuple[date, int]], today: date, width: float) -> Curve | None:
    """The curve of ``steps``, each a day and what it adds, oldest first, up to ``today``; ``None`` without any."""
    if not steps:
        return None
    height = float(HEIGHTS[width >= 500])
    counts = _counts(steps)
    most = max(count for _, count in counts)
    first, last = steps[0][0].year, today.year + 1
    level = next(step for step in STEPS if (height - 90) / most * step >= LEAST_LEVEL or step == STEPS[-1])
    numbers = list(range(0, most + level, level))
    margin = 16.0
    start = round(margin + words(str(numbers[-1]), 99, Style(SIZE, "quiet")).width + 10, 1)
    right, top, foot = width - margin, 34.0, height - 36
    per_year, per_one = (right - start) / (last - first), (foot - top) / numbers[-1]

    def across(day: date) -> float:
        return round(start + (day.year - first + (day.timetuple().tm_yday - 1) / 366) * per_year, 1)

    def up(count: int) -> float:
        return round(foot - count * per_one, 1)

    line = f"M{across(counts[0][0])} {foot}" + "".join(f"H{across(day)}V{up(count)}" for day, count in counts)
    end = (across(today), up(counts[-1][1]))
    line += f"H{end[0]}"
    every = next(step for step in STEPS if step * per_year >= LEAST_YEAR or step == STEPS[-1])
    written = [year for year in range(first, last) if year % every == 0] or [first]
    said = [words(str(each), 99, Style(SIZE, "quiet", "end")).at(start - 8, up(each) - SIZE * 0.62) for each in numbers]
    for year in written:
        text = words(str(year), 99, Style(SIZE, "quiet", "middle"))
        middle = min(max(across(date(year, 1, 1)), start + text.width / 2 - 8), right - text.width / 2)
        said.append(text.at(middle, foot + 9))
    total = words(str(counts[-1][1]), 99, Style(SIZE + 3, "head", "end"))
    until = [day for day, _ in counts[1:]] + [today]
    beside = [count for (_, count), day in zip(counts, until, strict=True) if across(day) >= end[0] - total.width]
    total = total.at(min(end[0], right), max(up(max(beside)) - total.height - 8, 2))  # above the line
    said.append(total)
    return Curve(
        width=width,
        height=height,
        line=line,
        area=f"{line}V{foot}Z",
        years=[across(date(year, 1, 1)) for year in written],
        levels=[(up(each), total.left - 6 if total.covers(total.x - 1, up(each), 0) else right) for each in numbers],
        start=start,
        top=top,
        foot=foot,
        end=end,
        words=said,
    )


def _counts(steps: Sequence[tuple[date, int]]) -> list[tuple[date, int]]:
    """How many there were from each day on."""
    counts: dict[date, int] = {}
    total = 0
    for day, change in steps:
        total += change
        counts[day] = total
    return list(counts.items())
