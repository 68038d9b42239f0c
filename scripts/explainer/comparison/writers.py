"""Say in words what differs between two versions of the facts: as text, as Markdown or as JSON."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import asdict
from difflib import SequenceMatcher
from typing import Any

from ..language.localize import Localizer
from ..mistakes.messages import Translate, msg
from .compare import Change, Comparison, Detail, OrderDetail, TextDetail, ValueDetail
from .prose import Prose, Row

TITLE = msg("What readers will read differently")
NO_CHANGE = msg("Nothing changes for readers.")
# Marks that Markdown or HTML could read something into, wherever they stand in a line; and what would become a link.
MARKUP = re.compile(r"[\\`*_{}\[\]<>&|~^$=#@!]|:(?=//)|(?<=www)\.")

# Texts with less than this in common are shown whole, one after the other.
ALIKE = 0.4


def as_text(comparison: Comparison, localizer: Localizer, translate: Translate) -> str:
    """The changes for a terminal, in the language of ``localizer`` and ``translate``."""
    prose = Prose(comparison, localizer, translate)
    lines = [line for part, changes in prose.parts() for line in (part, "", *_text_of_part(changes, prose))]
    return "\n".join(lines).rstrip("\n") or NO_CHANGE.text(translate)


def as_markdown(comparison: Comparison, localizer: Localizer, translate: Translate) -> str:
    """The changes as Markdown: what is gone is struck out, what is new is bold, and data is never more than text."""
    prose = Prose(comparison, localizer, translate)
    blocks = [f"# {escape(TITLE.text(translate))}"]
    for part, changes in prose.parts():
        blocks.append(f"## {escape(part)}")
        for change in changes:
            blocks.append(f"### {escape(prose.title(change))}")
            blocks.append("\n".join(markdown_of_row(row) for row in prose.rows(change)))
    if not comparison.changes:
        blocks.append(escape(NO_CHANGE.text(translate)))
    return "\n\n".join(block for block in blocks if block)


def as_json(comparison: Comparison, localizer: Localizer, translate: Translate) -> str:
    """The changes for programs: a list, in the order of the file, of objects with these keys.

    - ``change``: "added", "removed", "moved" (and nothing else), or "changed"
    - ``id`` (empty for the words that stand for the whole site), ``heading`` (in the language of ``localizer``) and
      ``part`` (the key of the part of the file)
    - ``moved``: ``null``, or ``before`` and ``after``, each with ``part``, ``owner`` (the id of the entry around it),
      ``field`` and ``follows`` (the id of the entry before it in the same list); empty where there is none
    - ``details``: a list of objects with ``field`` (the path in the entry, dotted), ``kind``, ``before`` and ``after``

    By ``kind``:

    - "text": ``before`` and ``after`` have a text for each language in which it differs, as readers see it, and
      ``behind`` lists the languages of the site in which it did not follow
    - "date", "word", "reference", "source", "language", "country", "yes-or-no", "plain": ``before`` and ``after`` list
      the values as they are written, empty where there is none
    - "order": the items of a list come in another order; ``before`` and ``after`` are empty
    """
    prose = Prose(comparison, localizer, translate)
    return json.dumps([_json_of_change(change, prose) for change in comparison.changes], ensure_ascii=False, indent=2)


Writer = Callable[[Comparison, Localizer, Translate], str]

WRITERS: dict[str, Writer] = {"text": as_text, "markdown": as_markdown, "json": as_json}


# --- Text -------------------------------------------------------------------------------------------------------


def _text_of_part(changes: list[Change], prose: Prose) -> Iterator[str]:
    for change in changes:
        yield f"  {prose.title(change)}"
        for row in prose.rows(change):
            yield f"    {row.label}"
            yield from (f"      - {gone}" for gone in row.gone)
            yield from (f"      + {new}" for new in row.new)
            if row.remark:
                yield f"      ({row.remark})"
        yield ""


# --- Markdown ---------------------------------------------------------------------------------------------------


def escape(text: str) -> str:
    """``text`` on a line of Markdown, with every mark that could mean something as a numeric reference."""
    return MARKUP.sub(lambda mark: f"&#{ord(mark[0])};", text)


def markdown_of_row(row: Row) -> str:
    """What differs as an item of a list, and a remark as an item below it."""
    if row.is_text and row.gone and row.new:
        marked = _marked(row.gone[0], row.new[0])
    else:
        marked = " ".join([*(_struck(gone) for gone in row.gone), *(_bold(new) for new in row.new)])
    line = " — ".join(part for part in (f"- *{escape(row.label)}*", marked) if part)
    return f"{line}\n  - {escape(row.remark)}" if row.remark else line


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


# --- JSON -------------------------------------------------------------------------------------------------------


def _json_of_change(change: Change, prose: Prose) -> dict[str, Any]:
    return {
        "change": _kind_of_change(change),
        "id": change.item.id,
        "heading": prose.heading(change.item),
        "part": change.item.place.part,
        "moved": _json_of_move(change),
        "details": [_json_of_detail(detail) for detail in change.details],
    }


def _kind_of_change(change: Change) -> str:
    if change.before is None:
        return "added"
    if change.after is None:
        return "removed"
    return "changed" if change.details else "moved"


def _json_of_move(change: Change) -> dict[str, Any] | None:
    if not change.moved or not change.before or not change.after:
        return None
    return {"before": asdict(change.before.place), "after": asdict(change.after.place)}


def _json_of_detail(detail: Detail) -> dict[str, Any]:
    field = ".".join(str(part) for part in detail.field)
    match detail:
        case TextDetail(before=texts, after=texts_after, behind=behind):
            return {"field": field, "kind": "text", "before": texts, "after": texts_after, "behind": behind}
        case ValueDetail(before=values, after=values_after, meaning=meaning):
            return {"field": field, "kind": meaning.kind, "before": values, "after": values_after}
        case OrderDetail():
            return {"field": field, "kind": "order", "before": [], "after": []}
