"""Who acts for whom, and who signed: a column for each party, or a row for each where there are many.

Rows are level: parties stand beside parties, bodies beside bodies, people beside people. Only what a column has is
drawn: a party without a body that acts for it has an empty place there, and only those who signed lead to the text.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import NamedTuple

from .arrows import Arrow, arrow
from .words import LEAST, Face, Style, Words, height_of, stack, words

GAP = 16
ARROW = 30  # between two levels
TIE_GAP = 18  # above and below the words beside an arrow
PAD = 10
MOST_ROWS = 12
SHARES = (0.0, 0.36, 0.7)  # where the columns of a row begin

FACES: dict[str, Face] = {"party": "title", "body": "plain", "person": "strong"}  # the levels, from above


class Side(NamedTuple):
    """A party with the bodies that act for it and the people who signed; ``tie`` says how it stands to the text where
    nobody is named, or where it ``is_apart`` from the parties in a row for each."""

    party: str
    tie: str
    bodies: Sequence[str] = ()
    people: Sequence[str] = ()
    is_apart: bool = False


class Said(NamedTuple):
    """The words: the name and date of the text, what leads from one level to the next, and how many are left out."""

    name: str
    date: str
    acts_for: str
    signed: str
    others: Callable[[int], str]


class Box(NamedTuple):
    """A frame; ``kind`` is party, body, person or text."""

    kind: str
    x: float
    y: float
    width: float
    height: float
    words: list[Words]


class Chain(NamedTuple):
    """Everything that is drawn; ``arrows`` point where they end, ``lines`` join without pointing."""

    width: float
    height: float
    boxes: list[Box]
    arrows: list[Arrow]
    lines: list[str]
    words: list[Words]


class Frame(NamedTuple):
    """The columns: how wide the drawing is, its margin, how wide a column is, and the size of its text."""

    width: float
    margin: float
    room: float
    size: float

    def left(self, index: int) -> float:
        return self.margin + index * (self.room + GAP)

    def middle(self, index: int) -> float:
        return self.left(index) + self.room / 2


def chain(sides: Sequence[Side], said: Said, width: float) -> Chain:
    """The picture of ``sides`` and the text that they agreed on."""
    return _columns(sides, said, width) if len(sides) <= (2 if width < 500 else 3) else _rows(sides, said, width)


# --- A few parties --------------------------------------------------------------------------------------------------


def _columns(sides: Sequence[Side], said: Said, width: float) -> Chain:
    size, margin = (LEAST, 12.0) if width < 500 else (16, 24.0)
    frame = Frame(width, margin, (width - 2 * margin - (len(sides) - 1) * GAP) / len(sides), size)
    drawing = Chain(width, 0, [], [], [], [])
    ends: dict[int, float] = {}  # of the columns so far
    levels: list[list[Sequence[str]]] = [
        [[side.party] for side in sides],
        [side.bodies for side in sides],
        [side.people for side in sides],
    ]
    top = margin
    for kind, level in zip(FACES, levels, strict=True):
        if any(level):
            top = _level(drawing, kind, [list(names) for names in level], frame, (top, ends, said.acts_for)) + ARROW
    leads = [
        _tie(said.signed if side.people else side.tie, frame.middle(index), frame) for index, side in enumerate(sides)
    ]
    below = top - ARROW
    height = max(ARROW + 6, max(each.height for each in leads) + TIE_GAP)  # words on several lines push the text down
    sheet = _text_box(said, margin, below + height, frame)
    for index, side in enumerate(sides):
        start, end = (frame.middle(index), ends[index]), (frame.middle(index), sheet.y)
        if side.people:
            drawing.arrows.append(arrow(start, (end[0], end[1] - 1)))
        else:
            drawing.lines.append(_line(start, end))
        drawing.words.append(_beside(leads[index], end[0], below + height / 2))
    drawing.boxes.append(sheet)
    return drawing._replace(height=round(sheet.y + sheet.height + margin, 1))


def _level(
    drawing: Chain, kind: str, level: Sequence[list[str]], frame: Frame, above: tuple[float, dict[int, float], str]
) -> float:
    """The boxes of one level, as high as the highest, with what leads up from them; and where they end."""
    top, ends, acts_for = above
    style = Style(frame.size, FACES[kind], "middle")
    blocks = [[words(each, frame.room - 2 * PAD, style, 5) for each in names] for names in level]
    height = max(height_of(column, 6) for column in blocks) + 2 * PAD
    for index, column in enumerate(blocks):
        if not column:
            continue
        middle = frame.middle(index)
        inside, _ = stack(column, middle, top + (height - height_of(column, 6)) / 2, 6)
        left, room = round(frame.left(index), 1), round(frame.room, 1)
        drawing.boxes.append(Box(kind, left, round(top, 1), room, round(height, 1), inside))
        if kind == "body":  # it acts for the party above
            drawing.arrows.append(arrow((middle, top), (middle, ends[index] + 1)))
            drawing.words.append(_beside(_tie(acts_for, middle, frame), middle, top - ARROW / 2))
        elif kind == "person":
            drawing.lines.append(_line((middle, ends[index]), (middle, top)))
        ends[index] = top + height
    return top + height


def _line(start: tuple[float, float], end: tuple[float, float]) -> str:
    return f"M{start[0]:.0f} {start[1]:.0f}L{end[0]:.0f} {end[1]:.0f}"


def _tie(text: str, x: float, frame: Frame) -> Words:
    """The words for what leads from one level to the next at ``x``, on as many lines as there is room for."""
    return words(text, min(140, frame.width - x - 9), Style(LEAST, "quiet"))


def _beside(tie: Words, x: float, middle: float) -> Words:
    return tie.at(x + 9, middle - tie.height / 2)


def _text_box(said: Said, left: float, top: float, frame: Frame) -> Box:
    """The text that they agreed on, below or above all."""
    width = frame.width - 2 * frame.margin
    blocks = [
        words(said.name, width - 4 * PAD, Style(frame.size + 1, "title", "middle"), 4),
        words(said.date, width - 4 * PAD, Style(LEAST, "quiet", "middle"), 2),
    ]
    inside, end = stack(blocks, left + width / 2, top + PAD + 4, 4)
    return Box("text", left, round(top, 1), round(width, 1), round(end - top + PAD + 4, 1), inside)


# --- Many parties ---------------------------------------------------------------------------------------------------


def _rows(sides: Sequence[Side], said: Said, width: float) -> Chain:
    """A row for each of the first parties, and how many there are beside them; on a phone in two lines."""
    size, margin = LEAST, 12.0 if width < 500 else 24.0
    rail = margin + 10
    left, room = rail + 24, width - margin - rail - 24
    sheet = _text_box(said, margin, margin, Frame(width, margin, room, size))
    drawing = Chain(width, 0, [sheet], [], [], [])
    top = sheet.y + sheet.height + 18
    middle = top
    shown = sides if len(sides) <= MOST_ROWS else sides[: MOST_ROWS - 1]
    for side in shown:
        blocks = _row(side, room - 2 * PAD, size, small=width < 500)
        height = max(height_of(column, 3) for column in blocks) + 2 * PAD - 4
        for column, share in zip(blocks, SHARES, strict=False):
            drawing.words.extend(stack(column, left + PAD + share * (room - 2 * PAD), top + PAD - 2, 3)[0])
        drawing.boxes.append(Box("party", left, round(top, 1), round(room, 1), round(height, 1), []))
        middle = top + height / 2
        drawing.lines.append(_line((left, middle), (rail, middle)))
        top += height + 8
    drawing.lines.append(_line((rail, sheet.y + sheet.height), (rail, middle)))
    if len(sides) > len(shown):
        rest = words(said.others(len(sides) - len(shown)), room, Style(size, "strong")).at(left + PAD, top + 6)
        drawing.words.append(rest)
        top = rest.bottom + 10
    return drawing._replace(height=round(top - 8 + margin, 1))


def _row(side: Side, room: float, size: float, *, small: bool) -> list[list[Words]]:
    """The words of a row by columns: party, bodies, people; one column on a phone."""
    party = words(side.party, room if small else room * 0.34, Style(size, "title"), 2)
    bodies = [words(each, room if small else room * 0.32, Style(size), 2) for each in side.bodies]
    people = [words(each, room if small else room * 0.3, Style(size, "strong"), 2) for each in side.people]
    tie = [words(side.tie, room if small else room * 0.34, Style(size, "quiet"), 2)] if side.is_apart else []
    return [[party, *tie, *bodies, *people]] if small else [[party, *tie], bodies, people]
