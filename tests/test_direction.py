"""A language that is written from right to left turns the page round, and nothing that must not be turned."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from conftest import ROOT
from explainer.language.direction import direction_of, with_directions

STYLE_SHEETS = [*(ROOT / "overrides").rglob("*.css"), ROOT / "overrides" / "card.html", ROOT / "docs/assets/search.css"]
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
WITH_A_REASON = re.compile(r"^.*/\*[^*]*\b(?:left|right)\b[^*]*\*/$", re.MULTILINE)  # it is said on the line why
PHYSICAL = re.compile(
    r"(?:margin|padding|border)-(?:left|right)|(?<![\w-])(?:left|right)\s*:|(?:text-align|float|clear)\s*:\s*(?:left|right)"
    r"|span-(?:left|right)|translateX|@(?:top|bottom)-(?:left|right)"
)
FOUR_SIDES = re.compile(r"(?<![\w-])(?:margin|padding|inset|border-(?:width|style|color|radius))\s*:\s*([^;{}]+)")
IN_BRACKETS = re.compile(r"\([^()]*\)")


def values(written: str) -> list[str]:
    """What is said of each side; a blank in brackets ends no value."""
    while IN_BRACKETS.search(written):
        written = IN_BRACKETS.sub(lambda found: re.sub(r"\s", "", f"<{found[0][1:-1]}>"), written)
    return written.split()


def physical(css: str) -> list[str]:
    """What is said of the left or the right in a style sheet, but where a comment on the line says why."""
    css = COMMENT.sub("", WITH_A_REASON.sub("", css))
    four = [(found[0], values(found[1])) for found in FOUR_SIDES.finditer(css)]
    sides = [rule for rule, said in four if len(said) == 4 and said[1] != said[3]]
    return [found[0] for found in PHYSICAL.finditer(css)] + sides


@pytest.mark.parametrize("sheet", STYLE_SHEETS, ids=lambda path: path.name)
def test_no_style_sheet_knows_left_and_right(sheet: Path) -> None:
    assert physical(sheet.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "css",
    [
        "p { margin-left: 1em; }",
        "p { left: 0; }",
        "p { text-align: right; }",
        "p { padding: 1em 2em 1em 0; }",
        "p { padding: 0 0 0 calc((var(--a) - 1lh) / 2); }",
        "p { transform: translateX(-50%); }",
        "@page { @bottom-right { content: counter(page); } }",
    ],
)
def test_a_side_in_a_style_sheet_is_found(css: str) -> None:
    assert physical(css)


@pytest.mark.parametrize("macro", sorted((ROOT / "overrides" / "macros").rglob("*.html")), ids=lambda path: path.stem)
def test_no_macro_writes_the_comma_of_one_script(macro: Path) -> None:
    template = re.sub(r"\{#.*?#\}", "", macro.read_text(encoding="utf-8"), flags=re.DOTALL)
    words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}", "¤", template, flags=re.DOTALL)
    assert re.findall(r"¤\s*, |, ¤", re.sub(r"<[^<>]*>", "", words)) == []


@pytest.mark.parametrize(
    ("tag", "way"),
    [
        ("fr", "ltr"),
        ("ar", "rtl"),
        ("he", "rtl"),
        ("fa", "rtl"),
        ("ur-PK", "rtl"),
        ("zh-Hans", "ltr"),
        ("az-Arab", "rtl"),
        ("ks-Deva", "ltr"),
        ("qaa", "ltr"),
    ],
)
def test_each_language_is_written_its_way(tag: str, way: str) -> None:
    assert direction_of(tag) == way


@pytest.mark.parametrize(
    ("way", "element", "turned"),
    [
        ("ltr", '<bdi lang="ar">', '<bdi lang="ar" dir="rtl">'),
        ("ltr", '<p class="a" lang="fr" data-b="c">', '<p class="a" lang="fr" data-b="c">'),
        ("rtl", '<cite lang="ru">', '<cite lang="ru" dir="ltr">'),
        ("rtl", '<cite lang="he">', '<cite lang="he">'),
        ("rtl", '<a hreflang="fr" lang="fr">', '<a hreflang="fr" lang="fr" dir="ltr">'),
        ("rtl", '<a hreflang="fr">', '<a hreflang="fr">'),
        ("rtl", '<g lang="fr">', '<g lang="fr">'),
        ("rtl", "https://a.example/b/، c", "<bdi>https://a.example/b/</bdi>، c"),
        ("rtl", '<a href="https://a.example/">', '<a href="https://a.example/">'),
        ("rtl", "<script>https://a.example/</script>", "<script>https://a.example/</script>"),
        ("ltr", "https://a.example/b/", "https://a.example/b/"),
    ],
)
def test_what_is_written_the_other_way_than_its_page_says_so_or_stands_apart(
    way: str, element: str, turned: str
) -> None:
    frame = f'<!doctype html>\n<html lang="xx" dir="{way}">\n<body>{{}}</body>'
    assert with_directions(frame.format(element)) == frame.format(turned)
