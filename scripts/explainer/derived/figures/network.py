"""The agreements from the oldest to the newest, what leads from one to another, and the projects that they are about.

One below the other, in the order of their dates. Relations are arcs on the left, which cross no box, each with
its words in the box where it begins; projects stand on the right, joined to the agreements about them, or on a phone as
words in their boxes.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple

from .arrows import arrow
from .words import LEAST, Style, Words, height_of, stack, words

PAD = 10
GAP = 14
LANE = 15  # between arcs that overlap


class Node(NamedTuple):
    """An agreement: ``projects`` are ids of what it is about, ``ties`` say how it stands to others, ``is_this`` for the
    one that the site explains."""

    id: str
    name: str
    date: str
    projects: Sequence[str] = ()
    ties: Sequence[str] = ()
    is_this: bool = False


class Tie(NamedTuple):
    """``kind`` says how one agreement stands to another."""

    start: str
    end: str
    kind: str


class Box(NamedTuple):
    """A frame with its words; ``kind`` is agreement, this or project."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    words: list[Words]

    @property
    def middle(self) -> float:
        return self.y + self.height / 2


class Arc(NamedTuple):
    """A relation: its path, its point where it has a direction, and its kind."""

    kind: str
    path: str
    head: str


@dataclass(frozen=True)
class Network:
    """Everything that is drawn; ``threads`` lead to projects."""

    width: float
    height: float
    boxes: list[Box]
    arcs: list[Arc]
    threads: list[str]


def network(
    nodes: Sequence[Node], ties: Sequence[Tie], projects: dict[str, str], about: str, width: float
) -> Network | None:
    """The picture of ``nodes``, which are in their order; ``None`` where there are not two. ``projects`` are the names
    of projects by id, and ``about`` the word before them."""
    if len(nodes) < 2:
        return None
    small = width < 500
    margin = 12 if small else 22
    places = {node.id: index for index, node in enumerate(nodes)}
    ties = [tie for tie in ties if tie.start in places and tie.end in places]
    lanes = _lanes(ties, places)
    left = margin + (16 + LANE * max(lanes, default=0) + LANE if ties else 0)
    room = width - margin - left if small else 300
    top = float(margin)
    boxes: dict[str, Box] = {}
    for node in nodes:
        about_words = (
            f"{about} {', '.join(projects[each] for each in node.projects)}" if small and node.projects else ""
        )
        blocks = [
            words(node.date, room - 2 * PAD, Style(LEAST, "quiet"), 1),
            words(
                node.name, room - 2 * PAD, Style(LEAST + 1.5 * node.is_this, "title" if node.is_this else "strong"), 4
            ),
            *(words(tie, room - 2 * PAD, Style(LEAST), 6) for tie in node.ties),
            words(about_words, room - 2 * PAD, Style(LEAST), 4),
        ]
        height = height_of(blocks, 3) + 2 * PAD
        inside, _ = stack(blocks, left + PAD, top + PAD, 3)
        boxes[node.id] = Box(
            "this" if node.is_this else "agreement", left, round(top, 1), room, round(height, 1), inside
        )
        top += height + GAP
    arcs = [_arc(tie, boxes, left - 8 - LANE * (lane + 1)) for tie, lane in zip(ties, lanes, strict=True)]
    others: list[Box] = []
    threads: list[str] = []
    if not small:
        others, threads = _projects(nodes, boxes, projects, about, (left + room, width - margin))
    bottom = max(top - GAP, *(box.y + box.height for box in [*others, *boxes.values()]))
    return Network(width, round(bottom + margin, 1), [*boxes.values(), *others], arcs, threads)


def _lanes(ties: Sequence[Tie], places: dict[str, int]) -> list[int]:
    """For each relation how far out its arc runs, so that arcs which overlap keep apart: short ones inside."""
    taken: list[tuple[int, int, int]] = []
    found: dict[int, int] = {}
    spans = [(sorted((places[tie.start], places[tie.end])), number) for number, tie in enumerate(ties)]
    for (first, last), number in sorted(spans, key=lambda each: each[0][1] - each[0][0]):
        lane = 0
        while any(lane == other and first < end and last > start for start, end, other in taken):
            lane += 1
        taken.append((first, last, lane))
        found[number] = lane
    return [found[number] for number in range(len(ties))]


def _arc(tie: Tie, boxes: dict[str, Box], lane: float) -> Arc:
    """From the left of one box out to the lane, along it and back to the other box."""
    start, end = boxes[tie.start], boxes[tie.end]
    down = 1 if end.middle > start.middle else -1
    y1, y2 = start.middle + 6 * down, end.middle - 6 * down
    bend = min(10, abs(start.x - lane))
    path = (
        f"M{start.x:.1f} {y1:.1f}H{lane + bend:.1f}Q{lane:.1f} {y1:.1f} {lane:.1f} {y1 + bend * down:.1f}"
        f"V{y2 - bend * down:.1f}Q{lane:.1f} {y2:.1f} {lane + bend:.1f} {y2:.1f}"
    )
    if tie.kind == "same-subject":
        return Arc(tie.kind, f"{path}H{end.x:.1f}", "")
    point = arrow((lane + bend, y2), (end.x - 1, y2))
    return Arc(tie.kind, f"{path}H{end.x - 8:.1f}", point.head)


def _projects(
    nodes: Sequence[Node], boxes: dict[str, Box], projects: dict[str, str], about: str, frame: tuple[float, float]
) -> tuple[list[Box], list[str]]:
    """The projects on the right, each as near as can be to the agreements about it, and the threads to them."""
    left, right = frame
    x, room = left + 70, right - left - 70
    holders = {each: [boxes[node.id] for node in nodes if each in node.projects] for each in projects}
    wanted = [(sum(box.middle for box in found) / len(found), each) for each, found in holders.items() if found]
    placed: list[Box] = []
    threads: list[str] = []
    top = min((box.y for box in boxes.values()), default=0)
    for middle, each in sorted(wanted):
        blocks = [
            words(about, room - 2 * PAD, Style(LEAST, "quiet"), 1),
            words(projects[each], room - 2 * PAD, Style(LEAST), 5),
        ]
        height = height_of(blocks, 3) + 2 * PAD
        y = max(top, middle - height / 2)
        placed.append(
            Box("project", x, round(y, 1), round(room, 1), round(height, 1), stack(blocks, x + PAD, y + PAD, 3)[0])
        )
        top = y + height + GAP
        for box in holders[each]:
            end = y + height / 2
            threads.append(
                f"M{left:.0f} {box.middle:.0f}"
                f"C{left + 40:.0f} {box.middle:.0f} {x - 40:.0f} {end:.0f} {x:.0f} {end:.0f}"
            )
    return placed, threads
