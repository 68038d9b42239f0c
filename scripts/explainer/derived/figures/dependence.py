"""Which source repeats which: those that pass on the same text are one voice, however many they are.

A voice is what others repeat, with these below it as a tree; sources of which no origin is noted are marks alone. The
shape of a mark is the kind of its source, the strongest first.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .words import LEAST, Style, Words, stack, words

MOST = 12
PAD = 10
GAP = 14
INDENT = 18


class Source(NamedTuple):
    """A source by its name, its kind and what it repeats: ids of sources, or of bodies that are none."""

    id: str
    name: str
    kind: str
    repeats: Sequence[str] = ()


class Labels(NamedTuple):
    """The words: of how many sources there are of each kind, kinds in their order, of what repeats a source, of what
    passes on somebody by the id, of the rest."""

    kinds: dict[str, Callable[[int], str]]
    repeats: Callable[[int], str]
    quoted: Callable[[str, int], str]
    alone: Callable[[int], str]
    others: Callable[[int], str]


class Mark(NamedTuple):
    """The sign of a source: its kind and its middle."""

    kind: str
    x: float
    y: float


class Frame(NamedTuple):
    """Around the name of a voice."""

    x: float
    y: float
    width: float
    height: float
    is_read: bool


class Dependence(NamedTuple):
    """Everything that is drawn."""

    width: float
    height: float
    frames: list[Frame]
    marks: list[Mark]
    lines: list[str]
    words: list[Words]


def voices(sources: Sequence[Source]) -> dict[str, list[tuple[Source, int]]]:
    """For each origin, by id, what repeats it, each with its distance from it; an origin is a source that repeats
    nothing, or whatever else is named as one."""
    known = {source.id: source for source in sources}
    followers: dict[str, list[Source]] = {}
    for source in sources:
        for origin in source.repeats[:1]:
            followers.setdefault(origin, []).append(source)

    def tree(origin: str, depth: int) -> list[tuple[Source, int]]:
        return [each for source in followers.get(origin, []) for each in ((source, depth), *tree(source.id, depth + 1))]

    roots = [each for each in dict.fromkeys([*followers, *known]) if each not in known or not known[each].repeats]
    return {root: tree(root, 1) for root in roots}


def dependence(sources: Sequence[Source], names: dict[str, str], labels: Labels, width: float) -> Dependence | None:
    """The picture of ``sources``; ``None`` where none repeats another. ``names`` are those of origins that are no
    source here."""
    found = voices(sources)
    known = {source.id: source for source in sources}
    shared = sorted((root for root in found if found[root]), key=lambda root: -len(found[root]))
    if not shared:
        return None
    small = width < 500
    margin, columns = (12, 1) if small else (22, 2)
    room = (width - 2 * margin - (columns - 1) * 20) / columns
    drawing = Dependence(width, 0, [], [], [], [])
    top = _key(drawing, sources, labels, margin)
    ends = [top] * columns
    for root in shared:
        column = ends.index(min(ends))
        x = margin + column * (room + 20)
        source = known.get(root)
        number = len(found[root])
        said = (source.name, labels.repeats(number)) if source else (names[root], labels.quoted(root, number))
        ends[column] = _voice(drawing, (*said, source), found[root], labels, (x, ends[column], room)) + GAP
    top = max(ends) + 4
    alone = [known[root] for root in found if not found[root]]
    bottom = _alone(drawing, alone, labels, (margin, top, width - 2 * margin)) if alone else top - GAP
    return Dependence(width, round(bottom + margin, 1), drawing.frames, drawing.marks, drawing.lines, drawing.words)


def _key(drawing: Dependence, sources: Sequence[Source], labels: Labels, margin: float) -> float:
    """The marks with the kinds that they stand for, and where they end."""
    x, top = margin, margin
    for kind, counted in labels.kinds.items():
        number = sum(source.kind == kind for source in sources)
        if number:
            block = words(counted(number), drawing.width, Style(LEAST), 1)
            if x > margin and x + 20 + block.width > drawing.width - margin:
                x, top = margin, top + 23
            block = block.at(x + 18, top)
            drawing.marks.append(Mark(kind, x + 6, round(block.y - LEAST * 0.34, 1)))
            drawing.words.append(block)
            x += 18 + block.width + 20
    return top + 36


def _voice(
    drawing: Dependence,
    origin: tuple[str, str, Source | None],
    repeats: Sequence[tuple[Source, int]],
    labels: Labels,
    frame: tuple[float, float, float],
) -> float:
    """A voice in its frame with what repeats it below, and where that ends."""
    (title, said, source), (x, top, room) = origin, frame
    left = x + PAD + (18 if source else 0)
    blocks = [
        words(title, x + room - left - PAD, Style(LEAST + 1, "title"), 4),
        words(said, x + room - left - PAD, Style(LEAST, "quiet"), 4),
    ]
    inside, end = stack(blocks, left, top + PAD, 3)
    drawing.words.extend(inside)
    if source:
        drawing.marks.append(Mark(source.kind, x + PAD + 6, round(inside[0].y - LEAST * 0.36, 1)))
    drawing.frames.append(
        Frame(round(x, 1), round(top, 1), round(room, 1), round(end + PAD - top, 1), source is not None)
    )
    y = end + PAD
    starts = {0: (x + 16, y)}  # where the line to the next of each depth begins
    shown = repeats if len(repeats) <= MOST else repeats[: MOST - 1]
    for each, depth in shown:
        at = x + 16 + depth * INDENT
        block = words(each.name, x + room - at - 12, Style(LEAST), 2).at(at + 13, y + 8)
        middle = round(block.y - LEAST * 0.34, 1)
        start_x, start_y = starts[depth - 1]
        drawing.lines.append(f"M{start_x:.1f} {start_y:.1f}V{middle}H{at - 2:.1f}")
        drawing.marks.append(Mark(each.kind, round(at + 3, 1), middle))
        drawing.words.append(block)
        starts[depth] = (at + 3, middle + 7)
        y = block.bottom
    if len(repeats) > len(shown):
        rest = words(labels.others(len(repeats) - len(shown)), room, Style(LEAST, "strong")).at(x + 34, y + 8)
        drawing.words.append(rest)
        y = rest.bottom
    return y


def _alone(drawing: Dependence, sources: Sequence[Source], labels: Labels, frame: tuple[float, float, float]) -> float:
    """Those of which no origin is noted, as marks, and where they end."""
    margin, top, room = frame
    block = words(labels.alone(len(sources)), room, Style(LEAST, "strong"), 3).at(margin, top)
    drawing.words.append(block)
    kinds = list(labels.kinds)
    x, y = margin + 6, block.bottom + 18
    for source in sorted(sources, key=lambda each: kinds.index(each.kind)):
        if x > margin + room - 6:
            x, y = margin + 6, y + 20
        drawing.marks.append(Mark(source.kind, x, round(y, 1)))
        x += 20
    return y + 8
