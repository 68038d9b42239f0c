"""The style that stands in each page, so that nothing else must arrive before it is shown.

The style sheet of the site is what all pages share (``site.css``), what lies beside the macros, in the order of their
names, and what is for paper (``print.css``), in this order. Of it a page has the rules whose classes stand on it.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
from lxml import html
from rcssmin import cssmin

from ..mistakes.messages import msg
from ..mistakes.problems import InvalidFileError, Problem

MADE_BY_SCRIPTS = frozenset({"search"})

# Of these one argument must match; of others, such as ``:not``, nothing must be on the page.
EITHER = ("is", "where", "has")


class StyleSheet:
    """The style sheet of the site, from the files of the folder ``overrides``.

    Raises ``InvalidFileError`` where one of them is not CSS.
    """

    def __init__(self, overrides: Path) -> None:
        sheets = [overrides / "site.css", *sorted((overrides / "macros").rglob("*.css")), overrides / "print.css"]
        self._rules = [rule for sheet in sheets for rule in _read(sheet, overrides.parent)]

    def of_page(self, page: str) -> str:
        """The rules, as CSS without comments, that may match on ``page``, which is HTML."""
        return str(cssmin(_css(self._rules, _classes_on(page))))


# A selector is what must be on a page for it to match: classes, and groups of selectors of which one must match.
Selector = tuple["str | tuple[Selector, ...]", ...]


@dataclass(frozen=True)
class Rule:
    """A rule: its selectors, each with its text, and what stands in its braces."""

    selectors: tuple[tuple[str, Selector], ...]
    body: str

    def css(self, classes: set[str]) -> str:
        used = [text for text, selector in self.selectors if _may_match(selector, classes)]
        return f"{','.join(used)}{{{self.body}}}" if used else ""


@dataclass(frozen=True)
class Block:
    """Rules under a condition, such as ``@media print``."""

    start: str
    rules: list[Any]

    def css(self, classes: set[str]) -> str:
        inside = _css(self.rules, classes)
        return f"{self.start}{{{inside}}}" if inside else ""


def _css(rules: Iterable[Rule | Block | str], classes: set[str]) -> str:
    return "".join(rule if isinstance(rule, str) else rule.css(classes) for rule in rules)


def _may_match(selector: Selector, classes: set[str]) -> bool:
    return all(
        part in classes if isinstance(part, str) else any(_may_match(each, classes) for each in part)
        for part in selector
    )


def _read(sheet: Path, root: Path) -> list[Rule | Block | str]:
    text = sheet.read_text(encoding="utf-8")
    problems: list[Problem] = []
    rules = list(_rules(tinycss2.parse_stylesheet(text, skip_comments=True, skip_whitespace=True), problems))
    if problems:
        file, lines = sheet.relative_to(root).as_posix(), text.splitlines()
        raise InvalidFileError(
            Problem(file, each.line, each.column, "", each.message, lines[each.line - 1]) for each in problems
        )
    return rules


def _rules(nodes: list[Any], problems: list[Problem]) -> Iterator[Rule | Block | str]:
    """The rules; what is none is added to ``problems``, whose file is not known here."""
    for node in nodes:
        wrong = _what_is_wrong(node)
        if wrong:
            message = msg(
                "this cannot be read as CSS; look for a brace, colon or semicolon that is missing or too many"
            )
            problems.append(Problem("", wrong.source_line, wrong.source_column, "", message))
        elif node.type == "qualified-rule":
            selectors = tuple((tinycss2.serialize(each).strip(), _selector(each)) for each in _split(node.prelude))
            yield Rule(selectors, tinycss2.serialize(node.content))
        elif node.content and node.lower_at_keyword in {"media", "supports"}:
            inside = tinycss2.parse_rule_list(node.content, skip_comments=True, skip_whitespace=True)
            yield Block(f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", list(_rules(inside, problems)))
        else:
            yield node.serialize()  # such as ``@page``, which every page has


def _what_is_wrong(node: Any) -> Any:
    """The node or token that is no CSS, if there is one. No rule of ours stands in another, so a rule inside a rule
    means that a brace is missing before it."""
    if node.type == "error":
        return node
    wrong = [each for each in node.prelude if each.type == "error"]
    if node.type == "qualified-rule":
        wrong += [each for each in node.content if each.type in ("error", "{} block")]
    return next(iter(wrong), None)


def _split(tokens: list[Any]) -> list[list[Any]]:
    """The tokens between commas."""
    parts: list[list[Any]] = [[]]
    for token in tokens:
        if token == ",":
            parts.append([])
        else:
            parts[-1].append(token)
    return parts


def _selector(tokens: list[Any]) -> Selector:
    """The classes that the tokens of a selector ask for."""
    parts: list[Any] = []
    before: Any = None
    for token in tokens:
        if token.type == "ident" and before == ".":
            parts.append(token.value)
        elif token.type == "function" and token.lower_name in EITHER:
            parts.append(tuple(_selector(each) for each in _split(token.arguments)))
        before = token
    return tuple(parts)


def _classes_on(page: str) -> set[str]:
    """The classes of the elements of a page, and of those that scripts add."""
    lists: list[str] = html.document_fromstring(page).xpath("//@class")
    return {*MADE_BY_SCRIPTS, *(name for each in lists for name in each.split())}
