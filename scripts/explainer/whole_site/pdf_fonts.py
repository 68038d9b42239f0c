"""The fonts of the PDF: those of the social cards, cut down to the characters of a text, as web fonts.

Chromium embeds the letters of a variable font as drawings, not as a font, so each weight becomes a font of its own.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from io import BytesIO
from pathlib import Path

from fontTools.subset import Subsetter
from fontTools.ttLib import TTFont
from fontTools.varLib.instancer import instantiateVariableFont

from ..cards.card import Font, find_fonts

FONT_FOLDER = "fonts-of-the-pdf/"
WEIGHTS = {"serif": (400, 600), "sans": (400, 600)}  # by the custom property of the style sheet that names the family
SIZE = 12  # points, for fonts whose letters depend on their size


@dataclass(frozen=True)
class WebFont:
    """``kind`` is the custom property that it is used for; ``rank`` says before which others it is tried; ``weight`` is
    ``None`` for a font of one weight."""

    kind: str
    rank: int
    weight: int | None
    data: bytes

    @property
    def family(self) -> str:
        return f"pdf-{self.kind}-{self.rank}"

    @property
    def path(self) -> str:
        """Its address, from the root of the site."""
        return f"{FONT_FOLDER}{self.family}-{self.weight}"

    def rule(self, site_url: str) -> str:
        """The rule that loads it from its place in the site at ``site_url``."""
        weight, address = self.weight or "1 1000", site_url + self.path
        return f'@font-face {{ font-family: {self.family}; font-weight: {weight}; src: url("{address}"); }}\n'


def web_fonts(text: str, folder: Path) -> list[WebFont]:
    """The fonts for the characters of ``text``, none where this machine has no fonts; they are kept in ``folder``."""
    fonts = find_fonts()
    if fonts is None:
        return []
    signs = "".join(sorted(set(text)))
    of_kind = {"serif": fonts.headline, "sans": fonts.text}
    return [
        WebFont(kind, rank, weight, _kept(font, weight, signs, folder))
        for kind, ranked in of_kind.items()
        for rank, font in enumerate(ranked)
        for weight in (WEIGHTS[kind] if _is_variable(font) else (None,))
    ]


def style_of(fonts: list[WebFont], site_url: str) -> str:
    """The rules that make the pages of the site at ``site_url`` use ``fonts``."""
    if not fonts:
        return ""
    families = {kind: dict.fromkeys(font.family for font in fonts if font.kind == kind) for kind in WEIGHTS}
    properties = " ".join(f"--{kind}: {', '.join(names)}, sans-serif;" for kind, names in families.items())
    rules = "".join(font.rule(site_url) for font in fonts)
    return f"\n{rules}:root {{ {properties} }}\ncode {{ font-family: var(--sans); }}\n"


def _is_variable(font: Font) -> bool:
    with TTFont(font.path, fontNumber=font.index, lazy=True) as tables:
        return "fvar" in tables


def _kept(font: Font, weight: int | None, signs: str, folder: Path) -> bytes:
    """The font cut down to ``signs``, from ``folder`` where it was made before."""
    key = sha256(f"{font.path} {font.path.stat().st_size} {font.index} {weight} {signs}".encode()).hexdigest()
    path = folder / key
    if not path.is_file():
        folder.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_suffix(".unfinished")
        cut = _cut_down(font, signs)
        unfinished.write_bytes(_of_weight(cut, weight) if weight else cut)
        unfinished.replace(path)
    return path.read_bytes()


@cache
def _cut_down(font: Font, signs: str) -> bytes:
    """The font with no letters but ``signs``."""
    tables = TTFont(font.path, fontNumber=font.index)
    cutter = Subsetter()
    cutter.populate(unicodes=[ord(sign) for sign in signs])
    cutter.subset(tables)
    return _bytes(tables)


def _of_weight(variable: bytes, weight: int) -> bytes:
    """The one font of that weight of a variable font."""
    tables = TTFont(BytesIO(variable))
    wanted = {"wght": weight, "opsz": SIZE}
    axes = {axis.axisTag: wanted.get(axis.axisTag, axis.defaultValue) for axis in tables["fvar"].axes}
    return _bytes(instantiateVariableFont(tables, axes))


def _bytes(tables: TTFont) -> bytes:
    file = BytesIO()
    tables.save(file)
    return file.getvalue()
