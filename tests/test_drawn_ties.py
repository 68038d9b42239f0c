"""The drawings of how agreements are tied to each other, and of which sources repeat which, show each tie once."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from drawing_reader import LONG, WIDTHS, assert_inside, others, said
from explainer.derived.figures import dependence, network
from explainer.facts.model import SourceKind

DEPENDENCE = Path(__file__).parents[1] / "overrides/macros/figures/dependence.html"


NODES = [
    network.Node(f"n{each}", f"Agreement {each}", f"{2000 + each}", ["p"] if each % 2 else [], ["Step towards"])
    for each in range(5)
]


@pytest.mark.parametrize("width", WIDTHS)
def test_agreements_stand_in_their_order_and_arcs_do_not_share_a_lane(width: float) -> None:
    ties = [network.Tie("n0", "n3", "prepares"), network.Tie("n1", "n4", "follows")]
    drawing = network.network(NODES, ties, {"p": LONG}, "About:", width)
    assert drawing
    assert_inside(drawing)
    boxes = [box for box in drawing.boxes if box.kind == "agreement"]
    assert [box.y for box in boxes] == sorted(box.y for box in boxes)
    assert len({arc.path.partition("Q")[2].split(" ")[0] for arc in drawing.arcs}) == 2
    assert all(arc.head for arc in drawing.arcs)
    assert all("Step towards" in said(box) for box in boxes), "each arc has its words where it begins"
    assert any(each.startswith("About:") for each in said(drawing)), "and a project its own"


@pytest.mark.parametrize("number", [0, 1])
def test_an_agreement_alone_has_no_network(number: int) -> None:
    assert network.network(NODES[:number], [], {}, "About:", 672) is None


LABELS = dependence.Labels(
    {"release": lambda n: f"{n} releases", "press": lambda n: f"{n} articles"},
    lambda n: f"{n} repeat it",
    lambda origin, n: f"{n} pass on the words of {origin}",
    str,
    others,
)


def source(name: str, *repeats: str) -> dependence.Source:
    return dependence.Source(name, f"{name} {LONG}", "press", repeats)


def test_sources_that_repeat_the_same_are_one_voice() -> None:
    sources = [source("a", "agency"), source("b", "a"), source("c", "agency"), source("d")]
    voices = dependence.voices(sources)
    assert {root: [(each.id, depth) for each, depth in found] for root, found in voices.items()} == {
        "agency": [("a", 1), ("b", 2), ("c", 1)],
        "d": [],
    }


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("number", [1, 12, 60])
def test_a_voice_holds_any_number_of_sources(number: int, width: float) -> None:
    sources = [source(f"s{each}", "agency") for each in range(number)] + [source(f"t{each}") for each in range(200)]
    drawing = dependence.dependence(sources, {"agency": LONG}, LABELS, width)
    assert drawing
    assert_inside(drawing)
    assert f"{number} pass on the words of agency" in said(drawing)
    assert f"{number + 200} articles" in said(drawing)
    shown = sum(each.startswith("s") and each[1].isdigit() for each in said(drawing))
    assert shown == min(number, dependence.MOST - (number > dependence.MOST))


def test_every_kind_of_source_has_a_mark_of_its_own() -> None:
    marks = dict(re.findall(r'"(\w+)": (\("[\w-]+", "[^"]+"\))', DEPENDENCE.read_text(encoding="utf-8")))
    assert marks.keys() == {kind.value for kind in SourceKind}
    assert len(set(marks.values())) == len(marks)


def test_where_no_source_repeats_another_nothing_is_drawn() -> None:
    assert dependence.dependence([source("a"), source("b")], {}, LABELS, 672) is None
