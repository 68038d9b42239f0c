"""The pages of the site: which there are, which parts of the facts each one shows, and their Markdown.

The order is that of ``mkdocs.yml``, and a page that it does not name comes last; what a page says of itself stands in
its front matter (``Front``), its title too where no label has it. A page whose parts are all empty in an agreement is
left out.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

from ..derived.joining import groups
from ..derived.timeline import timeline
from ..facts.model import Facts
from ..facts.yaml_reader import Document, read_yaml_text
from ..mistakes.messages import Message, msg
from ..mistakes.problems import InvalidFileError, Problem, with_guess
from ..mistakes.text_file import read_text
from ..project import Project
from .front_form import check_form

HOME = "index"
EDITION = "edition"  # holds all the others
CITE = "cite.html"  # beside each page: how to cite it and its entries
FENCE = "---\n"
SEVERAL = 4  # dates that are worth a page
WORDS = ("title", "description")  # of a page in one language; the rest of its front matter is the same in all

# What a page holds beside words: calls of macros, remarks and attributes of Markdown, tags.
NO_WORDS = re.compile(r"\{%.*?%\}|\{\{.*?\}\}|\{#.*?#\}|\{:.*?\}|<[^<>]*>", re.DOTALL)

LANGUAGE_FOLDER = re.compile(r"[a-z]{2,3}(-\w+)*")


@dataclass(frozen=True)
class Front:
    """The front matter of a page: ``parts`` are names of fields of ``Facts``; ``formerly`` the names of former pages
    of which this one holds something; ``moved`` says of ids that the page had where they are now, as ``page#id``;
    one that only ``repeats`` what others say is left out of the complete edition, and one that ``compares`` languages
    where the site has one alone. One that ``dates`` is shown where several things have a date, whatever its parts."""

    parts: tuple[str, ...] = ()
    formerly: tuple[str, ...] = ()
    moved: Mapping[str, str] = field(default_factory=dict)
    repeats: bool = False
    compares: bool = False
    dates: bool = False


@dataclass(frozen=True)
class Source:
    """The Markdown of a page in one language: ``file`` as messages show it, ``first_line`` where ``markdown`` begins in
    it; ``title`` and ``description`` are empty where labels have them. ``lent`` is the language that a draft has its
    words from."""

    file: str
    markdown: str
    first_line: int
    title: str = ""
    description: str = ""
    lent: str = ""

    @property
    def has_words(self) -> bool:
        """Whether its author wrote in it, so that each language has it in words of its own."""
        return bool(self.title or self.description or re.search(r"\w", NO_WORDS.sub("", self.markdown)))


@dataclass(frozen=True)
class Page:
    """``name`` is the path of the file in the folder of its language without ``.md``, ``group`` the one in which it
    stands at the foot, empty for a page of the menu, ``sources`` its Markdown by locale."""

    name: str
    front: Front
    group: str
    sources: dict[str, Source]

    def is_shown(self, facts: Facts, locales: tuple[str, ...]) -> bool:
        """Whether the agreement and the languages of the site have anything for this page."""
        if self.front.compares and len(locales) == 1:
            return False
        if self.front.dates and len(timeline(facts)) + len(groups(facts)) >= SEVERAL:
            return True
        return not self.front.parts or any(getattr(facts, part) for part in self.front.parts)


def read_pages(project: Project) -> list[Page]:
    """The pages of ``project``, in order. What a draft lacks, the first language lends it.

    Raises ``InvalidFileError`` where another language lacks a page or a page is in no language, where the front matter
    of a page differs from that in another language, or names a part or a page that there is not.
    """
    docs, locales, shown_as = project.docs, project.locales, project.shown(project.docs)
    problems: list[Problem] = []
    pages: list[Page] = []
    for name in project.page_names:
        read: dict[str, tuple[Front, Source]] = {}
        for locale in locales:
            path = docs / locale / f"{name}.md"
            try:
                if locale in project.drafts and not path.exists() and locales[0] in read:
                    front, source = read[locales[0]]
                    read[locale] = front, replace(source, lent=locales[0] if source.has_words else "")
                else:
                    read[locale] = _read(path, f"{shown_as}/{locale}/{name}.md", project.page_names)
            except InvalidFileError as invalid:
                problems += invalid.problems
        if len(read) == len(locales):
            front = read[locales[0]][0]
            sources = {locale: source for locale, (_, source) in read.items()}
            pages.append(Page(name, front, project.foot.get(name, ""), sources))
            for other, source in read.values():
                if other != front:
                    message = msg("this differs from what {file} says", file=f"{shown_as}/{locales[0]}/{name}.md")
                    problems.append(Problem(source.file, 1, 1, _first_difference(front, other), message))
    problems += _without_language(docs, locales, shown_as)
    if problems:
        raise InvalidFileError(problems)
    return pages


def _first_difference(front: Front, other: Front) -> str:
    return next(key for key in vars(front) if getattr(front, key) != getattr(other, key))


def unlisted(project: Project) -> list[Problem]:
    """What to say of pages that no list names: no mistake, but their author may want them elsewhere in the menu."""
    message = msg("no list in mkdocs.yml names this page, so it comes last in the menu; add it there to say where")
    folder = project.docs / project.locales[0]
    return [Problem(project.shown(folder / f"{name}.md"), 1, 1, "", message) for name in project.unlisted_pages]


def _without_language(docs: Path, locales: tuple[str, ...], shown_as: str) -> list[Problem]:
    """Pages that nobody would see, because they are in no language."""
    message = msg("this page is in no language; put it into the folder of one: {folder}", folder=f"docs/{locales[0]}")
    found = []
    for path in sorted(docs.rglob("[!.]*.md")):
        file = path.relative_to(docs)
        if file.parts[0] not in locales and (len(file.parts) == 1 or not LANGUAGE_FOLDER.fullmatch(file.parts[0])):
            found.append(Problem(f"{shown_as}/{file.as_posix()}", 1, 1, "", message))
    return found


def _read(path: Path, shown_as: str, names: list[str]) -> tuple[Front, Source]:
    """The front matter and the Markdown of one file."""
    if not path.is_file():
        message = msg("this page is missing; every language has the same pages")
        raise InvalidFileError([Problem(shown_as, 1, 1, "", message)])
    text = read_text(path, shown_as)
    front, markdown = "", text
    if text.startswith(FENCE) and f"\n{FENCE}" not in text:
        message = msg("what begins with --- ends with a line of its own that holds ---; it is missing")
        raise InvalidFileError([Problem(shown_as, 1, 1, "", message, FENCE.strip())])
    if text.startswith(FENCE) and f"\n{FENCE}" in text:
        front, _, markdown = text[len(FENCE) :].partition(f"\n{FENCE}")
    first_line = text[: len(text) - len(markdown)].count("\n") + 1
    document = read_yaml_text(FENCE + front, shown_as)  # with its first line, so that line numbers are the file's
    check_form(document, (*WORDS, *vars(Front())))
    words = [(document.data or {}).get(key) or "" for key in WORDS]
    return _front(document, names), Source(shown_as, markdown, first_line, *words)


def _front(document: Document, names: list[str]) -> Front:
    read = document.data or {}
    front = Front(
        tuple(read.get("parts") or ()),
        tuple(read.get("formerly") or ()),
        read.get("moved") or {},
        read.get("repeats") == "true",
        read.get("compares") == "true",
        read.get("dates") == "true",
    )
    problems = list(_mistakes(front, document, names))
    if problems:
        raise InvalidFileError(problems)
    return front


def _mistakes(front: Front, document: Document, names: list[str]) -> Iterator[Problem]:
    for index, part in enumerate(front.parts):
        if part not in Facts.model_fields:
            yield document.problem(("parts", index), _unknown_part(part))
    for index, former in enumerate(front.formerly):
        if former in names:
            message = msg('"{name}" is a page of this site; only one that is gone is a former page', name=former)
            yield document.problem(("formerly", index), message)
    for anchor, place in front.moved.items():
        page = place.partition("#")[0]
        if page not in names:
            yield document.problem(
                ("moved", anchor), with_guess(msg('there is no page "{name}"', name=page), page, names)
            )


def _unknown_part(part: str) -> Message:
    return with_guess(msg('the facts have no part "{part}"', part=part), part, Facts.model_fields)


def former_pages(pages: list[Page]) -> dict[str, list[str]]:
    """For each page that is gone, the names of those that hold now what it held, in order."""
    found: dict[str, list[str]] = {}
    for page in pages:
        for former in page.front.formerly:
            found.setdefault(former, []).append(page.name)
    return found


def moved_ids(page: Page, entries: Collection[str]) -> dict[str, str]:
    """The ids that a page had and where they are now. An id that stayed the same is that of an entry, and only told
    where the facts have it among their ``entries``: a page serves many agreements."""
    return {
        anchor: place
        for anchor, place in page.front.moved.items()
        if place.partition("#")[2] != anchor or anchor in entries
    }


def page_of_entries(facts: Facts, pages: list[Page]) -> dict[str, str]:
    """For each id, the name of the page that shows it."""
    home = {part: page.name for page in reversed(pages) for part in page.front.parts}
    return {each: home[part] for each, part in facts.index.part_of.items() if part in home}
