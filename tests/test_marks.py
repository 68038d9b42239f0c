"""Every statement has its mark, and the note of a mark says how sure it is and what it rests on."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache

import pytest
from bs4 import Tag

from explainer.facts import walk
from explainer.facts.model import Facts, Provision, Rival, RivalDate, RivalName, SourceKind, Term
from site_reader import BuiltPage, BuiltSite

pytestmark = pytest.mark.site

STATEMENTS = "main :is(.entry:not(.source, .level, .term), .claim, .version, .moment, div.lead)"


@cache
def notes_of(page: BuiltPage) -> dict[str, Tag]:
    """The notes of a page, by the number that marks have."""
    return {str(note["id"]).removeprefix("note-"): note for note in page.soup.select(".notes .note-card")}


def said_by(mark: Tag, page: BuiltPage) -> tuple[str, ...]:
    """What the note of a mark says: certainty, then sources."""
    note = notes_of(page)[str(mark["data-note"])]
    certainty = note.select_one(".certainty")
    sources = (str(link["href"]).split("#")[1] for link in note.select(".supports > li > a"))
    return str(certainty["data-certainty"]) if certainty else "", *sources


def explains(part: Provision, facts: Facts) -> bool:
    """Whether it is a part of a provision that the accounts only name."""
    return not part.said and any(whole.id == part.item_of and whole.said for whole in facts.provisions)


def test_every_receipt_of_the_facts_is_shown(any_site: BuiltSite) -> None:
    """Each statement of the facts has a mark whose note names its sources, as often as it is made; definitions and
    what only explains a word of a provision are the site's own."""
    wanted = Counter(
        (record.certainty.value, *strongest_first(record.cites, any_site.facts))
        for _, record in walk.receipts(any_site.facts)
        if not isinstance(record, Term) and not (isinstance(record, Provision) and explains(record, any_site.facts))
    )
    for locale in any_site.locales:
        pages = [page for page in any_site.single_pages if page.locale == locale]
        shown = Counter(said_by(mark, page) for page in pages for mark in page.soup.select("button[data-note]"))
        assert wanted - shown == Counter()


def test_what_each_account_says_of_a_provision_is_shown_and_a_silent_source_supports_nothing(
    any_site: BuiltSite,
) -> None:
    """In the row of the provision, its stance; in the note of the provision, where it was read, apart from the sources
    that support it."""
    for page in [page for page in any_site.single_pages if page.name == "scope"]:
        for provision in any_site.facts.provisions:
            heading = page.by_id[provision.id]
            row = heading.find_parent("section" if provision.item_of else "tr")
            stances = [
                str(each["data-stance"]) for each in row.select(":scope > td > .stance, :scope > .chips .stance")
            ]
            assert stances == [saying.stance.value for saying in provision.said]
            if explains(provision, any_site.facts):
                assert not row.select(".receipt")
                continue
            note = notes_of(page)[str(row.select_one(".receipt button")["data-note"])]
            shown = [
                (str(item["data-stance"]), [str(link["href"]).split("#")[1] for link in item.select("a")])
                for item in note.select(".said > li")
            ]
            assert shown == [
                (saying.stance.value, [saying.account, *strongest_first(saying.cites, any_site.facts)])
                for saying in provision.said
            ]
            silent = {each for stance, (_, *sources) in shown for each in sources if stance == "silent"}
            supports = {str(link["href"]).split("#")[1] for link in note.select(".supports > li > a")}
            assert supports
            assert not silent & supports, (page.path, provision.id)


def strongest_first(cites: tuple[str, ...], facts: Facts) -> list[str]:
    """The sources that are cited, each once: texts and official pages before the press."""
    kinds = list(SourceKind)
    sources = dict.fromkeys(cite.partition("#")[0] for cite in cites)
    return sorted(sources, key=lambda each: kinds.index(facts.index.sources[each].kind))


def test_a_note_begins_with_the_statement_that_it_is_about_and_its_mark_names_it(any_site: BuiltSite) -> None:
    for page in any_site.single_pages:
        for mark in page.soup.select("button[data-note]"):
            statement = notes_of(page)[str(mark["data-note"])].p.get_text(" ", strip=True).partition(". ")[2]
            assert statement, (page.path, mark)
            begins = re.sub(r"\s+(?=,)", "", " ".join(statement.split()))[:20].strip()
            assert begins in str(mark["aria-label"]), (page.path, mark)


def test_no_entry_and_no_claim_stands_without_its_receipt(any_site: BuiltSite) -> None:
    about_itself = {"changes", "about", "data"}
    for page in any_site.single_pages:
        for statement in page.soup.select(
            "main :is(.entry:not(.source, .level, .term), .claim, .version, .moment, div.lead)"
        ):
            if page.name not in about_itself:
                assert statement.select("button[data-note]"), (page.path, statement.get_text(" ")[:80])


def test_every_mark_opens_a_note_and_every_note_has_its_mark(any_site: BuiltSite) -> None:
    for page in any_site.single_pages:
        marks = {str(mark["data-note"]) for mark in page.soup.select("button[data-note]")}
        assert marks == set(notes_of(page)), page.path
    for page in any_site.pages:
        ids = page.ids
        for button in page.soup.select("button[popovertarget]"):
            assert str(button["popovertarget"]) in ids, (page.path, button)


def test_other_values_are_shown_with_who_says_so(any_site: BuiltSite) -> None:
    """Every rival of the facts, in every language: its value, its rank, its publishers."""
    wanted = [record for _, record in walk.records(any_site.facts) if isinstance(record, Rival)]
    for locale, pages in ((locale, any_site.of(locale)) for locale in any_site.locales):
        shown = [item for page in pages.values() for item in page.soup.select(".rivals li")]
        publishers = {source.id: source.publisher.root[locale] for source in any_site.facts.sources}
        for rival in wanted:
            said = [
                item
                for item in shown
                if item["data-rank"] == rival.rank.value
                and all(publishers[cite.partition("#")[0]] in item.get_text() for cite in rival.cites)
                and value_of(rival, locale) in str(item)
            ]
            assert said, (locale, rival)


def value_of(rival: Rival, locale: str) -> str:
    if isinstance(rival, RivalDate):
        return f'datetime="{rival.on.iso}"'
    return rival.text if isinstance(rival, RivalName) else rival.text.root[locale]  # type: ignore[attr-defined]
