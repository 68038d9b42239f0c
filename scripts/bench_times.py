"""How long a build, a preview and a check take, beside stock Material and Zensical with the same pages.

Builds and checks are measured in the user seconds of the whole process and of those it starts; the preview in seconds
from a saved file to the new page. All are taken in turn, so that what else the machine does meets all of them. Of user
seconds the least count, for what else runs on a machine only ever adds to them (so says Python's ``timeit``); of
previews, the median, as that is how long people wait. They are told as ratios.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import median
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

import yaml

from explainer.pages.addresses import Links
from explainer.pages.draft import SIGN
from explainer.pages.page import EDITION, HOME
from explainer.pages.render import Renderer
from explainer.project import PLAIN_YAML, Project
from explainer.site import load_site

BUILD_RATIO, PREVIEW_RATIO, TENFOLD_RATIO, CHECK_SECONDS = 1.0, 0.5, 8.0, 1.0

ZENSICAL = Path(".venv/bin/zensical")
QUIET = {"NO_MKDOCS_2_WARNING": "1", "DISABLE_MKDOCS_2_WARNING": "true"}

# The parts of the file whose entries are multiplied; the others are what these refer to.
NOT_MULTIPLIED = ("site", "agreement", "subject", "parties", "accounts", "partner_lists", "sources", "changes")


@dataclass(frozen=True)
class Command:
    """Something to be timed."""

    arguments: list[str]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    def user_seconds(self) -> float:
        process = subprocess.Popen(
            self.arguments,
            cwd=self.folder,
            env={**os.environ, **QUIET, **self.environment},
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        _, status, usage = os.wait4(process.pid, 0)
        assert status == 0, " ".join(self.arguments)
        return usage.ru_utime


def times(project: Project, stock: Path, runs: int, broken: list[str]) -> None:
    """Take and print all times; add to ``broken`` what takes longer than is promised. The stock project is written into
    the folder ``stock`` and built there."""
    write_stock_project(project, stock / "mkdocs")
    write_zensical_project(stock / "mkdocs", stock / "zensical")
    with tempfile.TemporaryDirectory() as scratch:
        tenfold = Path(scratch) / "tenfold.yaml"
        tenfold.write_text(multiplied(project.facts.read_text(encoding="utf-8"), 10), encoding="utf-8")
        taken = in_turn(commands(project, stock, tenfold, Path(scratch) / "site"), runs, min)
        waited = in_turn(previews(project, stock / "mkdocs", Path(scratch) / "preview.yaml"), runs, median)
    print(f"User seconds, least of {runs}: " + ", ".join(f"{name} {each:.2f}" for name, each in taken.items()))
    if "zensical" in taken:
        print(f"  build / Zensical: {taken['build'] / taken['zensical']:.2f}")
    promises = [
        ("build / stock", taken["build"] / taken["stock"], BUILD_RATIO),
        ("preview / stock", waited["preview"] / waited["stock preview"], PREVIEW_RATIO),
        ("build of ten times the entries / build", taken["tenfold build"] / taken["build"], TENFOLD_RATIO),
        ("check of ten times the entries / check", taken["tenfold check"] / taken["check"], TENFOLD_RATIO),
        ("check, in seconds", taken["check"], CHECK_SECONDS),
    ]
    for name, number, most in promises:
        print(f"  {name}: {number:.2f} (at most {most})")
        if number > most:
            broken.append(f"{name}: {number:.2f}")


def in_turn(
    things: Mapping[str, Callable[[], float]], runs: int, chosen: Callable[[list[float]], float]
) -> dict[str, float]:
    """What is ``chosen`` of what each of ``things`` gives; the first time fills the caches and does not count."""
    found: dict[str, list[float]] = {name: [] for name in things}
    for _ in range(runs + 1):
        for name, each in things.items():
            found[name].append(each())
    return {name: chosen(each[1:]) for name, each in found.items()}


def commands(project: Project, stock: Path, tenfold: Path, site: Path) -> dict[str, Callable[[], float]]:
    """The builds and checks that are timed."""
    mkdocs = [sys.executable, "-m", "mkdocs", "build"]
    build = [*mkdocs, "--strict", "--site-dir", str(site)]
    check, large = [sys.executable, "scripts/check.py"], {"AGREEMENT": str(tenfold)}
    found = {
        "build": Command(build, project.root),
        "stock": Command(mkdocs, stock / "mkdocs"),
        "check": Command(check, project.root),
        "tenfold build": Command(build, project.root, large),
        "tenfold check": Command(check, project.root, large),
    }
    if (project.root / ZENSICAL).exists():
        found["zensical"] = Command([str(project.root / ZENSICAL), "build"], stock / "zensical")
    else:
        print("No Zensical: `make bench` installs it.")
    return {name: command.user_seconds for name, command in found.items()}


# --- Previews ---------------------------------------------------------------------------------------------------


def previews(project: Project, stock: Path, facts: Path) -> dict[str, Callable[[], float]]:
    """The previews that are timed: a word of the title is changed in the facts, a word is added to a stock page."""
    text = project.facts.read_text(encoding="utf-8")
    title = str(load_site(project).facts.agreement.short_title.root[project.locales[0]])
    page = stock / "docs" / project.locales[0] / f"{HOME}.md"
    page_text = page.read_text(encoding="utf-8")

    def ours() -> float:
        facts.write_text(text, encoding="utf-8")
        with previewing(project.root, {"AGREEMENT": str(facts)}) as address:
            return until_shown(address, facts, lambda word: text.replace(title, f"{title} {word}", 1))

    def theirs() -> float:
        page.write_text(page_text, encoding="utf-8")
        with previewing(stock, {}) as address:
            return until_shown(address, page, lambda word: f"{page_text}\n\n{word}\n")

    return {"preview": ours, "stock preview": theirs}


@contextmanager
def previewing(folder: Path, environment: Mapping[str, str]) -> Iterator[str]:
    """The address at which ``mkdocs serve`` shows the project in ``folder``."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        host = f"127.0.0.1:{free.getsockname()[1]}"
    process = subprocess.Popen(
        [sys.executable, "-m", "mkdocs", "serve", "-a", host],
        cwd=folder,
        env={**os.environ, **QUIET, **environment},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while not shown(f"http://{host}/"):
            time.sleep(0.1)
        time.sleep(2)  # it begins to watch the files
        yield f"http://{host}/"
    finally:
        process.terminate()
        process.wait()


def until_shown(address: str, file: Path, changed: Callable[[str], str]) -> float:
    """The seconds from a saved ``file`` to the page that shows the word that is new in it; the second time, because the
    first fills what a preview keeps. Between the two, whoever saves looks at the page for a moment, in which ours makes
    what pages can do without, such as the index of the search; who saves sooner waits for it."""
    for word in ("Abracadabra", "Simsalabim"):
        start = time.perf_counter()
        file.write_text(changed(word), encoding="utf-8")
        while word not in shown(address):
            time.sleep(0.02)
        taken = time.perf_counter() - start
        time.sleep(2)
    return taken


def shown(address: str) -> str:
    """The page at an address; empty where nothing answers."""
    try:
        with urlopen(address) as answer:
            return str(answer.read().decode())
    except URLError:
        return ""


# --- Projects and facts -----------------------------------------------------------------------------------------


def write_stock_project(project: Project, folder: Path) -> None:
    """A project with the same pages under Material as it comes, but for its fonts, which come from another host."""
    settings = project.settings
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


def write_zensical_project(stock: Path, folder: Path) -> None:
    """The same pages for Zensical, which knows no plugin for languages: they are folders to it."""
    shutil.copytree(stock / "docs", folder / "docs")
    settings = yaml.safe_load((stock / "mkdocs.yml").read_text(encoding="utf-8"))
    known = {key: settings[key] for key in ("site_name", "theme", "markdown_extensions")}
    (folder / "mkdocs.yml").write_text(yaml.safe_dump(known, allow_unicode=True), encoding="utf-8")


def multiplied(facts: str, times: int) -> str:
    """A facts file with each entry of its lists so many times, under ids of its own."""
    data: dict[str, Any] = yaml.load(facts, Loader=PLAIN_YAML)
    parts = [part for part, value in data.items() if isinstance(value, list) and part not in NOT_MULTIPLIED]
    ids = set(re.findall(r"^ +(?:- )?id: (\S+)", yaml.dump({part: data[part] for part in parts}), re.MULTILINE))
    copies = {part: [_copy(data[part], ids, number) for number in range(1, times)] for part in parts}
    for part, lists in copies.items():
        data[part] = data[part] + [entry for each in lists for entry in each]
    data["parties"] = _with_signatories(data["parties"], times)
    return yaml.dump(data, allow_unicode=True, sort_keys=False, width=10_000)


def _copy(value: Any, ids: set[str], number: int) -> Any:
    if isinstance(value, dict):
        return {key: _copy(item, ids, number) for key, item in value.items() if key != "formerly"}
    if isinstance(value, list):
        return [_copy(item, ids, number) for item in value]
    return f"{value}-c{number}" if value in ids else value


def _with_signatories(value: Any, times: int) -> Any:
    """The parties with the copies of their signatories."""
    if isinstance(value, list):
        return [_with_signatories(item, times) for item in value]
    if not isinstance(value, dict):
        return value
    return {
        key: [each if number == 0 else f"{each}-c{number}" for number in range(times) for each in item]
        if key == "signatories"
        else _with_signatories(item, times)
        for key, item in value.items()
    }
