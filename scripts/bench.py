"""Measure the site: weight, Lighthouse scores, build times, beside a stock Material build of the same pages.

    python scripts/bench.py                        everything, every page (about half a minute a page)
    python scripts/bench.py --pages index,people   only these
    python scripts/bench.py --runs 5               each timing is the median of five

Timings are compared in one run on one machine, as ratios, for machines differ and are never alone. Exit status: 0 when
every promise below is kept, 1 when one is broken.

The build is timed with and without its exports: hooks.py leaves out everything that it writes beside the pages and
their search index when the environment variable ``WITHOUT_EXPORTS`` is set.
"""

from __future__ import annotations

import argparse
import gzip
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

import yaml
from playwright.sync_api import Browser, Response, sync_playwright

from explainer.pages.addresses import Links
from explainer.pages.draft import SIGN
from explainer.pages.page import EDITION, HOME
from explainer.pages.render import Renderer
from explainer.project import Project
from explainer.site import load_site

LIGHTHOUSE = Path(".bench/node_modules/.bin/lighthouse")
CHROME_FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu"]
CATEGORIES = {"performance": "speed", "accessibility": "access", "best-practices": "practice", "seo": "seo"}
PERFECT = ("accessibility", "best-practices", "seo")

MOST_BYTES, MOST_REQUESTS = 35_000, 5
ROUND_TRIP = 14_600  # ten packets, which a new connection may send at once (RFC 6928)
HEADERS = 180  # what HTTP says before a page
LCP_RATIO, EXPORTS_RATIO = 0.68, 1.3

KINDS = {"document": "html", "stylesheet": "css", "script": "js"}
COMPRESSED = {".html", ".css", ".js", ".json", ".svg", ".xml", ".yaml"}


def main() -> int:
    project = Project()
    parser = argparse.ArgumentParser(description="Measure the site beside a stock Material build of the same pages.")
    parser.add_argument("--pages", help="names of pages, with commas between them; by default all")
    parser.add_argument("--runs", type=int, default=3, help="how often to time each thing (3)")
    arguments = parser.parse_args()
    broken: list[str] = []
    with tempfile.TemporaryDirectory() as folder, serving(Path(folder) / "site") as address:
        ours, stock = Path(folder) / "site", Path(folder) / "stock"
        environment = {"SITE_URL": address}
        build_times(project, stock, environment, arguments.runs, broken)
        build(project.root, ours, environment)
        wanted = arguments.pages.split(",") if arguments.pages else None
        paths = [path for path in page_paths(ours) if wanted is None or name_of(path, project.locales) in wanted]
        weights(address, paths, broken)
        with serving(stock / "site") as stock_address:
            lighthouse(paths, address, stock_address, arguments.runs, broken)
    print("\n" + ("\n".join(f"BROKEN: {each}" for each in broken) or "Every promise is kept."))
    return 1 if broken else 0


# --- Builds -----------------------------------------------------------------------------------------------------


def build(root: Path, site: Path, environment: dict[str, str]) -> float:
    """Build the site of the project in ``root`` into ``site``; the seconds that it took."""
    command = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(site)]
    variables = {**os.environ, "NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true", **environment}
    start = time.perf_counter()
    subprocess.run(command, cwd=root, env=variables, capture_output=True, check=True)
    return time.perf_counter() - start


def build_times(project: Project, stock: Path, environment: dict[str, str], runs: int, broken: list[str]) -> None:
    """Time the builds in turn, so that what else the machine does meets all of them."""
    write_stock_project(project, stock)
    with tempfile.TemporaryDirectory() as scratch:
        builds: dict[str, Callable[[], float]] = {
            "with exports": partial(build, project.root, Path(scratch), environment),
            "without": partial(build, project.root, Path(scratch), {**environment, "WITHOUT_EXPORTS": "1"}),
            "stock": partial(build, stock, stock / "site", {}),
        }
        for each in builds.values():
            each()  # the first run fills the caches
        times: dict[str, list[float]] = {name: [] for name in builds}
        for _ in range(runs):
            for name, each in builds.items():
                times[name].append(each())
    taken = {name: median(each) for name, each in times.items()}
    ratio = taken["with exports"] / taken["without"]
    print(f"Build, median of {runs}: " + ", ".join(f"{name} {seconds:.2f} s" for name, seconds in taken.items()))
    print(f"  with exports / without: {ratio:.2f} (at most {EXPORTS_RATIO})")
    print(f"  without exports / stock: {taken['without'] / taken['stock']:.2f}")
    if ratio > EXPORTS_RATIO:
        broken.append(f"the exports make the build {ratio:.2f} times as long")


def write_stock_project(project: Project, folder: Path) -> None:
    """A project with the same pages under Material as it comes, but for its fonts, which come from another host."""
    settings = yaml.load((project.root / "mkdocs.yml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
    i18n = next(plugin for plugin in settings["plugins"] if "i18n" in plugin)
    site = load_site(project)
    names = [name for name in site.renderers[project.locales[0]].pages if name != EDITION]
    for locale, renderer in site.renderers.items():
        (folder / "docs" / locale).mkdir(parents=True)
        for name in names:
            path = folder / "docs" / locale / f"{name}.md"
            path.write_text(stock_page(renderer, name), encoding="utf-8")
    stock_settings = {
        "site_name": str(site.facts.site.name.root[project.locales[0]]),
        "theme": {"name": "material", "font": False},
        "plugins": ["search", json.loads(json.dumps(i18n).replace('"true"', "true").replace('"false"', "false"))],
        "markdown_extensions": settings["markdown_extensions"],
        "nav": [f"{name}.md" for name in names],
    }
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(stock_settings, allow_unicode=True), encoding="utf-8")


def stock_page(renderer: Renderer, name: str) -> str:
    """The Markdown of a page with its macros' HTML, and its title and description where Material looks for them."""
    up = "" if name == HOME else "../"
    links = Links(
        page=lambda other: (up + ("" if other == HOME else f"{other}/")) or "./",
        published=lambda _: "",
        file=lambda file: up + file,
        local_file=lambda file: up + file,
    )
    page = renderer.pages[name]
    front = yaml.safe_dump({"title": str(page.title), "description": str(page.description)}, allow_unicode=True)
    draft = renderer.render(name, links)
    markdown = SIGN.sub(lambda found: " ".join(draft.values[int(found[1] or found[2])].split()), draft.markdown)
    return f"---\n{front}---\n{markdown}"


# --- A host -----------------------------------------------------------------------------------------------------


class Host(SimpleHTTPRequestHandler):
    """A host as they are: it compresses what is text, keeps connections, and shows 404.html."""

    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        path = Path(self.translate_path(self.path))
        path = path / "index.html" if path.is_dir() else path
        status = 200 if path.is_file() else 404
        path = path if status == 200 else Path(self.directory) / "404.html"
        body = path.read_bytes()
        self.send_response(status)
        self.send_header("Content-Type", self.guess_type(str(path)))
        if path.suffix in COMPRESSED:
            body = gzip.compress(body, 9)
            self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serving(folder: Path) -> Iterator[str]:
    """The address at which ``folder`` is served."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = ThreadingHTTPServer(("127.0.0.1", port), partial(Host, directory=str(folder)))
    Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{port}/"
    server.shutdown()
    server.server_close()


def page_paths(site: Path) -> list[str]:
    """The addresses of all pages, from the root of the site, with a slash at their end. The complete edition, which
    holds them all, is not compared."""
    pages = [path for path in site.rglob("index.html") if path.parent.name != EDITION]
    return sorted(path.relative_to(site).as_posix().removesuffix("index.html") for path in pages)


def name_of(path: str, locales: tuple[str, ...]) -> str:
    """The name of the page at an address."""
    parts = [part for part in path.split("/") if part]
    return "/".join(parts[1:] if parts and parts[0] in locales else parts) or HOME


# --- Weight -----------------------------------------------------------------------------------------------------


@dataclass
class Weight:
    """What a first visit to a page loads: bytes as they are and compressed, by kind."""

    requests: int = 0
    raw: dict[str, int] = field(default_factory=dict)
    compressed: dict[str, int] = field(default_factory=dict)

    def add(self, response: Response) -> None:
        kind = KINDS.get(response.request.resource_type, "other")
        body = response.body()
        self.requests += 1
        self.raw[kind] = self.raw.get(kind, 0) + len(body)
        self.compressed[kind] = self.compressed.get(kind, 0) + len(gzip.compress(body, 9))


def weights(address: str, paths: list[str], broken: list[str]) -> None:
    kinds = [*KINDS.values(), "other"]
    print("\nFirst load in Chromium, nothing cached: bytes as they are / compressed")
    print(f"{'page':28}{'requests':>9}" + "".join(f"{kind:>16}" for kind in [*kinds, "all"]))
    with chromium() as browser:
        for path in paths:
            weight = first_load(browser, address + path)
            pairs = [(weight.raw.get(kind, 0), weight.compressed.get(kind, 0)) for kind in kinds]
            everything = sum(raw for raw, _ in pairs), sum(compressed for _, compressed in pairs)
            columns = "".join(f"{f'{raw} / {compressed}':>16}" for raw, compressed in [*pairs, everything])
            print(f"{'/' + path:28}{weight.requests:>9}{columns}")
            if everything[1] > MOST_BYTES or weight.requests > MOST_REQUESTS:
                broken.append(f"/{path} loads {everything[1]} bytes in {weight.requests} requests")
            if weight.compressed["html"] > ROUND_TRIP - HEADERS:
                broken.append(f"/{path} needs a second round trip: its HTML has {weight.compressed['html']} bytes")


def first_load(browser: Browser, url: str) -> Weight:
    context = browser.new_context()
    page = context.new_page()
    responses: list[Response] = []

    def heard(response: Response) -> None:
        responses.append(response)

    page.on("response", heard)
    page.goto(url, wait_until="networkidle")
    weight = Weight()
    for response in responses:
        weight.add(response)
    context.close()
    return weight


@cache
def chrome() -> str | None:
    """The system's Chromium; without one, Playwright's own is used."""
    return os.environ.get("CHROME_PATH") or shutil.which("chromium") or shutil.which("google-chrome")


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=chrome(), args=CHROME_FLAGS[1:])
        yield browser
        browser.close()


# --- Lighthouse -------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Audit:
    """What Lighthouse says of a page: scores by category, LCP in milliseconds, the audits that cost points."""

    scores: dict[str, int]
    lcp: float
    failed: dict[str, list[str]]


def lighthouse(paths: list[str], ours: str, stock: str, runs: int, broken: list[str]) -> None:
    program = Project().root / LIGHTHOUSE
    if not program.exists():
        print("\nNo Lighthouse: it needs Node and npm; with them, `make bench` installs it.")
        return
    print(f"\nLighthouse on a phone, ours / stock; LCP in ms, median of {runs}, at most {LCP_RATIO} of stock's")
    print(f"{'page':28}" + "".join(f"{name:>12}" for name in CATEGORIES.values()) + f"{'LCP':>16}{'ratio':>8}")
    ratios = []
    for path in paths:
        mine, theirs = audited(program, ours + path, runs), audited(program, stock + path, runs)
        scores = "".join(f"{f'{mine.scores[each]} / {theirs.scores[each]}':>12}" for each in CATEGORIES)
        ratios.append(mine.lcp / theirs.lcp)
        print(f"{'/' + path:28}{scores}{f'{mine.lcp:.0f} / {theirs.lcp:.0f}':>16}{ratios[-1]:>8.2f}", flush=True)
        broken += [
            f"/{path} has {mine.scores[each]} for {each}: {', '.join(mine.failed[each])}"
            for each in PERFECT
            if mine.scores[each] < 100
        ]
        if ratios[-1] > LCP_RATIO:
            broken.append(f"/{path} has {ratios[-1]:.2f} of the stock LCP")
    print(f"LCP ratio: median {median(ratios):.2f}, worst {max(ratios):.2f}")


def audited(program: Path, url: str, runs: int) -> Audit:
    """The median run by LCP."""
    audits = sorted((audit(program, url) for _ in range(runs)), key=lambda audit: audit.lcp)
    return audits[len(audits) // 2]


def audit(program: Path, url: str) -> Audit:
    flags = ["--quiet", "--output=json", f"--only-categories={','.join(CATEGORIES)}"]
    command = [str(program), url, *flags, f"--chrome-flags={' '.join(CHROME_FLAGS)}"]
    variables = {**os.environ, **({"CHROME_PATH": path} if (path := chrome()) else {})}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    categories = report["categories"]
    return Audit(
        scores={name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES},
        lcp=report["audits"]["largest-contentful-paint"]["numericValue"],
        failed={name: [*failed(report, categories[name])] for name in CATEGORIES},
    )


def failed(report: dict[str, Any], category: dict[str, Any]) -> Iterator[str]:
    for reference in category["auditRefs"]:
        score = report["audits"][reference["id"]]["score"]
        if reference["weight"] and score is not None and score < 1:
            yield reference["id"]


if __name__ == "__main__":
    sys.exit(main())
