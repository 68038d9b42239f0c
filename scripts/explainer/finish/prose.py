"""What authors write in the Markdown of a page, in the site's look.

The HTML that Markdown makes is told from that of macros by the attribute ``data-prose``, which ``overrides/prose.css``
goes by. A class that the style of the site has is not the author's to meet by chance: it gets ``own-`` before it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass, field
from html import escape, unescape

from ..language.labels import Words
from ..language.text import PlainText

VALUE = r'"[^"]*"|\'[^\']*\'|[^\s"\'>]+'
ATTRIBUTE = re.compile(rf"\s+([^\s=>\"'/]+)(?:\s*=\s*({VALUE}))?")
TAG = re.compile(rf"<([a-zA-Z][\w-]*)((?:\s+[^\s=>\"'/]+(?:\s*=\s*(?:{VALUE}))?)*)\s*(/?)>|<!--.*?-->", re.DOTALL)
HEADING = re.compile(r"<h1\b[^>]*>")
TABLE = re.compile(r"<table data-prose\b.*?</table>", re.DOTALL)
ADMONITION = re.compile(
    r'<div class="admonition ([\w-]+)([^"]*)">(?:\s*<p class="admonition-title">(.*?)</p>)?', re.DOTALL
)
ALIGNED = re.compile(r"text-align:\s*(left|right|center);?")

# What has a look of its own on an author's page.
ELEMENTS = {
    *("img", "table", "pre", "code", "blockquote", "dl", "ol", "ul", "hr", "details", "video", "audio"),
    *("figure", "kbd", "mark", "sup"),
}
TOP = "top"  # the id of the heading of a page, which its foot and other pages lead to

Attributes = dict[str, str | None]


@dataclass(frozen=True)
class Prose:
    """``html`` in the site's look; ``has_look`` tells that it needs the style of prose."""

    html: str
    has_look: bool


@dataclass
class Tag:
    """A start tag with its attributes, in order."""

    name: str
    attributes: Attributes = field(default_factory=dict)
    end: str = ""

    def __str__(self) -> str:
        values = (
            f" {name}" if value is None else f' {name}="{escape(value)}"' for name, value in self.attributes.items()
        )
        return f"<{self.name}{''.join(values)}{' /' if self.end else ''}>"


def tags(html: str) -> Iterator[Tag]:
    """Every start tag of ``html``, in order."""
    return (_tag(found) for found in TAG.finditer(html) if found[1])


def _tag(found: re.Match[str]) -> Tag:
    attributes: Attributes = {}
    for name, value in ATTRIBUTE.findall(found[2]):
        attributes[name.lower()] = unescape(value[1:-1] if value[:1] in "\"'" else value) if value else None
    return Tag(found[1].lower(), attributes, found[3])


def prose(html: str, words: Words, taken: Collection[str]) -> Prose:
    """What Markdown made of a page; ``words`` are the labels of prose in its language, and the classes ``taken`` those
    of the site's own style."""
    admonished = ADMONITION.sub(lambda found: _admonition(found, words), html)
    looked = TAG.sub(lambda found: _looked(found, words, taken), admonished)
    scrolling = TABLE.sub(r'<div data-prose="wide" tabindex="0">\g<0></div>', looked)
    return Prose(scrolling, " data-prose" in looked)


def _admonition(found: re.Match[str], words: Words) -> str:
    """Where a remark beside the text begins, with its title. One to which its author gives none is called what it is,
    in the page's language."""
    kind, classes, title = found.groups()
    is_default = title == kind.capitalize() and kind in words.admonitions
    shown = words.admonitions[kind].__html__() if is_default else title
    kept = f' class="{classes.strip()}"' if classes.strip() else ""
    return f'<div role="note" data-prose="{kind}"{kept}>' + (f'<p data-prose="title">{shown}</p>' if title else "")


def _looked(found: re.Match[str], words: Words, taken: Collection[str]) -> str:
    if not found[1]:
        return found[0]
    tag = _tag(found)
    attributes = tag.attributes
    before = str(tag)
    aligned = ALIGNED.fullmatch((attributes.get("style") or "").strip()) if tag.name in ("td", "th") else None
    if aligned:
        del attributes["style"]
        attributes["data-align"] = aligned[1]
    classes = (attributes.get("class") or "").split()
    if "footnote-backref" in classes:
        attributes.pop("title", None)
        attributes["aria-label"] = str(words.to_text)
    if tag.name == "details" and classes:
        attributes["data-prose"] = classes.pop(0)
    if "footnote" in classes:
        attributes["data-prose"] = "footnotes"
    if classes or "class" in attributes:
        attributes["class"] = " ".join(f"own-{each}" if each in taken else each for each in classes)
        if not classes:
            del attributes["class"]
    if tag.name in ELEMENTS:
        tag.attributes = {"data-prose": attributes.pop("data-prose", None), **attributes}
    if tag.name == "pre":
        tag.attributes["tabindex"] = "0"  # who has no mouse can move what is too wide
    return found[0] if str(tag) == before else str(tag)


def with_heading(html: str, title: PlainText) -> str:
    """``html`` with the id of its heading; with one that says the title of the page where the author wrote none."""
    if f' id="{TOP}"' in html:
        return html
    found = HEADING.search(html)
    if not found:
        return html if "<h1" in html else f'<h1 id="{TOP}">{title.__html__()}</h1>\n{html}'
    tag = next(tags(found[0]))
    tag.attributes["id"] = TOP
    return f"{html[: found.start()]}{tag}{html[found.end() :]}"
