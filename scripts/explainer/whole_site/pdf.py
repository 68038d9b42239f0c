"""Print the complete edition of a built site into a PDF per language: tagged, with bookmarks and page numbers.

Chromium prints it, for the style sheet is written for browsers. WeasyPrint tags and bookmarks as well, but knows no
``light-dark()``, so that all colours are lost, and draws the pictures without them; it would want a style of its own.

The browser asks for the files at the address where the site will be published, and is given those of the folder: under
the policy that readers' browsers follow, and with links that lead to the published site where the edition does not have
their target; where the address is not known, these are left out. The fonts are the machine's. Each edition is printed
twice: the first print tells the pages for the table of contents.
"""

from __future__ import annotations

import mimetypes
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path
from urllib.parse import unquote

import pikepdf
from playwright.sync_api import Browser, Page, Route

from ..browser import chromium
from ..downloads import Download, whole_site_file
from ..exports.published import Published
from ..pages.page import EDITION

NOWHERE = "http://site.invalid/"  # stands for the address of a site that has none yet

LEAVE_OUT_LINKS = """(nowhere) => document.querySelectorAll("a[href]").forEach((link) => {
  const address = link.getAttribute("href");
  const isNowhere = new URL(address, document.baseURI).href.startsWith(nowhere);
  if (isNowhere && !address.startsWith("#")) link.removeAttribute("href");
})"""
NUMBER_PAGES = """(pages) => document.querySelectorAll(".contents a").forEach((link) => {
  link.dataset.page = pages[link.hash.slice(1)];
})"""


@dataclass
class Served:
    """What the browser is given: the files of ``folder`` as if at ``address``."""

    folder: Path
    address: str

    def answer(self, route: Route) -> None:
        """Answer one request; what is not in the folder is refused, as is every other address."""
        url = route.request.url.partition("#")[0]
        path = unquote(url.removeprefix(self.address)) if url.startswith(self.address) else ""
        body = self._read(path + "index.html" if path.endswith("/") or not path else path)
        if body is None:
            route.abort()
        else:
            route.fulfill(body=body, content_type=mimetypes.guess_type(path or "index.html")[0] or "text/html")

    def _read(self, path: str) -> bytes | None:
        file = self.folder / path
        if not file.is_file():
            return None
        return file.read_bytes()


def print_editions(published: Published) -> None:
    """Print the edition of every language of the site that was built into ``published.folder``, beside it. Raises
    ``NoBrowserError``."""
    folder = published.folder
    served = Served(folder, published.site_url or NOWHERE)
    with chromium() as browser:
        for locale in published.prefixes:
            path = folder / whole_site_file(Download.PDF, published.facts.agreement.id, locale).path
            path.parent.mkdir(exist_ok=True)
            print_edition(browser, served, published.url(locale, EDITION), path)


def print_edition(browser: Browser, served: Served, url: str, to: Path) -> None:
    """Print the edition at ``url``, from the root of the site, into the file ``to``."""
    page = browser.new_page(color_scheme="light")
    page.route("**/*", served.answer)
    page.goto(served.address + url)
    page.evaluate(LEAVE_OUT_LINKS, NOWHERE)
    page.emulate_media(media="print")
    page.evaluate(NUMBER_PAGES, page_numbers(_print(page)))
    pdf = pikepdf.open(BytesIO(_print(page)))
    _name_bookmarks(pdf, page)
    _describe(pdf, page)
    page.close()
    pdf.save(to, object_stream_mode=pikepdf.ObjectStreamMode.generate, deterministic_id=True)


def page_numbers(printed: bytes) -> dict[str, int]:
    """For each id that a link leads to, the number of its page."""
    pdf = pikepdf.open(BytesIO(printed))
    number = {page.obj.objgen: index for index, page in enumerate(pdf.pages, start=1)}
    return {str(name).removeprefix("/"): number[place[0].objgen] for name, place in pdf.Root.Dests.items()}


def _print(page: Page) -> bytes:
    return page.pdf(format="A4", tagged=True, outline=True)


def _name_bookmarks(pdf: pikepdf.Pdf, page: Page) -> None:
    """Chromium says the title of a heading that begins a sheet twice, as it meets it at the end of the sheet before."""
    headings = set(page.locator("h1, h2, h3, h4, h5, h6").all_text_contents())
    with pdf.open_outline() as outline:
        waiting = list(outline.root)
        while waiting:
            mark = waiting.pop()
            waiting += mark.children
            half = mark.title[: len(mark.title) // 2]
            if mark.title == 2 * half and half in headings:
                mark.title = half


def _describe(pdf: pikepdf.Pdf, page: Page) -> None:
    """What a reader's program shows of the file: title, subject and language, and a date only where one was given, by
    ``SOURCE_DATE_EPOCH``, so that the same site gives the same file."""
    del pdf.trailer.Info
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    with pdf.open_metadata(set_pikepdf_as_editor=False) as metadata:
        metadata["dc:title"] = page.title()
        metadata["dc:description"] = page.locator("meta[name=description]").get_attribute("content") or ""
        metadata["dc:language"] = [page.locator("html").get_attribute("lang") or ""]
        if epoch:
            metadata["xmp:CreateDate"] = datetime.fromtimestamp(int(epoch), UTC).isoformat()
    pdf.Root.ViewerPreferences = pikepdf.Dictionary(DisplayDocTitle=True)
    pdf.Root.PageMode = pikepdf.Name.UseOutlines
