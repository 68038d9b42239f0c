"""What the pages of the memorandum say, and in what form."""

from __future__ import annotations

import re

import pikepdf
import pytest
import yaml

from own_facts import nested
from site_reader import BuiltSite
from test_marks import notes_of

pytestmark = pytest.mark.site

MOST_SHEETS = 60  # of the complete edition on A4


def test_a_note_names_source_publisher_date_language_part_and_last_check(real_site: BuiltSite) -> None:
    page = real_site.of("en")["people"]
    heading = page.soup.find(id="dmitry-rogozin")
    mark = heading.find_parent(class_="entry").select_one(".receipt button")
    note = notes_of(page)[str(mark["data-note"])].get_text(" ", strip=True).replace("\u00a0", " ")
    for words in ("Established", "Kosmos News", "9 March 2021", "French", "paragraph 2", "Checked up to", "2026"):
        assert words in note


def test_acronyms_are_expanded(real_site: BuiltSite) -> None:
    for locale, name in {"fr": "Administration spatiale nationale chinoise", "en": "China National Space"}.items():
        page = real_site.of(locale)["scope"]
        assert page.soup.find("button", class_="term", string="CNSA")
        assert name in page.soup.find(id="explains-term-cnsa").get_text()
    for locale, letters in {"fr": "russe (alphabet latin)", "en": "Russian (Latin alphabet)"}.items():
        assert letters in real_site.of(locale)["names"].text


@pytest.mark.parametrize(("page", "place"), [("scope", ".stances"), ("timeline", ".rivals"), ("people", ".rivals")])
def test_a_mark_has_its_word_where_there_is_room_for_it(real_site: BuiltSite, page: str, place: str) -> None:
    for locale in real_site.locales:
        marks = real_site.of(locale)[page].soup.select(f"{place} button[data-certainty]")
        assert marks and all(mark.get_text(strip=True) for mark in marks)


def test_what_is_called_otherwise_nowhere_is_no_name(real_site: BuiltSite) -> None:
    """The page of names has what agreements are called, not what stands for several unknown ones."""
    names = real_site.of("en")["names"].soup.select_one(".name-table")
    assert names.find("a", href=re.compile("#programme-2018-2022$"))
    assert not names.find("a", href=re.compile("#other-agreements$"))


def test_it_is_said_how_much_of_the_article_is_accounted_for(real_site: BuiltSite) -> None:
    pages = {locale: real_site.of(locale)["data"].text.replace("\u00a0", " ") for locale in real_site.locales}
    assert "18 passages sur 18 nommés ici ont servi." in pages["fr"]
    assert "18 of the 18 parts named here are used." in pages["en"]


def test_the_choice_above_the_table_leaves_every_point_on_which_the_accounts_differ(real_site: BuiltSite) -> None:
    otherwise = {"otherwise", "silent"}
    differing = {each.provision for each in real_site.facts.differences if each.provision}
    differing |= {each.id for each in real_site.facts.provisions if otherwise & {said.stance for said in each.said}}
    for locale in real_site.locales:
        soup = real_site.of(locale)["scope"].soup
        shown = {row.h3["id"] for row in soup.select("tr[data-differs]")}
        assert shown == differing & {row.h3["id"] for row in soup.select("tr.provision")} and shown
        assert soup.select_one(".choices #differing")


@pytest.mark.parametrize(
    ("locale", "page", "entry", "said"),
    [
        ("fr", "parties", "partner-egypt", "Sur la liste de : SpaceNews, Roscosmos"),
        ("en", "parties", "partner-egypt", "On the list of: SpaceNews, Roscosmos"),
        ("fr", "sources", "kind-official", "4 documents officiels"),
        ("en", "sources", "kind-agency", "27 agency reports"),
        ("en", "data", "supports-press", "62 articles"),
    ],
)
def test_what_is_many_is_said_in_few_words(real_site: BuiltSite, locale: str, page: str, entry: str, said: str) -> None:
    heading = real_site.of(locale)[page].soup.find(id=entry)
    words = heading.find_parent(class_="entry") or heading
    assert said in re.sub(r"\s+", " ", words.get_text())


def test_whatever_is_to_know_of_a_statement_is_said_on_a_page(real_site: BuiltSite) -> None:
    facts = yaml.safe_load(real_site.facts_path.read_text(encoding="utf-8"))
    notes = [value for path, value in nested(facts) if path[-1] == "note"]
    for locale in real_site.locales:
        pages = [page for name, page in real_site.of(locale).items() if name not in ("parallel", "edition")]
        said = _letters(" ".join(page.soup.get_text() for page in pages))
        assert [note[locale] for note in notes if _letters(note[locale]) not in said] == []


def _letters(text: str) -> str:
    """Neither blanks nor signs, which typography changes."""
    return re.sub(r"\W", "", text)


def test_whom_a_source_repeats_is_said_once(real_site: BuiltSite) -> None:
    for source in real_site.of("en")["sources"].soup.select(".about-source"):
        told = [note.get_text(" ", strip=True) for note in source.select(".note")]
        relies, repeats = (
            [each.partition(":")[2].strip() for each in told if each.startswith(label)]
            for label in ("Relies on", "Repeats")
        )
        assert not {*relies} & {*repeats, "CNSA", "Roscosmos"}


def test_no_name_that_ends_in_a_number_may_break(real_site: BuiltSite) -> None:
    loose = [
        f"{page.path}: {text}"
        for page in real_site.pages
        for text in page.soup.body.find_all(string=re.compile(r"\b(Luna|Chang’e)-\d"))
        if text.find_parent(class_="glue") is None and text.find_parent(["svg", "script", "pre"]) is None
    ]
    assert loose == []


@pytest.mark.browser
@pytest.mark.slow
def test_the_complete_edition_prints_in_few_sheets(published_site: BuiltSite) -> None:
    sheets = {path.name: len(pikepdf.open(path).pages) for path in (published_site.folder / "downloads").glob("*.pdf")}
    assert len(sheets) == len(published_site.locales)
    assert {name: number for name, number in sheets.items() if number > MOST_SHEETS} == {}
