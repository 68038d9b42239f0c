"""The style that stands in each page, so that nothing else must arrive before it is shown.

A page has what all pages share (``site.css``, ``frame.css``), what lies beside the macros that it uses (``people.css``
beside ``people.html``), where authors have written in Markdown what is for that (``prose.css``), and what is for paper
(``print.css``), in this order.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path

from markupsafe import Markup

from ..mistakes.lines import Lines
from ..mistakes.messages import msg
from ..mistakes.problems import InvalidFileError, Problem
from ..mistakes.text_file import read_text
from ..pages.macros import name_of

SHARED, PROSE = ("site", "frame"), "prose"
CLASS = re.compile(r"\.([a-zA-Z][\w-]*)")
COMMENT, STRING = r"(?>/\*.*?(?:\*/|\Z))", r'"(?:\\.|[^"\\\n])*"|\'(?:\\.|[^\'\\\n])*\''
NO_CODE = re.compile(f"{COMMENT}|{STRING}", re.DOTALL)
PART = re.compile(r"(\s*)((?:(?!/\*)[^{};\"'])*)(/\*|[{};\"']|\Z)")  # blanks, a selector or declaration, its end
BLANK = rf"(?:\s|{COMMENT})"
BEGINS = r"(?=[\"'\s/{};,])"  # what any of the following may begin with; most signs of a style are none
SQUEEZED = re.compile(
    rf"{BEGINS}(?:({STRING})|{BLANK}*(?:;(?={BLANK}*}})|([{{}};,])){BLANK}*|(?<=:){BLANK}+|({BLANK}+))", re.DOTALL
)


class StyleSheet:
    """The style of the site, from the files of the folder ``overrides``.

    Raises ``InvalidFileError`` where some of them are not CSS, at the first mistake of each.
    """

    def __init__(self, overrides: Path) -> None:
        macros = sorted((overrides / "macros").rglob("*.css"))
        shared, last = [[overrides / f"{name}.css" for name in names] for names in (SHARED, (PROSE, "print"))]
        sheets = {
            path: read_text(path, path.relative_to(overrides.parent).as_posix()) for path in (*shared, *macros, *last)
        }
        problems = [_problem(path.relative_to(overrides.parent), css) for path, css in sheets.items()]
        if any(problems):
            raise InvalidFileError(filter(None, problems))
        site, frame, *beside, prose, self._print = map(squeezed, sheets.values())
        self._site = site + frame
        self._beside = {
            name_of(path.relative_to(overrides).as_posix()): css for path, css in zip(macros, beside, strict=True)
        }
        self._beside[PROSE] = prose
        self.classes = frozenset(name for css in sheets.values() for name in CLASS.findall(NO_CODE.sub("", css)))

    def of(self, macros: Iterable[str]) -> Markup:
        """The style of a page that uses the macro files with these names, in their order; among them may be the name
        of the style of prose."""
        return Markup("".join([self._site, *(self._beside.get(name, "") for name in macros), self._print]))


@lru_cache  # each picture that is published asks again
def squeezed(css: str) -> str:
    """``css`` without comments and needless blanks. One before a colon stays, for in a nested rule it has a meaning."""
    return SQUEEZED.sub(lambda found: found[1] or found[2] or (found[3] and " ") or "", css).strip()


def _problem(file: Path, css: str) -> Problem | None:
    """The first mistake in a style sheet, if there is one."""
    place = _open_comment(css)
    if place is None:
        place = _mistake(NO_CODE.sub(lambda found: re.sub(r"\S", " ", found[0]), css))
    if place is None:
        return None
    lines = Lines(css)
    line, column = lines.place(place)
    message = msg("this cannot be read as CSS; look for a brace, colon or semicolon that is missing or too many")
    return Problem(file.as_posix(), line, column, "", message, lines[line])


def _open_comment(css: str) -> int | None:
    """Where a comment begins that does not end."""
    found = (found for found in NO_CODE.finditer(css) if found[0].startswith("/*"))
    return next((each.start() for each in found if len(each[0]) < 4 or not each[0].endswith("*/")), None)


def _mistake(css: str) -> int | None:
    """Where ``css``, without comments and strings, is no CSS. A brace that is not closed may be followed by any number
    of rules, which count as nested; the first that is not indented shows which brace it is."""
    braces: list[int] = []
    unclosed: list[int] = []
    for blanks, text, end in (part.regs[1:] for part in PART.finditer(css)):
        code, sign = css[slice(*text)].strip(), css[slice(*end)]
        if sign == "{":
            unclosed += braces[-1:] if css[slice(*blanks)].endswith("\n") else []
            braces.append(end[0])
        elif code and not code.startswith("@") and not (braces and ":" in code):
            return text[0]
        elif sign not in (";", "}", "") or (sign == "}" and not braces):
            return end[0]
        elif sign == "}":
            braces.pop()
    return (unclosed or braces)[0] if braces else None
