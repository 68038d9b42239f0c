"""Elements of a page that are left out where the page is made into something else."""

from __future__ import annotations

import re
from functools import cache

NAME = re.compile(r"\w+")


def without(html: str, attribute: str) -> str:
    """``html`` without the elements that have ``attribute``, which is written as in a tag, or as it begins there."""
    kept, end = [], 0
    while (place := html.find(f" {attribute}", end)) >= 0:
        start = html.rfind("<", 0, place)
        name = NAME.match(html, start + 1)
        if start < end or not name or html.rfind(">", start, place) >= 0:  # it stands in no tag
            kept.append(html[end : place + 1])
            end = place + 1
            continue
        kept.append(html[end:start])
        end = _end(html, start, name[0])
    return "".join(kept) + html[end:]


def _end(html: str, start: int, name: str) -> int:
    """Where the element that starts at ``start`` ends, which may hold others of its ``name``."""
    depth = 0
    for tag in _tags(name).finditer(html, start):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    raise ValueError(f"<{name}> has no end: {html[start : start + 80]}")


@cache
def _tags(name: str) -> re.Pattern[str]:
    return re.compile(rf"<(/?){name}\b[^>]*>")
