"""Every file that is made from the facts for machines.

A new one is a function that returns its text, and a line here.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial

from ..pages.citation import Citation, bibtex, csl_json, ris
from . import api, figures, linked_data, markdown, tables
from .api import FOLDER
from .export import Export
from .openapi import openapi
from .published import Published

JSON, LINKED_DATA, CSV, MARKDOWN = "application/json", "application/ld+json", "text/csv", "text/markdown"


def _cited(
    cite: Callable[..., Citation], write: Callable[[Citation], str], published: Published, _path: str, **what: str
) -> str:
    return write(cite(published, **what))


def _openapi(published: Published, path: str) -> str:
    return openapi(published, path, API)


CITED: dict[str, tuple[Callable[..., Citation], str]] = {
    "{prefix}cite": (Published.cite_site, "How to cite the site"),
    "{prefix}cite/pages/{page}": (Published.cite_page, "How to cite a page"),
    "{prefix}cite/{entry}": (Published.cite_entry, "How to cite an entry"),
}
CITATION_FORMATS: list[tuple[str, str, Callable[[Citation], str]]] = [
    ("bib", "application/x-bibtex", bibtex),
    ("ris", "application/x-research-info-systems", ris),
    ("json", "application/vnd.citationstyles.csl+json", csl_json),
]

# What programs ask for by its address.
API: list[Export] = [
    Export(f"{FOLDER}/agreement.json", JSON, api.agreement, "Everything, in every language", "AgreementFile"),
    Export(f"{FOLDER}/entries.json", JSON, api.entries, "The entries there are", "EntriesFile"),
    Export(f"{FOLDER}/entries/{{entry}}.json", JSON, api.entry, "An entry, in every language", "EntryFile"),
    Export(f"{FOLDER}/sources.json", JSON, api.sources, "The sources there are", "SourcesFile"),
    Export(f"{FOLDER}/sources/{{source}}.json", JSON, api.source, "A source, in every language", "SourceFile"),
    Export(f"{FOLDER}/agreement.schema.json", "application/schema+json", api.schema, "The JSON Schema of the facts"),
    Export(f"{FOLDER}/openapi.json", "application/vnd.oai.openapi+json", _openapi, "This description"),
    Export(
        f"{FOLDER}/{{locale}}/agreement.json",
        JSON,
        api.agreement_in,
        "Everything in one language",
        "LocalAgreementFile",
    ),
    Export(f"{FOLDER}/{{locale}}/agreement.jsonld", LINKED_DATA, linked_data.agreement, "The same as linked data"),
    Export(f"{FOLDER}/{{locale}}/{{section}}.csv", CSV, tables.table, "A section in one language, as a table"),
    Export("{prefix}llms.txt", "text/plain", markdown.llms_txt, "What stands where, for language models"),
    *(
        Export(f"{path}.{ending}", media_type, partial(_cited, cite, write), summary)
        for path, (cite, summary) in CITED.items()
        for ending, media_type, write in CITATION_FORMATS
    ),
]

# What stands beside the pages.
TWINS: list[Export] = [
    Export("{url}" + markdown.TWIN, MARKDOWN, markdown.twin, "A page as Markdown"),
    Export("{prefix}figures/{figure}.svg", "image/svg+xml", figures.svg, "A picture to keep"),
]


def files(published: Published) -> Iterator[tuple[str, str]]:
    """Every export's path from the root of the site, with its text."""
    for export in [*API, *TWINS]:
        yield from export.files(published)
