"""What the pictures are made of: moments on a scale, people by side, the parts of a bar.

Pure functions from facts to numbers and lists; macros turn these into HTML and SVG. Lengths are in hundredths of the
picture's width, so that a picture fits wherever it stands.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import accumulate, pairwise
from typing import Literal

from ..facts.dates import When
from ..facts.model import Facts, Party, Person

SHORTEST_BAR = 1.5  # a shorter span is drawn as a point
TICK_DISTANCE = 12  # between the years that are written: room for four digits on a phone
LEAST_ROOM = 40  # for words beside a mark; where there is less on both sides, they stand above it

Side = Literal["after", "before", "above"]


@dataclass(frozen=True)
class Mark:
    """A moment on the scale: a bar from ``start`` to ``end`` that passes at ``now`` from what was to what is to come,
    or a point at ``start``. It is drawn in a box as wide as ``width``, of which these three are hundredths; the words
    stand at that ``side`` of the box, which reaches to the other end of the scale."""

    side: Side
    width: float
    start: float
    now: float
    end: float
    is_bar: bool
    is_to_come: bool


@dataclass(frozen=True)
class Overview:
    """The moments to scale, from left to right. ``years`` are the years written above with their places, ``now`` the
    place after which everything is to come, if anything is; ``marks`` are in the order of the moments."""

    years: list[tuple[int, float]]
    now: float | None
    marks: list[Mark]


def overview(moments: Sequence[When], today: date) -> Overview | None:
    """``moments`` to scale; ``None`` where there are not two moments to compare."""
    if len(moments) < 2:
        return None
    scale = Scale.over(moments)
    now = scale.at(today.toordinal() + 1)
    return Overview(
        years=scale.years(),
        now=now if max(moment.end for moment in moments) > today else None,
        marks=[_mark(scale.span(moment), now, moment.start > today) for moment in moments],
    )


def _mark(span: tuple[float, float], now: float, is_to_come: bool) -> Mark:
    is_bar = span[1] - span[0] >= SHORTEST_BAR
    start, end = span if is_bar else (_middle(span), _middle(span))
    first, last = 0.0, 100.0  # of the box
    side: Side = "above"
    if 100 - end >= max(start, LEAST_ROOM):
        side, last = "after", end
    elif start >= LEAST_ROOM:
        side, first = "before", start
    width = last - first

    def inside(place: float) -> float:
        return round(100 * (place - first) / width, 2) if width else 0.0

    passes = _within(now, start, end)
    return Mark(side, round(width, 2), inside(start), inside(passes), inside(end), is_bar, is_to_come)


def _middle(span: tuple[float, float]) -> float:
    return round(sum(span) / 2, 2)


def _within(place: float, start: float, end: float) -> float:
    return min(max(place, start), end)


@dataclass(frozen=True)
class Scale:
    """Days (as ordinals) to places: whole years, from the first day of the first to the last day of the last."""

    first: int
    last: int

    @classmethod
    def over(cls, dates: Sequence[When]) -> Scale:
        """The scale on which all ``dates`` stand."""
        return cls(min(each.start.year for each in dates), max(each.end.year for each in dates))

    def at(self, day: int) -> float:
        start, end = date(self.first, 1, 1).toordinal(), date(self.last, 12, 31).toordinal() + 1
        return round(100 * (day - start) / (end - start), 2)

    def span(self, when: When) -> tuple[float, float]:
        """From the beginning of the first day to the end of the last."""
        return self.at(when.start.toordinal()), self.at(when.end.toordinal() + 1)

    def years(self) -> list[tuple[int, float]]:
        """Round years with their places, as many as can be read."""
        years = self.last - self.first + 1
        step = next(
            step
            for power in range(5)
            for step in (10**power, 2 * 10**power, 5 * 10**power)
            if step * 100 / years >= TICK_DISTANCE
        )
        return [
            (year, self.at(date(year, 1, 1).toordinal()))
            for year in range(self.first, self.last + 1)
            if year % step == 0
        ]


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
