"""What is seen of the Moon from the Earth: its dark plains and its greater craters, rounded to a degree or so."""

from __future__ import annotations

from typing import NamedTuple

from .sphere import Circle, Globe

KILOMETRES = 60.6  # of diameter for each degree of radius

# Latitude, longitude and radius in degrees: the plains as the circles that cover them.
PLAINS = [
    Circle(*each)
    for each in [
        (33, -16, 18), (28, 18, 10.5), (11, 28, 9.5), (6, 36, 8.5), (17, 59, 7.5), (-4, 51, 8), (-13, 52, 5),
        (-15, 35, 5.5), (-21, -16, 9), (-24, -39, 6.5), (20, -55, 12), (6, -48, 12), (-4, -44, 9), (36, -52, 9),
        (46, -45, 6), (-10, -23, 7), (8, -31, 8), (13, 4, 4), (45, -32, 4), (57, -38, 4), (58, -26, 4), (58, -14, 3.5),
        (57, -3, 3.5), (56, 8, 4), (56, 19, 4), (55, 29, 3.5), (2, 1, 3), (11, -9, 4.5), (38, 30, 4), (57, 80, 4),
        (-5, -69, 3.7), (51, -9, 1.7), (-12, -12, 5), (-6, -33, 8), (2, -17, 6), (19, 41, 4), (1, 44, 7),
    ]
]  # fmt: skip

# Latitude, longitude and diameter in kilometres of craters, the greatest of each region first.
CRATERS = [
    Circle(latitude, longitude, diameter / KILOMETRES)
    for latitude, longitude, diameter in [
        (-59, -14, 231), (-44, -55, 206), (-45, 40, 199), (-67, -69, 301), (-50, -6, 156), (-50, -22, 146),
        (-41, 6, 126), (-55, 34, 126), (-70, 55, 142), (-71, -6, 114), (-60, -28, 110), (-70, -26, 121),
        (-73, -30, 108), (-64, -21, 106), (-68, 26, 96), (-73, 43, 97), (-67, 4, 99), (-53, -57, 115), (-43, -20, 107),
        (-53, 39, 89), (-50, 31, 80), (-57, 11, 68), (-61, 5, 70), (-73, 15, 68), (-77, -17, 83), (-77, 25, 85),
        (-43, -11, 85), (-78, 61, 128), (-49, 6, 86), (-61, -50, 64), (-63, -45, 72), (-67, -45, 73), (-55, 43, 96),
        (-82, 49, 103), (-33, 1, 128), (-25, -2, 118), (-42, 14, 114), (-36, 60, 125), (-25, 60, 177), (-16, 62, 147),
        (-9, 61, 132), (-18, 24, 100), (-11, 26, 110), (-13, 24, 98), (-30, 32, 88), (-9, -2, 154), (-13, -3, 119),
        (-18, -2, 97), (-11, 4, 129), (-6, 5, 150), (-18, -40, 110), (10, -20, 93), (8, -38, 32), (24, -47, 40),
        (32, 30, 95), (50, 17, 87), (44, 16, 67), (30, -4, 83), (15, -11, 58), (47, 44, 87), (47, 39, 69),
        (54, 57, 125), (28, 56, 126), (36, 79, 177), (62, 50, 115), (66, -64, 75), (74, 15, 100), (68, -3, 70),
    ]
]  # fmt: skip

# Craters whose bright dust lies around them.
RAYS = [Circle(*each) for each in [(-43, -11, 5), (10, -20, 4.5), (8, -38, 2.5), (24, -47, 2.5), (16, 47, 1.6)]]

RADIUS = 100.0  # in which the paths are written, so that every drawing of a page has the same, and they compress


class Face(NamedTuple):
    """The paths of a drawing, from the ground up: plains, dust, craters, and the night that falls on them in steps.
    They are around the origin, for a radius of ``RADIUS``."""

    plains: str
    dust: str
    craters: str
    shades: tuple[str, ...]


def face(*, turned: bool = False, bottom: float = RADIUS) -> Face:
    """The Moon as far as it is above ``bottom``, with its south above where it is ``turned``."""
    globe = Globe(0, 0, RADIUS, turned)
    return Face(
        plains=globe.path(PLAINS, bottom),
        dust=globe.path(RAYS, bottom),
        craters=globe.path(CRATERS, bottom),
        shades=tuple(globe.shade(share) for share in (0.92, 0.84, 0.75, 0.65, 0.54, 0.42, 0.28)),
    )
