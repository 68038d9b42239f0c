"""Promises about the built HTML, of each agreement that we have."""

from __future__ import annotations

import re
import subprocess
import sys
import unicodedata
from pathlib import Path

import pytest

from explainer.facts import walk
from explainer.language.labels import Labels
from explainer.pages.addresses import target
from explainer.pages.page import EDITION, HOME
from site_reader import BuiltPage, BuiltSite

pytestmark = pytest.mark.site


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


def test_the_language_switch_stays_on_the_page(any_site: BuiltSite) -> None:
    for page in any_site.pages:
        for link in page.soup.select(".languages a"):
            target = (any_site.folder / page.path).parent / str(link["href"]) / "index.html"
            other = next(each for each in any_site.pages if (any_site.folder / each.path) == target.resolve())
            assert (other.name, other.locale) == (page.name, link["hreflang"])


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
