"""What the policy of the site forbids, told to the author who writes it in a page before readers miss it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import urlsplit

from ..mistakes.lines import Lines
from ..mistakes.messages import Message, msg
from ..mistakes.problems import Problem
from ..pages.page import Source
from .inline import SCRIPT, STYLE, elements
from .prose import Tag, tags

FROM_ELSEWHERE = {
    **{("img", name): msg("an image from elsewhere ({what})") for name in ("src", "srcset")},
    **{("source", name): msg("an image or a recording from elsewhere ({what})") for name in ("src", "srcset")},
    **{(name, "src"): msg("a recording from elsewhere ({what})") for name in ("video", "audio", "track")},
    ("video", "poster"): msg("an image from elsewhere ({what})"),
    ("input", "src"): msg("an image from elsewhere ({what})"),
    ("image", "href"): msg("an image from elsewhere ({what})"),
    ("script", "src"): msg("a script from elsewhere ({what})"),
    ("link", "href"): msg("a file from elsewhere ({what})"),
    ("form", "action"): msg("a form that is sent elsewhere ({what})"),
}
NEVER = {name: msg("a page in the page (<{what}>)", what=name) for name in ("iframe", "frame", "object", "embed")}
IN_PAGE = {SCRIPT: msg("a script in the page (<{what}>)"), STYLE: msg("a style in the page (<{what}>)")}
IN_STYLE = re.compile(r"(?:url\(|@import)\s*[\"']?((?:https?:)?//[^\s\"')]+)")
FOREIGN = re.compile(r"(?:^|[\s,])((?:https?:)?//[^\s,]+|data:\S+)", re.IGNORECASE)


def blocked(html: str, source: Source) -> list[Problem]:
    """Everything in the ``html`` that Markdown made of ``source`` that browsers will not show or do on the site, at the
    line where it is written."""
    return [_problem(source, *found) for found in _blocked(html)]


def blocked_in_style(css: str) -> list[str]:
    """The addresses of other sites from which a style sheet would load something."""
    return IN_STYLE.findall(css)


def _blocked(html: str) -> Iterator[tuple[Message, str]]:
    """What it is, and what stands in the Markdown there."""
    for tag in tags(html):
        if tag.name in NEVER:
            yield NEVER[tag.name], f"<{tag.name}"
        for name, value in tag.attributes.items():
            yield from _in_attribute(tag, name, value or "")
    for each in elements(html):
        yield msg(IN_PAGE[each.kind].template, what=each.kind), each.written


def _in_attribute(tag: Tag, name: str, value: str) -> Iterator[tuple[Message, str]]:
    foreign = FOREIGN.search(value)
    if (tag.name, name) in FROM_ELSEWHERE and foreign:
        message = FROM_ELSEWHERE[tag.name, name]
        yield msg(message.template, what=foreign[1][:80]), foreign[1]
    elif name == "style":
        yield msg("the attribute style (<{what} style=…>)", what=tag.name), value
    elif name.startswith("on"):
        yield msg("a script in an attribute (<{what} {name}=…>)", what=tag.name, name=name), value
    elif name in ("href", "action") and urlsplit(value).scheme.lower() == "javascript":
        yield msg("a script in a link ({what})", what=value[:80]), value


def _problem(source: Source, what: Message, written: str) -> Problem:
    """At the line of ``source`` that has ``written``, or its first words; else at its first."""
    offset = max(source.markdown.find(written.strip()[:40]), 0)
    line, column = Lines(source.markdown).place(offset)
    return Problem(source.file, source.first_line + line - 1, column, "", forbidden(what))


def forbidden(what: Message) -> Message:
    """What is said of ``what`` the policy forbids."""
    return msg("the policy of the site forbids {what}; keep what the page needs in docs/assets/", what=what)
