"""Elements of a page that are left out where the page is made into something else."""

from __future__ import annotations

import re

NAME = re.compile(r"\w+")


def without(html: str, attribute: str) -> str:
    """``html`` without the elements that have ``attribute``, which is written as in a tag, or as it begins there. No
    such element holds another of its name."""
    kept, end = [], 0
    while (place := html.find(f" {attribute}", end)) >= 0:
        start = html.rfind("<", 0, place)
        name = NAME.match(html, start + 1)
        if start < end or not name or html.rfind(">", start, place) >= 0:  # it stands in no tag
            kept.append(html[end : place + 1])
            end = place + 1
            continue
        closing = f"</{name[0]}>"
        kept.append(html[end:start])
        end = html.index(closing, place) + len(closing)
    return "".join(kept) + html[end:]
