"""A language that is added is a draft: what it lacks it has from the first language, and says so."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from xml.etree import ElementTree

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import Page, expect

from explainer.language.text import LentText, PlainText, joined, with_lent_texts, without_signs
from hosts import HostWithHeaders, serving
from own_site import ADDRESS, SiteOfLanguages, Soups, pages_in

ESSAY = """---
title: {title}
---

## Voici *un* pont

Des mots, et ![une image](beside.svg).

{{{{ links.to(["left-bank"], none) }}}}
"""


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> SiteOfLanguages:
    """A site to which German was added, and of which nothing is translated but one label and one text; with a page in
    words of its author."""
    copy = SiteOfLanguages.copied_to(tmp_path_factory.mktemp("draft") / "project")
    for language, title in (("fr", "Notre essai"), ("en", "Our essay")):
        (copy.root / "docs" / language / "essay.md").write_text(ESSAY.format(title=title), encoding="utf-8")
        shutil.copyfile(copy.root / "docs" / "assets" / "icon.svg", copy.root / "docs" / language / "beside.svg")
    done = copy.add_language("de")
    assert done.returncode == 0, done.stderr
    assert "de (Deutsch) is a draft" in done.stdout
    copy.replace(
        "data/labels/de.yaml", '    # Les parties\n    title: ""', "    # Les parties\n    title: Die Vertragsparteien"
    )
    copy.replace("data/small.yaml", "en: The left bank}", "en: The left bank, de: Das linke Ufer}")
    return copy.published()


@pytest.fixture(scope="module")
def german(draft: SiteOfLanguages) -> Soups:
    return pages_in(draft.folder / "de")


def test_a_language_that_is_added_has_a_page_for_each_page(draft: SiteOfLanguages, german: Soups) -> None:
    english = pages_in(draft.folder / "en")
    assert german.keys() == english.keys()
    assert all(soup.html and soup.html["lang"] == "de" for soup in german.values())


def test_what_a_draft_lacks_is_in_the_first_language_and_says_so(german: Soups) -> None:
    parties = german["parties/index.html"]
    assert parties.h1 and str(parties.h1) == '<h1 id="top">Die Vertragsparteien</h1>'
    assert str(parties.select_one("#left-bank")) == '<h2 id="left-bank">Das linke Ufer</h2>'
    answer = parties.select_one(".answer span")
    assert answer and str(answer) == '<span class="lent" lang="fr">Le village de gauche.</span>'


def test_no_sign_of_a_lent_text_is_left_in_what_is_published(draft: SiteOfLanguages) -> None:
    for path in (draft.folder).rglob("*"):
        if path.suffix in (".html", ".md", ".json", ".svg", ".xml", ".csv", ".txt"):
            assert not {"\x0e", "\x0f"} & {*path.read_text(encoding="utf-8")}, path


def test_a_page_in_words_is_not_copied_but_lent_and_says_so(draft: SiteOfLanguages, german: Soups) -> None:
    assert not (draft.root / "docs" / "de" / "essay.md").exists()
    essay = german["essay/index.html"]
    assert str(essay.h1) == '<h1 id="top"><span class="lent" lang="fr">Notre essai</span></h1>'
    assert essay.main
    page = essay.main.select_one("div.lent")
    assert page
    assert (page["lang"], page["dir"]) == ("fr", "ltr")
    assert page.p and page.p.get_text() == "Des mots, et ."
    assert [str(each["lang"]) for each in page.select(".toc a span, h2 > span")] == ["fr"]
    entry = page.select_one('a[href*="#left-bank"]')
    own = entry.find_parent(lang=True) if entry else None
    assert own and (own["lang"], own["dir"]) == ("de", "ltr")
    contents = essay.select_one(".toc a")
    assert contents and str(contents.decode_contents()) == '<span class="lent" lang="fr">Voici un pont</span>'


def test_what_stands_beside_a_lent_page_is_lent_with_it(draft: SiteOfLanguages, german: Soups) -> None:
    image = german["essay/index.html"].select_one("main img")
    assert image
    assert (draft.folder / "de" / "essay" / str(image["src"])).resolve().is_file()


def test_attributes_and_titles_hold_no_elements(german: Soups) -> None:
    for soup in german.values():
        assert soup.title and "<span" not in soup.title.get_text()
        for element in soup.find_all(True):
            assert not any("<span" in str(value) for value in element.attrs.values()), element


def test_a_draft_is_no_alternate_of_any_page_and_asks_not_to_be_found(draft: SiteOfLanguages, german: Soups) -> None:
    for folder in ("", "en", "de"):
        for soup in pages_in(draft.folder / folder).values():
            assert not soup.select('[hreflang="de"]')
    for soup in german.values():
        assert soup.select('meta[name="robots"][content="noindex"]')
        assert not soup.select("link[rel=alternate][hreflang], link[type='application/atom+xml']")
        notice = soup.select_one(".draft")
        assert notice and "est en français, sur fond" in notice.get_text()


def test_a_draft_is_in_no_sitemap_and_no_list_for_programs_and_has_no_feed(draft: SiteOfLanguages) -> None:
    site = draft.folder
    addresses = [str(each.text) for each in ElementTree.parse(site / "sitemap.xml").iter() if each.tag.endswith("loc")]
    assert addresses
    assert not [address for address in addresses if address.startswith(f"{ADDRESS}de/")]
    assert not (site / "de" / "feed.xml").exists()
    assert "en/llms.txt" in (site / "llms.txt").read_text(encoding="utf-8")
    assert not [path for path in site.rglob("llms.txt") if "de/llms.txt" in path.read_text(encoding="utf-8")]
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert '<section lang="de"' not in lost and 'hreflang="de"' not in lost


def test_the_other_languages_lead_to_the_draft(draft: SiteOfLanguages) -> None:
    home = BeautifulSoup((draft.folder / "index.html").read_text(encoding="utf-8"), "lxml")
    link = home.select_one('.languages a[lang="de"]')
    assert link and link["href"] == "de/"


def test_the_check_counts_what_is_left_of_a_draft(draft: SiteOfLanguages) -> None:
    counted = re.search(r"^de: (\d+) of (\d+) texts, (\d+) of (\d+) labels left", draft.said(), re.MULTILINE)
    assert counted
    texts, all_texts, labels, all_labels = map(int, counted.groups())
    assert (texts, labels) == (all_texts - 1, all_labels - 1)


def test_the_check_says_where_texts_are_left_and_counts_pages_of_authors(draft: SiteOfLanguages) -> None:
    said = draft.said()
    assert re.search(r"^data/small\.yaml:\d+:\d+: agreement\.title: not in de yet$", said, re.MULTILINE)
    assert "left-bank" not in said and "parties.0.name" not in said
    assert "de: 1 of 1 pages of your own left to translate" in said


def test_the_check_says_of_no_more_than_twenty_texts_where_they_are_left(draft: SiteOfLanguages) -> None:
    said = draft.said("tests/facts/every-kind.yaml")
    more = re.search(r"^de: and (\d+) texts more\nde: (\d+) of \d+ texts", said, re.MULTILINE)
    assert more
    assert said.count(": not in de yet\n") == 20 == int(more[2]) - int(more[1])
    lines = [int(line) for line in re.findall(r"every-kind\.yaml:(\d+):.*not in de yet", said)]
    assert lines == sorted(lines)


def test_a_label_that_no_other_language_has_is_told_in_a_draft(draft: SiteOfLanguages, tmp_path: Path) -> None:
    copy = draft.copied_again_to(tmp_path / "p")
    copy.replace("data/labels/de.yaml", "\nmenu:", "\nmenue:")
    assert 'no other language has the label "menue"; did you mean "menu"?' in copy.said()


def test_the_search_of_a_draft_says_which_of_its_words_are_lent(draft: SiteOfLanguages, page: Page) -> None:
    with serving(draft.folder, HostWithHeaders) as host:
        page.goto(f"{host}de/")
        page.locator(".search-button").click()
        page.locator("#search-input").fill("Dorf village")
        expect(page.locator(".search-results a").first).to_have_attribute("dir", "auto")
        for place in ("label", "form button", ".search-status", ".search-more"):
            lent = page.locator(f"dialog.search {place} > span.lent")
            expect(lent).to_have_attribute("lang", "fr")


# --- Texts that are lent -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("html", "published"),
    [
        ("<p>{}</p>", '<p><span class="lent" lang="fr">a &lt;b</span></p>'),
        ('<p title="{}">x</p>', '<p title="a &lt;b">x</p>'),
        ("<title>{}</title>", "<title>a &lt;b</title>"),
        ("<svg><text>{}</text></svg>", "<svg><text>a &lt;b</text></svg>"),
        ("<p>x</p>", "<p>x</p>"),
    ],
)
def test_a_lent_text_is_in_an_element_where_one_may_be(html: str, published: str) -> None:
    assert with_lent_texts(html.format(LentText.of("a <b", "fr").__html__())) == published


def test_a_lent_text_stays_lent_when_it_is_filled_in_and_joined() -> None:
    text = LentText.of("il y a {n}", "fr").format(n=2)
    assert (text, text.lang) == ("il y a 2", "fr")
    both = joined([text, LentText.of("et", "fr")], " ".join)
    assert isinstance(both, LentText) and both.lang == "fr"
    assert not isinstance(joined([text, PlainText("and")], " ".join), LentText)
    assert without_signs(text.__html__()) == "il y a 2"


@pytest.mark.parametrize(
    ("text", "published"),
    [
        ("{a} · {b} · ", "SPAN\u206831 يناير\u2069 · one</span> · "),
        ("au {a} :", "SPANau \u206831 يناير\u2069</span> :"),
        (" · vu", " · SPANvu</span>"),
        ("{b}, {n}", "SPANone, 3</span>"),
    ],
)
def test_what_is_filled_into_a_lent_text_leaves_its_order_and_separators_are_of_the_page(
    text: str, published: str
) -> None:
    filled = LentText.of(text, "fr").format(a=PlainText("31 يناير"), b="one", n=3)
    assert with_lent_texts(filled.__html__()) == published.replace("SPAN", '<span class="lent" lang="fr">')


def test_a_text_that_is_not_lent_marks_the_lent_words_in_it() -> None:
    filled = PlainText("bis {date}, {sources} & {n}").format(date="<heute>", sources=LentText.of("1 source", "fr"), n=2)
    assert filled == "bis <heute>, 1 source & 2"
    said = 'bis &lt;heute&gt;, <span class="lent" lang="fr">1 source</span> &amp; 2'
    assert with_lent_texts(filled.__html__()) == said


def test_a_list_of_own_and_lent_texts_marks_the_lent_ones_wherever_it_is_put() -> None:
    listed = joined([PlainText("2 Zeitungen"), LentText.of("1 source", "fr")], ", ".join)
    marked = '2 Zeitungen, <span class="lent" lang="fr">1 source</span>'
    assert with_lent_texts(listed.__html__()) == marked
    assert with_lent_texts(PlainText("Nach {told}").format(told=listed).__html__()) == f"Nach {marked}"


def test_a_lent_pattern_of_citations_is_lent_with_what_it_holds() -> None:
    inner = LentText.of("« {title} »", "fr").format(title="قرية")
    assert LentText.of("{citation}, en ligne", "fr").format(citation=inner) == "« \u2068قرية\u2069 », en ligne"
