"""Which way a language is written, and the pages that say so where they hold words of one written the other way."""

from __future__ import annotations

import re
from functools import cache
from typing import Literal

from babel import Locale, UnknownLocaleError

Direction = Literal["ltr", "rtl"]

# CLDR knows the way of a locale, not of a script that a language may be written in beside its own.
RIGHT_TO_LEFT_SCRIPTS = {"Adlm", "Arab", "Aran", "Hebr", "Mand", "Nkoo", "Rohg", "Samr", "Syrc", "Thaa", "Yezi"}

PAGE = re.compile(r'<html\b[^<>]*\sdir="(ltr|rtl)"')
LANGUAGE = re.compile(r' lang="([\w-]+)"')
# What holds no elements: tags, and what only tags stand in.
ONLY_WORDS = re.compile(r"<(title|style|script|svg|textarea)\b.*?</\1>|<[^<>]*>", re.DOTALL)
ADDRESS = re.compile(rf"{ONLY_WORDS.pattern}|https?://[^\s<>]*[^\s<>.,;:!?،؛»)]", re.DOTALL)
FOREIGN = re.compile(r'<(?!html\b|g\b)(\w+)\b((?:\s[^<>]*)?)\slang="([\w-]+)"(?![^<>]*\sdir=)')


@cache
def direction_of(tag: str) -> Direction:
    """The way in which the language of a BCP 47 tag is written; left to right where CLDR does not know it."""
    language, *others = tag.split("-")
    script = next((each for each in others if len(each) == 4), "")
    if script:
        return "rtl" if script in RIGHT_TO_LEFT_SCRIPTS else "ltr"
    try:
        order = Locale.parse(language).character_order
    except (UnknownLocaleError, ValueError):
        return "ltr"
    return "rtl" if order == "right-to-left" else "ltr"


def with_directions(page: str) -> str:
    """A whole page, where each element in a language that is written the other way says so, and addresses stand apart
    from what is written from right to left. Pictures say it themselves."""
    found = PAGE.search(page)
    if found is None:
        return page
    here = found[1]
    if here == "rtl":
        page = ADDRESS.sub(lambda part: part[0] if part[0].startswith("<") else f"<bdi>{part[0]}</bdi>", page)
    if all(direction_of(tag) == here for tag in {*LANGUAGE.findall(page)}):  # as on most pages
        return page

    def turned(element: re.Match[str]) -> str:
        way = direction_of(element[3])
        return element[0] if way == here else f'{element[0]} dir="{way}"'

    return FOREIGN.sub(turned, page)
