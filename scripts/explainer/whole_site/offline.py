"""Pack a built site into one file per language that opens from a folder, with its search, and asks nobody for anything.

A page opened from a folder may load neither modules nor data, and its links must name files. So in each page links to
pages end with "index.html", the scripts become plain ones (``offline.js`` stands in for the search engine, with the
records in it), and the policy allows files only. What pages link to is packed with them; links to the other languages
lead to the published site, and are left out where its address is not known. The same site gives the same bytes.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from html import escape
from pathlib import Path
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from lxml import html
from lxml.html import HtmlElement

from ..downloads import Download, whole_site_file
from ..exports.published import Published
from ..finish.policy import inline_of, policy
from ..pages.addresses import relative, target
from ..pages.page import CITE, HOME
from ..search.pagefind import SEPARATOR, words_of
from ..search.records import SearchRecord, key, with_plain_signs

ENGINE = Path(__file__).with_name("offline.js")
SEARCH, SEARCH_STYLE = "assets/search.js", "assets/search.css"
ENGINE_PLACE = "pagefind/pagefind.js"  # where the search asks for its engine
INDEX = "index.html"

FILES = ["'self'", "file:"]
SOURCES = {
    "default-src": ["'none'"],
    **dict.fromkeys(("script-src", "style-src", "img-src", "font-src"), FILES),
    "base-uri": ["'none'"],
    "form-action": ["'none'"],
}

START = """<!doctype html>
<html lang="{locale}">
<head>
<meta charset="utf-8">
<title>{title}</title>
<meta http-equiv="refresh" content="0; url={address}">
</head>
<body><p><a href="{address}">{title}</a></p></body>
</html>
"""

# What modules may do and plain scripts may not, in words of plain scripts.
PLAIN = """(() => {
const scriptAddress = document.currentScript.src || location.href;
function loadScript(address) {
  return new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = new URL(address, scriptAddress);
    script.addEventListener("load", () => resolve(globalThis.offlineSearch));
    script.addEventListener("error", reject);
    document.head.append(script);
  });
}
%s
})();
"""
MODULE_WORDS = [(re.compile(r"\bimport\.meta\.url\b"), "scriptAddress"), (re.compile(r"\bimport\("), "loadScript(")]
ONLY_MODULES = re.compile(r"^\s*(?:import\b|export\b)|\bimport\.meta\b|\bawait import\b", re.MULTILINE)


def pack_editions(published: Published, records: Mapping[str, Sequence[SearchRecord]]) -> None:
    """Pack each language of the site that was built into ``published.folder``, beside it; ``records`` are those of its
    search, by locale."""
    for locale in published.prefixes:
        path = published.folder / whole_site_file(Download.OFFLINE, published.facts, locale).path
        path.parent.mkdir(exist_ok=True)
        write_zip(OfflineSite(published, locale, records[locale]).files, path)


def write_zip(files: Mapping[str, bytes], to: Path) -> None:
    """Write ``files`` into a zip: sorted, without times, in a folder that has its name."""
    with ZipFile(to, "w", ZIP_DEFLATED) as archive:
        for path, content in sorted(files.items()):
            info = ZipInfo(f"{to.stem}/{path}")  # of the year 1980
            info.compress_type, info.external_attr = ZIP_DEFLATED, 0o644 << 16
            archive.writestr(info, content)


@dataclass(frozen=True)
class OfflineSite:
    """A built site in one language, as it is packed."""

    published: Published
    locale: str
    records: Sequence[SearchRecord]

    @cached_property
    def files(self) -> dict[str, bytes]:
        """Every file by its path, which is the same as on the site."""
        pages = {url + name: self._page(url, name) for url in self._urls(self.locale) for name in (INDEX, CITE)}
        linked = {path for url, page in pages.items() for path in linked_files(page, url)} | {SEARCH_STYLE}
        files = {path: (self.published.folder / path).read_bytes() for path in linked - pages.keys()}
        files |= {path: _written(page) for path, page in pages.items()}
        files[SEARCH] = plain_script(self._text(SEARCH)).encode()
        files[ENGINE_PLACE] = self._engine().encode()
        return files if INDEX in files else files | {INDEX: self._start().encode()}

    def _text(self, path: str) -> str:
        return (self.published.folder / path).read_text(encoding="utf-8")

    def _urls(self, locale: str) -> list[str]:
        return [self.published.url(locale, page) for page in self.published.pages[locale]]

    def _page(self, url: str, name: str) -> HtmlElement:
        """A page as it is read from a folder."""
        page = html.document_fromstring(self._text(url + name))
        for part in page.xpath("//*[@data-only='page'][.//a[contains(@href, 'downloads/')]]"):
            part.drop_tree()
        for script in page.xpath("//script[@type='module']"):
            del script.attrib["type"]
            script.text = plain_script(script.text)
        inline = inline_of(html.tostring(page, encoding="unicode"))
        for own_policy in page.xpath("//meta[@http-equiv='Content-Security-Policy']"):
            own_policy.set("content", policy(inline, SOURCES))
        for element in page.xpath("//*[@href]"):
            self._relink(element, url)
        return page

    def _relink(self, element: HtmlElement, url: str) -> None:
        """Make a link of the page at ``url`` one between files, or to the published site."""
        href = str(element.get("href"))
        found = target(href, url)
        if found is None or href.startswith("#"):
            return
        path, anchor = found
        if path in self._urls(self.locale):
            element.set("href", relative(path + INDEX, url) + (anchor and f"#{anchor}"))
        elif path in self._elsewhere and self.published.site_url:
            element.set("href", self.published.site_url + path + (anchor and f"#{anchor}"))
        elif path in self._elsewhere:
            element.drop_tree()

    @cached_property
    def _elsewhere(self) -> set[str]:
        """The addresses of the pages in other languages."""
        others = [url for locale in self.published.prefixes if locale != self.locale for url in self._urls(locale)]
        return {*others, *(url + CITE for url in others)}

    def _engine(self) -> str:
        """The search engine with its records."""
        titles = {record.page: record.title for record in self.records if not record.anchor}
        records = [self._record(record, titles[record.page]) for record in self.records]
        data = json.dumps(records, ensure_ascii=False, separators=(",", ":"))
        return f"globalThis.offlineRecords = {data};\n{ENGINE.read_text('utf-8')}"

    def _record(self, record: SearchRecord, page_title: str) -> dict[str, Any]:
        """A record as the engine gives it to the search; it has what the index online has."""
        url = self.published.url(self.locale, record.page) + INDEX + (record.anchor and f"#{record.anchor}")
        names = [record.title, *record.names]
        content = with_plain_signs(SEPARATOR.join([record.text, *record.names]))
        return {
            "url": url,
            "page": page_title,
            "keys": [key(name) for name in names],
            "meta": {"title": record.title, **words_of(record)},
            "content": content,
        }

    def _start(self) -> str:
        """The page at the root of the folder, where the language has its pages deeper in it."""
        name = str(self.published.localizers[self.locale].facts.site.name)
        address = self.published.url(self.locale, HOME) + INDEX
        return START.format(locale=self.locale, title=escape(name), address=address)


def linked_files(page: HtmlElement, url: str) -> set[str]:
    """The files of the site that the page at ``url`` leads to or loads, pages left out."""
    links = [str(element.get("href") or element.get("src")) for element in page.xpath("//*[@href or @src]")]
    found = {place[0] for link in links if (place := target(link, url))}
    return {path for path in found if not path.endswith(("/", INDEX)) and path}


def plain_script(source: str) -> str:
    """A module as a plain script; it may load others only as it runs."""
    for words, plain in MODULE_WORDS:
        source = words.sub(plain, source)
    if ONLY_MODULES.search(source):
        raise ValueError("a script of the site does what only a module can do")
    return PLAIN % source


def _written(page: HtmlElement) -> bytes:
    text: str = html.tostring(page, doctype="<!doctype html>", encoding="unicode")
    return text.encode()
