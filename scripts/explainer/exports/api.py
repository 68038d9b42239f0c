"""The facts as JSON: all of them, each entry and each source, in every language or in one.

Addresses are absolute where it is known where the site is; else they start from ``base``, which leads to its root.
"""

from __future__ import annotations

from typing import Any

from pydantic_core import to_json

from ..facts.model import Entry, Source
from ..language.plain import complete
from .published import Published

FOLDER = "api/v1"
VERSION = "1.0.0"

Node = dict[str, Any]


def agreement(published: Published, path: str) -> str:
    """Everything, in every language, as in the facts file."""
    links = {
        **_links(published, path, "entries.json", "sources.json", "agreement.schema.json"),
        "languages": {
            locale: _address(published, f"{FOLDER}/{locale}/agreement.json") for locale in published.prefixes
        },
    }
    head = _head(published, path) | {"languages": list(published.prefixes)}
    return _json(head | {"links": links, "facts": complete(published.facts)})


def agreement_in(published: Published, path: str, locale: str) -> str:
    """Everything in one language, texts as strings."""
    links = {
        **_links(published, path),
        "html": _address(published, published.prefixes[locale]),
        "all_languages": _address(published, f"{FOLDER}/agreement.json"),
        "linked_data": _address(published, f"{FOLDER}/{locale}/agreement.jsonld"),
        "tables": {section: _address(published, f"{FOLDER}/{locale}/{section}.csv") for section in published.sections},
    }
    head = _head(published, path) | {"language": locale}
    return _json(head | {"links": links, "facts": published.plain[locale]})


def entry(published: Published, path: str, entry: str) -> str:
    """An entry in every language, with what stands inside it, by an id that it has or had. What the first page says
    stands beside the agreement."""
    record = published.by_any_id[entry]
    links = {
        **_record_links(published, record),
        "sources": [_address(published, source_path(source)) for source in published.sources_of[record.id]],
    }
    home = published.facts.home if record is published.facts.agreement else None
    said = {"entry": published.complete[record.id]} | ({"home": complete(home)} if home else {})
    return _json(_head(published, path) | _kind(published, record) | {"links": links} | said)


def source(published: Published, path: str, source: str) -> str:
    """A source in every language, with the ids of the entries that cite it."""
    record = published.facts.index.sources[source]
    cited_by = [_address(published, entry_path(each)) for each in published.cited_by[source]]
    links = _record_links(published, record) | {"cited_by": cited_by}
    return _json(_head(published, path) | {"links": links, "source": published.complete[source]})


def entries(published: Published, path: str) -> str:
    """What entries there are."""
    items = [_item(published, record) | _kind(published, record) for record in published.entries.values()]
    return _json(_head(published, path) | {"entries": items})


def sources(published: Published, path: str) -> str:
    """What sources there are."""
    return _json(_head(published, path) | {"sources": [_item(published, each) for each in published.facts.sources]})


def entry_path(entry_id: str) -> str:
    """Where an entry stands as JSON, from the root of the site."""
    return f"{FOLDER}/entries/{entry_id}.json"


def source_path(source_id: str) -> str:
    """Where a source stands as JSON, from the root of the site."""
    return f"{FOLDER}/sources/{source_id}.json"


def _head(published: Published, path: str) -> Node:
    site = published.facts.site
    licence = {"licence": str(site.licence.url)} if site.licence else {}
    return {"version": VERSION, "base": published.base(path), "checked": site.checked.iso} | licence


def _address(published: Published, url: str) -> str:
    return published.site_url + url


def _links(published: Published, path: str, *names: str) -> Node:
    """Addresses of this file and of others in the folder of the API, by what stands before the dot in their names."""
    others = {name.removesuffix(".json").rpartition(".")[2]: _address(published, f"{FOLDER}/{name}") for name in names}
    return {"self": _address(published, path), **others}


def _record_links(published: Published, record: Entry | Source) -> Node:
    path = source_path(record.id) if isinstance(record, Source) else entry_path(record.id)
    html = {locale: _address(published, published.url_of(locale, record.id)) for locale in published.prefixes}
    return {"self": _address(published, path), "html": html}


def _kind(published: Published, record: Entry) -> Node:
    within = published.facts.index.within.get(record.id)
    kind = {"type": type(record).__name__, "section": published.facts.index.part_of[record.id]}
    return kind | ({"within": within} if within else {})


def _item(published: Published, record: Entry | Source) -> Node:
    heading = {locale: localizer.value(record.heading) for locale, localizer in published.localizers.items()}
    return {"id": record.id, "heading": heading, "links": _record_links(published, record)}


def _json(document: Node) -> str:
    return to_json(document, indent=1).decode() + "\n"
