"""Every file that is made from the facts for machines.

A new one is a function that returns its text, and a line here. What stands in braces in a path is open: the function
gets each value of it by its name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from string import Formatter

from ..pages.citation import bibtex, csl_json, ris
from . import api, figures, linked_data, markdown, tables
from .api import FOLDER
from .published import Published

# The values that each parameter of a path takes.
PARAMETERS: dict[str, Callable[[Published], list[str]]] = {
    "locale": lambda published: list(published.localizers),
    "page": lambda published: list(next(iter(published.pages.values()))),
    "section": lambda published: published.sections,
    "entry": lambda published: list(published.by_any_id),
    "source": lambda published: list(published.facts.index.sources),
    "figure": lambda published: list(next(iter(published.drawings.values()))),
}

# What else may stand in a path, and what it is made from: where a language lives, and where a page is.
PLACES = {"prefix": ["locale"], "url": ["locale", "page"]}


@dataclass(frozen=True)
class Export:
    """``write(published, path, **parameters)`` returns the text of the file at ``path``."""

    path: str
    write: Callable[..., str]

    def files(self, published: Published) -> Iterator[tuple[str, str]]:
        """Every file of this export: its path from the root of the site, and its text."""
        named = [name for _, name, _, _ in Formatter().parse(self.path) if name]
        names = list(dict.fromkeys(parameter for name in named for parameter in PLACES.get(name, [name])))
        for values in product(*(PARAMETERS[name](published) for name in names)):
            parameters = dict(zip(names, values, strict=True))
            path = self.path.format(**_places(published, **parameters), **parameters)
            yield path, self.write(published, path, **parameters)


def _places(published: Published, locale: str = "", page: str = "", **_others: str) -> dict[str, str]:
    prefix = {"prefix": published.prefixes[locale]} if locale else {}
    return prefix | ({"url": published.url(locale, page)} if page else {})


Write = Callable[..., str]  # of any number of citations


def _site_cited(write: Write, published: Published, _path: str, locale: str) -> str:
    return write(published.cite_site(locale))


def _page_cited(write: Write, published: Published, _path: str, locale: str, page: str) -> str:
    return write(published.cite_page(locale, page))


def _sources_cited(write: Write, published: Published, _path: str, locale: str) -> str:
    return write(*published.cite_sources(locale))


CITED: dict[str, Callable[..., str]] = {
    "{prefix}cite": _site_cited,
    "{prefix}cite/sources": _sources_cited,
    "{prefix}cite/pages/{page}": _page_cited,
}
CITATION_FORMATS: dict[str, Write] = {"bib": bibtex, "ris": ris, "json": csl_json}

EXPORTS = [
    Export(f"{FOLDER}/agreement.json", api.agreement),
    Export(f"{FOLDER}/entries.json", api.entries),
    Export(f"{FOLDER}/entries/{{entry}}.json", api.entry),
    Export(f"{FOLDER}/sources.json", api.sources),
    Export(f"{FOLDER}/sources/{{source}}.json", api.source),
    Export(f"{FOLDER}/{{locale}}/agreement.json", api.agreement_in),
    Export(f"{FOLDER}/{{locale}}/agreement.jsonld", linked_data.agreement),
    Export(f"{FOLDER}/{{locale}}/{{section}}.csv", tables.table),
    Export(f"{FOLDER}/names.csv", tables.names),
    Export(f"{FOLDER}/acts.csv", tables.acts),
    Export("{prefix}llms.txt", markdown.llms_txt),
    Export("{url}" + markdown.TWIN, markdown.twin),
    Export("{prefix}figures/{figure}.svg", figures.svg),
    *(
        Export(f"{path}.{ending}", partial(cite, write))
        for path, cite in CITED.items()
        for ending, write in CITATION_FORMATS.items()
    ),
]


def files(published: Published) -> Iterator[tuple[str, str]]:
    """Every export's path from the root of the site, with its text."""
    for export in EXPORTS:
        yield from export.files(published)
