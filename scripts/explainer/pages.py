"""Which pages the site has, in which order, and which parts of the facts each one shows.

The order is ``nav`` in ``mkdocs.yml``; the parts are ``parts`` in a page's front matter. A page whose parts are all
empty in an agreement is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

from . import walk
from .model import Facts
from .problems import InvalidFileError, Problem, did_you_mean

HOME = "index"


@dataclass(frozen=True)
class Page:
    """``name`` is the file's name without ``.md``; ``parts`` are names of fields of ``Facts``."""

    name: str
    parts: tuple[str, ...] = ()

    def is_shown(self, facts: Facts) -> bool:
        """Whether the agreement has anything for this page."""
        return not self.parts or any(getattr(facts, part) for part in self.parts)


def read_pages(docs: Path, names: list[str], locales: tuple[str, ...]) -> list[Page]:
    """The pages ``names`` of ``docs/<locale>/``, in order.

    Raises ``InvalidFileError`` where a language lacks a page, where a page has other parts in another language, or
    names a part that the model does not have.
    """
    problems: list[Problem] = []
    pages: list[Page] = []
    for name in names:
        versions = {locale: _parts(docs, locale, name, problems) for locale in locales}
        reference = versions[locales[0]]
        for locale, parts in versions.items():
            if parts is not None and reference is not None and parts != reference:
                message = f"parts differ from those of docs/{locales[0]}/{name}.md"
                problems.append(Problem(f"docs/{locale}/{name}.md", 1, 1, "parts", message))
        pages.append(Page(name, reference or ()))
    if problems:
        raise InvalidFileError(problems)
    return pages


def _parts(docs: Path, locale: str, name: str, problems: list[Problem]) -> tuple[str, ...] | None:
    file = f"docs/{locale}/{name}.md"
    path = docs / locale / f"{name}.md"
    if not path.is_file():
        problems.append(Problem(file, 1, 1, "", "this page is missing; every language has the same pages"))
        return None
    parts = tuple(_front_matter(path).get("parts", ()))
    for part in parts:
        if part not in Facts.model_fields:
            message = f'the facts have no part "{part}"{did_you_mean(part, Facts.model_fields)}'
            problems.append(Problem(file, 1, 1, "parts", message))
    return parts


def _front_matter(path: Path) -> dict[str, list[str]]:
    text = path.read_text(encoding="utf-8")
    if not text.startswith("---\n"):
        return {}
    return yaml.safe_load(text[4:].partition("\n---\n")[0]) or {}


def page_of_entries(facts: Facts, pages: list[Page]) -> dict[str, str]:
    """For each id, the name of the page that shows it."""
    home = {part: page.name for page in reversed(pages) for part in page.parts}
    found: dict[str, str] = {}
    for path, record in walk.records(facts):
        if hasattr(record, "id") and str(path[0]) in home:
            found[record.id] = home[str(path[0])]
    return found
