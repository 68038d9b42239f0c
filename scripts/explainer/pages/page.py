"""The pages of the site: which there are, which parts of the facts each one shows, and their Markdown.

The order is the list ``pages`` in ``mkdocs.yml``; the parts are ``parts`` in a page's front matter. A page whose parts
are all empty in an agreement is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from ..facts.model import Facts
from ..facts.yaml_reader import read_yaml_text
from ..mistakes.messages import Message, msg
from ..mistakes.problems import InvalidFileError, Problem, with_guess
from ..project import Project

HOME = "index"
EDITION = "edition"  # holds all the others
CITE = "cite.html"  # beside each page: how to cite it and its entries
FENCE = "---\n"


@dataclass(frozen=True)
class Source:
    """The Markdown of a page in one language: ``file`` as messages show it, ``first_line`` where ``markdown`` begins in
    it."""

    file: str
    markdown: str
    first_line: int


@dataclass(frozen=True)
class Page:
    """``name`` is the file name without ``.md``, ``parts`` are names of fields of ``Facts``, ``sources`` by locale;
    ``is_about`` for a page about the site itself, not the agreement."""

    name: str
    parts: tuple[str, ...]
    is_about: bool
    sources: dict[str, Source]

    def is_shown(self, facts: Facts) -> bool:
        """Whether the agreement has anything for this page."""
        return not self.parts or any(getattr(facts, part) for part in self.parts)


def read_pages(project: Project) -> list[Page]:
    """The pages of ``project``, in order.

    Raises ``InvalidFileError`` where a language lacks a page or has one that is not in the list, where a page has
    other parts in another language, or names a part that the model does not have.
    """
    docs, locales, shown_as = project.docs, project.locales, project.shown(project.docs)
    problems: list[Problem] = []
    pages: list[Page] = []
    for name in project.page_names:
        read = {}
        for locale in locales:
            try:
                read[locale] = _read(docs / locale / f"{name}.md", f"{shown_as}/{locale}/{name}.md")
            except InvalidFileError as invalid:
                problems += invalid.problems
        if len(read) == len(locales):
            parts = read[locales[0]][0]
            pages.append(
                Page(name, parts, name in project.pages_about, {locale: source for locale, (_, source) in read.items()})
            )
            for other_parts, source in read.values():
                if other_parts != parts:
                    message = msg("these parts differ from those of {file}", file=f"{shown_as}/{locales[0]}/{name}.md")
                    problems.append(Problem(source.file, 1, 1, "parts", message))
    problems += _unlisted(docs, project.page_names, locales, shown_as)
    if problems:
        raise InvalidFileError(problems)
    return pages


def _unlisted(docs: Path, names: list[str], locales: tuple[str, ...], shown_as: str) -> list[Problem]:
    message = msg("this page is not in the list of pages in mkdocs.yml; add it there or remove it")
    return [
        Problem(f"{shown_as}/{locale}/{path.name}", 1, 1, "", message)
        for locale in locales
        for path in sorted((docs / locale).glob("*.md"))
        if path.stem not in names
    ]


def _read(path: Path, shown_as: str) -> tuple[tuple[str, ...], Source]:
    """The parts and the Markdown of one file."""
    if not path.is_file():
        message = msg("this page is missing; every language has the same pages")
        raise InvalidFileError([Problem(shown_as, 1, 1, "", message)])
    text = path.read_text(encoding="utf-8")
    front, markdown = "", text
    if text.startswith(FENCE) and f"\n{FENCE}" in text:
        front, _, markdown = text[len(FENCE) :].partition(f"\n{FENCE}")
    first_line = text[: len(text) - len(markdown)].count("\n") + 1
    return _parts(front, shown_as), Source(shown_as, markdown, first_line)


def _parts(front: str, shown_as: str) -> tuple[str, ...]:
    document = read_yaml_text(FENCE + front, shown_as)  # with its first line, so that line numbers are the file's
    parts = (document.data or {}).get("parts") or ()
    unknown = [
        document.problem(("parts", index), _unknown_part(part))
        for index, part in enumerate(parts)
        if part not in Facts.model_fields
    ]
    if unknown:
        raise InvalidFileError(unknown)
    return tuple(parts)


def _unknown_part(part: str) -> Message:
    return with_guess(msg('the facts have no part "{part}"', part=part), part, Facts.model_fields)


def page_of_entries(facts: Facts, pages: list[Page]) -> dict[str, str]:
    """For each id, the name of the page that shows it."""
    home = {part: page.name for page in reversed(pages) for part in page.parts}
    return {each: home[part] for each, part in facts.index.part_of.items() if part in home}
