"""Every file that is made from the facts for machines: its path, what it is, and the function that writes it.

A path may have the parameters of ``Parameters``; the file is then written once for each of their values.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from itertools import product
from string import Formatter
from typing import Any

from .citations import Citation, bibtex, csl_json, ris
from .published import Published

# The values that each parameter takes. "{prefix}" is where a language lives, for "{locale}".
PARAMETERS: dict[str, Callable[[Published], list[str]]] = {
    "locale": lambda published: list(published.localizers),
    "page": lambda published: list(next(iter(published.pages.values()))),
    "entry": lambda published: list(published.entries),
    "source": lambda published: list(published.sources),
}


@dataclass(frozen=True)
class Export:
    """``write(published, **parameters)`` returns the text of the file at ``path``, whose parameters stand in braces."""

    path: str
    media_type: str
    write: Callable[..., str]

    @property
    def parameters(self) -> list[str]:
        """The names of what the path leaves open."""
        names = (name for _, name, _, _ in Formatter().parse(self.path) if name)
        return list(dict.fromkeys("locale" if name == "prefix" else name for name in names))


def _cited(cite: Callable[..., Citation], write: Callable[[Citation], str], published: Published, **what: str) -> str:
    return write(cite(published, **what))


CITED: dict[str, Callable[..., Citation]] = {
    "{prefix}cite": Published.cite_site,
    "{prefix}cite/pages/{page}": Published.cite_page,
    "{prefix}cite/{entry}": Published.cite_entry,
}
CITATION_FORMATS: list[tuple[str, str, Callable[[Citation], str]]] = [
    ("bib", "application/x-bibtex", bibtex),
    ("ris", "application/x-research-info-systems", ris),
    ("json", "application/vnd.citationstyles.csl+json", csl_json),
]

EXPORTS: list[Export] = [
    *(
        Export(f"{path}.{ending}", media_type, partial(_cited, cite, write))
        for path, cite in CITED.items()
        for ending, media_type, write in CITATION_FORMATS
    ),
]


def files(published: Published) -> Iterator[tuple[str, str]]:
    """Every export's path from the root of the site, with its text."""
    for export in EXPORTS:
        for parameters in every_value(export, published):
            yield path_of(export, published, parameters), export.write(published, **parameters)


def every_value(export: Export, published: Published) -> Iterator[dict[str, str]]:
    """Every set of values that the parameters of ``export`` take."""
    values = [PARAMETERS[name](published) for name in export.parameters]
    return (dict(zip(export.parameters, chosen, strict=True)) for chosen in product(*values))


def path_of(export: Export, published: Published, parameters: dict[str, str]) -> str:
    """The path of one file of ``export``."""
    places: dict[str, Any] = dict(parameters)
    if "locale" in parameters:
        places["prefix"] = published.prefixes[parameters["locale"]]
    return export.path.format(**places)
