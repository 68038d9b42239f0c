"""The pictures as files that stand alone: SVG with its own colours and fonts, and a line that says where it is from.

They are taken from the pages as they were built, so that what is kept is what was seen. Colours are the light ones and
written out, because programs that draw SVG know neither custom properties nor ``light-dark()``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path

import tinycss2

from ..derived.figures.words import Style, words
from ..project import Project
from .published import Published

WHOLE = re.compile(r"<svg(?P<start>.*?)>(?P<inside>.*)</svg>", re.DOTALL)
SIZE = re.compile(r'viewBox="0 0 (?P<width>[\d.]+) (?P<height>[\d.]+)"')
LABEL = re.compile(r'aria-label="(?P<label>[^"]*)"')
CLASS = re.compile(r'class="([^"]*)"')
VARIABLE = re.compile(r"var\((--[\w-]+)\)")
THEMED = re.compile(r"light-dark\(([^,()]+),[^()]*\)")
CREDIT = Style(12, "quiet")
ON_PAGES = {"display", "max-width", "height"}  # declarations that are about the page


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
    properties = dict(_properties(folder))
    sheets = sorted((folder / "macros" / "figures").glob("*.css"))
    rules = [_rule(node, used, properties) for sheet in sheets for node in _nodes(sheet)]
    return ".paper{fill:#FFFFFF}" + "".join(rules)


def _rule(node: tinycss2.ast.QualifiedRule, used: frozenset[str], properties: dict[str, str]) -> str:
    selectors = tinycss2.serialize(node.prelude).strip()
    wanted = set(re.findall(r"\.([\w-]+)", selectors))
    if not wanted & used or "figure" in wanted or "picture" in wanted or {"narrow", "broad"} & wanted:
        return ""
    declared = {
        each.lower_name: _value(tinycss2.serialize(each.value).strip(), properties)
        for each in tinycss2.parse_declaration_list(node.content, skip_comments=True, skip_whitespace=True)
        if each.type == "declaration" and not each.lower_name.startswith("--") and each.lower_name not in ON_PAGES
    }
    body = ";".join(f"{name}:{value}" for name, value in declared.items())
    return f"{selectors}{{{body}}}" if body else ""


def _value(written: str, properties: dict[str, str]) -> str:
    """What is written, with colours and fonts in place of their names."""
    while VARIABLE.search(written):
        written = VARIABLE.sub(lambda found: properties[found[1]], written)
    return THEMED.sub(lambda found: found[1].strip(), written)


def _properties(folder: Path) -> Iterator[tuple[str, str]]:
    """The custom properties of pages and pictures, as they are outside of any condition."""
    for sheet in (folder / "site.css", folder / "macros" / "figures" / "frame.css"):
        for node in _nodes(sheet):
            for each in tinycss2.parse_declaration_list(node.content, skip_comments=True, skip_whitespace=True):
                if (
                    each.type == "declaration"
                    and each.name.startswith("--")
                    and tinycss2.serialize(node.prelude).strip() in (":root", ".drawing")
                ):
                    yield each.name, tinycss2.serialize(each.value).strip()


def _nodes(sheet: Path) -> list[tinycss2.ast.QualifiedRule]:
    """The rules of a style sheet that stand under no condition."""
    parsed = tinycss2.parse_stylesheet(sheet.read_text(encoding="utf-8"), skip_comments=True, skip_whitespace=True)
    return [node for node in parsed if node.type == "qualified-rule"]
