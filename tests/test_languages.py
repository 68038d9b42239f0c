"""A language is added by a command, finished by taking a word away, and leaves nothing when it is taken away."""

from __future__ import annotations

import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml
from babel import Locale
from bs4 import BeautifulSoup, Tag

from conftest import ROOT
from explainer.language.labels import has_plural_forms
from explainer.language.skeleton import plural_forms
from explainer.pages.page import read_pages
from explainer.project import Project
from own_site import ADDRESS, LABELS, TEXT, SiteOfLanguages, pages_in

TRANSLATED = ("ar", "ru", "zh")
MOST_LENT = 0.1  # of the labels: a new one need not be translated here at once
ENGLISH = yaml.load((ROOT / "data" / "labels" / "en.yaml").read_text(encoding="utf-8"), yaml.BaseLoader)


# --- Adding --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("language", "complaint"),
    [
        ("en", '"en" is a language of this site already'),
        ("xx", 'no language "xx" is known'),
        ("../de", 'no language "../de" is known'),
    ],
)
def test_a_language_that_cannot_be_added_is_told_in_a_line(language: str, complaint: str, tmp_path: Path) -> None:
    copy = SiteOfLanguages.copied_to(tmp_path / "project")
    before = (copy.root / "mkdocs.yml").read_text(encoding="utf-8")
    done = copy.add_language(language)
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
def drafts(tmp_path_factory: pytest.TempPathFactory) -> SiteOfLanguages:
    """A site in French and English, with drafts in Arabic, Russian and Chinese; it is not built."""
    copy = SiteOfLanguages.copied_to(tmp_path_factory.mktemp("drafts") / "project")
    for language in TRANSLATED:
        labels = known(yaml.load((LABELS / f"{language}.yaml").read_text(encoding="utf-8"), yaml.BaseLoader))
        path = copy.root / "data" / "labels" / f"{language}.yaml"
        path.write_text(yaml.safe_dump(labels, allow_unicode=True), encoding="utf-8")
        assert copy.add_language(language).returncode == 0
    copy.translate_facts(*TRANSLATED)
    return copy


@pytest.fixture(scope="module")
def finished(drafts: SiteOfLanguages, tmp_path_factory: pytest.TempPathFactory) -> SiteOfLanguages:
    """The same site, built when the Chinese one is no longer a draft."""
    copy = drafts.copied_again_to(tmp_path_factory.mktemp("finished") / "project")
    labels = copy.root / "data" / "labels" / "zh.yaml"
    written = yaml.load(labels.read_text(encoding="utf-8"), yaml.BaseLoader)
    labels.write_text(yaml.safe_dump(completed(written, ENGLISH), allow_unicode=True), encoding="utf-8")
    copy.finish("zh")
    return copy.published()


def test_translated_labels_are_nearly_complete_and_have_all_forms_of_numbers(drafts: SiteOfLanguages) -> None:
    said = drafts.said()
    for language in TRANSLATED:
        counted = re.search(rf"^{language}: 0 of \d+ texts, (\d+) of (\d+) labels left", said, re.MULTILINE)
        assert counted, said
        assert int(counted[1]) <= MOST_LENT * int(counted[2])
    assert "CLDR" not in said
    assert "are they translated?" not in said


@pytest.mark.parametrize(("language", "way"), [("ar", "rtl"), ("ru", "ltr"), ("zh", "ltr")])
def test_each_page_of_a_language_is_written_its_way(finished: SiteOfLanguages, language: str, way: str) -> None:
    for soup in pages_in(finished.folder / language).values():
        assert soup.html
        assert (soup.html["lang"], soup.html["dir"]) == (language, way)


def test_what_is_written_from_left_to_right_says_so_among_arabic(finished: SiteOfLanguages) -> None:
    for soup in pages_in(finished.folder / "ar").values():
        for element in soup.body.select("[lang]") if soup.body else ():
            if element.name != "g":
                assert element.get("dir", "rtl") == ("rtl" if element["lang"] == "ar" else "ltr"), element


def test_pictures_are_the_other_way_round_and_their_words_are_not(finished: SiteOfLanguages) -> None:
    turned = pages_in(finished.folder / "ar")["parties/index.html"]
    drawings = turned.select("svg.drawing")
    assert drawings
    for drawing in drawings:
        group = drawing.find("g", recursive=False)
        assert isinstance(group, Tag)
        assert group["transform"] == f"translate({drawing['width']} 0) scale(-1 1)"
        assert all(text["transform"] == "scale(-1 1)" and float(str(text["x"])) <= 0 for text in drawing.select("text"))
    straight = pages_in(finished.folder / "ru")["parties/index.html"]
    assert not straight.select("svg.drawing text[transform]")


def test_lists_have_the_comma_of_their_language(finished: SiteOfLanguages) -> None:
    sources = pages_in(finished.folder / "ar")["sources/index.html"]
    origin = sources.select_one(".origin")
    assert origin and "القريتان، " in origin.get_text()
    assert "," not in origin.get_text()


def test_a_language_is_finished_by_taking_one_word_away(finished: SiteOfLanguages) -> None:
    said = finished.said()
    assert "ar: " in said and "zh:" not in said
    home = BeautifulSoup((finished.folder / "index.html").read_text(encoding="utf-8"), "lxml")
    assert home.select('link[rel=alternate][hreflang="zh"]')
    assert not home.select('link[rel=alternate][hreflang="ar"]')


# --- One language, another first, fewer ----------------------------------------------------------------------------


def only(copy: SiteOfLanguages, *languages: str) -> None:
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
            facts = copy.root / "data" / "small.yaml"
            text = TEXT.sub(lambda found: f"{languages[0]}: {found[languages[0]]}}}", facts.read_text(encoding="utf-8"))
            facts.write_text(text, encoding="utf-8")


def test_a_site_in_one_language_says_nothing_of_others(tmp_path: Path) -> None:
    copy = SiteOfLanguages.copied_to(tmp_path / "project")
    only(copy, "en")
    site = copy.published().folder
    assert not (site / "parallel" / "index.html").exists()
    for path, soup in pages_in(site).items():
        assert not soup.select(".languages, [hreflang], #translations"), path
        assert "fr" not in {str(each["lang"]) for each in soup.select("[lang]")}, path
    assert "hreflang" not in (site / "sitemap.xml").read_text(encoding="utf-8")


def test_another_language_may_come_first(tmp_path: Path) -> None:
    copy = SiteOfLanguages.copied_to(tmp_path / "project")
    only(copy, "en", "fr")
    site = copy.published().folder
    home = BeautifulSoup((site / "index.html").read_text(encoding="utf-8"), "lxml")
    assert home.html and home.html["lang"] == "en"
    default = home.select_one('link[hreflang="x-default"]')
    assert default and default["href"] == ADDRESS
    assert (site / "fr" / "index.html").exists()
    assert not (site / "en").exists()


# --- Doubts --------------------------------------------------------------------------------------------------------


def test_a_copy_of_another_language_is_told_and_stops_nothing(tmp_path: Path) -> None:
    copy = SiteOfLanguages.copied_to(tmp_path / "project")
    copy.replace("mkdocs.yml", "name: English}", "name: English}\n        - {locale: pl, name: Polski}")
    shutil.copyfile(copy.root / "data" / "labels" / "en.yaml", copy.root / "data" / "labels" / "pl.yaml")
    shutil.copytree(copy.root / "docs" / "en", copy.root / "docs" / "pl")
    facts = copy.root / "data" / "small.yaml"
    facts.write_text(
        TEXT.sub(lambda found: f"{found[0][:-1]}, pl: {found['en']}}}", facts.read_text()), encoding="utf-8"
    )
    done = copy.check()
    assert done.returncode == 0
    assert 'data/labels/pl.yaml:2:14: conventions: "en-GB" is another language' in done.stdout
    assert re.search(r'labels/pl\.yaml:\d+:\d+: \S+: \d+ of \d+ labels say the same as in "en"', done.stdout)
    assert "this language has the forms one, few, many (CLDR)" in done.stdout
    assert re.search(r'small\.yaml:\d+:\d+: \S+\.pl: \d+ of \d+ texts say the same as in "en"', done.stdout)


# --- What stands where ---------------------------------------------------------------------------------------------


def test_pages_hold_structure_and_no_words() -> None:
    """So that a language copies them and translates none."""
    for page in read_pages(Project()):
        for source in page.sources.values():
            assert not source.has_words, source.file


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
