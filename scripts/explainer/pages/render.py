"""Render a page: its Markdown holds calls to macros; out comes its draft.

Pages see ``facts`` (the file in the page's language), ``labels`` (the words), ``page`` and one name per file of
``overrides/macros/``, whose macros they call: ``{{ people.cards(facts.people) }}``.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from functools import cache, cached_property, partial
from pathlib import Path
from typing import Any

from jinja2 import TemplateSyntaxError
from markupsafe import escape

from ..derived.differences import points_of
from ..derived.evidence import citations, citing, disputed, grounds, on_one_voice, silent_on, text_was_read
from ..derived.figures.drawings import Drawings
from ..derived.names import named, shortened
from ..derived.parallel import parallel
from ..derived.partners import members
from ..derived.pictures import shares, sides
from ..derived.statistics import certainty_counts, part_counts
from ..derived.text_order import text_order, units
from ..downloads import whole_site_file
from ..facts.dates import When
from ..facts.model import Certainty, Entry, Facts, Part, Term
from ..language.localize import LocalDate, Localizer
from ..language.plain import complete
from ..language.text import PlainText
from ..mistakes.messages import Message
from ..mistakes.problems import InvalidFileError, Problem
from ..project import Project
from ..search.records import SearchPage, SearchRecord, search_records
from ..search.sections import Section
from .addresses import Links
from .citation import cite, plain
from .contribution import Contribution
from .draft import Draft, Signing
from .environment import DRAFT, MADE, environment, page_environment
from .glossary import Explainer, forms_of
from .grounds import Grounds
from .local import local_moments, local_pages, moved
from .macros import Macros
from .notes import Notes
from .opening import opening
from .order import Order
from .page import EDITION, HOME, Page, Source, former_pages, moved_ids, page_of_entries
from .parties import of_parties
from .template_errors import PAGE, WRONG_CODE, guilty_template, line_of, runtime_message, syntax_message

NOTES, END = "notes", "moved_ids"  # the macros that a page ends with


class Renderer:
    """Renders the pages of one facts file in one language."""

    def __init__(
        self, facts: Facts, localizer: Localizer, pages: list[Page], project: Project, contribution: Contribution
    ) -> None:
        self.localizer = localizer
        self._project = project
        self._grounds = Grounds(facts, localizer)
        self._contribution = contribution
        self._noted: set[str] = set()  # the pages that have notes
        self._called: dict[str, set[str]] = {}  # for each page, the macro files that made something of it
        self.whole_site_files = [
            whole_site_file(kind, facts.agreement.id, localizer.labels.locale) for kind in project.downloads
        ]
        self._facts = facts
        shown = [page for page in pages if page.is_shown(facts, tuple(localizer.every_label))]
        self.pages = local_pages(shown, localizer)
        had_others = not facts.site.example  # pages before these, as an example never had
        self.former = former_pages(shown) if had_others else {}
        self._sources = {page.name: page.sources[localizer.labels.locale] for page in shown}
        self.page_of = page_of_entries(facts, shown)
        self.moved = {page.name: moved_ids(page, self.page_of) if had_others else {} for page in shown}
        macros = environment((project.overrides,), project.compiled)
        self._macros = Macros(macros, project.macros)
        texts = {source.file: source.markdown for source in self._sources.values()}
        self._pages = page_environment(macros, texts, project.compiled)
        self.order = Order(facts, localizer)

    def context(self, page: str, links: Links) -> dict[str, Any]:
        """What templates see on the page named ``page``."""

        def href_of(entry_id: str) -> str:
            home = self.page_of[entry_id]
            return f"#{entry_id}" if home == page else f"{links.page(home)}#{entry_id}"

        return {
            **self._everywhere,
            MADE: {},
            "page_name": page,
            "words": self.localizer.labels.of_page(page),
            "moved": moved(self.moved[page], self.pages, links),
            "noted": Notes(),
            "explained": self._explainer(page),
            "checked": self._checked(page),
            "title": self.pages[page].title,
            "description": self.pages[page].description,
            "citation_of": partial(self._citation_of, links),
            "site_citation": self._cite_site(links),
            "page_citation": self._cite(links, page, f"page-{page}", self.pages[page].title),
            "href": links.page,
            "published": links.published,
            "file_href": links.file,
            "local_file_href": links.local_file,
            "href_of": href_of,
        }

    @cached_property
    def _everywhere(self) -> dict[str, Any]:
        """What templates see on every page."""
        localizer, facts, words, order = self.localizer, self._facts, self.localizer.labels.words, self.order
        return {
            "facts": localizer.facts,
            "labels": words,
            "locale": localizer.labels.locale,
            "direction": localizer.labels.direction,
            "is_draft": localizer.labels.locale in self._project.drafts,
            "locales": list(localizer.every_label),
            "pages": list(self.pages.values()),
            "page_of": self.page_of.__getitem__,
            "entry": localizer.entry,
            "heading_of": cache(lambda entry_id: localizer.value(localizer.record(entry_id).heading)),
            "sources_of": self._grounds.sources_of,
            "publishers_of": self._grounds.publishers_of,
            "rests_on": self._grounds.rests_on,
            "statement_of": self._grounds.statement_of,
            "short_of": self._grounds.short,
            "number_of": self._grounds.number_of,
            "numbered": self._grounds.numbered,
            "numbers_of": self._grounds.numbers_of,
            "edit_lines": self._contribution.edit_lines,
            "repository": self._contribution.repository and self._contribution.repository.url,
            "entry_ways": words.entry_ways_mend if self._contribution.repository else words.entry_ways,
            "contribute": lambda entry_id: self._contribution.links(entry_id, localizer),
            "cited_by": citations(facts),
            "citing": citing(facts),
            "silent_on": silent_on(facts),
            "members": members(facts),
            "in_order": order.of,
            "grounds": order.of(grounds(facts), lambda each: each.entry.id),
            "on_one_voice": on_one_voice(facts),
            "disputed": disputed(facts),
            "parallel_entries": order.of(
                parallel(facts, localizer.every_label, localizer.labels.locale), lambda each: each.id
            ),
            "signatories": [each for each in localizer.facts.people if each.part.value == Part.SIGNATORY],
            "named": [
                replace(each, name=localizer.value(each.name)) for each in order.of(named(facts), lambda each: each.id)
            ],
            "shortened": [replace(each, acronym=localizer.value(each.acronym)) for each in shortened(facts)],
            "name_languages": list(
                dict.fromkeys((localizer.labels.locale, *self._project.finished, *facts.site.name_languages))
            ),
            "text_order": localizer.value(text_order(facts)),
            "points_of": localizer.value(points_of(facts)),
            "text_was_read": text_was_read(facts),
            "unit_of": localizer.value(units(facts)),
            "kind_of_agreement": localizer.kind_of(facts.agreement),
            "kind_of_part": {part.id: localizer.kind_of(part) for part in facts.text_parts},
            "moments": local_moments(facts, localizer),
            "opening": opening(facts, localizer),
            "sides": [(localizer.value(party), localizer.value(tuple(people))) for party, people in sides(facts)],
            "drawn": Drawings(facts, localizer, order.parties),
            **of_parties(facts, localizer),
            "certainty_shares": self.certainty_shares(),
            "certainties": [localizer.value(word) for word in Certainty],
            "example_json": escape(json.dumps(complete(facts.agreement.concluded), ensure_ascii=False, indent=2)),
            "translation_state": localizer.translations,
            "part_counts": part_counts(facts),
            "list_of": localizer.list_of,
            "language_name": localizer.language_name,
            "language_in": localizer.language_in,
            "country_name": localizer.country_name,
            "edition_name": EDITION,
            "whole_site_files": self.whole_site_files,
        }

    def _citation_of(self, links: Links, entry_id: str) -> PlainText | None:
        """How an entry is cited, in words; ``None`` for sources, which are cited as what they are."""
        record = self.localizer.record(entry_id)
        if not isinstance(record, Entry):
            return None
        return self._cite(links, self.page_of[entry_id], entry_id, self.localizer.value(record.heading))

    def _cite(self, links: Links, page: str, part: str, title: str) -> PlainText:
        address = links.published(page)
        anchor = "" if part == f"page-{page}" else f"#{part}"
        return plain(cite(self.localizer, part, title, address and address + anchor), self.localizer.labels)

    def _cite_site(self, links: Links) -> PlainText:
        name = self.localizer.facts.site.name
        return plain(cite(self.localizer, "", name, links.published(HOME), whole=True), self.localizer.labels)

    def _explainer(self, page: str) -> Explainer:
        """What marks the words of the glossary on a page; on the page that explains them there is nothing to mark."""
        elsewhere = {form: term for form, term in self._forms.items() if self.page_of[term.id] != page}
        return Explainer(elsewhere, self.localizer)

    @cached_property
    def _forms(self) -> dict[str, Term]:
        """The words of the glossary by each form in which texts have them."""
        return {str(form): term for term in self._facts.glossary for form in forms_of(term, self.localizer)}

    def _checked(self, page: str) -> LocalDate:
        """The day up to which all entries of a page were checked."""
        whole = self._facts.site.checked
        oldest: LocalDate = self.localizer.value(min([whole, *self._checked_apart[page]], key=lambda when: when.start))
        return oldest

    @cached_property
    def _checked_apart(self) -> defaultdict[str, list[When]]:
        """For each page, the days on which some of its entries were checked apart from the rest."""
        days = defaultdict(list)
        for _, entry in self._facts.index.entries:
            if entry.checked:
                days[self.page_of[entry.id]].append(entry.checked)
        return days

    def render(self, page: str, links: Links) -> Draft:
        """The page named ``page``, its macros expanded.

        Raises ``InvalidFileError`` at the file and line of the page or of the macro.
        """
        source = self._sources[page]
        draft = Draft()
        context = self.context(page, links) | {DRAFT: draft}
        try:
            named = self._macros.named_in(source.markdown) | {NOTES, END}
            for name in self._macros.names:
                used = name in named
                context[name] = Signing(name, self._macros.template(name).make_module(context), draft) if used else None
            markdown = self._pages.get_template(source.file).render(context)
            self._called[page] = draft.called
            notes = context[NOTES].of_page()
            if notes.strip():
                self._noted.add(page)
            ends = [draft.sign(context[END].list(context["moved"])), draft.sign(notes)]
            draft.markdown = "\n\n".join([markdown, *ends, ""])
        except TemplateSyntaxError as error:
            place = (PAGE if error.filename is None else error.filename), error.lineno
            raise self._problem(place, source, syntax_message(str(error.message))) from None
        except WRONG_CODE as error:
            place = guilty_template(error, self._macros.folder, source)
            raise self._problem(place, source, runtime_message(error, context)) from None
        return draft

    def source(self, page: str) -> Source:
        """The Markdown of the page named ``page``."""
        return self._sources[page]

    def macros_of(self, page: str) -> list[str]:
        """The macro files that made something of the page named ``page``; for the complete edition, of any page. Call
        it when all pages were rendered."""
        names = [name for name in self._sources if page in (name, EDITION)]
        named = set[str]().union(*map(self._called.__getitem__, names))
        named |= {NOTES} if self._noted.intersection(names) else set()
        named |= {END} if any(map(self.moved.get, names)) else set()
        return self._macros.with_imported(named)

    @property
    def prose_pages(self) -> list[str]:
        """The names of the pages that an author wrote: those with a title of their own, or without a macro."""
        sources = self._sources.items()
        return [name for name, source in sources if source.title or not self._macros.named_in(source.markdown)]

    def search_records(self, sections: Mapping[str, list[Section]]) -> list[SearchRecord]:
        """What the search of this language finds; ``sections`` are those of the pages that have some."""
        pages = {
            page.name: SearchPage(page.title, page.description, tuple(sections.get(page.name, ())))
            for page in self.pages.values()
        }
        return search_records(self._facts, self.localizer, pages, self.page_of)

    def certainty_shares(self) -> list[tuple[Any, int, float, float]]:
        """For each level of certainty: the word, the number of entries, and its part of a bar (start, length)."""
        words, numbers = zip(*certainty_counts(self._facts), strict=True)
        return [
            (self.localizer.value(word), number, start, length)
            for word, number, (start, length) in zip(words, numbers, shares(numbers), strict=True)
        ]

    def _problem(self, place: tuple[str, int], source: Source, message: Message) -> InvalidFileError:
        """An error at a template's line, as a place in a file."""
        template, number = place
        if template == PAGE:
            file, shown_number = source.file, number + source.first_line - 1
        else:
            file, shown_number = Path(template).relative_to(self._macros.folder.parent.parent).as_posix(), number
        return InvalidFileError([Problem(file, shown_number, 1, "", message, line_of(place, source))])
