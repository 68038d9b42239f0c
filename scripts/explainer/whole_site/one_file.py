"""The complete edition as one file to keep: it opens from a folder and asks nobody for anything.

It has the chapters of the page of the edition in a frame of its own, ``overrides/one_file.html``, without a script.
Links stay in the file or lead to the published site; those that would lead there and cannot, because its address is not
known, are words only. Pictures that authors put into their pages are in it too.
"""

from __future__ import annotations

import re
from base64 import b64encode
from mimetypes import guess_type
from urllib.parse import unquote

from markupsafe import Markup

from ..exports.published import Published
from ..pages.addresses import target
from ..pages.page import EDITION
from .edition import without_what_serves_a_page

FRAME = "one_file.html"

LINK = re.compile(r'(<a\b[^>]*?) href="(?!#)([^"]*)"([^>]*>)(.*?)</a>', re.DOTALL)
IMAGE = re.compile(r'(<img\b[^>]*? src=")([^"]*)(?=")')


def chapters(published: Published, locale: str) -> Markup:
    """The edition of a language as it was built, with links as they are in the file."""
    url = published.url(locale, EDITION)

    def link(found: re.Match[str]) -> str:
        place = target(found[2], url)
        if place is None:
            return found[0]
        address = published.site_url + place[0] + (place[1] and f"#{place[1]}")
        return f'{found[1]} href="{address}"{found[3]}{found[4]}</a>' if published.site_url else found[4]

    def image(found: re.Match[str]) -> str:
        place = target(found[2], url)
        path = published.folder / unquote(place[0]) if place else None
        if path is None or not path.is_file():
            return found[0]
        kind = guess_type(path.name)[0] or "application/octet-stream"
        return f"{found[1]}data:{kind};base64,{b64encode(path.read_bytes()).decode()}"

    content = without_what_serves_a_page(published.contents[locale, EDITION])
    return Markup(IMAGE.sub(image, LINK.sub(link, content)))
