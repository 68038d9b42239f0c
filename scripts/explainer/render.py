"""Render a page: its Markdown holds calls to macros; out comes Markdown with their HTML in it.

Pages see ``facts`` (the file in the page's language), ``labels`` (the words), ``page`` and one name per file of
``overrides/macros/``, whose macros they call: ``{{ people.cards(facts.people) }}``.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any

from jinja2 import Environment, FileSystemLoader, StrictUndefined, TemplateError, TemplateSyntaxError
from markupsafe import Markup

from .labels import Labels
from .localize import Localizer, View
from .model import Certainty, Facts, Part
from .pages import HOME, Page, page_of_entries
from .problems import InvalidFileError, Problem
from .statistics import part_counts, times_cited
from .text import PlainText
from .timeline import timeline

LINE_BREAKS = re.compile(r"[ \t]*\n[ \t\n]*")
PAGE = "<template>"  # the name that Jinja gives to a template made from a string


@dataclass(frozen=True)
class Links:
    """Addresses as they are written on one page: of another page of its language by name, of a file of the site."""

    page: Callable[[str], str]
    file: Callable[[str], str]


@dataclass(frozen=True)
class LocalPage:
    """A page with its words: ``title`` for its heading, ``nav`` for menus, ``description`` for links and search."""

    name: str
    title: PlainText
    nav: PlainText
    description: PlainText


@dataclass(frozen=True)
class LocalMoment:
    """An entry of the timeline in the page's language."""

    on: Any
    entry: View
    heading: PlainText
    text: PlainText
    phase: str


def _as_text(value: Any) -> Any:
    """What is output is text, unless it is markup from a macro; that is put on one line, because Markdown may read
    HTML of several lines as something else."""
    if isinstance(value, Markup):
        return Markup(LINE_BREAKS.sub(" ", value))
    return value if hasattr(value, "__html__") else PlainText(value)


def _group_in_order(items: list[View], attribute: str) -> list[tuple[Any, list[View]]]:
    """``items`` by the value of ``attribute``, groups in the order of first appearance."""
    groups: dict[Any, list[View]] = {}
    for item in items:
        groups.setdefault(getattr(item, attribute), []).append(item)
    return list(groups.items())


class Renderer:
    """Renders the pages of one facts file in one language."""

    def __init__(self, facts: Facts, labels: Labels, pages: list[Page], macros: Path) -> None:
        self.localizer = Localizer(facts, labels)
        self._facts = facts
        self._macros = macros
        shown = [page for page in pages if page.is_shown(facts)]
        self.pages = {page.name: self._local_page(page.name) for page in shown}
        self._page_of = page_of_entries(facts, shown)
        self._times_cited = times_cited(facts)
        self._environment = Environment(
            loader=FileSystemLoader(macros.parent),
            autoescape=True,
            undefined=StrictUndefined,
            finalize=_as_text,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        self._environment.filters["group_in_order"] = _group_in_order

    def context(self, page: str, links: Links) -> dict[str, Any]:
        """What templates see on the page named ``page``."""
        localizer = self.localizer

        def href_of(entry_id: str) -> str:
            home = self._page_of[entry_id]
            return f"#{entry_id}" if home == page else f"{links.page(home)}#{entry_id}"

        return {
            "facts": localizer.facts,
            "labels": localizer.labels.words,
            "locale": localizer.labels.locale,
            "page_name": page,
            "title": self.pages[page].title,
            "description": self.pages[page].description,
            "pages": list(self.pages.values()),
            "href": links.page,
            "file_href": links.file,
            "href_of": href_of,
            "page_of": self._page_of.__getitem__,
            "entry": localizer.entry,
            "sources_of": self.sources_of,
            "times_cited": lambda source_id: self._times_cited[source_id],
            "signatories": [each for each in localizer.facts.people if each.part.value == Part.SIGNATORY],
            "moments": self.moments(),
            "certainties": [localizer.value(word) for word in Certainty],
            "part_counts": part_counts(self._facts),
            "list_of": localizer.list_of,
            "language_name": localizer.language_name,
            "country_name": localizer.country_name,
        }

    def _local_page(self, name: str) -> LocalPage:
        words = self.localizer.labels.words.pages[name]
        # The home page is about the whole site, so it says what the site says of itself.
        description = self.localizer.facts.site.description if name == HOME else words.description
        return LocalPage(name, words.title, words.nav, description)

    def render(self, source: str, page: str, links: Links, shown_as: str, first_line: int = 1) -> str:
        """The Markdown ``source`` of a page, macros expanded.

        Raises ``InvalidFileError`` at the macro's file and line, or at those of the page: ``shown_as`` is its name,
        ``first_line`` the line where ``source`` begins in it.
        """
        context = self.context(page, links)
        try:
            for path in sorted(self._macros.glob("*.html")):
                template = self._environment.get_template(f"{self._macros.name}/{path.name}")
                context[path.stem.replace("-", "_")] = template.make_module(context)
            return self._environment.from_string(source).render(context)
        except TemplateSyntaxError as error:
            in_page = error.filename in (None, PAGE)
            file = shown_as if in_page else self._shown(str(error.filename))
            line = error.lineno + (first_line - 1 if in_page else 0)
            raise InvalidFileError([Problem(file, line, 1, "", str(error.message))]) from None
        except (TemplateError, AttributeError, KeyError, TypeError, ValueError) as error:
            file, line = self._where(error.__traceback__, shown_as, first_line)
            raise InvalidFileError([Problem(file, line, 1, "", _reason(error))]) from None

    def moments(self) -> list[LocalMoment]:
        """The timeline, oldest first."""
        local = self.localizer.value
        return [
            LocalMoment(local(dated.on), local(dated.entry), local(dated.entry.heading), local(dated.text), phase)
            for dated, phase in timeline(self._facts)
        ]

    def sources_of(self, cites: list[str]) -> list[tuple[View, list[PlainText]]]:
        """The sources that ``cites`` name, each once, with the labels of the locators cited."""
        found: dict[str, list[PlainText]] = {}
        for cite in cites:
            source_id, _, locator = str(cite).partition("#")
            labels = found.setdefault(source_id, [])
            if locator:
                labels.append(self.localizer.entry(source_id).locators[locator])
        return [(self.localizer.entry(source_id), labels) for source_id, labels in found.items()]

    def _where(self, trace: TracebackType | None, shown_as: str, first_line: int) -> tuple[str, int]:
        """File and line of the innermost template that an error passed through."""
        found = (shown_as, first_line)
        while trace:
            name = trace.tb_frame.f_code.co_filename
            if name == PAGE:
                found = (shown_as, trace.tb_lineno + first_line - 1)
            elif name.startswith(str(self._macros)):
                found = (self._shown(name), trace.tb_lineno)
            trace = trace.tb_next
        return found

    def _shown(self, path: str) -> str:
        return str(Path(path).relative_to(self._macros.parent.parent))


def _reason(error: Exception) -> str:
    if isinstance(error, KeyError):
        return f"nothing here is called {error}"
    return str(error)
