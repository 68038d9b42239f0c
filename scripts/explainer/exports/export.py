"""What an export is: a path that may leave something open, and the function that writes the file."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from string import Formatter

from .published import Published

# The values that each parameter of a path takes.
PARAMETERS: dict[str, Callable[[Published], list[str]]] = {
    "locale": lambda published: list(published.localizers),
    "page": lambda published: list(next(iter(published.pages.values()))),
    "section": lambda published: list(published.sections),
    "entry": lambda published: list(published.by_any_id),
    "source": lambda published: list(published.sources),
    "figure": lambda published: list(next(iter(published.drawings.values()))),
}

# What else may stand in a path, and what it is made from: where a language lives, and where a page is.
PLACES = {"prefix": ["locale"], "url": ["locale", "page"]}


@dataclass(frozen=True)
class Export:
    """``write(published, path, **parameters)`` returns the text of the file at ``path``, in which parameters stand in
    braces. ``schema`` names what it holds, where that is JSON, among the schemas of ``openapi``."""

    path: str
    media_type: str
    write: Callable[..., str]
    summary: str
    schema: str = ""

    @property
    def parameters(self) -> list[str]:
        """The names of what the path leaves open."""
        names = [name for _, name, _, _ in Formatter().parse(self.path) if name]
        return list(dict.fromkeys(parameter for name in names for parameter in PLACES.get(name, [name])))

    def files(self, published: Published) -> Iterator[tuple[str, str]]:
        """Every file of this export: its path from the root of the site, and its text."""
        for values in product(*(PARAMETERS[name](published) for name in self.parameters)):
            parameters = dict(zip(self.parameters, values, strict=True))
            path = self.path.format(**_places(published, parameters), **parameters)
            yield path, self.write(published, path, **parameters)


def _places(published: Published, parameters: dict[str, str]) -> dict[str, str]:
    locale, page = parameters.get("locale"), parameters.get("page")
    prefix = {"prefix": published.prefixes[locale]} if locale else {}
    return prefix | ({"url": published.url(locale, page)} if locale and page else {})
