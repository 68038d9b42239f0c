"""The scripts and styles that stand in pages are those of our files, ``overrides/*.js`` and ``*.css``, and no others.

What else is written into a template, a style or a setting is told at its place, and the policy does not know it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

from ..mistakes.lines import Lines
from ..mistakes.messages import Message, msg
from ..mistakes.problems import Problem
from ..project import Project

ELEMENT = re.compile(r"<(script|style)\b((?:[^>\"']|\"[^\"]*\"|'[^']*')*)>(.*?)</\1", re.IGNORECASE | re.DOTALL)
BY_ADDRESS = re.compile(r"\ssrc\s*=", re.IGNORECASE)
DATA_BLOCK = re.compile(r"\stype=[\"']?(application|text)/(?!(x-)?(java|ecma)script)", re.IGNORECASE)
ATTRIBUTE = re.compile(r"<[a-z][^<>]*?\s(on[a-z]+|style)\s*=", re.IGNORECASE)
FROM_OURS = re.compile(r"\s*(?:\{\{[^{}]*\}\}\s*)+")
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


def codes(page: str) -> Iterator[tuple[str, str]]:
    """Each script and style that stands in ``page``, with its kind. Blocks of data, such as JSON-LD, do not run."""
    for kind, attributes, code in ELEMENT.findall(page):
        if kind.lower() == STYLE or not (BY_ADDRESS.search(attributes) or DATA_BLOCK.search(attributes)):
            yield kind.lower(), code


def elements(page: str) -> Iterator[tuple[str, str]]:
    """The kind of each of them, with the whole element as it is written."""
    return ((kind, found[0]) for found in ELEMENT.finditer(page) for kind, _ in codes(f"{found[0]}>"))


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
    elements = [
        (found.start(), WHERE[kind])
        for found in ELEMENT.finditer(bare)
        for kind, code in codes(f"{found[0]}>")
        if not FROM_OURS.fullmatch(code)
    ]
    attributes = [
        (found.start(1), WHERE[STYLE if found[1].lower() == STYLE else SCRIPT]) for found in ATTRIBUTE.finditer(bare)
    ]
    return [_problem(text, offset, shown_as, message) for offset, message in elements + attributes]


def foreign(project: Project, found: Iterable[tuple[str, str]]) -> Iterator[Problem | Message]:
    """What to say of scripts and styles that were ``found`` in pages and are not ours: at their place, where they are
    written as they stand there in a file of ``project``. Those of its pages are told by ``blocked``."""
    folders = [(project.docs, "*.md"), (project.overrides, "*.html"), (project.root / "data", "*.yaml")]
    files = [project.root / "mkdocs.yml", *(path for folder, kind in folders for path in sorted(folder.rglob(kind)))]
    for kind, code in dict.fromkeys(found):
        written = next((line.strip() for line in code.splitlines() if line.strip()), "")[:SHOWN]
        message = msg(
            "browsers refuse a {kind} that stands in a page and in none of our files: {code}", kind=kind, code=written
        )
        path = next((each for each in files if written and written in each.read_text(encoding="utf-8")), None)
        if path is None:
            yield message
        elif not path.is_relative_to(project.docs):
            text = path.read_text(encoding="utf-8")
            yield _problem(text, text.index(written), project.shown(path), message)


def _problem(text: str, offset: int, file: str, message: Message) -> Problem:
    lines = Lines(text)
    line, column = lines.place(offset)
    return Problem(file, line, column, "", message, lines[line])


def _blank(found: re.Match[str]) -> str:
    return re.sub(r"\S", " ", found[0])
