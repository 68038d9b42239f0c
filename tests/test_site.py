"""Promises about the built HTML, of each agreement that we have."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pytest
from bs4 import Tag

from explainer.facts import walk
from explainer.facts.model import Facts, Provision, Rival, RivalDate, RivalName, SourceKind, Term
from explainer.language.labels import Labels
from explainer.pages.addresses import target
from explainer.pages.page import EDITION, HOME
from site_reader import BuiltPage, BuiltSite

pytestmark = pytest.mark.site

STATEMENTS = "main :is(.entry:not(.source, .level, .term), .claim, .version, .moment, div.lead)"
RESTS_ON = "[id^=rests-] + .matrix tbody tr"  # the rows that say what rests on which sources


def by_language(site: BuiltSite) -> list[dict[str, BuiltPage]]:
    return [site.of(locale) for locale in site.locales]


def test_every_language_has_the_same_pages(any_site: BuiltSite) -> None:
    names = [set(pages) for pages in by_language(any_site)]
    assert names[0] and all(each == names[0] for each in names)


def test_every_page_says_its_language(any_site: BuiltSite) -> None:
    assert {(page.path, page.soup.html["lang"]) for page in any_site.pages} == {
        (page.path, page.locale) for page in any_site.pages
    }


def test_every_entry_has_its_anchor_in_every_language(any_site: BuiltSite) -> None:
    wanted = {record.id for _, record in walk.records(any_site.facts) if hasattr(record, "id")}
    for pages in by_language(any_site):
        found = set().union(*(page.ids for page in pages.values()))
        assert wanted <= found


def test_every_entry_s_anchor_is_a_heading(any_site: BuiltSite) -> None:
    wanted = {entry.id for _, entry in walk.entries(any_site.facts)}
    for page in any_site.pages:
        for element in page.soup.select("[id]"):
            if element["id"] in wanted and not element.find_parent(attrs={"data-role": "moved"}):
                assert element.name in {"h1", "h2", "h3", "h4", "h5"}, (page.path, element["id"])


def test_every_entry_s_heading_is_in_the_table_of_contents(any_site: BuiltSite) -> None:
    wanted = {entry.id for _, entry in walk.entries(any_site.facts)}
    for page in any_site.single_pages:
        listed = {link["href"].removeprefix("#") for link in page.soup.select(".toc a")}
        shown = {heading["id"] for heading in page.soup.select("main :is(h2, h3, h4)[id]")}
        assert wanted & shown <= listed, page.path


def test_no_id_stands_twice_on_a_page(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        ids = [element["id"] for element in page.soup.select("[id]")]
        assert len(ids) == len(set(ids)), page.path


@pytest.mark.parametrize("what", ["dates", "entries", "sources", "certainties", "foreign names"])
def test_all_languages_carry_the_same(any_site: BuiltSite, what: str) -> None:
    """Sorted, because a page puts the name in its own language first. The complete edition holds the other pages."""
    select = {
        "dates": lambda page: [
            date.get("datetime") or date["value"] for date in page.soup.select("main :is(time, data)")
        ],
        "entries": lambda page: [heading["id"] for heading in page.soup.select("main :is(h1, h2, h3, h4)[id]")],
        "sources": lambda page: [link["href"].split("#")[1] for link in page.soup.select(".supports a[href*='#']")],
        "certainties": lambda page: [mark["data-certainty"] for mark in page.soup.select("main .certainty")],
        "foreign names": lambda page: [
            (span["lang"], span.text)
            for span in page.soup.select("main .names [lang]")
            if span["lang"] not in any_site.locales
        ],
    }[what]
    first, *others = (
        {name: sorted(select(page)) for name, page in pages.items() if name != EDITION}
        for pages in by_language(any_site)
    )
    for other in others:
        assert other == first


def test_all_languages_carry_the_same_numbers(any_site: BuiltSite, labels: dict[str, Labels]) -> None:
    """In the facts themselves: years, days, counts, article numbers."""
    for path, record in walk.records(any_site.facts):
        for name in type(record).model_fields:
            value = getattr(record, name)
            texts = getattr(value, "root", None)
            if isinstance(texts, dict) and all(isinstance(text, str) for text in texts.values()):
                numbers = {locale: sorted(re.findall(r"\d+", text)) for locale, text in texts.items()}
                assert len({tuple(each) for each in numbers.values()}) == 1, ((*path, name), numbers)


def test_no_template_code_is_published(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        html = re.sub(r"<(style|script)\b.*?</\1>", "", page.html, flags=re.DOTALL)  # braces belong there
        assert not re.search(r"\{\{|\}\}|\{%|%\}|\{#|\{:", html), page.path


def test_every_link_and_anchor_leads_somewhere(any_site: BuiltSite) -> None:
    lychee = Path(sys.executable).with_name("lychee")
    options = ["--offline", "--include-fragments", "--no-progress", "--index-files", "index.html"]
    pages = [str(path) for path in sorted(any_site.folder.rglob("*.html"))]
    command = [str(lychee), *options, "--root-dir", str(any_site.folder), *pages]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_no_page_asks_another_host_for_anything(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        for element in page.soup.select("script[src], link[rel~=stylesheet], link[rel~=icon], img, iframe, source"):
            assert not re.match(r"(https?:)?//", element.get("src") or element.get("href") or ""), page.path


def test_the_language_switch_stays_on_the_page(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        for link in page.soup.select(".languages a"):
            target = (any_site.folder / page.path).parent / str(link["href"]) / "index.html"
            other = next(each for each in any_site.pages if (any_site.folder / each.path) == target.resolve())
            assert (other.name, other.locale) == (page.name, link["hreflang"])


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


def test_each_partner_and_list_is_shown_with_what_is_known_of_it(any_site: BuiltSite) -> None:
    lists = {f"#{each.id}" for each in any_site.facts.partner_lists}
    for page in [page for page in any_site.single_pages if page.name == "parties"]:
        for partner in any_site.facts.partners:
            card = page.by_id[partner.id].find_parent("section")
            assert not partner.on or card.select_one(f'[datetime="{partner.on.iso}"], [value="{partner.on.iso}"]')
            assert {str(link["href"]) for link in card.select("a[href]")} & lists == {
                f"#{each}" for each in partner.lists
            }
        for each in any_site.facts.partner_lists:
            card = page.by_id[each.id].find_parent("section")
            assert each.count is None or str(each.count) in card.get_text()
            named = {str(link["href"]) for link in card.select(".inline a")}
            assert named == {f"#{partner.id}" for partner in any_site.facts.partners if each.id in partner.lists}


def test_each_source_has_its_title_as_published_or_says_that_it_was_not_seen(any_site: BuiltSite) -> None:
    for locale in any_site.locales:
        soup = any_site.of(locale)["sources"].soup
        for source in any_site.facts.sources:
            title = soup.find(id=source.id).find_parent("section").select_one("cite")
            assert (title and (title["lang"], title.get_text())) == (
                (source.language, source.published_title) if source.published_title else None
            )


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


def test_every_page_leads_to_how_to_cite_it_and_its_entries(any_site: BuiltSite) -> None:
    """In words, with its title and the site's name, and as files; a link leads to the entry itself. What has no note,
    like a definition, leads there by itself."""
    cite_pages = {(page.name, page.locale): page for page in any_site.cite_pages}
    for page in any_site.pages:
        cite = cite_pages.pop((page.name, page.locale))
        assert page.soup.select_one('.site-footer a[href="cite.html"]')
        of_page, *of_entries = cite.soup.select(".cited")
        if page.name != "index":
            assert page.soup.h1.get_text() in of_page.select_one("[data-role=citation]").get_text()
        assert cited_files(of_page) == [f"pages/{page.name}.{ending}" for ending in CITATION_FILES]
        for each in of_entries:
            entry = str(each.h2["id"])
            assert {str(link["href"]) for link in each.select("h2 a, a[data-copied]")} == {f"./#{entry}"}
            if entry in any_site.entries:
                assert (
                    page.soup.select_one(".site-name").get_text() in each.select_one("[data-role=citation]").get_text()
                )
                assert each.select_one("button[hidden][data-copied]")
                assert not cited_files(each)
        led_to = {str(link["href"]) for link in page.soup.select('a[href^="cite.html#"]')}
        with_ways = {str(each.h2["id"]) for each in of_entries}
        assert led_to == {f"cite.html#{entry}" for entry in with_ways} or page.name == EDITION
    assert not cite_pages
    for locale in any_site.locales:
        cited = set().union(*(page.ids for page in any_site.cite_pages if page.locale == locale))
        assert any_site.entries.keys() <= cited


CITATION_FILES = ("bib", "json", "ris")


def cited_files(section: Tag) -> list[str]:
    return [str(link["href"]).rpartition("cite/")[2] for link in section.select("a[download]")]


def test_words_of_the_glossary_are_explained_where_a_page_first_uses_them(sample_site: BuiltSite) -> None:
    for locale in sample_site.locales:
        pages = sample_site.of(locale)
        terms = {term.id: term for term in sample_site.facts.glossary}
        explained = 0
        for page in pages.values():
            buttons = page.soup.select("button.term")
            targets = [str(button["popovertarget"]) for button in buttons]
            assert len(targets) == len(set(targets)), page.path
            for button in buttons:
                term = terms[str(button["popovertarget"]).removeprefix("explains-")]
                card = page.by_id[button["popovertarget"]]
                assert card.select_one(f'a[href$="#{term.id}"]')
                assert button.find_parent(["a", "h1", "h2", "h3", "h4", "h5", "h6", "code", "button"]) is None
            explained += len(buttons)
        assert explained > 2
        assert not pages["names"].soup.select("button.term")


def test_pages_say_when_their_facts_were_last_checked(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        assert page.soup.select_one(".site-footer time")
    if any_site.facts.agreement.signature.checked:  # older than the check of the whole site
        page = any_site.of(any_site.locales[0])["index"]
        assert page.soup.select_one(".site-footer time")["datetime"] == any_site.facts.agreement.signature.checked.iso


def test_sources_stand_by_kind_the_nearest_first(real_site: BuiltSite) -> None:
    for pages in by_language(real_site):
        kinds = [str(h3["id"]) for h3 in pages["sources"].soup.select("h3[id^=kind-]")]
        order = [f"kind-{kind.value}" for kind in SourceKind]
        assert kinds == sorted(kinds, key=order.index)


def test_each_source_lists_the_entries_that_cite_it_and_each_entry_its_sources(any_site: BuiltSite) -> None:
    for pages in by_language(any_site):
        soup = pages["data"].soup
        whole = {
            (link["href"].split("#")[1], row.th["id"].removeprefix("cites-"))
            for row in soup.select(".matrix tr:has(> th[id])")
            for link in row.select("td li a")
        }
        in_part = {
            (link["href"].split("#")[1], heading["id"].removeprefix("parts-"))
            for heading in soup.select("h3[id^=parts-]")
            for link in heading.find_next("table").select("td a")
        }
        rests_on = {
            (row.select_one("th a")["href"].split("#")[1], link["href"].split("#")[1])
            for row in soup.select(RESTS_ON)
            for link in row.select("td a")
        }
        assert whole | in_part == rests_on != set()


def test_each_source_says_how_many_entries_cite_it_and_leads_to_them(any_site: BuiltSite) -> None:
    for pages in by_language(any_site):
        rows = pages["data"].soup.select(RESTS_ON)
        cited = Counter(link["href"].split("#")[1] for row in rows for link in row.select("td a"))
        for source in any_site.facts.sources:
            section = pages["sources"].by_id[source.id].find_parent("section")
            link = section.select_one(f'a[href$="data/#cites-{source.id}"]')
            numbers = re.findall(r"\d+", link.text) if link else []
            assert numbers == ([str(cited[source.id])] if cited[source.id] else []), source.id


def test_side_by_side_every_text_stands_in_every_language(any_site: BuiltSite) -> None:
    """The page's own language comes first. What is told of an act stands with its party."""
    acts = [act for party in any_site.facts.parties for same in party.acts.values() for act in same]
    told = [text.root for act in acts for text in (act.place, act.note) if text]
    entries = [str(entry.id) for _, entry in walk.entries(any_site.facts)]
    for locale in any_site.locales:
        pages = any_site.of(locale)
        soup = pages["parallel"].soup
        links = soup.select(".parallel .heading a")
        assert sorted(str(link["href"]).split("#")[1] for link in links) == sorted(entries)
        shown = re.sub(r"\W", "", soup.main.get_text())
        assert all(re.sub(r"\W", "", text[locale]) in shown for text in told)
        for row in soup.select(".parallel > div"):
            languages = [str(text["lang"]) for text in row.select("p")]
            assert languages[: len(any_site.locales)] == list(dict.fromkeys([locale, *any_site.locales]))
            assert len(set(languages)) == len(languages)


def test_the_glossary_is_in_the_order_of_each_language(real_site: BuiltSite) -> None:
    for pages in by_language(real_site):
        terms = [heading.text for heading in pages["names"].soup.select(".term h3")]
        letters = [unicodedata.normalize("NFKD", term).encode("ascii", "ignore").lower() for term in terms]
        assert letters == sorted(letters)


def test_parts_that_the_agreement_lacks_leave_no_page_and_no_link(build, any_site: BuiltSite, pages) -> None:
    names = {page.name for page in pages}
    shown = {page.name for page in pages if page.is_shown(any_site.facts, any_site.locales)}
    assert set(any_site.of(any_site.locales[0])) == shown
    for page in any_site.pages:
        for absent in names - shown:
            assert not page.soup.select(f'a[href*="{absent}/"]')


def test_the_page_for_lost_readers_speaks_every_language(any_site: BuiltSite, labels: dict[str, Labels]) -> None:
    html = (any_site.folder / "404.html").read_text(encoding="utf-8")
    for each in labels.values():
        assert f'<section lang="{each.locale}"' in html
        assert str(each.words.not_found_title) in html


def test_a_page_has_one_name_in_menu_heading_title_and_links(real_site: BuiltSite, labels: dict[str, Labels]) -> None:
    """The home page is called like the site, and its heading tells what happened."""
    called: dict[tuple[str, str], set[str]] = {}  # by what a link leads to, in each language
    for page in real_site.pages:
        for link in page.soup.select(":is(.site-nav, .about, main) a:not([href*='#'])"):
            if leads_to := target(str(link["href"]), page.url):
                called.setdefault((page.locale, leads_to[0]), set()).add(link.get_text(strip=True))
    for page in real_site.single_pages:
        site = real_site.facts.site.name.root[page.locale]
        name = site if page.name == HOME else str(labels[page.locale].words.pages[page.name].title)
        assert page.soup.select_one(":is(.site-nav, .about) [aria-current]").text == name
        assert page.soup.title.text.partition(" – ")[0] == name
        if page.name != HOME:
            assert page.soup.h1.text == name
        assert called[page.locale, page.url] == {name}
