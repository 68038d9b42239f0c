"""Print the complete edition of a built site into one PDF per language: tagged, with bookmarks and page numbers.

    DOWNLOADS=pdf mkdocs build && python scripts/pdf.py site

The pages are printed by Chromium from the print styles of the site. It is printed twice: only the first print tells the
pages for the table of contents. The same site gives the same file; ``SOURCE_DATE_EPOCH`` dates it.
"""

from __future__ import annotations

import argparse
import os
import shutil
import sys
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pikepdf
from playwright.sync_api import Error, Page, sync_playwright

from explainer import edition
from explainer.downloads import Download, whole_site_file
from explainer.load import load_facts
from explainer.messages import msg, translator
from explainer.project import Project

NUMBER_PAGES = """(pages) => document.querySelectorAll(".contents a").forEach((link) => {
  link.dataset.page = pages[link.hash.slice(1)];
})"""


def print_edition(page: Page, source: Path, to: Path) -> None:
    """Print the edition in the HTML file ``source`` into the file ``to``, with the browser's ``page``."""
    page.goto(source.resolve().as_uri())
    page.evaluate(NUMBER_PAGES, page_numbers(_print(page)))
    pdf = pikepdf.open(BytesIO(_print(page)))
    _describe(pdf, page)
    pdf.save(to, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def page_numbers(printed: bytes) -> dict[str, int]:
    """For each id that a link leads to, the number of its page."""
    pdf = pikepdf.open(BytesIO(printed))
    number = {page.obj.objgen: index for index, page in enumerate(pdf.pages, start=1)}
    return {str(name).removeprefix("/"): number[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def _print(page: Page) -> bytes:
    return page.pdf(format="A4", tagged=True, outline=True)


def _describe(pdf: pikepdf.Pdf, page: Page) -> None:
    """What a reader's program shows of the file: title, subject and language, and a date only where one was given."""
    del pdf.trailer.Info
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = page.title()
        metadata["dc:description"] = page.locator("meta[name=description]").get_attribute("content") or ""
        metadata["dc:language"] = {page.locator("html").get_attribute("lang") or ""}
        if epoch:
            metadata["xmp:CreateDate"] = datetime.fromtimestamp(int(epoch), UTC).isoformat()


def main() -> int:
    parser = argparse.ArgumentParser(description="Print the complete edition of a built site into PDF files.")
    parser.add_argument("site", type=Path, help="the folder of the built site")
    site: Path = parser.parse_args().site
    project = Project()
    facts, _ = load_facts(project.facts, project.locales, project.shown(project.facts))
    with sync_playwright() as playwright:
        chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
        try:
            browser = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox", "--disable-gpu"])
        except Error:
            message = msg("a PDF is printed by Chromium; install it (Debian: apt-get install chromium)")
            print(message.text(translator()), file=sys.stderr)
            return 1
        page = browser.new_page(bypass_csp=True)
        for locale in project.locales:
            file = site / whole_site_file(Download.PDF, facts, locale).name
            print_edition(page, site / project.prefix(locale) / edition.NAME / "index.html", file)
            print(file)
    return 0


if __name__ == "__main__":
    sys.exit(main())
