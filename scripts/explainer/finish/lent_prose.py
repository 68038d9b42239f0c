"""A page that an author wrote and that its language has from another, because its own is not translated yet."""

from __future__ import annotations

import re

from ..language.direction import direction_of
from ..language.labels import Labels
from ..language.text import lent
from ..pages.draft import SIGN

# They are lent one by one too, for they stand in the contents of the page as well.
HEADING = re.compile(r"(<(h[1-6])\b[^<>]*>)(.*?)(?=</\2>)", re.DOTALL)


def lent_prose(html: str, lang: str, own: Labels) -> str:
    """``html``, which Markdown made of a page in the language ``lang``, where all of it says so but what macros make,
    which is in the language of the labels ``own``. Its values are not put in yet."""
    language = f'lang="{own.locale}" dir="{own.direction}"'
    marked = HEADING.sub(lambda found: found[1] + lent(found[3], lang), html)
    apart = SIGN.sub(lambda found: f"<div {language}>{found[0]}</div>" if found[1] else found[0], marked)
    return f'<div class="lent" lang="{lang}" dir="{direction_of(lang)}">\n{apart}\n</div>'
