"""What the pages of the memorandum say, and in what form."""

from __future__ import annotations

import re

import pikepdf
import pytest

from site_reader import BuiltSite
from test_site import notes_of

pytestmark = pytest.mark.site

MOST_SHEETS = 60  # of the complete edition on A4


def test_a_note_names_source_publisher_date_language_part_and_last_check(real_site: BuiltSite) -> None:
    page = real_site.of("en")["people"]
    heading = page.soup.find(id="dmitry-rogozin")
    mark = heading.find_parent(class_="entry").select_one(".receipt button")
    note = notes_of(page)[str(mark["data-note"])].get_text(" ", strip=True).replace("\u00a0", " ")
    for words in ("Established", "Kosmos News", "9 March 2021", "French", "paragraph 2", "Last checked", "2026"):
        assert words in note


def test_acronyms_are_expanded(real_site: BuiltSite) -> None:
    for locale, name in {"fr": "Administration spatiale nationale chinoise", "en": "China National Space"}.items():
        page = real_site.of(locale)["scope"]
        assert page.soup.find("button", class_="term", string="CNSA")
        assert name in page.soup.find(id="explains-term-cnsa").get_text()


def test_it_is_said_how_much_of_the_article_is_accounted_for(real_site: BuiltSite) -> None:
    pages = {locale: real_site.of(locale)["data"].text.replace("\u00a0", " ") for locale in real_site.locales}
    assert "18 parties sur 18 nommées ici sont prises en compte." in pages["fr"]
    assert "18 of the 18 parts named here are accounted for." in pages["en"]


def test_the_choice_above_the_table_leaves_every_point_on_which_the_accounts_differ(real_site: BuiltSite) -> None:
    otherwise = {"otherwise", "silent"}
    differing = {each.provision for each in real_site.facts.differences if each.provision}
    differing |= {each.id for each in real_site.facts.provisions if otherwise & {said.stance for said in each.said}}
    for locale in real_site.locales:
        soup = real_site.of(locale)["scope"].soup
        shown = {row.h3["id"] for row in soup.select("tr[data-differs]")}
        assert shown == differing & {row.h3["id"] for row in soup.select("tr.provision")} and shown
        assert soup.select_one(".choices #differing")


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
