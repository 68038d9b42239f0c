"""What the tests share: the facts, the labels, sites built once into a temporary folder, a browser."""

from __future__ import annotations

import gc
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
from filelock import FileLock
from playwright.sync_api import Browser, sync_playwright
from playwright.sync_api import Page as BrowserPage
from xdist.remote import Producer
from xdist.scheduler import LoadFileScheduling

import commands
from explainer.facts.load import load_facts
from explainer.facts.model import Facts
from explainer.language.labels import Labels, load_labels
from explainer.pages.page import Page, read_pages
from explainer.project import Project
from hosts import HostWithHeaders, serving
from own_site import OwnSite
from site_reader import BuiltSite
from tour import Seen, Tour
from tour import tour as tour_of

# Make runs the tests; those of its commands that they try are to begin as in a shell.
for name in ("MAKEFLAGS", "MAKELEVEL", "MFLAGS"):
    os.environ.pop(name, None)

# The pages that tests read are large trees that stay: looking through them for waste takes a quarter of the time.
gc.enable()
gc.set_threshold(100_000, 50, 1000)

PROJECT = Project()
ROOT = PROJECT.root
REAL = PROJECT.own_facts
# Agreements to learn from; what a new file begins with is none.
EXAMPLES = [path for path in sorted((ROOT / "examples").glob("*.yaml")) if path.stem != "new"]
MINIMAL = ROOT / "tests" / "facts" / "minimal.yaml"
EVERY_KIND = ROOT / "tests" / "facts" / "every-kind.yaml"
# The tests in tests/facts are about the memorandum: with another agreement in its place they are left out.
collect_ignore_glob = [] if "id: memorandum-2021\n" in REAL.read_text(encoding="utf-8") else ["facts/test_*.py"]
AGREEMENTS = {"agreement": REAL} | {path.stem: path for path in (*EXAMPLES, MINIMAL, EVERY_KIND)}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update", action="store_true", help="rewrite the golden files; review the diff")


def pytest_unconfigure() -> None:
    """What tests have read is not looked through for waste again at the end."""
    gc.freeze()


# The files that take longest come first: they build what others use later, and at the end no process waits long for
# another.
READERS = "those that read the site of each agreement"
BEGUN_FIRST = ("test_tour", "test_pdf", READERS, "test_preview", "test_access", "test_browser", "test_search")


@cache
def group_of(file: Path) -> str:
    """The tests of a file run in one process, as they share what they set up. So do those of all files that read the
    site of each agreement, or of the memorandum: a page that one of them has parsed is there for the others."""
    reads = file.parent.name == "facts" or "any_site" in file.read_text(encoding="utf-8")
    return READERS if reads else file.stem


class ByGroup(LoadFileScheduling):
    def _split_scope(self, nodeid: str) -> str:
        return group_of(ROOT / super()._split_scope(nodeid))


def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> ByGroup:
    return ByGroup(config, log)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rank = {name: number for number, name in enumerate(BEGUN_FIRST)}
    items.sort(key=lambda item: (rank.get(group_of(item.path), len(rank)), str(item.path)))


Tally = Callable[[str, int, int], None]


@pytest.fixture
def tally(record_property: Callable[[str, object], None]) -> Tally:
    """Notes how many faults of a kind were tried, and how many survived; ``make torture`` counts them at its end."""
    return lambda kind, tried, survived: record_property("tally", [kind, tried, survived])


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    counts: dict[str, tuple[int, int]] = {}
    for report in (each for status in ("passed", "failed") for each in terminalreporter.stats.get(status, [])):
        for kind, tried, survived in (value for name, value in report.user_properties if name == "tally"):
            before = counts.get(kind, (0, 0))
            counts[kind] = before[0] + tried, before[1] + survived
    for kind, (tried, survived) in counts.items():
        terminalreporter.write_line(f"{kind}: {tried} tried, {survived} survived")


@pytest.fixture(scope="session")
def locales() -> tuple[str, ...]:
    return PROJECT.locales


@pytest.fixture(scope="session")
def labels(locales: tuple[str, ...]) -> dict[str, Labels]:
    return load_labels(PROJECT.labels, locales, "data/labels")


@pytest.fixture(scope="session")
def pages() -> list[Page]:
    return read_pages(PROJECT)


@pytest.fixture(scope="session")
def facts(locales: tuple[str, ...]) -> Facts:
    """The facts of the agreement in place."""
    return load_facts(REAL, locales)[0]


class Build:
    """Builds sites strictly, each once, whichever of the processes that share the tests comes first."""

    def __init__(self, folder: Path, locales: tuple[str, ...]) -> None:
        self._folder, self._locales = folder, locales
        self._sites: dict[str, BuiltSite] = {}

    def __call__(self, facts_path: Path, name: str = "", **environment: str) -> BuiltSite:
        """The site of a facts file; ``name`` tells it from another of the same file in another environment."""
        name = name or facts_path.stem
        if name not in self._sites:
            folder = self._folder / name
            with FileLock(f"{folder}.lock"):
                if not folder.exists():
                    unfinished = folder.with_name(f"{name}.unfinished")
                    run_mkdocs(facts_path, unfinished, check=True, **environment)
                    unfinished.rename(folder)
            self._sites[name] = BuiltSite(folder, facts_path, load_facts(facts_path, self._locales)[0], self._locales)
        return self._sites[name]


@pytest.fixture(scope="session")
def build(tmp_path_factory: pytest.TempPathFactory, locales: tuple[str, ...]) -> Build:
    own = tmp_path_factory.mktemp("sites")
    return Build(own.parents[1] if "PYTEST_XDIST_WORKER" in os.environ else own, locales)


def run_mkdocs(
    facts_path: Path, folder: Path, *, check: bool = False, **environment: str
) -> subprocess.CompletedProcess[str]:
    """``mkdocs build --strict`` as people run it."""
    command = (sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", str(folder))
    environment = {**os.environ, "AGREEMENT": str(facts_path), "NO_MKDOCS_2_WARNING": "1", **environment}
    done = commands.run(command, ROOT, environment)
    assert not check or done.returncode == 0, done.stderr
    return done


@pytest.fixture(scope="session", params=AGREEMENTS.values(), ids=AGREEMENTS.keys())
def any_site(request: pytest.FixtureRequest, build: Build) -> BuiltSite:
    """The site of each agreement in turn."""
    return build(request.param)


@pytest.fixture(scope="session")
def real_site(build: Build) -> BuiltSite:
    return build(REAL)


@pytest.fixture
def site(tmp_path: Path) -> OwnSite:
    """A site of one's own, to be changed."""
    return OwnSite.copied_to(tmp_path / "site")


@pytest.fixture(scope="session")
def sample_site(build: Build) -> BuiltSite:
    """A small site with an entry of every kind."""
    return build(EVERY_KIND)


SITE_URL = "https://example.org/explained/"


@pytest.fixture(scope="session")
def published_site(build: Build) -> BuiltSite:
    """The real site, built for an address and with a repository and a PDF, as it is published."""
    repository = "https://github.com/example/explained"
    return build(REAL, "published", SITE_URL=SITE_URL, REPO_URL=repository, PDF="yes")


@pytest.fixture(scope="session")
def served(sample_site: BuiltSite) -> Iterator[str]:
    """The address of the small site on a local server."""
    with serving(sample_site.folder) as address:
        yield address


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """The system's Chromium, else the one that Playwright installed."""
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=path, args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        )
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def only_page(browser: Browser, served: str) -> Iterator[BrowserPage]:
    """The page of a browser that one test has after the other: it takes long to open another."""
    with browser.new_page(base_url=served, permissions=["clipboard-read", "clipboard-write"]) as page:
        yield page


@pytest.fixture
def page(only_page: BrowserPage) -> Iterator[BrowserPage]:
    """A page of a browser that knows nothing of the tests before, where the small site is at hand."""
    only_page.set_viewport_size({"width": 1280, "height": 720})
    only_page.emulate_media(media="null", color_scheme="null", reduced_motion="null", forced_colors="null")
    yield only_page
    only_page.unroute_all()
    only_page.evaluate("localStorage.clear()")


@pytest.fixture(scope="session")
def seen() -> Seen:
    """What tours have seen: a page in another language has the shapes that it has in the first."""
    return Seen()


@pytest.fixture(scope="session", params=PROJECT.locales)
def tour(request: pytest.FixtureRequest, browser: Browser, real_site: BuiltSite, seen: Seen) -> Tour:
    """What a browser notes on every page of each language in turn."""
    pages = [*real_site.pages, *real_site.cite_pages, real_site.lost]
    with serving(real_site.folder, HostWithHeaders) as address:
        return tour_of(browser, address, [page for page in pages if page.locale == request.param], seen)
