"""The PDF of the whole site: tagged, with bookmarks, a title, a language and its fonts."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pikepdf import Object, Pdf
from playwright.sync_api import Browser
from pypdfium2 import PdfDocument

from conftest import EVERY_KIND, MINIMAL, SITE_URL, Build, run_mkdocs
from explainer.cards.cards import can_be_drawn
from explainer.facts.model import RelatedAgreement
from explainer.pages.page import EDITION
from explainer.whole_site.pdf import NOWHERE, Served, print_edition
from site_reader import BuiltSite

pytestmark = [pytest.mark.site, pytest.mark.browser, pytest.mark.slow]

A4 = (595, 842)  # points


@pytest.fixture(scope="module")
def files(published_site: BuiltSite) -> dict[str, Path]:
    """The PDF of each language."""
    folder = published_site.folder / "downloads"
    return {locale: next(folder.glob(f"*-{locale}.pdf")) for locale in published_site.locales}


@pytest.fixture(scope="module")
def pdfs(files: dict[str, Path]) -> dict[str, Pdf]:
    return {locale: Pdf.open(file) for locale, file in files.items()}


@pytest.fixture(scope="module")
def texts(files: dict[str, Path]) -> dict[str, list[str]]:
    """The text of each page, by language."""
    found = {}
    for locale, file in files.items():
        with PdfDocument(file) as pdf:
            found[locale] = [page.get_textpage().get_text_bounded() for page in pdf]
    return found


def squeezed(text: str) -> str:
    return "".join(text.split())


def chapters(file: Path) -> list[tuple[str, int]]:
    """The bookmarks of the chapters, under that of the whole, with their pages."""
    with PdfDocument(file) as pdf:
        return [(mark.get_title(), mark.get_dest().get_index() + 1) for mark in pdf.get_toc() if mark.level == 1]


def fonts(pdf: Pdf) -> Iterator[Object]:
    for page in pdf.pages:
        yield from page.resources.get("/Font", {}).values()


def addresses(file: Path) -> set[str]:
    """What the links lead to that lead out of the file."""
    with Pdf.open(file) as pdf:
        links = [link for page in pdf.pages for link in page.get("/Annots", [])]
        return {str(link.A.URI) for link in links if "/A" in link and "/URI" in link.A}


def test_a_program_that_reads_pdf_knows_its_title_language_and_structure(
    published_site: BuiltSite, pdfs: dict[str, Pdf]
) -> None:
    for locale, pdf in pdfs.items():
        root = pdf.Root
        assert str(pdf.docinfo.Title) == published_site.of(locale)[EDITION].soup.title.get_text()
        assert str(root.Lang) == locale
        assert root.MarkInfo.Marked
        assert "/StructTreeRoot" in root
        assert root.ViewerPreferences.DisplayDocTitle


def test_every_sheet_is_a4(pdfs: dict[str, Pdf]) -> None:
    for pdf in pdfs.values():
        assert {tuple(int(side) for side in page.mediabox[2:]) for page in pdf.pages} == {A4}


def test_bookmarks_and_table_of_contents_lead_to_each_chapter(
    published_site: BuiltSite, files: dict[str, Path], texts: dict[str, list[str]]
) -> None:
    for locale, file in files.items():
        titles = [chapter.h2.get_text() for chapter in published_site.of(locale)[EDITION].soup.select(".chapter")]
        marks = chapters(file)
        assert [title for title, _ in marks] == titles
        contents = squeezed(" ".join(texts[locale][: marks[0][1] - 1]))
        for title, number in marks:
            assert f"{squeezed(title)}{number}" in contents
            assert squeezed(title) in squeezed(texts[locale][number - 1])


def test_every_font_is_in_the_file(pdfs: dict[str, Pdf]) -> None:
    for pdf in pdfs.values():
        embedded = [
            {"/FontFile2", "/FontFile3"} & set(font.DescendantFonts[0].FontDescriptor.keys())
            for font in fonts(pdf)
            if font.Subtype != "/Type3"  # the letters themselves
        ]
        assert embedded and all(embedded)


def test_names_can_be_found_in_every_script(texts: dict[str, list[str]], published_site: BuiltSite) -> None:
    """As far as the machine has the letters; the README says what to install. Those that only CLDR gives a country
    stand where their language is read."""
    entries = published_site.entries.values()
    named = [entry for entry in entries if entry.HEADING == "name" and "name" in entry.model_fields_set]
    named = [entry for entry in named if not isinstance(entry, RelatedAgreement) or entry.is_identified]
    names = {form.text for entry in named for form in entry.heading.root.values() if can_be_drawn(form.text)}
    assert names
    for pages in texts.values():
        text = squeezed(" ".join(pages))
        assert [name for name in names if squeezed(name) not in text] == []


def test_links_lead_to_the_published_site(files: dict[str, Path]) -> None:
    for file in files.values():
        found = addresses(file)
        assert f"{SITE_URL}agreement.yaml" in found
        assert all(re.match("https?://", address) and ".invalid" not in address for address in found)


def test_the_pages_lead_to_the_file(published_site: BuiltSite) -> None:
    for locale in published_site.locales:
        for name in ("data", EDITION):
            page = published_site.of(locale)[name]
            [link] = page.soup.select('a[href$=".pdf"]')
            assert str(link["href"]).endswith(f"-{locale}.pdf")
            assert ((published_site.folder / page.path).parent / str(link["href"])).is_file()


def test_without_an_address_of_the_site_no_link_invents_one(browser: Browser, build: Build, tmp_path: Path) -> None:
    site = build(EVERY_KIND)
    edition = site.of("en")[EDITION]
    file = tmp_path / "en.pdf"
    print_edition(browser, Served(site.folder, NOWHERE), edition.path.removesuffix("index.html"), file)
    outside = {str(link["href"]).rstrip("/") for link in edition.soup.select('a[href^="http"]')}
    assert {address.rstrip("/") for address in addresses(file)} == outside != set()


def test_without_a_browser_the_build_says_what_to_install(tmp_path: Path) -> None:
    done = run_mkdocs(MINIMAL, tmp_path, PDF="yes", CHROMIUM=os.devnull)
    assert done.returncode != 0
    assert "apt-get install chromium" in done.stderr + done.stdout
    assert "Traceback" not in done.stderr
