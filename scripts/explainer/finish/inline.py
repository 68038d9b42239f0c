"""The scripts and styles that stand in pages are those of our files, ``overrides/*.js`` and ``*.css``, and no others.

What else is written into a template, a style or a setting is told at its place, and the policy does not know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from ..mistakes.lines import Lines
from ..mistakes.messages import Message, msg
from ..mistakes.problems import Problem
from ..project import Project

START = re.compile(r"<(script|style)\b((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>", re.IGNORECASE)
END = {"script": re.compile(r"</script", re.IGNORECASE), "style": re.compile(r"</style", re.IGNORECASE)}
BY_ADDRESS = re.compile(r"\ssrc\s*=", re.IGNORECASE)
DATA_BLOCK = re.compile(r"\stype=[\"']?(application|text)/(?!(x-)?(java|ecma)script)", re.IGNORECASE)
ATTRIBUTE = re.compile(r"<[a-z][^<>]*?\s(on[a-z]+|style)\s*=", re.IGNORECASE)
FROM_OURS = re.compile(r"\s*(?:\{\{[^{}]*\}\}\s*)+")
EXPRESSION = re.compile(r"\{([{%#]).*?[}%#]\}", re.DOTALL)
REMARK = re.compile(r"\{#.*?#\}|<!--.*?-->", re.DOTALL)

SCRIPT, STYLE = "script", "style"
WHERE = {
    SCRIPT: msg(
        "the policy runs only scripts of files; put it into overrides/NAME.js and write {{{{ scripts.NAME }}}}"
    ),
    STYLE: msg("the policy knows only styles of files; put it into a file .css of overrides/"),
}
ENDS = msg('"{what}" would end here what stands in the page; write it otherwise')
ENDING = {".css": re.compile(r"</", re.IGNORECASE), ".js": re.compile(r"</script|<!--", re.IGNORECASE)}
IN_CSS = re.compile(r"/\*.*?\*/", re.DOTALL)

NOT_PUBLISHED = "card.html"  # a picture is made of it
SHOWN = 60  # signs of a script that is told


@dataclass(frozen=True)
class Element:
    """A script or a style, its ``kind``, with the ``code`` in it and what of it is ``written``, from ``start`` on."""

    kind: str
    code: str
    written: str
    start: int


def elements(page: str) -> Iterator[Element]:
    """Each script and style that stands in ``page``. Blocks of data, such as JSON-LD, do not run. Nor does one that is
    not closed: it has in it all that follows."""
    at = 0
    while opened := START.search(page, at):
        kind, attributes = opened[1].lower(), opened[2]
        closed = END[kind].search(page, opened.end())
        if closed is None:
            return
        at = closed.end()
        if kind == STYLE or not (BY_ADDRESS.search(attributes) or DATA_BLOCK.search(attributes)):
            code, written = page[opened.end() : closed.start()], page[opened.start() : at]
            yield Element(kind, code, written, opened.start())


def codes(page: str) -> Iterator[tuple[str, str]]:
    """The kind and the code of each of them."""
    return ((each.kind, each.code) for each in elements(page))


def written_into(text: str, path: Path, shown_as: str) -> list[Problem]:
    """What is not to be in the template, style or script ``path`` with this ``text``."""
    if ending := ENDING.get(path.suffix):
        bare = IN_CSS.sub(_blank, text) if path.suffix == ".css" else text
        return [
            _problem(text, found.start(), shown_as, msg(ENDS.template, what=found[0]))
            for found in ending.finditer(bare)
        ]
    if path.name == NOT_PUBLISHED:
        return []
    bare = REMARK.sub(_blank, text)
    inside = [(each.start, WHERE[each.kind]) for each in elements(bare) if not FROM_OURS.fullmatch(each.code)]
    attributes = [
        (found.start(1), WHERE[STYLE if found[1].lower() == STYLE else SCRIPT]) for found in ATTRIBUTE.finditer(bare)
    ]
    return [_problem(text, offset, shown_as, message) for offset, message in inside + attributes]


def foreign(project: Project, found: Iterable[tuple[str, str]]) -> Iterator[Problem | Message]:
    """What to say of scripts and styles that were ``found`` in pages and are not ours: at their place, where they are
    written as they stand there in a file of ``project``. Those in the Markdown of its pages are told by ``blocked``."""
    folders = [(project.docs, "*.md"), (project.overrides, "*.html"), (project.root / "data", "*.yaml")]
    files = [project.root / "mkdocs.yml", *(path for folder, kind in folders for path in sorted(folder.rglob(kind)))]
    texts = {path: path.read_text(encoding="utf-8") for path in files} if (found := dict.fromkeys(found)) else {}
    told = {each for path, text in texts.items() if path.suffix == ".md" for each in codes(EXPRESSION.sub("", text))}
    for kind, code in found:
        if (kind, code) in told:
            continue
        written = next((line.strip() for line in code.splitlines() if line.strip()), "")[:SHOWN]
        message = msg(
            "browsers refuse a {kind} that stands in a page and in none of our files: {code}", kind=kind, code=written
        )
        place = next(((path, text.index(written)) for path, text in texts.items() if written and written in text), None)
        yield _problem(texts[place[0]], place[1], project.shown(place[0]), message) if place else message


def _problem(text: str, offset: int, file: str, message: Message) -> Problem:
    lines = Lines(text)
    line, column = lines.place(offset)
    return Problem(file, line, column, "", message, lines[line])


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found[0])
