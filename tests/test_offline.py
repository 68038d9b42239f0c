"""One file per language that opens from a folder, with everything in it, and asks nobody for anything."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import unquote, urldefrag, urljoin, urlsplit
from zipfile import ZipFile

import pytest
import yaml
from bs4 import BeautifulSoup
from playwright.sync_api import Browser, BrowserContext, Page, expect

from conftest import EVERY_KIND, SITE_URL, Build, run_mkdocs
from explainer.whole_site.offline import plain_script
from site_reader import BuiltSite
from test_search import ASK, QUERIES

pytestmark = [pytest.mark.site, pytest.mark.slow]

HARD_NAME = "Été & hiver #1"  # of a folder on somebody's computer


@dataclass(frozen=True)
class Unpacked:
    """What a reader has after unpacking: ``folder``, whose ``start`` they open."""

    locale: str
    folder: Path

    @property
    def start(self) -> Path:
        return self.folder / "index.html"

    def soup(self, path: Path) -> BeautifulSoup:
        return parsed(path)


@cache
def parsed(path: Path) -> BeautifulSoup:
    return BeautifulSoup(path.read_text("utf-8"), "lxml")


@cache
def ids(path: Path) -> set[str]:
    return {str(element["id"]) for element in parsed(path).select("[id]")}


def unpack(site: BuiltSite, to: Path) -> list[Unpacked]:
    unpacked = []
    for locale in site.locales:
        [path] = site.folder.glob(f"downloads/*-{locale}.zip")
        with ZipFile(path) as archive:
            archive.extractall(to)
        unpacked.append(Unpacked(locale, to / path.stem))
    return unpacked


@pytest.fixture(scope="module")
def unpacked(published_site: BuiltSite, tmp_path_factory: pytest.TempPathFactory) -> list[Unpacked]:
    return unpack(published_site, tmp_path_factory.mktemp("reader") / HARD_NAME)


@pytest.fixture(scope="module")
def nowhere(build: Build) -> BuiltSite:
    """A small site that has no address."""
    return build(EVERY_KIND, "offline", DOWNLOADS="offline")


@pytest.fixture(scope="module")
def asked(offline: BrowserContext) -> list[str]:
    """Every address that the browser asked for, and every fault that it met."""
    found: list[str] = []
    offline.on("request", lambda request: found.append(request.url))
    offline.on("console", lambda message: found.append(message.text) if message.type in {"error", "warning"} else None)
    offline.on("weberror", lambda error: found.append(str(error.error)))
    return found


@pytest.fixture(scope="module")
def offline(browser: Browser) -> Iterator[BrowserContext]:
    context = browser.new_context(offline=True)
    yield context
    context.close()


def walk_from(start: Path, site: Unpacked) -> dict[Path, set[str]]:
    """Every page that links lead to, with the files and anchors that it leads to; checks that each is there."""
    found: dict[Path, set[str]] = {}
    waiting = [start]
    while waiting:
        path = waiting.pop()
        if path in found:
            continue
        soup = site.soup(path)
        links = [str(each.get("href") or each.get("src")) for each in soup.select("[href], [src]")]
        found[path] = {link for link in links if not urlsplit(link).scheme}
        for link in found[path]:
            address, anchor = urldefrag(urljoin(path.as_uri(), link))
            leads_to = Path(unquote(urlsplit(address).path))
            assert leads_to.is_file(), f"{path.name}: {link}"
            assert leads_to.is_relative_to(site.folder)
            if leads_to.suffix == ".html":
                assert not anchor or anchor in ids(leads_to), f"{path}: {link}"
                waiting.append(leads_to)
    return found


def test_links_lead_from_the_start_to_every_page_and_all_they_lead_to_is_there(
    published_site: BuiltSite, unpacked: list[Unpacked]
) -> None:
    for site in unpacked:
        start = site.start
        refresh = site.soup(start).select_one("meta[http-equiv=refresh]")
        if refresh:
            start = site.folder / str(refresh["content"]).partition("url=")[2]
        reached = {path.relative_to(site.folder).as_posix() for path in walk_from(start, site)}
        wanted = [*published_site.pages, *published_site.cite_pages]
        assert reached == {page.path for page in wanted if page.locale == site.locale}


def test_without_an_address_no_page_leads_to_what_is_only_online(nowhere: BuiltSite, tmp_path: Path) -> None:
    for site in unpack(nowhere, tmp_path):
        for path in site.folder.rglob("*.html"):
            soup = site.soup(path)
            assert not soup.select('a[href$="/"]:not([href^="http"]), a[hreflang], [href*='downloads/'], [type=module]')
            assert not soup.select('link[rel=stylesheet][href^="http"], script[src^="http"]')


def test_links_to_the_other_languages_lead_to_the_published_site(
    published_site: BuiltSite, unpacked: list[Unpacked]
) -> None:
    for each in unpacked:
        for page in published_site.of(each.locale).values():
            found = [str(link["href"]) for link in each.soup(each.folder / page.path).select(".languages a")]
            others = [
                published_site.of(other)[page.name].path for other in published_site.locales if other != each.locale
            ]
            assert found == [SITE_URL + path.removesuffix("index.html") for path in others]


def test_the_same_site_gives_the_same_bytes(nowhere: BuiltSite, tmp_path: Path) -> None:
    run_mkdocs(EVERY_KIND, tmp_path / "again", check=True, DOWNLOADS="offline")
    files = sorted(nowhere.folder.glob("downloads/*"))
    assert len(files) == len(nowhere.locales)
    for path in files:
        assert path.read_bytes() == (tmp_path / "again" / "downloads" / path.name).read_bytes()


def test_pages_lead_to_the_files_only_where_they_were_made(published_site: BuiltSite, real_site: BuiltSite) -> None:
    for locale in published_site.locales:
        for name in ("data", "edition"):
            [link] = published_site.of(locale)[name].soup.select('a[href$=".zip"]')
            page = published_site.folder / published_site.of(locale)[name].path
            assert (page.parent / str(link["href"])).resolve().is_file()
            assert str(link["href"]).endswith(f"-{locale}.zip")
            assert not real_site.of(locale)[name].soup.select('a[href*="downloads/"]')
    assert not (real_site.folder / "downloads").exists()


@pytest.mark.browser
def test_every_page_opens_without_a_fault_or_a_request(
    unpacked: list[Unpacked], offline: BrowserContext, asked: list[str]
) -> None:
    page = offline.new_page()
    for site in unpacked:
        for path in sorted(site.folder.rglob("*.html")):
            page.goto(path.as_uri())
            expect(page.locator("main, body > p").first).to_be_visible()
            page.wait_for_load_state()
    page.close()
    assert len(asked) > 30
    assert [each for each in asked if not each.startswith("file:")] == []


def in_files(address: str) -> str:
    """The address of a page, or of a place in it, as it is in a folder."""
    path, mark, anchor = address.partition("#")
    return f"{path}index.html{mark}{anchor}"


@pytest.fixture(params=QUERIES)
def search_page(
    request: pytest.FixtureRequest, unpacked: list[Unpacked], offline: BrowserContext
) -> Iterator[tuple[str, Unpacked, Page]]:
    """The first page of a language with its search open."""
    [site] = [each for each in unpacked if each.locale == request.param]
    page = offline.new_page()
    page.goto(site.start.as_uri())
    page.wait_for_url(lambda url: not site.soup(Path(unquote(urlsplit(url).path))).select("meta[http-equiv=refresh]"))
    page.locator(".search-button").click()
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    yield request.param, site, page
    page.close()


@pytest.mark.browser
def test_the_search_finds_first_what_it_finds_first_online(
    search_page: tuple[str, Unpacked, Page], published_site: BuiltSite, asked: list[str]
) -> None:
    locale, site, page = search_page
    wanted = yaml.safe_load(QUERIES[locale].read_text(encoding="utf-8"))
    found = page.evaluate(ASK, list(wanted))
    prefix = "" if locale == published_site.locales[0] else f"{locale}/"
    base = f"{site.folder.as_uri()}/{prefix}"
    first = [next(iter(each["addresses"]), "").removeprefix(base) for each in found]
    assert dict(zip(wanted, first, strict=True)) == {query: in_files(address) for query, address in wanted.items()}
    assert [each for each in asked if not each.startswith("file:")] == []


@pytest.mark.browser
@pytest.mark.parametrize(
    "spellings",
    [
        ["accord", "l’accord", "d’accords", "ACCORDS"],
        ["équipage", "l'équipage", "equipages"],
        ["Rogozine", "rogozine "],
    ],
)
def test_accents_elisions_and_plurals_do_not_matter(
    unpacked: list[Unpacked], offline: BrowserContext, published_site: BuiltSite, spellings: list[str]
) -> None:
    page = offline.new_page()
    page.goto((unpacked[0].start).as_uri())
    page.locator(".search-button").click()
    found = [set(each["addresses"]) for each in page.evaluate(ASK, spellings)]
    page.close()
    assert found[0]
    assert found == [found[0]] * len(spellings)


@pytest.mark.browser
def test_what_is_not_there_is_not_found(search_page: tuple[str, Unpacked, Page]) -> None:
    _, _, page = search_page
    none = page.evaluate(ASK, ["xyzzy", "unicornes", "Rogozin xyzzy", "…"])
    assert [each["addresses"] for each in none] == [[]] * 4
    assert none[0]["status"] == page.locator(".search-button").get_attribute("data-none")


@pytest.mark.browser
def test_a_result_says_where_it_is_and_leads_there(search_page: tuple[str, Unpacked, Page]) -> None:
    _, site, page = search_page
    page.get_by_role("searchbox").fill("Roscosmos")
    result = page.locator(".search-results li").first
    expect(page.locator(".search-results mark").first).to_have_text("Roscosmos")
    expect(result.locator(".search-page")).not_to_be_empty()
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: url.startswith(site.folder.as_uri()) and url.endswith("/index.html#roscosmos"))
    expect(page.locator("#roscosmos")).to_be_in_viewport()


@pytest.mark.browser
def test_notes_and_the_theme_switch_work(unpacked: list[Unpacked], offline: BrowserContext) -> None:
    page = offline.new_page()
    page.goto((unpacked[0].folder / "people" / "index.html").as_uri())
    page.locator(".receipt button").first.click()
    expect(page.locator(".note-card:popover-open")).to_be_visible()
    page.keyboard.press("Escape")
    ground = "getComputedStyle(document.body).backgroundColor"
    before = page.evaluate(ground)
    page.locator(".theme-button").click()
    assert page.evaluate(ground) != before
    page.close()


def test_a_script_that_only_a_module_can_be_is_refused() -> None:
    assert "import" not in plain_script('import("./a.js").then((a) => a(import.meta.url));')
    for source in ('import a from "./a.js";', "export const a = 1;", "import.meta.resolve('a');"):
        with pytest.raises(ValueError, match="module"):
            plain_script(source)
