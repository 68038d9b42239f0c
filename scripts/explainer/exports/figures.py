"""The pictures as files that stand alone: SVG with its own colours and fonts, and a line that says where it is from.

They are taken from the pages as they were built, so that what is kept is what was seen. Colours are the light ones and
written out, because programs that draw SVG know neither custom properties nor ``light-dark()``.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

from ..derived.figures.words import Style, words
from ..finish.style import squeezed
from ..project import Project
from .published import Published

WHOLE = re.compile(r"<svg(?P<start>.*?)>(?P<inside>.*)</svg>", re.DOTALL)
SIZE = re.compile(r'viewbox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"', re.IGNORECASE)
LABEL = re.compile(r'aria-label="(?P<label>[^"]*)"')
CLASS = re.compile(r'class="([^"]*)"')
VARIABLE = re.compile(r"var\((--[\w-]+)\)")
THEMED = re.compile(r"light-dark\(([^,()]+),[^()]*\)")
CREDIT = Style(12, "quiet")
ON_PAGES = {"narrow", "broad", "picture", "figure", "take"}  # classes of what stands around the drawing
CONDITION = re.compile(r"@[^{}]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}")
RULE = re.compile(r"([^{}]+)\{([^{}]*)\}")
DECLARED = re.compile(r"(--[\w-]+):([^;{}]+)")
NAMED = re.compile(r"\.([a-z][\w-]*)")


def svg(published: Published, _path: str, locale: str, figure: str) -> str:
    """The picture named ``figure``, alone."""
    drawing = WHOLE.fullmatch(published.drawings[locale][figure])
    assert drawing, "the macros write it so"
    size, label = SIZE.search(drawing["start"]), LABEL.search(drawing["start"])
    assert size and label, "the macros write it so"
    width, height = float(size["width"]), float(size["height"])
    said = words(_credit(published, locale), width - 4, CREDIT).at(2, height + 9)
    whole = said.bottom + 4
    lines = "".join(
        f'<tspan x="2" y="{said.y + number * said.leading:g}">{escape(line)}</tspan>'
        for number, line in enumerate(said.lines)
    )
    used = {name for names in CLASS.findall(drawing["inside"]) for name in names.split()} | {"drawing", "quiet"}
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="drawing" viewBox="0 0 {width:g} {whole:g}" '
        f'width="{width:g}" height="{whole:g}" lang="{locale}">\n'
        f"<title>{label['label']}</title>\n<style>{_style(frozenset(used))}</style>\n"
        f'<rect class="paper" width="{width:g}" height="{whole:g}"/>\n'
        f'<svg viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}">'
        f"{drawing['inside'].strip()}</svg>\n"
        f'<text class="quiet" font-size="{CREDIT.size}">{lines}</text>\n</svg>\n'
    )


def _credit(published: Published, locale: str) -> str:
    """Where it is from, of what day, and under what terms."""
    localizer = published.localizers[locale]
    site, words = localizer.facts.site, localizer.labels.words.figures
    said = words.credit.format(site=site.name, date=site.checked.text)
    return " · ".join(
        [said, *([site.licence.name] if site.licence else []), *([published.site_url] if published.site_url else [])]
    )


@cache
def _style(used: frozenset[str]) -> str:
    """The rules for these classes, in light colours."""
    folder = Project().overrides
    frame, *others = sorted((folder / "macros" / "figures").glob("*.css"), key=lambda path: path.stem != "frame")
    properties = dict(DECLARED.findall("".join(body for _, body in [*_rules(folder / "site.css"), *_rules(frame)])))
    rules = [_rule(selectors, body, properties) for sheet in (frame, *others) for selectors, body in _rules(sheet)]
    return ".paper{fill:#FFFFFF}" + "".join(rule for names, rule in rules if names & used and not names & ON_PAGES)


def _rule(selectors: str, body: str, properties: dict[str, str]) -> tuple[set[str], str]:
    """A rule without what is about pages, its colours and fonts written out; and the classes that it names."""
    declared = [each for each in body.split(";") if not each.startswith(("--", "display:", "max-width:", "height:"))]
    written = ";".join(_written(each, properties) for each in declared)
    return set(NAMED.findall(selectors)), f"{selectors}{{{written}}}" if written else ""


def _written(declaration: str, properties: dict[str, str]) -> str:
    """A declaration with colours and fonts in place of their names, and the light one of two colours."""
    while VARIABLE.search(declaration):
        declaration = VARIABLE.sub(lambda found: properties[found[1]], declaration)
    return THEMED.sub(lambda found: found[1].strip(), declaration)


def _rules(sheet: Path) -> list[tuple[str, str]]:
    """The selectors and bodies of the rules of a style sheet that stand under no condition."""
    return RULE.findall(CONDITION.sub("", squeezed(sheet.read_text(encoding="utf-8"))))
