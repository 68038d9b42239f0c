"""A celestial body and where on or around it the subject of the agreement is to be, with what the agreement says."""

from __future__ import annotations

from math import cos, radians, sin
from typing import NamedTuple

from . import moon
from .sphere import Globe, strewn
from .words import LEAST, Anchor, Style, Words, stack, words

REACH = 1.34  # of the orbit, in radii of the globe
TILT = -24  # degrees
BASE = -38  # degrees from the top of the globe


class Spot(NamedTuple):
    """A place that the agreement names: what it says of it, and that it is left open, where it is."""

    title: str
    open: str = ""


class Place(NamedTuple):
    """Everything that is drawn: the orbit behind and before the globe, what is there, and lines to the words."""

    width: float
    height: float
    globe: Globe
    face: moon.Face | None
    behind: str
    before: str
    craft: tuple[float, float, float] | None
    base: tuple[float, float, float] | None
    scale: float
    leads: list[str]
    words: list[Words]
    stars: list[tuple[float, float, float]]


def place(surface: Spot | None, orbit: Spot | None, width: float, *, is_moon: bool) -> Place:
    """The picture of a body with what is to be on its ``surface`` and in ``orbit`` around it; the words for both stand
    above, each on the side of what it is about."""
    small = width < 500
    margin, size, radius = (14, LEAST, 112.0) if small else (26, 17.0, 170.0)
    room = width / 2 - margin - 8
    left, left_end = stack(_said(surface, room, size, "start"), margin, margin, 3)
    right, right_end = stack(_said(orbit, room, size, "end"), width - margin, margin, 3)
    head = max(left_end, right_end) + 8
    globe = Globe(width / 2, round(head + radius * 1.06 + 12), radius)
    height = globe.y + radius + margin + 8
    scale = 0.85 if small else 1.25
    craft = base = None
    leads = []
    if orbit:
        x = globe.x + radius * REACH * cos(radians(TILT))
        y = globe.y + radius * REACH * sin(radians(TILT))
        craft = (round(x, 1), round(y, 1), TILT)
        leads.append(f"M{width - margin - 4:.0f} {right_end + 8:.0f}V{y - 4:.0f}H{x + 30 * scale:.0f}")
    if surface:
        x, y = globe.limb(BASE)
        base = (x, y, BASE)
        leads.append(f"M{margin + 4} {left_end + 8:.0f}V{y - 6 * scale:.0f}H{x - 26 * scale:.0f}")
    behind, before = _ring(globe) if orbit else ("", "")
    face = moon.face() if is_moon else None
    stars = strewn(30, width, head, height)
    return Place(width, round(height), globe, face, behind, before, craft, base, scale, leads, [*left, *right], stars)


def _ring(globe: Globe) -> tuple[str, str]:
    """The far half and the near half of the orbit, before it is tilted."""
    reach, flat = globe.radius * REACH, globe.radius * 0.36
    start, end = f"M{globe.x - reach:.0f} {globe.y}A{reach:.0f} {flat:.0f} 0 0", f"{globe.x + reach:.0f} {globe.y}"
    return f"{start} 1 {end}", f"{start} 0 {end}"


def _said(spot: Spot | None, room: float, size: float, anchor: Anchor) -> list[Words]:
    if spot is None:
        return []
    return [
        words(spot.title, room, Style(size, "title", anchor), 3),
        words(spot.open, room, Style(LEAST, "quiet", anchor), 2),
    ]
