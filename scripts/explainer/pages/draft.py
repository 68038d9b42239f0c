"""A page between its Markdown and its HTML: Markdown is given only what is Markdown.

Each value that a page outputs leaves a sign in the Markdown, and the sign becomes the value when the Markdown has
become HTML. So no text of the facts and no HTML of a macro ever passes through Markdown.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Any

from markdown.util import BLOCK_LEVEL_ELEMENTS
from markupsafe import Markup, escape

from ..language.text import PlainText

MARK = "\x1a"  # the character called SUBSTITUTE, which no text outputs
BLOCK_BEGINS, BLOCK_ENDS = "<div>", "</div>"
SIGN = re.compile(f"{BLOCK_BEGINS}{MARK}(\\d+){MARK}{BLOCK_ENDS}|{MARK}(\\d+){MARK}")

# What Markdown takes for a block of HTML, and not for words of a paragraph.
BLOCK = re.compile(rf"\s*<(?:{'|'.join(BLOCK_LEVEL_ELEMENTS)})\b", re.IGNORECASE)

# Ids and single words say the same in Markdown, where they may stand in an attribute or an address.
WORD = re.compile(r"[A-Za-z0-9]+(?:-[A-Za-z0-9]+)*")


@dataclass
class Draft:
    """``markdown`` has a sign for each of ``values``, which are HTML; ``called`` are the macro files that made some."""

    markdown: str = ""
    values: list[str] = field(default_factory=list)
    called: set[str] = field(default_factory=set)

    def sign(self, value: Any) -> Markup:
        """What stands in the Markdown for ``value``, which is text unless it is markup."""
        html = escape(value if hasattr(value, "__html__") else PlainText(value))
        if WORD.fullmatch(html) or SIGN.fullmatch(html) or not html.strip():
            return html.strip()
        self.values.append(self.html(html))
        sign = Markup(f"{MARK}{len(self.values) - 1}{MARK}")
        return Markup(f"{BLOCK_BEGINS}{sign}{BLOCK_ENDS}") if BLOCK.match(html) else sign

    def html(self, html: str) -> str:
        """``html``, made from ``markdown``, with the values in the places of their signs, in one pass: a sign that
        stands in a value is none. Values hold none when they are noted, for what a page gives a macro to put around
        has its values by then."""
        parts = html.split(MARK)  # what stands between signs, and their numbers, in turn
        for place in range(1, len(parts), 2):
            before, number, after = parts[place - 1 : place + 2]
            if before.endswith(BLOCK_BEGINS) and after.startswith(BLOCK_ENDS):
                parts[place - 1], parts[place + 1] = before[: -len(BLOCK_BEGINS)], after[len(BLOCK_ENDS) :]
            parts[place] = self.values[int(number)]
        return "".join(parts)


class Signing:
    """Macros of the file ``name`` as a page calls them: what they make leaves a sign in ``draft``, also where the page
    gives them something to put around (``{% call %}``), which Jinja outputs as it is."""

    def __init__(self, name: str, macros: object, draft: Draft) -> None:
        self._name, self._macros, self._draft = name, macros, draft

    def __getattr__(self, name: str) -> Any:
        macro = getattr(self._macros, name)
        if not callable(macro):
            return macro

        def signed(*values: Any, **named: Any) -> Markup:
            made = macro(*values, **named)
            if made.strip():
                self._draft.called.add(self._name)
            return self._draft.sign(made)

        return signed
