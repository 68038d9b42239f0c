"""Say in words what differs between two versions of the facts: as text or as Markdown."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher

from ..language.localize import Localizer
from ..mistakes.messages import Translate, msg
from .compare import Comparison, EntryDiff
from .prose import DiffLine, Prose

TITLE = msg("What readers will read differently")
NO_CHANGE = msg("Nothing changes for readers.")
# Marks that Markdown or HTML could read something into, wherever they stand in a line; and what would become a link.
MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~^$=#@!]|:(?=//)|(?<=www)\.")

# Texts with less than this in common are shown whole, one after the other.
ALIKE = 0.4


def as_text(comparison: Comparison, localizer: Localizer, translate: Translate) -> str:
    """The changes for a terminal, in the language of ``localizer`` and ``translate``."""
    prose = Prose(comparison, localizer, translate)
    lines = [line for part, diffs in prose.parts() for line in (part, "", *_text_of_part(diffs, prose))]
    return "\n".join(lines).rstrip("\n") or NO_CHANGE.text(translate)


def as_markdown(comparison: Comparison, localizer: Localizer, translate: Translate) -> str:
    """The changes as Markdown: what is gone is struck out, what is new is bold, and data is never more than text."""
    prose = Prose(comparison, localizer, translate)
    blocks = [f"# {escape(TITLE.text(translate))}"]
    for part, diffs in prose.parts():
        blocks.append(f"## {escape(part)}")
        for diff in diffs:
            blocks.append(f"### {escape(prose.title(diff))}")
            blocks.append("\n".join(markdown_of_line(line) for line in prose.lines(diff)))
    if not comparison.diffs:
        blocks.append(escape(NO_CHANGE.text(translate)))
    return "\n\n".join(block for block in blocks if block)


Writer = Callable[[Comparison, Localizer, Translate], str]

WRITERS: dict[str, Writer] = {"text": as_text, "markdown": as_markdown}


# --- Text -------------------------------------------------------------------------------------------------------


def _text_of_part(diffs: list[EntryDiff], prose: Prose) -> Iterator[str]:
    for diff in diffs:
        yield f"  {prose.title(diff)}"
        for line in prose.lines(diff):
            yield f"    {line.label}"
            yield from (f"      - {gone}" for gone in line.gone)
            yield from (f"      + {new}" for new in line.new)
            if line.remark:
                yield f"      ({line.remark})"
        yield ""


# --- Markdown ---------------------------------------------------------------------------------------------------


def escape(text: str) -> str:
    """``text`` on a line of Markdown, with every mark that could mean something as a numeric reference."""
    return MARKUP.sub(lambda mark: f"&#{ord(mark[0])};", text)


def markdown_of_line(line: DiffLine) -> str:
    """What differs as an item of a list, and a remark as an item below it."""
    if line.is_text and line.gone and line.new:
        marked = _marked(line.gone[0], line.new[0])
    else:
        marked = " ".join([*(_struck(gone) for gone in line.gone), *(_bold(new) for new in line.new)])
    item = " — ".join(part for part in (f"- *{escape(line.label)}*", marked) if part)
    return f"{item}\n  - {escape(line.remark)}" if line.remark else item


def _struck(text: str) -> str:
    return f"~~{escape(text)}~~"


def _bold(text: str) -> str:
    return f"**{escape(text)}**"


def _marked(before: str, after: str) -> str:
    """The text after, with the words that are gone and those that are new marked in their places."""
    old, new = (re.findall(r"\S+\s*", text) for text in (before, after))
    matcher = SequenceMatcher(None, [word.strip() for word in old], [word.strip() for word in new])
    operations = matcher.get_opcodes()
    if matcher.ratio() < ALIKE or all(operation == "equal" for operation, *_ in operations):
        return f"{_struck(before)} {_bold(after)}"
    pieces = []
    for operation, i1, i2, j1, j2 in operations:
        gone, now = ("".join(words).strip() for words in (old[i1:i2], new[j1:j2]))
        if operation == "equal":
            pieces.append(escape(now))
        else:
            pieces += [_struck(gone)] if gone else []
            pieces += [_bold(now)] if now else []
    return " ".join(pieces)
