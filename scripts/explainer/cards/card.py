"""Social cards: the picture that networks and messengers show beside a link to a page.

A card says what the page says of itself, and whose agreement it is about, in words of the facts and labels. It is
drawn in tones between the paper and the ink of the site, so that its PNG has one channel: small, and quick to write.
The discs that overlap are the parties, three at most.

    deck_of(renderers, site_url)        the cards of a site, and what its pages say of them
    card_of(localizer, page)            what one says
    find_fonts()                        what it is drawn with
    undrawable(card, fonts)             the characters that the fonts lack
    draw(card, fonts)                   its PNG
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import unicodedata
from collections.abc import Mapping
from dataclasses import astuple, dataclass, field
from functools import cache
from hashlib import sha256
from importlib.util import find_spec
from io import BytesIO
from itertools import groupby
from math import cos, radians, sin
from pathlib import Path
from typing import Any

from babel.core import get_global
from fontTools.ttLib import TTFont
from PIL import Image, ImageChops, ImageDraw, ImageFont, features
from PIL import __version__ as pillow

from ..language.labels import Labels
from ..language.localize import Localizer
from ..language.text import PlainText
from ..mistakes.messages import Message, msg
from ..pages.page import HOME
from ..pages.render import LocalPage, Renderer

WIDTH, HEIGHT = 1200, 630
PAPER, INK = (0xFB, 0xFA, 0xF7), (0x15, 0x1A, 0x21)
PALETTE = [
    round(ink + (paper - ink) * tone / 255) for tone in range(256) for ink, paper in zip(INK, PAPER, strict=True)
]

# Tones, from 0, the ink, to 255, the paper.
STRONG, MUTED, HAIRLINE, GROUND = 0, 56, 214, 255

LEFT, RIGHT, COLUMN, GAP = 80, 1120, 670, 18
NAME_TOP, TEXT_TOP, TEXT_BOTTOM, FOOT_TOP = 58, 116, 452, 472
HEADLINE_SIZES = (80, 72, 64, 58, 52, 46, 40)
NAME_SIZE, LINE_SIZE, FOOT_SIZE, FOOT_LINES = 30, 32, 27, 3
HEADLINE_LEADING, LINE_LEADING, FOOT_LEADING = 1.14, 1.36, 1.5

DISC_RADIUS = 122
DISC_TONES = {1: (GROUND, 222), 2: (GROUND, 222, 20), 3: (GROUND, 222, 132, 20)}  # for as many as lie on each other

# With it, letters are joined and kerned as each script wants; some machines lack the library that it needs.
SHAPES = features.check("raqm")
NEEDS_SHAPING = {"R", "AL", "AN", "NSM"}

# Signs that may stand at the end of a line with no blank after them.
IDEOGRAPH = r"[\u3040-\u30ff\u3400-\u9fff\uf900-\ufaff\uff00-\uffef]"
PIECES = re.compile(rf"{IDEOGRAPH}|(?:(?!{IDEOGRAPH})[^ ])+")


@dataclass(frozen=True)
class Deck:
    """The cards of a site that will be published at ``site_url``, by locale and page. ``territories`` are its locales
    with the countries whose conventions they follow; ``problem`` says why there is no card for some pages."""

    site_url: str
    territories: dict[str, str]
    fonts: Fonts | None = None
    cards: dict[tuple[str, str], Card] = field(default_factory=dict)
    problem: Message | None = None

    def context(self, locale: str, page: str) -> dict[str, Any]:
        """What the template of the tags sees on a page."""
        card = self.cards.get((locale, page))
        return {
            "card": card and CardTags(self.site_url + _file(locale, page), PlainText(card.alternative)),
            "territory": self.territories[locale],
            "other_territories": [territory for other, territory in self.territories.items() if other != locale],
        }

    def write(self, site: Path, cache: Path) -> None:
        """Put the PNGs into the folder ``site``; ``cache`` keeps those that were drawn before."""
        for (locale, page), card in self.cards.items():
            assert self.fonts
            path = site / _file(locale, page)
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(cached(card, self.fonts, cache))


@dataclass(frozen=True)
class CardTags:
    """What a page says of its card."""

    address: str
    alternative: PlainText
    width: int = WIDTH
    height: int = HEIGHT


def deck_of(renderers: Mapping[str, Renderer], site_url: str) -> Deck:
    """The cards of all pages, as far as they can be drawn; none without an address, for pages must name it."""
    territories = {locale: territory(renderer.localizer.labels) for locale, renderer in renderers.items()}
    if not site_url:
        return Deck(site_url, territories)
    fonts = find_fonts()
    if fonts is None:
        return Deck(site_url, territories, problem=msg("no social cards: there are no fonts to draw them with"))
    cards = {
        (locale, page.name): card_of(renderer.localizer, page)
        for locale, renderer in renderers.items()
        for page in renderer.pages.values()
    }
    missing = "".join(dict.fromkeys("".join(undrawable(card, fonts) for card in cards.values())))
    problem = msg("some pages have no social card: no font has {characters}", characters=missing) if missing else None
    drawable = {place: card for place, card in cards.items() if not undrawable(card, fonts)}
    return Deck(site_url, territories, fonts, drawable, problem)


def territory(labels: Labels) -> str:
    """The locale with a country, as networks want it: the one whose conventions it follows, else the likeliest."""
    code = str(labels.babel)
    likely = str(get_global("likely_subtags").get(code, code)).split("_")
    return f"{labels.babel.language}_{labels.babel.territory or likely[-1]}"


def _file(locale: str, page: str) -> str:
    return f"assets/cards/{locale}/{page}.png"


@dataclass(frozen=True)
class Card:
    """The texts of a card: of the site its ``name``, of the page ``headline`` and ``line``, of the agreement who made
    it and when, and the name of its subject in the languages that the site is not in."""

    name: str
    headline: str
    line: str
    parties: str
    date: str
    other_names: tuple[str, ...]
    discs: int

    @property
    def alternative(self) -> str:
        """What the card says, for those who do not see it."""
        return " – ".join([self.headline, self.name, self.parties, self.date])


def card_of(localizer: Localizer, page: LocalPage) -> Card:
    """What the card of ``page`` says."""
    facts = localizer.facts
    forms = facts.subject.name.forms if facts.subject else []
    return Card(
        name=str(facts.site.name),
        headline=str(facts.agreement.short_title if page.name == HOME else page.title),
        line=str(page.description),
        parties=str(localizer.list_of([party.name for party in facts.parties])),
        date=str(facts.agreement.signature.on.text),
        other_names=tuple(str(form.text) for form in forms if form.name and form.lang not in localizer.every_label),
        discs=min(len(facts.parties), 3),
    )


# --- Fonts ------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Font:
    """A font file, ``index`` which of its fonts, ``weight`` how bold where it can be chosen."""

    path: Path
    index: int = 0
    weight: int = 400

    @property
    def characters(self) -> frozenset[int]:
        """The characters that it has."""
        return _characters(self.path, self.index)

    def at(self, size: int) -> ImageFont.FreeTypeFont:
        return _face(self, size)


@cache
def _characters(path: Path, index: int) -> frozenset[int]:
    with TTFont(path, fontNumber=index, lazy=True) as font:
        return frozenset(font.getBestCmap())


@cache
def _face(font: Font, size: int) -> ImageFont.FreeTypeFont:
    layout = ImageFont.Layout.RAQM if SHAPES else ImageFont.Layout.BASIC
    face = ImageFont.truetype(str(font.path), size, index=font.index, layout_engine=layout)
    try:
        axes = face.get_variation_axes()
    except OSError:  # a font of one weight
        return face
    wanted = {b"Weight": font.weight, b"Optical Size": size}
    face.set_variation_by_axes([_within(axis, wanted.get(axis["name"])) for axis in axes])
    return face


def _within(axis: ImageFont.Axis, wanted: float | None) -> float:
    """What an axis of a variable font is set to."""
    low, high, default = (axis[key] or 0 for key in ("minimum", "maximum", "default"))
    return default if wanted is None else min(max(wanted, low), high)


@dataclass(frozen=True)
class Fonts:
    """For each kind of text the fonts it is drawn with, each for the characters that those before it lack."""

    headline: tuple[Font, ...]
    text: tuple[Font, ...]


# For each font, the package and its file, and what fontconfig is asked for where the package is not installed.
SERIF = ("fontpkg_source_serif_4", "files/SourceSerif4[opsz,wght].ttf", "serif:bold")
SANS = ("fontpkg_source_sans_3", "files/SourceSans3[wght].ttf", "sans")
HAN = ("pylopdf_fonts_zh_cn", "NotoSansSC-Regular.otf", "sans:lang=zh-cn")


def find_fonts() -> Fonts | None:
    """The fonts of this machine that cards are drawn with; ``None`` where there are none."""
    serif, sans, han = (_find(*font) for font in (SERIF, SANS, HAN))
    if serif is None or sans is None:
        return None
    others = (han,) if han else ()
    bold = Font(serif.path, serif.index, weight=600)
    return Fonts(headline=(bold, sans, *others), text=(sans, *others))


def _find(package: str, file: str, pattern: str) -> Font | None:
    found = find_spec(package)
    if found and found.submodule_search_locations:
        path = Path(found.submodule_search_locations[0]) / file
        if path.is_file():
            return Font(path)
    fontconfig = shutil.which("fc-match")
    if fontconfig is None:
        return None
    command = [fontconfig, "--format=%{index} %{file}", pattern]
    index, _, name = subprocess.run(command, capture_output=True, text=True, check=False).stdout.partition(" ")
    return Font(Path(name), int(index)) if Path(name).suffix in {".ttf", ".otf", ".ttc"} else None


def missing_characters(text: str, fonts: tuple[Font, ...]) -> str:
    """The characters of ``text`` that cannot be drawn with ``fonts``, each once."""
    return "".join(sign for sign in dict.fromkeys(text) if not (_font_of(sign, fonts) and _has_own_form(sign)))


def _font_of(sign: str, fonts: tuple[Font, ...]) -> Font | None:
    """The first of ``fonts`` that has a character."""
    return next((font for font in fonts if ord(sign) in font.characters), None)


def _has_own_form(sign: str) -> bool:
    """Whether a character looks the same wherever it stands, or what draws it knows how it looks there."""
    return SHAPES or unicodedata.bidirectional(sign) not in NEEDS_SHAPING


def undrawable(card: Card, fonts: Fonts) -> str:
    """The characters for which ``card`` cannot be drawn. The names in other languages do not count; those that cannot
    be drawn are left out."""
    rest = "".join([card.name, card.line, card.parties, card.date])
    return missing_characters(card.headline, fonts.headline) + missing_characters(rest, fonts.text)


# --- Drawing ----------------------------------------------------------------------------------------------------


def cached(card: Card, fonts: Fonts, folder: Path) -> bytes:
    """The PNG of ``card``, from ``folder`` where it was drawn before: its name there says what is drawn, and how."""
    path = folder / f"{_key(card, fonts)}.png"
    if path.is_file():
        return path.read_bytes()
    png = draw(card, fonts)
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = path.with_suffix(f".{os.getpid()}")
    unfinished.write_bytes(png)
    unfinished.replace(path)
    return png


def _key(card: Card, fonts: Fonts) -> str:
    used = [(font.path.name, _digest(font.path), font.index, font.weight) for font in (*fonts.headline, *fonts.text)]
    how = (_digest(Path(__file__)), pillow, SHAPES)
    return sha256(repr((astuple(card), used, how)).encode()).hexdigest()


@cache
def _digest(path: Path) -> str:
    return sha256(path.read_bytes()).hexdigest()


def draw(card: Card, fonts: Fonts) -> bytes:
    """The PNG of ``card``: the same bytes for the same card, fonts and version of Pillow."""
    image = Image.new("L", (WIDTH, HEIGHT), GROUND)
    discs = _discs(card.discs)
    image.paste(discs, (RIGHT - discs.width, NAME_TOP))
    canvas = ImageDraw.Draw(image)
    _write(canvas, NAME_TOP, [card.name], Style(fonts.text, NAME_SIZE, 1, MUTED))
    _write_page(canvas, card, fonts)
    canvas.line((LEFT, FOOT_TOP, RIGHT, FOOT_TOP), fill=HAIRLINE, width=2)
    _write_foot(canvas, card, fonts)
    image.putpalette(PALETTE)
    file = BytesIO()
    image.save(file, "PNG")
    return file.getvalue()


def _write_page(canvas: ImageDraw.ImageDraw, card: Card, fonts: Fonts) -> None:
    """The headline, as large as it can be with the line under it."""
    line_style = Style(fonts.text, LINE_SIZE, LINE_LEADING, MUTED)
    line = _balanced(card.line, line_style, COLUMN)
    for size in HEADLINE_SIZES:
        style = Style(fonts.headline, size, HEADLINE_LEADING, STRONG)
        headline = _wrap(card.headline, style, COLUMN)
        top = TEXT_TOP + len(headline) * style.leading + GAP
        room = max(TEXT_BOTTOM - top, 0) // line_style.leading
        if len(headline) <= 3 and len(line) <= room and max(map(style.width, headline)) <= COLUMN:
            break
    headline = _shortened(_balanced(card.headline, style, COLUMN), (TEXT_BOTTOM - TEXT_TOP) // style.leading)
    _write(canvas, TEXT_TOP, headline, style)
    _write(canvas, top, _shortened(line, room), line_style)


def _write_foot(canvas: ImageDraw.ImageDraw, card: Card, fonts: Fonts) -> None:
    """When and who, then the names in other languages, as far as there is room."""
    strong, muted = (Style(fonts.text, FOOT_SIZE, FOOT_LEADING, tone) for tone in (STRONG, MUTED))
    who = _balanced(f"{card.date} · {card.parties}", strong, RIGHT - LEFT)
    if len(who) > FOOT_LINES:
        who = [card.date]
    names = " · ".join(name for name in card.other_names if not missing_characters(name, fonts.text))
    others = _wrap(names, muted, RIGHT - LEFT)
    top = FOOT_TOP + GAP
    _write(canvas, top, who, strong)
    if len(who) + len(others) <= FOOT_LINES:
        _write(canvas, top + len(who) * strong.leading, others, muted)


@dataclass(frozen=True)
class Style:
    """How a text is written: ``ratio`` is the distance between its lines, in sizes."""

    fonts: tuple[Font, ...]
    size: int
    ratio: float
    tone: int

    @property
    def leading(self) -> int:
        return round(self.size * self.ratio)

    def runs(self, text: str) -> list[tuple[ImageFont.FreeTypeFont, str]]:
        """``text`` in parts, each with the first font that has its characters."""
        runs = groupby(text, lambda sign: _font_of(sign, self.fonts) or self.fonts[0])
        return [(font.at(self.size), "".join(signs)) for font, signs in runs]

    def width(self, text: str) -> float:
        return _width(self, text)


@cache
def _width(style: Style, text: str) -> float:
    return sum(face.getlength(run) for face, run in style.runs(text))


def _wrap(text: str, style: Style, width: int) -> list[str]:
    """``text`` in lines no longer than ``width``. No-break spaces hold words together."""
    lines: list[str] = []
    end = 0
    for piece in PIECES.finditer(text):
        blank = " " if piece.start() > end else ""
        longer = f"{lines[-1]}{blank}{piece[0]}" if lines else piece[0]
        if lines and style.width(longer) <= width:
            lines[-1] = longer
        else:
            lines.append(piece[0])
        end = piece.end()
    return lines


def _balanced(text: str, style: Style, width: int) -> list[str]:
    """``text`` in as many lines as it needs, none of them much shorter than the others."""
    lines = _wrap(text, style, width)
    for narrower in range(width, width // 2, -25):
        others = _wrap(text, style, narrower)
        if len(others) > len(lines):
            break
        lines = others
    return lines


def _shortened(lines: list[str], room: int) -> list[str]:
    """As many lines as there is room for; where some are left out, the last one says so."""
    if len(lines) <= room:
        return lines
    kept = lines[:room]
    *_, last = PIECES.finditer(kept[-1]) if kept else [None]
    return [*kept[:-1], kept[-1][: last.start()].rstrip() + "…"] if last else []


def _write(canvas: ImageDraw.ImageDraw, top: int, lines: list[str], style: Style) -> None:
    """``lines`` from the left margin, the first one at ``top``."""
    base = top + style.fonts[0].at(style.size).getmetrics()[0]
    for number, line in enumerate(lines):
        left = float(LEFT)
        for face, run in style.runs(line):
            canvas.text((left, base + number * style.leading), run, fill=style.tone, font=face, anchor="ls")
            left += face.getlength(run)


@cache
def _discs(number: int) -> Image.Image:
    """Discs around a point that overlap: darker where more than one lies."""
    fine = 4  # drawn larger, then reduced, for smooth edges
    radius = DISC_RADIUS * fine
    away = radius * 0.45 if number > 1 else 0
    side = 2 * round(radius + away)
    count = Image.new("L", (side, side))
    for each in range(number):
        angle = radians(225 + each * 360 / number)
        x, y = side / 2 + away * cos(angle), side / 2 + away * sin(angle)
        disc = Image.new("L", (side, side))
        ImageDraw.Draw(disc).ellipse((x - radius, y - radius, x + radius, y + radius), fill=1)
        count = ImageChops.add(count, disc)
    picture = count.point([*DISC_TONES[number], *[GROUND] * (255 - number)])
    picture = picture.crop(ImageChops.invert(picture).getbbox())
    return picture.resize((picture.width // fine, picture.height // fine), Image.Resampling.LANCZOS)
