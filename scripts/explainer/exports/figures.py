"""The pictures as files that stand alone: SVG with its own colours and fonts, and lines that say what it shows and
where it is from.

They are taken from the pages as they were built, so that what is kept is what was seen. Colours are the light ones and
written out, because programs that draw SVG know neither custom properties nor ``light-dark()``.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

from ..derived.figures.words import LEAST, Style, Words, words
from ..finish.style import squeezed
from ..project import Project
from .published import Published

WHOLE = re.compile(r"<svg(?P<start>.*?)>(?P<inside>.*)</svg>", re.DOTALL)
SIZE = re.compile(r'viewbox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"', re.IGNORECASE)
LABEL = re.compile(r'aria-label="(?P<label>[^"]*)"')
CLASS = re.compile(r'class="([^"]*)"')
VARIABLE = re.compile(r"var\((--[\w-]+)\)")
THEMED = re.compile(r"light-dark\(([^,()]+),[^()]*\)")
TITLE = Style(21, "title")
CREDIT = Style(LEAST, "quiet")
MARGIN = 20  # around all of it: it may be put edge to edge with something else
NO_BREAK = "\u00a0"
ENTITLED = ("chain", "curve", "dependence", "joined", "network", "plans")  # by the words of the language
CONDITION = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
DECLARED = re.compile(r"(--[\w-]+):([^;{}]+)")
NAMED = re.compile(r"\.([a-z][\w-]*)")


def svg(published: Published, _path: str, locale: str, figure: str) -> str:
    """The picture named ``figure``, alone."""
    drawing = WHOLE.fullmatch(published.drawings[locale][figure])
    assert drawing, "the macros write it so"
    size, label, own = (each.search(drawing["start"]) for each in (SIZE, LABEL, CLASS))
    assert size and label and own, "the macros write it so"
    width, height = float(size["width"]), float(size["height"])
    inside, root = _rounded(drawing["inside"].strip(), width, height), own[1].split()[0]
    title, top = _title(published, locale, figure, width)
    credit, bottom = _credit(published, locale, width, top + height)
    broad, whole = width + 2 * MARGIN, bottom + MARGIN
    used = {root, TITLE.face, CREDIT.face, *" ".join(CLASS.findall(inside)).split()}
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{root}" lang="{locale}" {_frame(broad, whole)}>\n'
        f"<title>{label['label']}</title>\n<style>{_style(frozenset(used))}</style>\n"
        f'<rect fill="#FFFFFF" width="{broad:g}" height="{whole:g}"/>\n'
        f'{title}<svg x="{MARGIN}" y="{top:g}" {_frame(width, height)}>{inside}</svg>\n{credit}\n</svg>\n'
    )


def _frame(width: float, height: float) -> str:
    return f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'


def _rounded(inside: str, width: float, height: float) -> str:
    """The drawing with the round corners that pictures have on the pages."""
    corners = f'<rect width="{width:g}" height="{height:g}" rx="10"/>'
    return f'<clipPath id="edge">{corners}</clipPath><g clip-path="url(#edge)">{inside}</g>'


def _credit(published: Published, locale: str, width: float, top: float) -> tuple[str, float]:
    """Where it is from, of what day, and under what terms, in lines below ``top``; and where these end."""
    localizer = published.localizers[locale]
    site, labels = localizer.facts.site, localizer.labels.words.figures
    parts = [labels.credit.format(site=site.name, date=_unbroken(site.checked.text))]
    parts += [_unbroken(each) for each in (site.licence and site.licence.name, published.site_url) if each]
    said = words(f"{NO_BREAK}· ".join(parts), width, CREDIT).at(MARGIN, top + 9)
    return _text(said), said.bottom


def _unbroken(text: str) -> str:
    return text.replace(" ", NO_BREAK)


def _title(published: Published, locale: str, figure: str, width: float) -> tuple[str, float]:
    """What the picture shows, in lines above it, and where these end; nothing above a name, which says itself."""
    localizer = published.localizers[locale]
    facts, labels = localizer.facts, localizer.labels.words.figures
    entries = {"signing": facts.agreement.short_title, "place": facts.subject and facts.subject.name}
    title = labels[figure] if figure in ENTITLED else entries.get(figure)
    if not title:
        return "", MARGIN
    said = words(str(title), width, TITLE).at(MARGIN, MARGIN)
    return _text(said) + "\n", said.bottom + 10


def _text(said: Words) -> str:
    lines = "".join(
        f'<tspan x="{said.x:g}" y="{said.y + number * said.leading:g}">{escape(line)}</tspan>'
        for number, line in enumerate(said.lines)
    )
    return f'<text class="{said.face}" font-size="{said.size:g}">{lines}</text>'


@cache
def _style(used: frozenset[str]) -> str:
    """The rules for these classes, in light colours."""
    folder = Project().overrides
    frame, *others = sorted((folder / "macros" / "figures").glob("*.css"), key=lambda path: path.stem != "frame")
    rules = [rule for sheet in (frame, *others) for rule in _rules(sheet)]
    properties = dict(DECLARED.findall(";".join(body for _, body in [*_rules(folder / "site.css"), *rules])))
    return "".join(_rule(selectors, body, used, properties) for selectors, body in rules)


def _rule(selectors: str, body: str, used: frozenset[str], properties: dict[str, str]) -> str:
    """A rule for the classes that are used, without what is about pages, its colours and fonts written out."""
    matching = [each for each in selectors.split(",") if set(NAMED.findall(each)) <= used]
    declared = [each for each in body.split(";") if not each.startswith(("--", "display:", "max-width:", "height:"))]
    return f"{','.join(matching)}{{{_written(';'.join(declared), properties)}}}" if matching and declared else ""


def _written(declarations: str, properties: dict[str, str]) -> str:
    """Declarations with colours and fonts in place of their names, and the light one of two colours."""
    while VARIABLE.search(declarations):
        declarations = VARIABLE.sub(lambda found: properties[found[1]], declarations)
    return THEMED.sub(lambda found: found[1].strip(), declarations)


def _rules(sheet: Path) -> list[tuple[str, str]]:
    """The selectors and bodies of the rules of a style sheet that stand under no condition."""
    return RULE.findall(CONDITION.sub("", squeezed(sheet.read_text(encoding="utf-8"))))
