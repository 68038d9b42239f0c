"""The whole site on one page, made from the contents of its pages: a table of contents, and a chapter for each page.

Ids that stand on several pages get the page's name before them, links between pages become links inside the edition,
and every heading goes down one level, under the title of the edition. Pages are well formed, so their HTML is changed
where it stands, and no tree is made of it.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from html import unescape

from markupsafe import escape

from ..finish.elements import without
from ..finish.headings import Heading, headings, ids
from ..language.text import GLUE, with_unbroken_names
from ..pages.addresses import relative, target
from ..pages.notes import EXPLAINS, OPENS
from ..pages.own_ids import LEADS_ON

# Attributes whose value is one id or several.
REFERENCES = ("aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "for", "headers", "popovertarget")
ATTRIBUTE = re.compile(rf' (id|href|src|{"|".join(REFERENCES)})="([^"]*)"(?=[^<>]*>)')
HEADING_TAG = re.compile(r"(</?h)([1-5])\b")

PLACES = ("chapter", "top")  # the ids of a chapter and of its heading, after its name

EXPLANATION = re.compile(r'<div\b[^>]*\sdata-role="explanation"[^>]*>.*?</div>', re.DOTALL)
# A button that opens something, by itself and with what is kept on one line with it.
A_MARK = r'<button\b[^>]* popovertarget="([^"]*)"[^>]*>([^<>]*)</button>'
MARK = re.compile(A_MARK)
GLUED_MARK = re.compile(rf'<span class="{GLUE}">([^<>]*){A_MARK}([^<>]*)</span>')

NewId = Callable[[str], str]


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter: its ``name`` and ``title``, its ``url`` from the root of the site, its ``content`` as HTML;
    ``formerly`` are the names of chapters that are gone, and whose addresses lead to this one. One that only
    ``repeats`` what others say is left out."""

    name: str
    title: str
    url: str
    content: str
    formerly: tuple[str, ...] = ()
    repeats: bool = False


@lru_cache(maxsize=8)  # in a preview, one language may be what it was
def edition(pages: tuple[Chapter, ...], url: str, contents_title: str, elsewhere: str) -> str:
    """The HTML of ``pages`` in one piece for the page at ``url``, after a table of contents with that title. The ids
    of what is left out lead to the pages that have it, with ``elsewhere`` before the links."""
    pages = tuple(
        replace(page, content=LEADS_ON.sub("", page.content)) for page in pages
    )  # to what another chapter has
    chapters = [page for page in pages if not page.repeats]
    sections = _explained_once([_as_part(chapter.content) for chapter in chapters])
    times = Counter(each for page in pages for each in ids(page.content) if not each.startswith(EXPLAINS))
    repeated = {each for each, number in times.items() if number > 1}
    new_ids = {chapter.url: _new_ids(chapter.name, repeated) for chapter in chapters}
    written = [
        _rewritten(section, chapter.url, url, new_ids) for chapter, section in zip(chapters, sections, strict=True)
    ]
    anchors = [new_ids[chapter.url]("") for chapter in chapters]
    items = [_contents_of(anchor, section) for anchor, section in zip(anchors, written, strict=True)]
    title = escape(contents_title)
    contents = (
        f'<nav class="contents" aria-label="{title}"><p data-role="label">{title}</p><ol>{"".join(items)}</ol></nav>'
    )
    parts = [
        f'<section class="chapter" id="{anchor}">{_former_anchors(chapter)}{section}</section>'
        for chapter, anchor, section in zip(chapters, anchors, written, strict=True)
    ]
    present = ids("".join(parts))
    left_out = [_left_out(page, _new_ids(page.name, repeated), present, url, elsewhere) for page in pages]
    return "\n".join([with_unbroken_names(contents), *parts, *filter(None, left_out)])


def _left_out(page: Chapter, new_id: NewId, present: frozenset[str], url: str, elsewhere: str) -> str:
    """Links for those who come for what the edition does not hold of a page; ``present`` are the ids that it has."""
    address = relative(page.url, url)
    chapters = (page.name, *page.formerly) if page.repeats else ()
    places = {f"{chapter}.{place}": address for chapter in chapters for place in PLACES}
    places |= {new_id(each): f"{address}#{each}" for each in sorted(ids(page.content)) if not OPENS.match(each)}
    items = [
        f'<li id="{escape(anchor)}">{escape(elsewhere)} <a href="{escape(to)}">{escape(page.title)}</a></li>'
        for anchor, to in places.items()
        if anchor not in present
    ]
    return f'<ul data-role="moved" data-only="screen">{"".join(items)}</ul>' if items else ""


def _former_anchors(chapter: Chapter) -> str:
    """What the addresses of chapters that are gone lead to."""
    return "".join(f'<span id="{former}.{place}"></span>' for former in chapter.formerly for place in PLACES)


def without_what_serves_a_page(content: str) -> str:
    """``content`` without what serves only a page by itself; ``overrides/print.css`` tells of ``data-only``."""
    return without(content, 'data-only="page"')


def _as_part(content: str) -> str:
    """The content of a page with its headings one level down, without what serves only a page by itself."""
    return HEADING_TAG.sub(lambda tag: f"{tag[1]}{int(tag[2]) + 1}", without_what_serves_a_page(content))


def _explained_once(sections: list[str]) -> list[str]:
    """The sections with the first mark of each word that is explained, and its explanation, as on any page."""
    explained: set[str] = set()
    found = []
    for section in sections:
        cards = {card for each in EXPLANATION.findall(section) for card in ids(each)}
        again = explained & cards
        found.append(_without_explanations(section, again) if again else section)
        explained |= cards
    return found


def _without_explanations(section: str, cards: set[str]) -> str:
    def card(found: re.Match[str]) -> str:
        return "" if ids(found[0]) & cards else found[0]

    def mark(found: re.Match[str]) -> str:
        return found[2] if found[1] in cards else found[0]

    def glued_mark(found: re.Match[str]) -> str:
        return f"{found[1]}{found[3]}{found[4]}" if found[2] in cards else found[0]

    return MARK.sub(mark, GLUED_MARK.sub(glued_mark, EXPLANATION.sub(card, section)))


def _new_ids(name: str, repeated: set[str]) -> NewId:
    """For an id of the page called ``name``, the id in the edition; for none, that of the chapter. No id of the facts
    has a dot."""
    return lambda old: old if old and old not in repeated else f"{name}.{old or PLACES[0]}"


def _rewritten(section: str, page_url: str, url: str, new_ids: dict[str, NewId]) -> str:
    """A section of the page at ``page_url`` with the ids and links of the edition at ``url``."""
    new_id = new_ids[page_url]

    @cache
    def attribute(name: str, value: str) -> str:
        if name in ("href", "src"):
            return f' {name}="{escape(_link(unescape(value), page_url, url, new_ids))}"'
        return f' {name}="{" ".join(map(new_id, value.split()))}"'

    return ATTRIBUTE.sub(lambda found: attribute(found[1], found[2]), section)


def _link(address: str, page_url: str, url: str, new_ids: dict[str, NewId]) -> str:
    """A link of the page at ``page_url`` as it is in the edition at ``url``."""
    found = target(address, page_url)
    if not found:
        return address
    path, anchor = found
    if path in new_ids:
        return f"#{new_ids[path](anchor)}"
    return relative(path, url) + (anchor and f"#{anchor}")


def _contents_of(anchor: str, section: str) -> str:
    """A chapter in the table of contents, and under it its parts that have an anchor."""
    chapter, *parts = [heading for heading in headings(section) if heading.level <= 3]
    inside = "".join(f"<li>{_entry(part, part.id)}</li>" for part in parts)
    return f"<li>{_entry(chapter, anchor)}{f'<ol>{inside}</ol>' if inside else ''}</li>"


def _entry(heading: Heading, anchor: str) -> str:
    """A link to ``anchor`` with the words of ``heading``."""
    return f'<a href="#{escape(anchor)}">{escape(str(heading.text))}</a>'
