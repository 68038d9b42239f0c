"""A globe seen from far away: circles on it are ellipses in the picture."""

from __future__ import annotations

from collections.abc import Iterable
from math import atan2, cos, degrees, radians, sin
from typing import NamedTuple

EDGE = 0.07  # of the way to the viewer: what is nearer to the limb is too thin to be drawn


class Circle(NamedTuple):
    """A circle on a globe: its middle in degrees, north and east positive, and its radius in degrees."""

    latitude: float
    longitude: float
    radius: float


class Globe(NamedTuple):
    """Where a globe stands in a picture; ``turned`` has its south above."""

    x: float
    y: float
    radius: float
    turned: bool = False

    def ellipse(self, circle: Circle) -> tuple[float, float, float, float, float] | None:
        """The circle as it is seen: middle, half axes, and how the ellipse is turned; ``None`` on the far side."""
        latitude, longitude, size = map(radians, (circle.latitude, circle.longitude, circle.radius))
        way = -1 if self.turned else 1
        across, up, near = cos(latitude) * sin(longitude) * way, sin(latitude) * way, cos(latitude) * cos(longitude)
        if near < EDGE:
            return None
        middle = self.radius * cos(size)
        half = self.radius * sin(size)
        return self.x + middle * across, self.y - middle * up, half * near, half, degrees(atan2(-up, across))

    def path(self, circles: Iterable[Circle], bottom: float) -> str:
        """The circles that reach above ``bottom`` as one path."""
        ellipses = [ellipse for circle in circles if (ellipse := self.ellipse(circle))]
        return "".join(_ellipse(*each) for each in ellipses if each[1] - each[3] < bottom)

    def limb(self, angle: float, above: float = 0) -> tuple[float, float]:
        """A point of the limb, or that far ``above`` it, at an angle clockwise from the top."""
        reach = self.radius + above
        return round(self.x + reach * sin(radians(angle)), 1), round(self.y - reach * cos(radians(angle)), 1)

    def arc(self, start: float, end: float, above: float = 0) -> str:
        """The way along the limb, or above it, between two angles."""
        (x1, y1), (x2, y2) = self.limb(start, above), self.limb(end, above)
        reach = round(self.radius + above, 1)
        return f"M{x1} {y1}A{reach} {reach} 0 {int(end - start > 180)} 1 {x2} {y2}"

    def shade(self, share: float) -> str:
        """What the night takes from the right: from the limb to ``share`` of the radius beyond the middle."""
        top, bottom, reach = self.y - self.radius, 2 * self.radius, round(self.radius, 1)
        return (
            f"M{_short(self.x)} {_short(top)}a{reach} {reach} 0 0 1 0 {_short(bottom)}"
            f"a{_short(reach * share)} {reach} 0 0 0 0 {_short(-bottom)}z"
        )

    def graticule(self) -> str:
        """Parallels and meridians every 30 degrees."""
        parallels, meridians = "", ""
        for angle in (-60, -30, 0, 30, 60):
            half, height = self.radius * cos(radians(angle)), self.y - self.radius * sin(radians(angle))
            parallels += f"M{_short(self.x - half)} {_short(height)}h{_short(2 * half)}"
            sweep, width = int(angle > 0), abs(self.radius * sin(radians(angle)))
            meridians += (
                f"M{_short(self.x)} {_short(self.y - self.radius)}"
                f"a{_short(width)} {_short(self.radius)} 0 0 {sweep} 0 {_short(2 * self.radius)}"
            )
        return parallels + meridians


def strewn(count: int, width: float, top: float, bottom: float) -> list[tuple[float, float, float]]:
    """Points strewn over a sky, always the same: each step turns by the golden angle's share of the frame."""
    return [
        (
            round((each * 0.6180339 + 0.11) % 1 * width),
            round(top + (each * 0.7548776 + 0.37) % 1 * (bottom - top)),
            (0.7, 1.0, 1.3)[each % 3],
        )
        for each in range(count)
    ]


def _ellipse(x: float, y: float, wide: float, high: float, turn: float) -> str:
    across, down = 2 * wide * cos(radians(turn)), 2 * wide * sin(radians(turn))
    shape = f"{_short(wide)} {_short(high)} {round(turn)}"
    return (
        f"M{_short(x - across / 2)} {_short(y - down / 2)}"
        f"a{shape} 1 0 {_short(across)} {_short(down)}a{shape} 1 0 {_short(-across)} {_short(-down)}z"
    )


def _short(number: float) -> str:
    """A tenth of a unit is as fine as anybody sees."""
    return f"{number:.1f}".removesuffix(".0")
