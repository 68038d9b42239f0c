"""What the pictures are made of: places on a scale, labels that keep clear of each other, people by side.

Pure functions from facts and texts to numbers and lists; macros turn these into HTML and SVG. Lengths are in pixels.
"""

from __future__ import annotations

import textwrap
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise

from .dates import When
from .model import Entry, Facts, Party, Person, PriorAgreement

LINE_HEIGHT = 18
MARGIN = 8  # between labels; a label of one line is as high as a finger's target should be
MOST_LINES = 3
FARTHEST = 32  # a label further from its mark than this is left out
SHORTEST_BAR = 8  # a shorter span is drawn as a point
LOW, HIGH, YEAR = 140, 640, 70  # the least and greatest height of the axis, and of a year between them
TICK_DISTANCE = 30
CHARACTER = 7.4  # an average one, generously
POINT, HEAVY_POINT = 5, 10  # half of the room that a point takes


@dataclass(frozen=True)
class Dated:
    """What the overview draws of a moment: when, that date in words, and what it is called. Labels are given out by
    ``rank``; the moment of rank 0 is drawn heavily."""

    when: When
    date: str
    title: str
    rank: int


@dataclass(frozen=True)
class Label:
    """``top`` and ``height`` of its box, and its ``lines``."""

    top: float
    height: int
    lines: list[str]


@dataclass(frozen=True)
class Mark:
    """A moment on the axis. ``index`` is its place among those given, ``name`` its date and title, ``at`` its height; a
    bar goes from ``start`` to ``end`` and passes at ``now`` from what was to what is to come; ``lane`` is how far from
    the axis it stands."""

    index: int
    name: str
    at: float
    start: float
    end: float
    now: float
    is_bar: bool
    is_to_come: bool
    lane: int
    label: Label | None


@dataclass(frozen=True)
class Overview:
    """A vertical axis, oldest first. ``years`` are the years written on it with their heights, ``now`` the height after
    which everything is to come, if anything is; ``bar_lanes`` and ``point_lanes`` are the lanes at its two sides,
    ``date_width`` the room for the dates before the titles."""

    height: int
    bar_lanes: int
    point_lanes: int
    date_width: int
    years: list[tuple[int, float]]
    now: float | None
    marks: list[Mark]


def rank(entry: Entry, facts: Facts) -> int:
    """How much an entry of the timeline wants a label: the signing first, then what came of it, then what led to it."""
    agreement = facts.agreement
    if entry is agreement.signature:
        return 0
    if entry is agreement.entry_into_force or entry.id in agreement.outcomes:
        return 1
    return 2 if isinstance(entry, PriorAgreement) else 3


def overview(moments: Sequence[Dated], today: date, columns: int, with_dates: bool) -> Overview | None:
    """``moments`` to scale, with labels of at most ``columns`` characters in a line, dates counted in where they are
    shown; ``None`` where there are not two moments to compare."""
    if len(moments) < 2:
        return None
    scale = Scale.over([moment.when for moment in moments])
    order = sorted(range(len(moments)), key=lambda index: _middle(moments[index].when))
    spans = [scale.span(moments[index].when) for index in order]
    middles = [(start + end) / 2 for start, end in spans]
    ranks = [moments[index].rank for index in order]
    date_columns = max(_columns(moment.date) for moment in moments) + 2 if with_dates else 0
    lines = [wrap(moments[index].title, max(columns - date_columns, 12)) for index in order]
    heights = [LINE_HEIGHT * len(each) + MARGIN for each in lines]
    tops = labels(middles, heights, ranks, scale.height)
    bars = {place for place, (start, end) in enumerate(spans) if end - start >= SHORTEST_BAR}
    points = [place for place in sorted(range(len(spans)), key=lambda place: ranks[place]) if place not in bars]
    bar_lane = _lanes_of(sorted(bars), [(start - 2, end + 2) for start, end in spans])
    point_lane = _lanes_of(points, [_room(middle, each) for middle, each in zip(middles, ranks, strict=True)])
    now = scale.at(today.toordinal() + 1)
    marks = [
        Mark(
            index=order[place],
            name=f"{moments[order[place]].date}, {moments[order[place]].title}",
            at=round(middles[place], 1),
            start=start,
            end=end,
            now=min(max(now, start), end),
            is_bar=place in bars,
            is_to_come=moments[order[place]].when.start > today,
            lane=(bar_lane | point_lane)[place],
            label=Label(tops[place], heights[place], lines[place]) if place in tops else None,
        )
        for place, (start, end) in enumerate(spans)
    ]
    return Overview(
        height=scale.height,
        bar_lanes=len(set(bar_lane.values())),
        point_lanes=len(set(point_lane.values())),
        date_width=round(date_columns * CHARACTER),
        years=scale.years(),
        now=now if max(moment.when.end for moment in moments) > today else None,
        marks=marks,
    )


def _lanes_of(places: Sequence[int], spans: Sequence[tuple[float, float]]) -> dict[int, int]:
    """The lane of each place among ``spans``; the first come stand nearest to the axis."""
    return dict(zip(places, lanes([spans[place] for place in places]), strict=True))


def _room(middle: float, rank: int) -> tuple[float, float]:
    half = POINT if rank else HEAVY_POINT
    return middle - half, middle + half


@dataclass(frozen=True)
class Scale:
    """Days (as ordinals) to heights: whole years, from the first day of the first to the last day of the last."""

    first: int
    last: int
    height: int

    @classmethod
    def over(cls, dates: Sequence[When]) -> Scale:
        """The scale on which all ``dates`` stand."""
        first, last = min(each.start.year for each in dates), max(each.end.year for each in dates)
        return cls(first, last, min(max(YEAR * (last - first + 1), LOW), HIGH))

    def at(self, day: int) -> float:
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal() + 1
        return round((day - start) / (end - start) * self.height, 1)

    def span(self, when: When) -> tuple[float, float]:
        """From the beginning of the first day to the end of the last."""
        return self.at(when.start.toordinal()), self.at(when.end.toordinal() + 1)

    def years(self) -> list[tuple[int, float]]:
        """Round years with their heights, as many as can be read."""
        years = self.last - self.first + 1
        step = next(
            step
            for power in range(5)
            for step in (10**power, 2 * 10**power, 5 * 10**power)
            if step * self.height / years >= TICK_DISTANCE
        )
        return [
            (year, self.at(date(year, 1, 1).toordinal()))
            for year in range(self.first, self.last + 1)
            if year % step == 0
        ]


def labels(middles: Sequence[float], heights: Sequence[float], ranks: Sequence[int], length: float) -> dict[int, float]:
    """The tops of as many labels as stand clear of each other and near to their ``middles``, by place; those of lower
    rank are given up first."""
    tops: dict[int, float] = {}
    for place in sorted(range(len(middles)), key=lambda place: ranks[place]):
        chosen = sorted([*tops, place])
        if sum(heights[each] for each in chosen) > length:
            continue
        tried = spread([middles[each] for each in chosen], [heights[each] for each in chosen], length)
        moved = (abs(top + heights[each] / 2 - middles[each]) for top, each in zip(tried, chosen, strict=True))
        if not tops or max(moved) <= FARTHEST:
            tops = dict(zip(chosen, tried, strict=True))
    return tops


def spread(middles: Sequence[float], heights: Sequence[float], length: float) -> list[float]:
    """The tops of labels that stand as near to ``middles`` as they can (least squares) without overlapping, in their
    order, between 0 and ``length``, which must be enough for all of them."""
    before = list(accumulate((0.0, *heights)))
    wanted = [middle - height / 2 - above for middle, height, above in zip(middles, heights, before, strict=False)]
    room = length - before[-1]
    blocks: list[tuple[float, int]] = []  # labels that touch: their common shift, and how many they are
    for shift in wanted:
        blocks.append((shift, 1))
        while len(blocks) > 1 and blocks[-2][0] >= blocks[-1][0]:
            (upper, many), (lower, few) = blocks[-2:]
            blocks[-2:] = [((upper * many + lower * few) / (many + few), many + few)]
    shifts = [min(max(shift, 0.0), room) for shift, many in blocks for _ in range(many)]
    return [round(above + shift, 1) for above, shift in zip(before, shifts, strict=False)]


def lanes(spans: Sequence[tuple[float, float]]) -> list[int]:
    """For each span the first lane in which it overlaps none of those before it."""
    chosen: list[int] = []
    for index, (start, end) in enumerate(spans):
        taken = {chosen[other] for other, (begun, ended) in enumerate(spans[:index]) if begun < end and start < ended}
        chosen.append(next(lane for lane in range(index + 1) if lane not in taken))
    return chosen


def wrap(text: str, columns: int) -> list[str]:
    """``text`` in a few lines of at most ``columns`` letters, cut short where it is too long; the signs of East Asian
    scripts count twice."""
    width = columns // 2 if _columns(text) > len(text) else columns
    return textwrap.wrap(text, width, max_lines=MOST_LINES, placeholder="…") or [text]


def _columns(text: str) -> int:
    return sum(2 if unicodedata.east_asian_width(sign) in "WF" else 1 for sign in text)


def _middle(when: When) -> int:
    return when.start.toordinal() + when.end.toordinal()


def sides(facts: Facts) -> list[tuple[Party, list[Person]]]:
    """Who was at the signing, by party: those who speak for it or for one of its bodies, signatories first."""
    found = []
    for party in facts.parties:
        speaks_for = {party.id, *(body.id for body in party.bodies)}
        people = [person for person in facts.people if person.body in speaks_for]
        if people:
            found.append((party, sorted(people, key=lambda person: person.part.value, reverse=True)))
    return found


def shares(counts: Sequence[int]) -> list[tuple[float, float]]:
    """Where each part of a bar begins and how long it is, in hundredths of the whole."""
    total = sum(counts)
    ends = [100 * each / total for each in accumulate((0, *counts))]
    return [(round(start, 2), round(end - start, 2)) for start, end in pairwise(ends)]
