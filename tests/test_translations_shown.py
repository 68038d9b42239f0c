"""A text that is behind says so on its page, and a page gives the state of each language."""

from __future__ import annotations

import gzip
import re
from pathlib import Path

import pytest

import test_site
from conftest import EVERY_KIND, Build, run_mkdocs
from site_reader import BuiltSite
from test_translations import state
from test_translations_in_git import Repository

pytestmark = pytest.mark.site

# A change of the French in each kind of place in which a text can stand.
CHANGES = [
    ("fr: La crue,", "fr: La grande crue,"),  # a heading
    ("fr: Le pont a tenu.,", "fr: Le pont a bien tenu.,"),  # a paragraph
    ("short_title: {fr: Le traité", "short_title: {fr: Le grand traité"),  # the heading of a page
    ("fr: Le conseil de gauche", "fr: Le grand conseil de gauche"),  # a name
    ("fr: Rive gauche", "fr: Rive très gauche"),  # an enumeration
    ("fr: Ce que deux villages", "fr: Ce que nos deux villages"),  # the description of the site
    ("fr: page 2", "fr: deuxième page"),  # a part of a source
    ("fr: On ne le voit pas", "fr: On ne le voit point"),  # a note
]
MARK = {"fr": "pas encore mis à jour dans cette langue", "en": "not yet updated in this language"}


@pytest.fixture(scope="module")
def marked_site(tmp_path_factory: pytest.TempPathFactory, build: Build) -> BuiltSite:
    """A site whose English is behind in eight texts."""
    folder = tmp_path_factory.mktemp("repository")
    repository = Repository(folder)
    repository.git("init", "--quiet")
    text = EVERY_KIND.read_text("utf-8")
    repository.commit(text)
    for before, after in CHANGES:
        assert before in text
        text = text.replace(before, after, 1)
    repository.commit(text)
    return build(repository.path)


def test_each_text_that_is_behind_says_so_in_the_reader_s_language(marked_site: BuiltSite) -> None:
    pages = marked_site.of("en")
    for page, selector in {
        "timeline": "#flood, #flood + p",
        "index": "#bridge-treaty",
        "parties": "#left-council",
        "people": ".worth-knowing",
        "data": "#parts-register ~ .matrix th",
    }.items():
        marks = [element.text for element in pages[page].soup.select(f":is({selector}) > .behind")]
        assert marks and set(marks) == {MARK["en"]}, page
    assert len(pages["timeline"].soup.select("#flood > .behind, #flood + p > .behind")) == 2


def test_the_language_that_changed_has_no_mark(marked_site: BuiltSite) -> None:
    for page in marked_site.of("fr").values():
        assert not page.soup.select(".behind"), page.path


def test_a_mark_is_in_no_title_description_contents_attribute_or_search_result(marked_site: BuiltSite) -> None:
    for page in marked_site.pages:
        assert not page.soup.select("head .behind, .site-header .behind, .toc .behind"), page.path
        attributes = [str(value) for element in page.soup.find_all(True) for value in element.attrs.values()]
        outside = [page.soup.title.text, *attributes, *(item.text for item in page.soup.select(".toc"))]
        assert not [text for text in outside for mark in MARK.values() if mark in text or "<span" in text], page.path
    events = marked_site.of("en")["timeline"].soup
    assert "The flood" in [link.text for link in events.select(".toc a")]
    fragments = list((marked_site.folder / "pagefind").rglob("*.pf_fragment"))
    assert fragments
    for fragment in fragments:
        assert MARK["en"] not in gzip.decompress(fragment.read_bytes()).decode("utf-8")


def test_the_page_gives_the_state_of_each_language_and_leads_to_each_entry(marked_site: BuiltSite) -> None:
    shown = state(EVERY_KIND.read_text("utf-8"), marked_site.facts_path.read_text("utf-8"))
    assert len(shown.by_language["en"]) == len(CHANGES)
    lines = marked_site.facts_path.read_text("utf-8").splitlines()
    for pages in (marked_site.of(locale) for locale in marked_site.locales):
        soup = pages["about"].soup
        rows = [[int(cell.text) for cell in row.select("td")] for row in soup.select(".translations tbody tr")]
        assert rows == [[shown.number, 0], [shown.number, len(CHANGES)]]
        items = soup.select("#behind-en + .texts-behind li")
        assert [item.code.text for item in items] == [text.place for text in shown.by_language["en"]]
        for item in items:
            (number,) = re.findall(r"\d+", item.select_one(".lines").text)
            assert "en:" in lines[int(number) - 1]
        assert not soup.select("#behind-fr")
    test_site.test_every_link_and_anchor_leads_somewhere(marked_site)


def test_a_site_from_a_shallow_clone_marks_nothing_and_says_why(marked_site: BuiltSite, tmp_path: Path) -> None:
    shallow = Repository(marked_site.facts_path.parent).clone(tmp_path / "clone", "--depth=1")
    run_mkdocs(shallow.path, tmp_path / "site", check=True)
    site = BuiltSite(tmp_path / "site", shallow.path, marked_site.facts, marked_site.locales)
    assert not [page.path for page in site.pages if page.soup.select(".behind, .translations")]
    assert "was not available" in site.of("en")["about"].text
    assert "n’était pas disponible" in site.of("fr")["about"].text
