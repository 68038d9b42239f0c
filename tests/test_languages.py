"""A language is added by a command, is a draft until it is finished, and leaves nothing when it is taken away."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from babel import Locale
from bs4 import BeautifulSoup, Tag
from playwright.sync_api import Browser, expect

from conftest import MINIMAL, REAL, ROOT
from explainer.language.labels import has_plural_forms
from explainer.language.skeleton import plural_forms
from explainer.language.text import LentText, PlainText, joined, with_lent_texts, without_signs
from explainer.project import Project
from hosts import HostWithHeaders, serving

LABELS = ROOT / "tests" / "labels"
TRANSLATED = ("ar", "ru", "zh")
TEXT = re.compile(r"fr: (?P<fr>[^,{}]+), en: (?P<en>[^{}]+)\}")
MOST_LENT = 0.1  # of the labels: a new one need not be translated here at once
ENGLISH = yaml.load((ROOT / "data" / "labels" / "en.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)
ADDRESS = "https://example.org/"
ESSAY = """---
title: {title}
---

## Voici *un* pont

Des mots, et ![une image](beside.svg).

{{{{ links.to(["left-bank"], none) }}}}
"""

Soups = dict[str, BeautifulSoup]


class Copy:
    """A copy of this project, to be changed, without its own facts and its history."""

    def __init__(self, root: Path) -> None:
        self.root = root
        for folder in ("scripts", "overrides", "docs", "data/labels", "tests/facts", "guide"):
            shutil.copytree(ROOT / folder, root / folder, ignore=shutil.ignore_patterns("__pycache__"))
        for file in ("mkdocs.yml", "data/agreement.schema.json"):
            shutil.copyfile(ROOT / file, root / file)
        shutil.copyfile(MINIMAL, root / "data" / "agreement.yaml")
        if REAL.relative_to(ROOT).as_posix() != "data/agreement.yaml":
            self.edit(
                "mkdocs.yml", f"agreement: {REAL.relative_to(ROOT).as_posix()}\n", "agreement: data/agreement.yaml\n"
            )

    def run(self, *command: str) -> subprocess.CompletedProcess[str]:
        environment = {**os.environ, "LANG": "en_GB.UTF-8", "SITE_URL": ADDRESS, "NO_MKDOCS_2_WARNING": "1"}
        environment = {key: value for key, value in environment.items() if key not in ("AGREEMENT", "LC_ALL", "PDF")}
        return subprocess.run(
            [sys.executable, *command], cwd=self.root, env=environment, capture_output=True, text=True, check=False
        )

    def add(self, language: str) -> subprocess.CompletedProcess[str]:
        return self.run("scripts/language.py", language)

    def check(self) -> str:
        done = self.run("scripts/check.py")
        return done.stdout + done.stderr

    def edit(self, file: str, before: str, after: str) -> None:
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert before in text
        path.write_text(text.replace(before, after), encoding="utf-8")

    def finish(self, language: str) -> None:
        path = self.root / "mkdocs.yml"
        lines = path.read_text(encoding="utf-8").splitlines()
        lines = [
            line.replace(", extra: {draft: true}", "") if f"locale: {language}," in line else line for line in lines
        ]
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")

    def build(self) -> Path:
        done = self.run("-m", "mkdocs", "build", "--strict", "--site-dir", "site")
        assert done.returncode == 0, done.stderr
        return self.root / "site"

    def translate_facts(self, *languages: str) -> None:
        """Add what ``tests/labels/minimal.yaml`` has to each text of the facts."""
        known = yaml.safe_load((LABELS / "minimal.yaml").read_text(encoding="utf-8"))

        def with_others(text: re.Match[str]) -> str:
            others = (f", {language}: {known[text['fr']][language]}" for language in languages)
            return text[0][:-1] + "".join(others) + "}"

        path = self.root / "data" / "agreement.yaml"
        path.write_text(TEXT.sub(with_others, path.read_text(encoding="utf-8")), encoding="utf-8")


def pages_in(folder: Path) -> Soups:
    """The pages of one language by their paths, those that are gone aside."""
    found = {
        str(path.relative_to(folder)): BeautifulSoup(path.read_text(encoding="utf-8"), "lxml")
        for path in folder.rglob("index.html")
    }
    return {path: soup for path, soup in found.items() if soup.select_one("main[data-page]")}


@pytest.fixture(scope="module")
def draft(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A site to which German was added, and of which nothing is translated but one label and one text; with a page in
    words of its author."""
    copy = Copy(tmp_path_factory.mktemp("draft") / "project")
    for language, title in (("fr", "Notre essai"), ("en", "Our essay")):
        (copy.root / "docs" / language / "essay.md").write_text(ESSAY.format(title=title), encoding="utf-8")
        shutil.copyfile(copy.root / "docs" / "assets" / "icon.svg", copy.root / "docs" / language / "beside.svg")
    done = copy.add("de")
    assert done.returncode == 0, done.stderr
    assert "de (Deutsch) is a draft" in done.stdout
    copy.edit(
        "data/labels/de.yaml", '    # Les parties\n    title: ""', "    # Les parties\n    title: Die Vertragsparteien"
    )
    copy.edit("data/agreement.yaml", "en: The left bank}", "en: The left bank, de: Das linke Ufer}")
    copy.build()
    return copy


@pytest.fixture(scope="module")
def german(draft: Copy) -> Soups:
    return pages_in(draft.root / "site" / "de")


# --- Adding --------------------------------------------------------------------------------------------------------


def test_a_language_that_is_added_has_a_page_for_each_page(draft: Copy, german: Soups) -> None:
    english = pages_in(draft.root / "site" / "en")
    assert german.keys() == english.keys()
    assert all(soup.html and soup.html["lang"] == "de" for soup in german.values())


def test_what_a_draft_lacks_is_in_the_first_language_and_says_so(german: Soups) -> None:
    parties = german["parties/index.html"]
    assert parties.h1 and str(parties.h1) == '<h1 id="top">Die Vertragsparteien</h1>'
    assert str(parties.select_one("#left-bank")) == '<h2 id="left-bank">Das linke Ufer</h2>'
    answer = parties.select_one(".answer span")
    assert answer and str(answer) == '<span class="lent" lang="fr">Le village de gauche.</span>'


def test_no_sign_of_a_lent_text_is_left_in_what_is_published(draft: Copy) -> None:
    for path in (draft.root / "site").rglob("*"):
        if path.suffix in (".html", ".md", ".json", ".svg", ".xml", ".csv", ".txt"):
            assert not {"\x0e", "\x0f"} & {*path.read_text(encoding="utf-8")}, path


def test_a_page_in_words_is_not_copied_but_lent_and_says_so(draft: Copy, german: Soups) -> None:
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


def test_what_stands_beside_a_lent_page_is_lent_with_it(draft: Copy, german: Soups) -> None:
    image = german["essay/index.html"].select_one("main img")
    assert image
    assert (draft.root / "site" / "de" / "essay" / str(image["src"])).resolve().is_file()


def test_attributes_and_titles_hold_no_elements(german: Soups) -> None:
    for soup in german.values():
        assert soup.title and "<span" not in soup.title.get_text()
        for element in soup.find_all(True):
            assert not any("<span" in str(value) for value in element.attrs.values()), element


def test_a_draft_is_no_alternate_of_any_page_and_asks_not_to_be_found(draft: Copy, german: Soups) -> None:
    for folder in ("", "en", "de"):
        for soup in pages_in(draft.root / "site" / folder).values():
            assert not soup.select('[hreflang="de"]')
    for soup in german.values():
        assert soup.select('meta[name="robots"][content="noindex"]')
        assert not soup.select("link[rel=alternate][hreflang], link[type='application/atom+xml']")
        notice = soup.select_one(".draft")
        assert notice and "est en français, sur fond" in notice.get_text()


def test_a_draft_is_in_no_sitemap_and_no_list_for_programs_and_has_no_feed(draft: Copy) -> None:
    site = draft.root / "site"
    addresses = [str(each.text) for each in ElementTree.parse(site / "sitemap.xml").iter() if each.tag.endswith("loc")]
    assert addresses
    assert not [address for address in addresses if address.startswith(f"{ADDRESS}de/")]
    assert not (site / "de" / "feed.xml").exists()
    assert "en/llms.txt" in (site / "llms.txt").read_text(encoding="utf-8")
    assert not [path for path in site.rglob("llms.txt") if "de/llms.txt" in path.read_text(encoding="utf-8")]
    lost = (site / "404.html").read_text(encoding="utf-8")
    assert '<section lang="de"' not in lost and 'hreflang="de"' not in lost


def test_the_other_languages_lead_to_the_draft(draft: Copy) -> None:
    home = BeautifulSoup((draft.root / "site" / "index.html").read_text(encoding="utf-8"), "lxml")
    link = home.select_one('.languages a[lang="de"]')
    assert link and link["href"] == "de/"


def test_the_check_counts_what_is_left_of_a_draft(draft: Copy) -> None:
    counted = re.search(r"^de: (\d+) of (\d+) texts, (\d+) of (\d+) labels left", draft.check(), re.MULTILINE)
    assert counted
    texts, all_texts, labels, all_labels = map(int, counted.groups())
    assert (texts, labels) == (all_texts - 1, all_labels - 1)


def test_the_check_says_where_texts_are_left_and_counts_pages_of_authors(draft: Copy) -> None:
    said = draft.check()
    assert re.search(r"^data/agreement\.yaml:\d+:\d+: agreement\.title: not in de yet$", said, re.MULTILINE)
    assert "left-bank" not in said and "parties.0.name" not in said
    assert "de: 1 of 1 pages of your own left to translate" in said


def test_the_check_says_of_no_more_than_twenty_texts_where_they_are_left(draft: Copy) -> None:
    said = draft.run("scripts/check.py", "tests/facts/every-kind.yaml").stdout
    more = re.search(r"^de: and (\d+) texts more\nde: (\d+) of \d+ texts", said, re.MULTILINE)
    assert more
    assert said.count(": not in de yet\n") == 20 == int(more[2]) - int(more[1])
    lines = [int(line) for line in re.findall(r"every-kind\.yaml:(\d+):.*not in de yet", said)]
    assert lines == sorted(lines)


def test_a_label_that_no_other_language_has_is_told_in_a_draft(draft: Copy, tmp_path: Path) -> None:
    shutil.copytree(draft.root, tmp_path / "p", ignore=shutil.ignore_patterns("site", ".cache"))
    copy = object.__new__(Copy)
    copy.root = tmp_path / "p"
    copy.edit("data/labels/de.yaml", "\nmenu:", "\nmenue:")
    assert 'no other language has the label "menue"; did you mean "menu"?' in copy.check()


def test_the_search_of_a_draft_says_which_of_its_words_are_lent(draft: Copy, browser: Browser) -> None:
    with serving(draft.root / "site", HostWithHeaders) as host:
        page = browser.new_page()
        page.goto(f"{host}de/")
        page.locator(".search-button").click()
        page.locator("#search-input").fill("Dorf village")
        expect(page.locator(".search-results a").first).to_have_attribute("dir", "auto")
        for place in ("label", "form button", ".search-status", ".search-more"):
            lent = page.locator(f"dialog.search {place} > span.lent")
            expect(lent).to_have_attribute("lang", "fr")
        page.close()


@pytest.mark.parametrize(
    ("language", "complaint"),
    [
        ("en", '"en" is a language of this site already'),
        ("xx", 'no language "xx" is known'),
        ("../de", 'no language "../de" is known'),
    ],
)
def test_a_language_that_cannot_be_added_is_told_in_a_line(language: str, complaint: str, tmp_path: Path) -> None:
    copy = Copy(tmp_path / "project")
    before = (copy.root / "mkdocs.yml").read_text(encoding="utf-8")
    done = copy.add(language)
    assert done.returncode == 1
    assert complaint in done.stderr
    assert len(done.stderr.splitlines()) == 1
    assert (copy.root / "mkdocs.yml").read_text(encoding="utf-8") == before


# --- Finishing -----------------------------------------------------------------------------------------------------


def known(labels: dict[str, Any], among: dict[str, Any] | None = None) -> dict[str, Any]:
    """Of the labels of the tests, those that the site has today."""
    there = ENGLISH if among is None else among
    return {
        key: known(value, there[key]) if isinstance(value, dict) and not has_plural_forms(value) else value
        for key, value in labels.items()
        if key in there
    }


def completed(labels: dict[str, Any], among: dict[str, Any]) -> dict[str, Any]:
    """The labels of the tests, with those of ``among`` that are new since they were translated."""
    deeper = {
        key: completed(labels.get(key, {}), value)
        for key, value in among.items()
        if isinstance(value, dict) and not has_plural_forms(value)
    }
    return among | labels | deeper


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Copy:
    """A site in French, English, Arabic, Russian and Chinese."""
    copy = Copy(tmp_path_factory.mktemp("finished") / "project")
    for language in TRANSLATED:
        labels = known(yaml.load((LABELS / f"{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader))
        path = copy.root / "data" / "labels" / f"{language}.yaml"
        path.write_text(yaml.safe_dump(labels, allow_unicode=True), encoding="utf-8")
        assert copy.add(language).returncode == 0
    copy.translate_facts(*TRANSLATED)
    copy.build()
    return copy


def test_translated_labels_are_nearly_complete_and_have_all_forms_of_numbers(finished: Copy) -> None:
    said = finished.check()
    for language in TRANSLATED:
        counted = re.search(rf"^{language}: 0 of \d+ texts, (\d+) of (\d+) labels left", said, re.MULTILINE)
        assert counted, said
        assert int(counted[1]) <= MOST_LENT * int(counted[2])
    assert "CLDR" not in said
    assert "are they translated?" not in said


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("ru", "ltr"), ("zh", "ltr")])
def test_each_page_of_a_language_is_written_its_way(finished: Copy, language: str, way: str) -> None:
    for soup in pages_in(finished.root / "site" / language).values():
        assert soup.html
        assert (soup.html["lang"], soup.html["dir"]) == (language, way)


def test_what_is_written_from_left_to_right_says_so_among_arabic(finished: Copy) -> None:
    for soup in pages_in(finished.root / "site" / "ar").values():
        for element in soup.body.select("[lang]") if soup.body else ():
            if element.name != "g":
                assert element.get("dir", "rtl") == ("rtl" if element["lang"] == "ar" else "ltr"), element


def test_pictures_are_the_other_way_round_and_their_words_are_not(finished: Copy) -> None:
    turned = pages_in(finished.root / "site" / "ar")["parties/index.html"]
    drawings = turned.select("svg.drawing")
    assert drawings
    for drawing in drawings:
        group = drawing.find("g", recursive=False)
        assert isinstance(group, Tag)
        assert group["transform"] == f"translate({drawing['width']} 0) scale(-1 1)"
        assert all(text["transform"] == "scale(-1 1)" and float(str(text["x"])) <= 0 for text in drawing.select("text"))
    straight = pages_in(finished.root / "site" / "ru")["parties/index.html"]
    assert not straight.select("svg.drawing text[transform]")


def test_lists_have_the_comma_of_their_language(finished: Copy) -> None:
    sources = pages_in(finished.root / "site" / "ar")["sources/index.html"]
    origin = sources.select_one(".origin")
    assert origin and "القريتان، " in origin.get_text()
    assert "," not in origin.get_text()


def test_a_language_is_finished_by_taking_one_word_away(finished: Copy, tmp_path: Path) -> None:
    shutil.copytree(finished.root, tmp_path / "p", ignore=shutil.ignore_patterns("site", ".cache"))
    copy = object.__new__(Copy)
    copy.root = tmp_path / "p"
    labels = copy.root / "data" / "labels" / "zh.yaml"
    written = yaml.load(labels.read_text(encoding="utf-8"), yaml.BaseLoader)
    labels.write_text(yaml.safe_dump(completed(written, ENGLISH), allow_unicode=True), encoding="utf-8")
    copy.finish("zh")
    assert "zh:" not in copy.check()
    home = BeautifulSoup((copy.build() / "index.html").read_text(encoding="utf-8"), "lxml")
    assert home.select('link[rel=alternate][hreflang="zh"]')
    assert not home.select('link[rel=alternate][hreflang="ar"]')


# --- One language, another first, fewer ----------------------------------------------------------------------------


def only(copy: Copy, *languages: str) -> None:
    """Keep these languages, the first as the default, and leave no other in the facts."""
    path = copy.root / "mkdocs.yml"
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = {
        language: next(line for line in lines if f"locale: {language}," in line).replace(", default: true", "")
        for language in languages
    }
    place = next(number for number, line in enumerate(lines) if "- {locale:" in line)
    others = [line for line in lines[place:] if "- {locale:" not in line]
    first, *rest = kept.values()
    path.write_text("\n".join([*lines[:place], first.replace("}", ", default: true}"), *rest, *others]) + "\n")
    for locale in ("fr", "en"):
        if locale not in languages:
            shutil.rmtree(copy.root / "docs" / locale)
            (copy.root / "data" / "labels" / f"{locale}.yaml").unlink()
            facts = copy.root / "data" / "agreement.yaml"
            text = TEXT.sub(lambda found: f"{languages[0]}: {found[languages[0]]}}}", facts.read_text(encoding="utf-8"))
            facts.write_text(text, encoding="utf-8")


def test_a_site_in_one_language_says_nothing_of_others(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "project")
    only(copy, "en")
    site = copy.build()
    assert not (site / "parallel" / "index.html").exists()
    for path, soup in pages_in(site).items():
        assert not soup.select(".languages, [hreflang], #translations"), path
        assert "fr" not in {str(each["lang"]) for each in soup.select("[lang]")}, path
    assert "hreflang" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_another_language_may_come_first(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "project")
    only(copy, "en", "fr")
    site = copy.build()
    home = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "lxml")
    assert home.html and home.html["lang"] == "en"
    default = home.select_one('link[hreflang="x-default"]')
    assert default and default["href"] == ADDRESS
    assert (site / "fr" / "index.html").exists()
    assert not (site / "en").exists()


# --- Doubts --------------------------------------------------------------------------------------------------------


def test_a_copy_of_another_language_is_told_and_stops_nothing(tmp_path: Path) -> None:
    copy = Copy(tmp_path / "project")
    copy.edit("mkdocs.yml", "name: English}", "name: English}\n        - {locale: pl, name: Polski}")
    shutil.copyfile(copy.root / "data" / "labels" / "en.yaml", copy.root / "data" / "labels" / "pl.yaml")
    shutil.copytree(copy.root / "docs" / "en", copy.root / "docs" / "pl")
    facts = copy.root / "data" / "agreement.yaml"
    facts.write_text(
        TEXT.sub(lambda found: f"{found[0][:-1]}, pl: {found['en']}}}", facts.read_text()), encoding="utf-8"
    )
    done = copy.run("scripts/check.py")
    assert done.returncode == 0
    assert 'data/labels/pl.yaml:2:14: conventions: "en-GB" is another language' in done.stdout
    assert re.search(r'labels/pl\.yaml:\d+:\d+: \S+: \d+ of \d+ labels say the same as in "en"', done.stdout)
    assert "this language has the forms one, few, many (CLDR)" in done.stdout
    assert re.search(r'agreement\.yaml:\d+:\d+: \S+\.pl: \d+ of \d+ texts say the same as in "en"', done.stdout)


# --- What stands where ---------------------------------------------------------------------------------------------


def test_pages_hold_structure_and_no_words() -> None:
    """So that a language copies them and translates none."""
    pages = {locale: ROOT / "docs" / locale for locale in Project().locales}
    for path in (each for folder in pages.values() for each in folder.rglob("*.md")):
        text = path.read_text(encoding="utf-8")
        markdown = text.split("---\n", 2)[2] if text.startswith("---\n") else text
        words = re.sub(r"\{%.*?%\}|\{\{.*?\}\}|\{:.*?\}|<[^<>]*>", "", markdown, flags=re.DOTALL)
        assert not re.search(r"\w", words), f"{path}: {words}"


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


@pytest.mark.parametrize(
    ("language", "forms"),
    [
        ("ar", ["zero", "one", "two", "few", "many", "other"]),
        ("ru", ["one", "few", "many"]),
        ("zh", ["other"]),
        ("fr", ["one", "other"]),
    ],
)
def test_a_language_has_the_forms_by_which_things_are_counted(language: str, forms: list[str]) -> None:
    assert plural_forms(Locale.parse(language)) == forms
