"""Lines with a point."""

from __future__ import annotations

from math import hypot
from typing import NamedTuple

LENGTH, HALF = 8.0, 4.5  # of the point


class Arrow(NamedTuple):
    """A line and the triangle at its end, as paths."""

    path: str
    head: str


def arrow(*points: tuple[float, float]) -> Arrow:
    """From the first of the points to the last, by way of the others."""
    (x1, y1), (x2, y2) = points[-2:]
    length = hypot(x2 - x1, y2 - y1) or 1
    across, down = (x2 - x1) / length, (y2 - y1) / length
    foot = x2 - across * LENGTH, y2 - down * LENGTH
    one = foot[0] - down * HALF, foot[1] + across * HALF
    other = foot[0] + down * HALF, foot[1] - across * HALF
    return Arrow(_line([*points[:-1], foot]), _line([one, (x2, y2), other]) + "z")


def _line(points: list[tuple[float, float]]) -> str:
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points)
