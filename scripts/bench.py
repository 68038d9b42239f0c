"""Measure the site: times, weight, Lighthouse scores, beside a stock Material build of the same pages.

    python scripts/bench.py                        everything, every page (about half a minute a page)
    python scripts/bench.py --pages index,people   only these
    python scripts/bench.py --runs 5               what is timed is timed five times

Timings are compared in one run on one machine, as ratios, for machines differ and are never alone; see
``bench_times.py``. Exit status: 0 when every promise is kept, 1 when one is broken.
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
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from functools import cache, partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from statistics import median
from threading import Thread
from typing import Any

from playwright.sync_api import Browser, Response, sync_playwright

from bench_times import QUIET, times
from explainer.pages.page import EDITION, HOME, former_pages, read_pages
from explainer.project import Project

LIGHTHOUSE = Path(".bench/node_modules/.bin/lighthouse")
CHROME_FLAGS = ["--headless=new", "--no-sandbox", "--disable-gpu"]
CATEGORIES = {"performance": "speed", "accessibility": "access", "best-practices": "practice", "seo": "seo"}
PERFECT = ("accessibility", "best-practices", "seo")

MOST_BYTES, MOST_REQUESTS = 45_000, 5
ROUND_TRIP = 14_600  # ten packets, which a new connection may send at once (RFC 6928)
LCP_RATIO = 0.68
CLEARLY = 0.9  # of that ratio: one time that is below it says enough

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
        times(project, stock, arguments.runs, broken)
        build = [sys.executable, "-m", "mkdocs", "build", "--site-dir", str(ours)]
        subprocess.run(build, cwd=project.root, env={**os.environ, **QUIET, "SITE_URL": address}, check=True)
        wanted = arguments.pages.split(",") if arguments.pages else None
        paths = [path for path in page_paths(ours) if wanted is None or name_of(path, project.locales) in wanted]
        if not paths:
            parser.error(f"there is no page called {arguments.pages}")
        weights(address, paths, broken)
        with serving(stock / "mkdocs" / "site") as stock_address:
            lighthouse(paths, address, stock_address, arguments.runs, broken)
    print("\n" + ("\n".join(f"BROKEN: {each}" for each in broken) or "Every promise is kept."))
    return 1 if broken else 0


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
    holds them all, is not compared, nor what stands where pages were that are gone."""
    others = {EDITION, *former_pages(read_pages(Project()))}
    pages = [path for path in site.rglob("index.html") if path.parent.name not in others]
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
    """What Lighthouse says of a page: scores by category, and the audits that cost points."""

    scores: dict[str, int]
    failed: dict[str, list[str]]


def lighthouse(paths: list[str], ours: str, stock: str, runs: int, broken: list[str]) -> None:
    program = Project().root / LIGHTHOUSE
    if not program.exists():
        print("\nNo Lighthouse: it needs Node and npm; with them, `make bench` installs it.")
        return
    print(f"\nLighthouse on a slow phone; LCP in ms, ours / stock, at most {LCP_RATIO} of stock's")
    print(f"{'page':28}" + "".join(f"{name:>10}" for name in CATEGORIES.values()) + f"{'LCP':>16}{'ratio':>8}")
    ratios = []
    for path in paths:
        mine = audit(program, ours + path)
        lcp, theirs = lcps(program, (ours + path, stock + path), runs)
        scores = "".join(f"{mine.scores[each]:>10}" for each in CATEGORIES)
        ratios.append(lcp / theirs)
        print(f"{'/' + path:28}{scores}{f'{lcp:.0f} / {theirs:.0f}':>16}{ratios[-1]:>8.2f}", flush=True)
        broken += [
            f"/{path} has {mine.scores[each]} for {each}: {', '.join(mine.failed[each])}"
            for each in PERFECT
            if mine.scores[each] < 100
        ]
        if ratios[-1] > LCP_RATIO:
            broken.append(f"/{path} has {ratios[-1]:.2f} of the stock LCP")
    print(f"LCP ratio: median {median(ratios):.2f}, worst {max(ratios):.2f}")


def audit(program: Path, url: str) -> Audit:
    report = reported(program, url, f"--only-categories={','.join(CATEGORIES)}")
    categories = report["categories"]
    return Audit(
        scores={name: round(100 * (categories[name]["score"] or 0)) for name in CATEGORIES},
        failed={name: [*failed(report, categories[name])] for name in CATEGORIES},
    )


def lcps(program: Path, urls: tuple[str, str], runs: int) -> tuple[float, float]:
    """The LCP of our page and of stock's, taken in turn; medians of so many, unless the first is clearly enough."""
    taken: list[tuple[float, ...]] = []
    while len(taken) < runs and not (taken and taken[0][0] < CLEARLY * LCP_RATIO * taken[0][1]):
        taken.append(tuple(lcp_of(program, url) for url in urls))
    ours, stock = (median(each) for each in zip(*taken, strict=True))
    return ours, stock


def lcp_of(program: Path, url: str) -> float:
    """When the largest part of a page is painted, in milliseconds."""
    lcp = "largest-contentful-paint"
    report = reported(program, url, f"--only-audits={lcp}", "--disable-full-page-screenshot")
    milliseconds: float = report["audits"][lcp]["numericValue"]
    return milliseconds


def reported(program: Path, url: str, *flags: str) -> dict[str, Any]:
    """One run, in a browser that is really slowed down. Without that, Lighthouse reckons the LCP from a fast load, and
    what it reckons of one and the same stock page jumps from 0.9 to 3 s."""
    flags = ("--quiet", "--output=json", "--throttling-method=devtools", *flags)
    command = [str(program), url, *flags, f"--chrome-flags={' '.join(CHROME_FLAGS)}"]
    variables = {**os.environ, **({"CHROME_PATH": path} if (path := chrome()) else {})}
    done = subprocess.run(command, env=variables, capture_output=True, text=True, check=True)
    report: dict[str, Any] = json.loads(done.stdout)
    return report


def failed(report: dict[str, Any], category: dict[str, Any]) -> Iterator[str]:
    for reference in category["auditRefs"]:
        score = report["audits"][reference["id"]]["score"]
        if reference["weight"] and score is not None and score < 1:
            yield reference["id"]


if __name__ == "__main__":
    sys.exit(main())
