"""The whole site on one page, made from the contents of its pages: a table of contents, and a chapter for each page.

Ids that stand on several pages get the page's name before them, links between pages become links inside the edition,
and every heading goes down one level, under the title of the edition.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass

from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import CLASS, LI, NAV, OL, A, P

from ..language.text import GLUE, MARK, with_unbroken_names
from ..pages.addresses import relative, target

# Attributes whose value is one id or several.
REFERENCES = ("aria-controls", "aria-describedby", "aria-details", "aria-labelledby", "for", "headers", "popovertarget")
HEADINGS = ("h1", "h2", "h3", "h4", "h5")
LISTED = ("h2", "h3")  # in the table of contents: chapters and their parts

# What serves a page by itself; ``overrides/print.css`` tells of ``data-only``.
ALONE = ".//*[@data-only='page']"
EXPLANATIONS = ".//*[@data-role='explanation']"


@dataclass(frozen=True)
class Chapter:
    """A page as a chapter: its ``name``, its ``url`` from the root of the site, its ``content`` as HTML."""

    name: str
    url: str
    content: str


NewId = Callable[[str], str]


def edition(chapters: list[Chapter], url: str, contents_title: str) -> str:
    """The HTML of ``chapters`` in one piece for the page at ``url``, after a table of contents with that title."""
    sections = [_section(chapter) for chapter in chapters]
    _explain_once(sections)
    repeated = _repeated_ids(sections)
    new_ids = {chapter.url: _new_ids(chapter.name, repeated) for chapter in chapters}
    for chapter, section in zip(chapters, sections, strict=True):
        _rewrite_links(section, chapter.url, url, new_ids)
        _rewrite_ids(section, new_ids[chapter.url])
    contents, *chapters_html = [
        html.tostring(part, encoding="unicode") for part in (_contents(sections, contents_title), *sections)
    ]
    return "\n".join([with_unbroken_names(contents), *chapters_html])


def _section(chapter: Chapter) -> HtmlElement:
    """A chapter with its headings one level down, without what serves only a page by itself."""
    section = html.fragment_fromstring(chapter.content, create_parent="section")
    section.set("class", "chapter")
    for part in section.xpath(ALONE):
        part.drop_tree()
    for heading in section.iter(*HEADINGS):
        heading.tag = f"h{int(str(heading.tag)[1]) + 1}"
    return section


def _explain_once(sections: list[HtmlElement]) -> None:
    """Keep the first mark of each word that is explained, with its explanation, as on any page."""
    explained: set[str] = set()
    for section in sections:
        cards = {card.get("id"): card for card in section.xpath(EXPLANATIONS)}
        for again in explained & cards.keys():
            cards[again].drop_tree()
            for mark in section.xpath(".//button[@popovertarget=$card]", card=again):
                around = mark.getparent()
                mark.drop_tag()
                if around.get("class") == GLUE:  # it held the button and the sign after it on one line
                    around.drop_tag()
        explained |= cards.keys()


def _repeated_ids(sections: list[HtmlElement]) -> set[str]:
    times = Counter(element.get("id") for section in sections for element in section.xpath(".//*[@id]"))
    return {each for each, number in times.items() if number > 1}


def _new_ids(name: str, repeated: set[str]) -> NewId:
    """For an id of the page called ``name``, the id in the edition; for none, that of the chapter. No id of the facts
    has a dot."""
    return lambda old: old if old and old not in repeated else f"{name}.{old or 'chapter'}"


def _rewrite_links(section: HtmlElement, page_url: str, url: str, new_ids: dict[str, NewId]) -> None:
    """Make the links of the page at ``page_url`` those of the edition at ``url``."""
    for element in section.xpath(".//*[@href or @src]"):
        attribute = "href" if "href" in element.attrib else "src"
        found = target(element.get(attribute), page_url)
        if found:
            path, anchor = found
            fragment = f"#{new_ids[path](anchor)}" if path in new_ids else anchor and f"#{anchor}"
            element.set(attribute, fragment if path in new_ids else relative(path, url) + fragment)


def _rewrite_ids(section: HtmlElement, new_id: NewId) -> None:
    for element in section.xpath(".//*[@id]"):
        element.set("id", new_id(element.get("id")))
    for attribute in REFERENCES:
        for element in section.xpath(f".//*[@{attribute}]"):
            element.set(attribute, " ".join(new_id(each) for each in element.get(attribute).split()))
    section.set("id", new_id(""))


def _contents(sections: list[HtmlElement], title: str) -> HtmlElement:
    """The table of contents: each chapter, and under it its parts that have an anchor."""
    chapters = []
    for section in sections:
        chapter, *parts = [heading for heading in section.iter(*LISTED) if heading.get("id")]
        item = LI(_link(chapter, section.get("id")))
        if parts:
            item.append(OL(*(LI(_link(part, part.get("id"))) for part in parts)))
        chapters.append(item)
    return NAV(P(title, {"data-role": "label"}), OL(*chapters), CLASS("contents"), {"aria-label": title})


def _link(heading: HtmlElement, anchor: str | None) -> HtmlElement:
    """A link to ``anchor`` with the words of ``heading``."""
    words = heading.xpath(f".//text()[not(ancestor::*[@class='{MARK}'])]")
    return A("".join(words).strip(), href=f"#{anchor}")
