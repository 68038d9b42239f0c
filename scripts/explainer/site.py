"""A whole site, loaded and checked before anything is written: facts, labels, pages, and every page rendered once."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from .facts.load import load_facts
from .facts.model import Facts
from .facts.yaml_reader import Document
from .finish.inline import written_into
from .finish.look import check_look
from .finish.style import StyleSheet
from .language.labels import Labels, load_labels
from .language.localize import Localizer
from .language.own_words import with_own_words
from .mistakes.problems import InvalidFileError, Problem, collect
from .mistakes.text_file import read_text
from .pages.addresses import Links
from .pages.contribution import Contribution
from .pages.draft import Draft
from .pages.forge import Repository
from .pages.own_ids import ids_of_frame, taken_ids
from .pages.page import read_pages
from .pages.render import Renderer
from .pages.settings_form import check_settings
from .project import Project
from .settings import Settings
from .translations.behind import Translations, translations
from .translations.memory import known_after
from .versions.history import committed

ANYWHERE = Links(page=str, published=str, file=str, local_file=str)


@dataclass(frozen=True)
class Site:
    """What a build works with: the facts with their places in the file, the labels and a renderer per
    locale, and which translations are behind; ``None`` where the history of the facts is not there to tell. ``drafts``
    has each page, its macros expanded, by locale and name; ``style_sheet`` the style of all of them."""

    facts: Facts
    document: Document
    labels: dict[str, Labels]
    renderers: dict[str, Renderer]
    translations: Translations | None
    drafts: dict[tuple[str, str], Draft]
    style_sheet: StyleSheet


def load_site(
    project: Project,
    facts_path: Path | None = None,
    repository: Repository | None = None,
    links: Callable[[str, str], Links] = lambda _locale, _page: ANYWHERE,
) -> Site:
    """The site of ``project`` with the facts of ``facts_path``, by default the project's, and links to ``repository``;
    ``links`` are those of a page, by its locale and name.

    Raises ``InvalidFileError`` with every mistake in the settings; where there is none, with those in the facts, the
    labels, the pages and the style; where there is none of these, with every mistake that rendering meets in pages and
    macros.
    """
    check_settings(project)
    path = facts_path or project.facts
    locales = project.locales
    problems: list[Problem] = []
    collect(problems, lambda: _check_templates(project))
    collect(problems, lambda: Settings(project).check())
    loaded = collect(problems, lambda: load_facts(path, locales, project.shown(path), project.drafts))
    shown_as = project.shown(project.labels)
    labels = collect(problems, lambda: load_labels(project.labels, locales, shown_as, project.drafts))
    pages = collect(problems, lambda: read_pages(project))
    style_sheet = collect(problems, lambda: StyleSheet(project.overrides))
    if style_sheet is not None:
        collect(problems, lambda: check_look(project))
    if problems or loaded is None or labels is None or pages is None or style_sheet is None:
        raise InvalidFileError(problems)
    facts, document = loaded
    labels = with_own_words(labels, facts, document)
    finished = project.finished
    state = translations(known_after(committed(path), finished, project.memory), document, finished, project.drafts)
    contribution = Contribution(repository, entry_lines(facts, document))
    localizers = [Localizer(facts, locale, labels, state) for locale in locales]
    made = [
        collect(problems, partial(Renderer, facts, localizer, pages, project, contribution)) for localizer in localizers
    ]
    if problems:
        raise InvalidFileError(problems)
    renderers = {locale: renderer for locale, renderer in zip(locales, made, strict=True) if renderer}
    rendered = {
        (locale, name): collect(problems, partial(renderer.render, name, links(locale, name)))
        for locale, renderer in renderers.items()
        for name in renderer.pages
    }
    if problems:
        raise InvalidFileError(problems)
    drafts = {page: draft for page, draft in rendered.items() if draft is not None}
    default = {name: draft for (locale, name), draft in drafts.items() if locale == locales[0]}
    taken = taken_ids(facts, default, renderers[locales[0]].page_of, ids_of_frame(project.root))
    if problems := [document.problem(path, message) for path, message in taken]:
        raise InvalidFileError(problems)
    return Site(facts, document, labels, renderers, state, drafts, style_sheet)


def entry_lines(facts: Facts, document: Document) -> dict[str, tuple[int, int]]:
    """For each id, the first and last line of its entry in the facts file."""
    return {
        record.id: (document.values[path].line, document.values[path].last_line)
        for path, record in facts.index.addressed
    }


def _check_templates(project: Project) -> None:
    """Raise ``InvalidFileError`` where a template, a style or a script is no text, or holds what pages may not."""
    problems: list[Problem] = []
    for path in sorted(each for ending in ("html", "css", "js") for each in project.overrides.rglob(f"*.{ending}")):
        shown = project.shown(path)
        problems += written_into(collect(problems, partial(read_text, path, shown)) or "", path, shown)
    if problems:
        raise InvalidFileError(problems)
