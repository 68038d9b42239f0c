"""The signing and what it creates: who signed for whom, when and how, above the place that it is about.

Two scenes. Where the subject is to be on or around a celestial body, the text that was signed hangs in its sky, with
those who signed at its sides. Elsewhere there is the text alone, as a sheet with a line for each signature;
letters bear the names alone.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import zip_longest
from math import asin, ceil, degrees
from typing import Literal, NamedTuple

from . import moon
from .sphere import Globe, strewn
from .words import LEAST, Anchor, Style, Words, height_of, stack, words

Shape = Literal["wide", "tall"]
Others = Callable[[int], str]  # "and 27 others", from their number

# A signature, as curves that follow each other, in units of its height.
PEN = "c 1 -3 2 -2.5 1 0 s -1 1 1 -1 s 1 0.5 1.4 -0.4 s 1 0.8 1.6 -0.2 s 1 0.2 2 -0.5"


class Signer(NamedTuple):
    """Somebody who signed, and for whom; where nobody is named, a party, of which no signature is shown."""

    name: str
    of: str = ""
    has_signed: bool = True


class Told(NamedTuple):
    """What the picture tells. ``places`` are the words for the places of the subject, by ``surface`` and ``orbit``;
    ``is_moon`` tells the Moon from other bodies, and ``has_body`` whether there is one."""

    signers: Sequence[Signer]
    date: str
    mode: str = ""
    manner: str = ""
    has_body: bool = False
    is_moon: bool = False
    surface: str = ""
    orbit: str = ""


class Sizes(NamedTuple):
    """What differs between a drawing for a phone and one for a desk: the frame, text, and how many have room. The one
    for a phone is as low as what stands in it lets it be."""

    width: float
    height: float
    name: float
    small: float
    pad: float
    most: int
    most_lines: int


SIZES: dict[Shape, Sizes] = {
    "wide": Sizes(328, 0, LEAST, LEAST, 8, 3, 2),
    "tall": Sizes(560, 430, 21, 17, 24, 4, 3),
}


class Sheet(NamedTuple):
    """The text that was signed."""

    x: float
    y: float
    width: float
    height: float
    words: list[Words]
    rules: list[float]  # heights of lines of writing


class Sky(NamedTuple):
    """The body below, with what is on and around it."""

    globe: Globe
    face: moon.Face | None
    orbit: str
    craft: tuple[float, float, float] | None  # a place, and how it is turned
    base: tuple[float, float, float] | None
    scale: float
    stars: list[tuple[float, float, float]]


class Signing(NamedTuple):
    """Everything that is drawn; ``strokes`` lead from those who signed to what they signed."""

    width: float
    height: float
    sheets: list[Sheet]
    words: list[Words]
    strokes: list[str]
    signatures: list[str]
    sky: Sky | None


def signing(told: Told, shape: Shape, others: Others) -> Signing:
    """The picture of ``told``."""
    return _in_the_sky(told, shape, others) if told.has_body else _on_paper(told, shape, others)


# --- In the sky -----------------------------------------------------------------------------------------------------


def _in_the_sky(told: Told, shape: Shape, others: Others) -> Signing:
    size = SIZES[shape]
    tall = shape == "tall"
    sheets = _letters(told, size, tall) if told.manner == "exchange-of-letters" else [_card(told, size, tall)]
    edge, foot = min(each.x for each in sheets), max(each.y + each.height for each in sheets)
    beside = tall and len(told.signers) > 2  # the text, else below it
    room, top = (
        (edge - size.pad - size.small * 0.7, sheets[0].y + 2) if beside else (size.width / 2 - size.pad - 4, foot + 7)
    )
    left, right = _sides(told.signers, size.most, others)
    placed: list[Words] = []
    strokes: list[str] = []
    ends = [foot]
    for signers, is_left in ((left, True), (right, False)):
        anchor: Anchor = "start" if is_left else "end"
        x = size.pad if is_left else size.width - size.pad
        blocks, end = stack(_names(signers, room, size, anchor), x, top)
        placed += blocks
        ends.append(end)
        if blocks:
            stroke = _stroke_below if beside else _stroke_beside
            strokes += stroke(blocks, sheets, size, is_left=is_left)
    sky, said = _sky(told, size, tall, max(ends))
    height = size.height if tall else round(sky.globe.y - sky.globe.radius + 44)
    sown = strewn(26 if height > 200 else 16, size.width, 0, height * 0.72)
    stars = [(x, y, r) for x, y, r in sown if not any(each.covers(x, y, 6) for each in placed + said)]
    return Signing(size.width, height, sheets, placed + said, strokes, [], sky._replace(stars=stars))


def _card(told: Told, size: Sizes, tall: bool) -> Sheet:
    """The text, with its date and how it was signed: in the middle between those who signed, or above them."""
    if tall:
        pad, blocks = size.small * 0.6, _date_and_mode(told, size, size.width * (0.345 if told.signers else 0.6))
    else:
        pad, blocks = 5, _date_and_mode(told, size, size.width - 2 * size.pad - 26)
    width = round(max(each.width for each in blocks) + size.small * 1.3, 1)
    placed, end = stack(blocks, size.width / 2, size.pad + pad)
    return Sheet(round((size.width - width) / 2, 1), size.pad, width, round(end + pad - size.pad, 1), placed, [])


def _date_and_mode(told: Told, size: Sizes, most: float) -> list[Words]:
    return [
        words(told.date, most, Style(size.name, "title", "middle"), 2),
        words(told.mode, most, Style(size.small, "quiet", "middle"), 2),
    ]


def _letters(told: Told, size: Sizes, tall: bool) -> list[Sheet]:
    """Two letters, one from each side, with the words between them on both."""
    card = _card(told, size, tall)
    shift = size.small * 0.5
    back = Sheet(card.x - shift, card.y + shift, card.width, card.height, [], [])
    return [back, card]


def _sides(signers: Sequence[Signer], most: int, others: Others) -> tuple[list[Signer], list[Signer]]:
    """Those who stand on the left and on the right. Where not all have room, one for each party comes first, and the
    others are counted last."""
    shown, half = list(signers), ceil(len(signers) / 2)
    if len(shown) > most:
        before = [
            [each.of for each in signers[:place] if each.of].count(signers[place].of) for place in range(len(signers))
        ]
        first = sorted(sorted(range(len(signers)), key=before.__getitem__)[: most - 1])
        shown = [*(signers[each] for each in first), Signer("", others(len(signers) - most + 1), has_signed=False)]
        return shown[::2], shown[1::2]  # to be read across
    return shown[:half], shown[half:]


def _names(signers: list[Signer], room: float, size: Sizes, anchor: Anchor) -> list[Words]:
    return [
        block
        for signer in signers
        for block in (
            words(signer.name, room, Style(size.name, "title", anchor), size.most_lines),
            words(signer.of, room, Style(size.small, "quiet", anchor), size.most_lines),
        )
    ]


def _stroke_below(blocks: list[Words], sheets: list[Sheet], size: Sizes, *, is_left: bool) -> list[str]:
    """From below a name to below the text beside it, as a hand would draw it; none where the name ends far below."""
    foot = blocks[-1].bottom
    if foot >= sheets[-1].y + sheets[-1].height + size.small:
        return []
    reach, sheet = max(each.width for each in blocks), sheets[0] if is_left else sheets[-1]
    x1, y1 = blocks[0].x + (reach / 2 if is_left else -reach / 2), foot + size.small * 0.45
    x2, y2 = sheet.x + sheet.width * (0.28 if is_left else 0.72), sheets[0].y + sheets[0].height
    low, way = max(y1, y2) + 13, x2 - x1
    return [f"M{x1:.0f} {y1:.0f}C{x1 + way / 4:.0f} {low:.0f} {x2 - way / 5:.0f} {low:.0f} {x2:.0f} {y2:.0f}"]


def _stroke_beside(blocks: list[Words], sheets: list[Sheet], size: Sizes, *, is_left: bool) -> list[str]:
    """From beside a name to the text above it; none where the name leaves no room."""
    way = 1 if is_left else -1
    x1, y1 = blocks[-1].x + way * (blocks[-1].width + 4), blocks[-1].bottom - size.small * 0.55
    x2, y2 = size.width / 2 - way * 14, sheets[-1].y + sheets[-1].height
    if (x2 - x1) * way < 8:
        return []
    return [f"M{x1:.0f} {y1:.0f}C{(x1 + x2) / 2:.0f} {y1 + 5:.0f} {x2:.0f} {y1:.0f} {x2:.0f} {y2:.0f}"]


def _sky(told: Told, size: Sizes, tall: bool, top: float) -> tuple[Sky, list[Words]]:
    """What is below the words, which end at ``top``."""
    radius, above, scale = (340, 60, 1.75) if tall else (188, 26, 0.95)
    globe = Globe(size.width / 2, 576 if tall else round(top + 10 + above + radius), radius, turned=True)
    said: list[Words] = []
    base = craft = None
    first: float = -38 if tall else -33  # where the orbit begins: behind the words for the surface
    if told.surface:
        x, y = globe.limb(-13 if tall else -14)
        base = (x, y, -13 if tall else -14)
        left = x - (58 if tall else 34)
        block = words(told.surface, left - size.pad, Style(size.small, "over", "end"), 2)
        said.append(block.at(left, y - (8 if tall else 6) - block.height / 2))
        first = degrees(asin((left + 8 - globe.x) / (radius + above)))
    if told.orbit:
        angle = 16 if tall else 11
        x, y = globe.limb(angle, above)
        craft = (x, y, angle)
        start = x + (58 if tall else 32)
        block = words(told.orbit, size.width - 8 - start, Style(size.small, "over", "start"), 2)
        said.append(block.at(start, y - block.height / 2 - (2 if tall else 1)))
    orbit = globe.arc(first, 41 if tall else 40, above) if told.orbit else ""
    face = moon.face(turned=True, bottom=-40) if told.is_moon else None
    return Sky(globe, face, orbit, craft, base, scale, []), said


# --- On paper -------------------------------------------------------------------------------------------------------


def _on_paper(told: Told, shape: Shape, others: Others) -> Signing:
    """A sheet with the date above and a line for each signature below."""
    size = SIZES[shape]
    tall = shape == "tall"
    middle = size.width / 2
    letters = told.manner == "exchange-of-letters"
    half = (190 if told.signers else 150) if tall else middle - (12 if letters else 6)
    top = 28 if tall else 8
    head, end = stack(_date_and_mode(told, size, 2 * half - 40), middle, top + (30 if tall else 10))
    left, right = _sides(told.signers, size.most, others)
    columns = [column for column in (left, right) if column]
    room = (2 * half - 2 * size.pad - 20) / max(len(columns), 1)
    below, above, under = (22, 56, 16) if tall else (10, 36, 13)  # the names, and a signature on its line
    rows = list(zip_longest(*columns))  # lines are level
    blocks = [[_names([each], room, size, "middle") if each else [] for each in row] for row in rows]
    heights = [max(map(height_of, filter(None, row))) for row in blocks]
    need = sum(height + under + above for height in heights)
    bottom = size.height - top if tall else end + need + below
    placed: list[Words] = list(head)
    lines: list[str] = []
    highest = foot = bottom - below - need
    for row, names, height in zip(rows, blocks, heights, strict=True):
        line = foot + above
        for index, signer in enumerate(row):
            is_rest = signer and not signer.name and index == 0  # how many others there are, alone in their row
            x = middle if is_rest else middle - half + size.pad + room / 2 + index * (room + 20)
            placed += stack(names[index], x, line + under)[0]
            if signer and not letters:  # each letter is of one of them
                is_made = signer.has_signed and told.manner != "opened-for-signature"
                lines.append(_signature(x, line, room, tall, is_made=is_made))
        foot = line + under + height
    rules = [end + 26 + step * 17 for step in range(9) if end + 26 + step * 17 < highest - 4] if tall else []
    sheet = Sheet(middle - half, top, 2 * half, round(bottom - top, 1), [], rules)
    sheets = [sheet]
    if letters:
        aside, down = (10, 8) if tall else (6, 4)
        sheets.insert(0, Sheet(sheet.x - aside, sheet.y + down, sheet.width, sheet.height, [], []))
    return Signing(size.width, round(bottom + top), sheets, placed, [], lines, None)


def _signature(x: float, y: float, room: float, tall: bool, *, is_made: bool) -> str:
    """The line for a signature; with a stroke of the pen on it where somebody signed."""
    half = min(room / 2 - 4, 76 if tall else 66)
    line = f"M{x - half:.0f} {y:.0f}h{2 * half:.0f}"
    if not is_made:
        return line
    unit = half / (6.5 if tall else 8)
    strokes = " ".join(each if each.isalpha() else f"{float(each) * unit:.1f}" for each in PEN.split())
    return f"{line}M{x - 4 * unit:.1f} {y - unit:.1f}{strokes}"
