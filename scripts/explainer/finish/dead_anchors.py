"""Links inside the site that lead to no place of a page: whatever made them, a strict build does not publish them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import unescape

from ..pages.addresses import target
from .headings import ids

LINK = re.compile(r'<a\b[^>]*? href="([^"]*#[^"]+)"')


def dead_anchors(contents: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """For each page of ``contents``, HTML by address from the root of the site, the links of which another of these
    pages, or itself, lacks the anchor: its address and the link. Each is told once a page."""
    anchors = {url: ids(html) for url, html in contents.items()}
    for url, html in contents.items():
        for href in dict.fromkeys(LINK.findall(html)):
            found = target(unescape(href), url)
            if found and found[0] in anchors and found[1] not in anchors[found[0]]:
                yield url, unescape(href)
