"""The facts as linked data (JSON-LD 1.1) in one language, in the terms of schema.org.

The context stands in each document, so nothing has to be fetched to read it. What is said of an entry is a ``Claim``
about it (``subjectOf``), because a citation belongs to a text, not to a person or an event.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from ..facts.model import Source
from .linked_entries import claim, date, details, entry_id, entry_in_short, source_id
from .published import Published

Node = dict[str, Any]

ADDRESSES = (
    "url",
    "license",
    "about",
    "affiliation",
    "archivedAt",
    "citation",
    "creator",
    "inDefinedTermSet",
    "isPartOf",
    "itemListElement",
    "legislationPassedBy",
)
DATES = ("startDate", "endDate", "dateModified", "datePublished", "legislationDate")
CODES = ("identifier", "inLanguage", "temporalCoverage")


def agreement(published: Published, path: str, locale: str) -> str:
    """Everything in one language."""
    graph = [
        _document(published, locale, "Dataset", published.localizers[locale].facts.site.name, ""),
        *(
            entry_in_short(published, locale, entry) | details(published, locale, entry)
            for entry in published.entries.values()
        ),
        *(
            _source(published, locale, source) | _bibliography(published, locale, source)
            for source in published.facts.sources
        ),
    ]
    return json.dumps(_linked(published, path, locale, graph), ensure_ascii=False, indent=1) + "\n"


def block(published: Published, locale: str, page: str) -> str:
    """The entries and sources of one page, small and safe inside a ``script`` element."""
    entries = [each for each in published.entries if published.page_of.get(each) == page]
    sources = [each for each in published.facts.index.sources if published.page_of.get(each) == page]
    url = published.url(locale, page)
    graph = [
        _document(published, locale, "WebPage", published.pages[locale][page].title, url),
        *(
            entry_in_short(published, locale, published.entries[each])
            | {"subjectOf": claim(published.sources_of[each])}
            for each in entries
        ),
        *(_source(published, locale, published.facts.index.sources[each]) for each in sources),
    ]
    return _safe_in_html(json.dumps(_linked(published, url, locale, graph), ensure_ascii=False, separators=(",", ":")))


def _linked(published: Published, path: str, locale: str, graph: list[Node]) -> Node:
    """``graph`` with its context, which explains the terms that are used in it."""
    terms: Node = {
        **{term: {"@type": "@id"} for term in ADDRESSES},
        **{term: {"@type": "Date"} for term in DATES},
        **{term: {"@language": None} for term in CODES},
    }
    used = set(_terms(graph))
    context = {
        "@vocab": "https://schema.org/",
        "@base": published.base(path),
        "@language": locale,
        **{term: meaning for term, meaning in terms.items() if term in used},
    }
    return {"@context": context, "@graph": graph}


def _terms(value: Any) -> Iterator[str]:
    """Every key in ``value``, at any depth."""
    if isinstance(value, dict):
        yield from value
    for item in value.values() if isinstance(value, dict) else value if isinstance(value, list) else ():
        yield from _terms(item)


def _document(published: Published, locale: str, kind: str, name: str, url: str) -> Node:
    return {
        "@id": url or published.url(locale, "index"),
        "@type": kind,
        "name": str(name),
        "inLanguage": locale,
        "about": entry_id(published.facts.agreement.id),
        **date("dateModified", published.facts.site.checked),
        **({"license": published.facts.site.licence.url} if published.facts.site.licence else {}),
    }


def _source(published: Published, locale: str, source: Source) -> Node:
    """A source in short: its title and address."""
    title = str(published.localizers[locale].value(source.title))
    address = {"url": source.url} if source.url else {}
    return {"@id": source_id(source.id), "@type": "CreativeWork", "name": title, **address}


def _bibliography(published: Published, locale: str, source: Source) -> Node:
    localizer = published.localizers[locale]
    node = {
        "alternateName": _published_title(source),
        "publisher": {"@type": "Organization", "name": str(localizer.value(source.publisher))},
        "author": source.author,
        "inLanguage": source.language,
        "archivedAt": source.archived,
        "license": {"@type": "CreativeWork", "name": str(localizer.value(source.licence))} if source.licence else None,
        **date("datePublished", source.published),
    }
    return {key: value for key, value in node.items() if value}


def _published_title(source: Source) -> Node | None:
    return {"@value": source.published_title, "@language": source.language} if source.published_title else None


def _safe_in_html(text: str) -> str:
    """JSON that says the same and holds nothing that HTML reads."""
    return text.replace("&", "\\u0026").replace("<", "\\u003c").replace(">", "\\u003e")
