"""Things that name one another in a circle."""

from __future__ import annotations

import pytest

from explainer.facts.circles import circles

CIRCLES: list[tuple[dict[str, list[str]], list[set[str]]]] = [
    ({}, []),
    ({"a": ["b"], "b": []}, []),
    ({"a": ["a"]}, [{"a"}]),
    ({"a": ["b"], "b": ["a"]}, [{"a", "b"}]),
    ({"a": ["b"], "b": ["c"], "c": ["a"], "d": ["a"]}, [{"a", "b", "c"}]),
    ({"a": ["b"], "b": ["a", "c"], "c": ["d"], "d": ["c"]}, [{"a", "b"}, {"c", "d"}]),
    ({"a": ["b", "gone"], "b": ["gone"]}, []),
    ({"a": ["b", "c"], "b": ["d"], "c": ["d"], "d": []}, []),
]


@pytest.mark.parametrize(("names", "wanted"), CIRCLES)
def test_things_that_name_one_another_in_a_circle_are_found(
    names: dict[str, list[str]], wanted: list[set[str]]
) -> None:
    found: dict[int, set[str]] = {}
    for each, number in circles(names).items():
        found.setdefault(number, set()).add(each)
    assert sorted(found.values(), key=sorted) == wanted
