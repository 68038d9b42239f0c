"""The style that stands in each page, so that nothing else must arrive before it is shown.

The style sheet of the site is what all pages share (``site.css``), what lies beside the macros, in the order of their
names, and what is for paper (``print.css``), in this order, without its comments. Of it a page has the rules that
something on the page may match.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import tinycss2
from lxml import html
from rcssmin import cssmin

# What scripts add to a page, in the notation of ``_names_on``.
MADE_BY_SCRIPTS = frozenset({"dialog", ".search", "[data-theme]", '[data-theme="light"]', '[data-theme="dark"]'})

# Of these one argument must match; of others, such as ``:not``, nothing must be on the page.
EITHER = ("is", "where", "has")


class StyleSheet:
    """The style sheet of the site, from the files of the folder ``overrides``."""

    def __init__(self, overrides: Path) -> None:
        sheets = [overrides / "site.css", *sorted((overrides / "macros").glob("*.css")), overrides / "print.css"]
        css = cssmin("\n".join(sheet.read_text(encoding="utf-8") for sheet in sheets))
        self._rules = list(_rules(tinycss2.parse_stylesheet(css, skip_whitespace=True)))

    def of_page(self, page: str) -> str:
        """The rules, as CSS, that may match on ``page``, which is HTML."""
        return _css(self._rules, _names_on(page))


# A selector is what must be on a page for it to match: names, and groups of selectors of which one must match.
Selector = tuple["str | tuple[Selector, ...]", ...]


@dataclass(frozen=True)
class Rule:
    """A rule: its selectors, each with its text, and what stands in its braces."""

    selectors: tuple[tuple[str, Selector], ...]
    body: str

    def css(self, names: set[str]) -> str:
        used = [text for text, selector in self.selectors if _may_match(selector, names)]
        return f"{','.join(used)}{{{self.body}}}" if used else ""


@dataclass(frozen=True)
class Block:
    """Rules under a condition, such as ``@media print``."""

    start: str
    rules: list[Any]

    def css(self, names: set[str]) -> str:
        inside = _css(self.rules, names)
        return f"{self.start}{{{inside}}}" if inside else ""


def _css(rules: Iterable[Rule | Block | str], names: set[str]) -> str:
    return "".join(rule if isinstance(rule, str) else rule.css(names) for rule in rules)


def _may_match(selector: Selector, names: set[str]) -> bool:
    return all(
        part in names if isinstance(part, str) else any(_may_match(each, names) for each in part) for part in selector
    )


def _rules(nodes: list[Any]) -> Iterator[Rule | Block | str]:
    for node in nodes:
        if node.type == "qualified-rule":
            selectors = tuple((tinycss2.serialize(each), _selector(each)) for each in _split(node.prelude))
            yield Rule(selectors, tinycss2.serialize(node.content))
        elif node.type == "at-rule" and node.lower_at_keyword in {"media", "supports"}:
            inside = tinycss2.parse_rule_list(node.content, skip_whitespace=True)
            yield Block(f"@{node.at_keyword}{tinycss2.serialize(node.prelude)}", list(_rules(inside)))
        else:
            yield node.serialize()  # such as ``@page``, which every page has


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
    """What the tokens of a selector ask for."""
    parts: list[Any] = []
    before: Any = None
    for token in tokens:
        if token.type == "ident" and before != ":":
            parts.append(f".{token.value}" if before == "." else token.value)
        elif token.type == "[] block":
            parts.append(_attribute(token.content))
        elif token.type == "function" and token.lower_name in EITHER:
            parts.append(tuple(_selector(each) for each in _split(token.arguments)))
        before = token
    return tuple(parts)


def _attribute(tokens: list[Any]) -> str:
    """``[name="value"]`` where the tokens in brackets ask for just this value, else ``[name]``."""
    name, *comparison = tokens
    is_equal = len(comparison) == 2 and comparison[0] == "="
    return f'[{name.value}="{comparison[1].value}"]' if is_equal else f"[{name.value}]"


def _names_on(page: str) -> set[str]:
    """The elements of a page, its classes with a dot, its attributes in brackets, without and with their values."""
    names = set(MADE_BY_SCRIPTS)
    for element in html.document_fromstring(page).iter("*"):
        names.add(str(element.tag))
        names.update(f".{each}" for each in element.get("class", "").split())
        for name, value in element.items():
            names |= {f"[{name}]", f'[{name}="{value}"]'}
    return names
