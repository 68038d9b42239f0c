"""What changed, as an Atom feed (RFC 4287) in one language."""

from __future__ import annotations

from uuid import NAMESPACE_URL, uuid5
from xml.etree import ElementTree
from xml.etree.ElementTree import Element, SubElement

from ..facts.model import Change, Facts
from ..language.localize import Localizer
from ..pages.addresses import relative
from .published import Published

ATOM = "http://www.w3.org/2005/Atom"


def feed_of(published: Published, locale: str) -> tuple[str, str]:
    """The path of the feed from the root of the site, and its XML. Where no address of the site is known, its links
    start from the feed. Ids are made from those of the facts, so they never change."""
    path = published.prefixes[locale] + "feed.xml"
    page = published.url(locale, "changes")

    def address(url: str) -> str:
        return published.site_url + url if published.site_url else relative(url, path)

    return path, _atom(published.facts, published.localizers[locale], address(path), address(page))


def _atom(facts: Facts, localizer: Localizer, self_url: str, page_url: str) -> str:
    locale = localizer.labels.locale
    words = localizer.labels.words
    feed = Element("feed", {"xmlns": ATOM, "xml:lang": locale})
    _add(feed, "id", _urn(facts, locale))
    _add(feed, "title", f"{localizer.facts.site.name} – {words.pages.changes.title}")
    _add(feed, "updated", _instant(max(facts.changes, key=lambda change: change.on.start)))
    SubElement(_add(feed, "author"), "name").text = str(localizer.facts.site.name)
    SubElement(feed, "link", rel="self", type="application/atom+xml", href=self_url)
    SubElement(feed, "link", rel="alternate", type="text/html", hreflang=locale, href=page_url)
    for change in sorted(facts.changes, key=lambda change: change.on.start, reverse=True):
        entry = SubElement(feed, "entry")
        _add(entry, "id", _urn(facts, locale, change.id))
        _add(entry, "title", str(localizer.value(change.title)))
        _add(entry, "updated", _instant(change))
        _add(entry, "summary", str(localizer.value(change.text)))
        SubElement(entry, "link", rel="alternate", type="text/html", hreflang=locale, href=f"{page_url}#{change.id}")
    ElementTree.indent(feed)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _add(parent: Element, name: str, text: str | None = None) -> Element:
    child = SubElement(parent, name)
    child.text = text
    return child


def _instant(change: Change) -> str:
    """A day as the instant that Atom wants (RFC 3339)."""
    return f"{change.on.end.isoformat()}T00:00:00Z"


def _urn(facts: Facts, *parts: str) -> str:
    name = "/".join((facts.agreement.id, *parts))
    return uuid5(NAMESPACE_URL, name).urn
