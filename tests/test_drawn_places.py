"""A globe is seen as from afar, and of the places only those that are named are drawn."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drawing_reader import LONG, WIDTHS, assert_inside
from explainer.derived.figures import place
from explainer.derived.figures.sphere import Circle, Globe


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
