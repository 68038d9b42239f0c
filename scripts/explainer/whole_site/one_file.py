"""The complete edition as one file to keep: it opens from a folder and asks nobody for anything.

It has the chapters of the page of the edition in a frame of its own, ``overrides/one_file.html``, without a script.
Links stay in the file or lead to the published site; those that would lead there and cannot, because its address is not
known, are words only.
"""

from __future__ import annotations

import re

from markupsafe import Markup

from ..exports.published import Published
from ..pages.addresses import target
from ..pages.page import EDITION
from .edition import without_what_serves_a_page

FRAME = "one_file.html"

LINK = re.compile(r'(<a\b[^>]*?) href="(?!#)([^"]*)"([^>]*>)(.*?)</a>', re.DOTALL)


def chapters(published: Published, locale: str) -> Markup:
    """The edition of a language as it was built, with links as they are in the file."""
    url = published.url(locale, EDITION)

    def link(found: re.Match[str]) -> str:
        place = target(found[2], url)
        if place is None:
            return found[0]
        address = published.site_url + place[0] + (place[1] and f"#{place[1]}")
        return f'{found[1]} href="{address}"{found[3]}{found[4]}</a>' if published.site_url else found[4]

    return Markup(LINK.sub(link, without_what_serves_a_page(published.contents[locale, EDITION])))
