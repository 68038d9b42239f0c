"""The MkDocs adapter, the only file that knows MkDocs, with ``mkdocs_says``, ``preview``, ``livereload`` and ``whole``.
The rules are in the package ``explainer``.

The i18n plugin builds the site once per language, the default one first and the others inside its ``on_post_build``,
and calls every hook each time. So each hook can be repeated, and nothing is remembered but what ``on_config`` loaded.
"""

from __future__ import annotations

import logging
import os
from functools import partial
from pathlib import Path
from typing import Any, Literal

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import BuildError
from mkdocs.plugins import event_priority
from mkdocs.structure.files import Files, get_files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page as MkDocsPage

from explainer.cards.cards import TEMPLATE, deck_of
from explainer.exports.linked_data import block as linked_data_block
from explainer.exports.markdown import TWIN
from explainer.finish.blocked import blocked
from explainer.finish.complaints import complaints
from explainer.finish.content import content
from explainer.finish.lent_prose import lent_prose
from explainer.finish.look import look_of
from explainer.finish.prose import prose, with_heading
from explainer.mistakes.messages import translator
from explainer.mistakes.problems import MissingProgramError, said
from explainer.pages.addresses import Addresses, Links, relative, site_address
from explainer.pages.draft import Draft
from explainer.pages.environment import environment
from explainer.pages.forge import repository_address
from explainer.pages.page import EDITION, HOME, unlisted
from explainer.pages.settings_form import check_settings
from explainer.project import Project
from explainer.publish import Build, publish
from explainer.settings import Settings
from explainer.site import load_site
from mkdocs_says import checked, html_of, i18n, lent_files, locale, name, repository
from preview import keep_alive, rest
from whole import publish_whole

log = logging.getLogger("mkdocs.explainer")

project = Project()

current: Build
previewing = False


def on_startup(command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
    """Mistakes do not end the preview, and no build that ends the site."""
    global previewing
    previewing = command == "serve"
    if not previewing:
        publish_whole()
    else:
        os.environ.pop("PDF", None)
        keep_alive()


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Load and check everything before anything is written, once for all languages; choose the pages."""
    global current, project
    if "i18n" not in config.plugins or not i18n(config).building:
        project = Project()  # in a preview, the settings may be others than before
        checked(partial(check_settings, project))
    config.watch += [str(each) for each in (project.facts, project.facts.parent) if each.exists()][:1]
    config.repo_url = repository_address(config.repo_url or "") or None
    if not i18n(config).building:  # the first language
        current = _load(config)
        for problem in [*unlisted(project), *Settings(project).without_effect()]:
            log.info(problem.heading(translator()))
        if current.deck.problem:
            log.info(current.deck.problem.text(translator()))
    renderer = current.site.renderers[i18n(config).current_language or current.addresses.default]
    config.site_name = renderer.localizer.facts.site.name
    config.nav = [f"{name}.md" for name in renderer.pages]
    config.theme.get_env = partial(_environment, config)  # type: ignore[method-assign]
    return config


def _environment(config: MkDocsConfig) -> Environment:
    """What reads the theme's templates: as what reads the macros, with the style and the scripts that stand in each
    page. MkDocs' own would not escape what they output."""
    made = environment(tuple(map(Path, config.theme.dirs)), project.compiled)
    made.globals |= current.globals
    return made


def _load(config: MkDocsConfig) -> Build:
    """Raises ``MistakesError`` with all that is wrong."""
    languages = i18n(config).config.languages
    addresses = Addresses(
        prefixes={language.locale: "" if language.default else f"{language.locale}/" for language in languages},
        site_url=site_address(config.site_url or ""),
    )

    def links(locale: str, page: str) -> Links:
        return addresses.links(locale, partial(relative, page_url=addresses.url(locale, page)))

    site = checked(partial(load_site, project, repository=repository(config, project), links=links))
    card = environment((project.overrides,), project.compiled).get_template(TEMPLATE)
    return Build(
        project=project,
        site=site,
        look=look_of(project, config.extra_css, config.extra_javascript),
        addresses=addresses,
        language_names={language.locale: language.name for language in languages},
        deck=deck_of(
            site.renderers, "" if previewing else addresses.site_url, card, project.cards, project.drafts
        ),  # no cards in the preview
        folder=Path(config.site_dir),
        is_preview=previewing,
    )


@event_priority(-101)  # after the i18n plugin, which has chosen the files of the language
def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Leave out the pages that have nothing to show, let every language have the files that are of none, and a draft
    those of the first language that it lacks; the folder is empty now, so the index of the search can begin."""
    if not i18n(config).building and not previewing:
        current.begin_index(partial(html_of, config))
    if locale(config) in project.drafts:
        for file in lent_files(files, config):
            files.append(file)
    shown = current.site.renderers[current.addresses.default].pages
    for file in list(files):
        if file.is_documentation_page() and name(file) not in shown:
            files.remove(file)
    for file in get_files(config):
        is_shared = file.src_uri.partition("/")[0] not in current.addresses.prefixes
        if is_shared and not file.is_documentation_page() and file.src_uri not in files.src_uris:
            files.append(file)
    return files


def on_page_markdown(markdown: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """The page in its language, with signs for what macros make."""
    page.update_date = current.site.facts.site.checked.end.isoformat()  # no file is to tell when it was made
    page.meta["title"] = current.site.renderers[locale(config)].pages[name(page.file)].title
    return _draft(page, config).markdown


def on_page_content(html: str, page: MkDocsPage, config: MkDocsConfig, files: Files) -> str:
    """Put in what macros made, and find the headings and the ids that links of pages may lead to."""
    place = locale(config), name(page.file)
    renderer = current.site.renderers[place[0]]
    source, labels = renderer.source(place[1]), renderer.localizer.labels
    words = current.site.labels[source.lent or place[0]].words.prose
    written = prose(html, words, current.site.style_sheet.classes)
    for problem in blocked(written.html, source):
        log.warning(problem.heading(translator()))
    (current.with_prose.add if written.has_look else current.with_prose.discard)(place)
    title = renderer.pages[place[1]].title
    html = lent_prose(written.html, source.lent, labels) if source.lent else written.html
    found = content(with_heading(_draft(page, config).html(html), title))
    page.meta["headings"] = found.headings
    page.present_anchor_ids = set(found.ids)
    current.contents[place] = found.html
    return found.html


def on_page_context(context: dict[str, Any], page: MkDocsPage, config: MkDocsConfig, nav: Navigation) -> dict[str, Any]:
    """Give the theme's templates the words and facts of the page's language."""
    place = here, this = locale(config), name(page.file)
    context.update(current.context(here, this, partial(relative, page_url=page.url)))
    context["linked_data"] = linked_data_block(current.published, here, this)
    context["markdown_twin"] = TWIN
    context["edit_address"] = _edit_address(page, config)
    if this == EDITION:
        page.content = current.contents[place] = f"{page.content}{current.edition(here)}"
        page.meta["headings"] = []  # it has a table of contents of its own
    return context


def on_template_context(context: dict[str, Any], template_name: str, config: MkDocsConfig) -> dict[str, Any]:
    """Pages without Markdown, such as 404.html, may be shown at any address: their links start from the root."""
    base = str(context["base_url"]).rstrip("/")
    every_language = [current.context(locale, HOME, lambda url: f"{base}/{url}") for locale in project.finished]
    home = next(each for each in every_language if each["locale"] == current.addresses.default)
    context.update(home, every_language=every_language)
    return context


def on_post_page(output: str, page: MkDocsPage, config: MkDocsConfig) -> str:
    """Write names as people read them, and say what the page may do."""
    return current.finished(output, page.content or "")


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """The same for pages without Markdown."""
    return current.finished(output_content)


@event_priority(-101)
def on_post_build(config: MkDocsConfig) -> None:
    """Once, after the last language: publish the data and the feeds, make the search index, and, where they are asked
    for, the files that hold the whole site."""
    if i18n(config).building:
        return
    template = config.theme.get_env().get_template
    if previewing:
        rest.later += [partial(current.begin_index, partial(html_of, config)), partial(publish, current, template)]
        return
    try:
        publish(current, template)
    except MissingProgramError as error:
        raise BuildError(error.message.text(translator())) from None
    pages = {current.addresses.url(*place): html for place, html in current.contents.items()}
    for complaint in complaints(pages, project, current.protection.foreign):  # a strict build fails on a warning
        log.warning(said(complaint, translator()))


def on_build_error(error: Exception) -> None:
    """Leave nobody at work in the folder of a build that has failed."""
    if "current" in globals():  # the first build may have failed before it began
        current.give_up()


def _edit_address(page: MkDocsPage, config: MkDocsConfig) -> str | None:
    """Where an author mends a page in a web editor: there where the settings say, else where the forge has it. Pages
    that only show facts have no such place."""
    renderer = current.site.renderers[locale(config)]
    if name(page.file) not in renderer.prose_pages:
        return None
    if project.settings.get("edit_uri"):
        return page.edit_url
    forge = repository(config, project)
    return forge.edit_file(renderer.source(name(page.file)).file) if forge else None


def _draft(page: MkDocsPage, config: MkDocsConfig) -> Draft:
    return current.site.drafts[locale(config), name(page.file)]
