"""The preview never dies: it shows mistakes in the browser and goes back to the page when they are mended."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError
from urllib.request import urlopen

import pytest
from playwright.sync_api import Browser, Page, expect

import commands
from conftest import MINIMAL, ROOT, run_mkdocs
from own_site import OwnSite, files_of
from preview import Rest, Server

pytestmark = [pytest.mark.site, pytest.mark.browser]

GOOD = MINIMAL.read_text(encoding="utf-8")
MISTAKES = [
    ("kind: organisation", "kind: organisatio", "did you mean"),
    ("    kind: organisation\n", "\tkind: organisation\n", "a tab stands here"),
    (GOOD, "", "the file is empty"),
]


MISTAKEN = GOOD.replace("kind: organisation", "kind: organisatio")


@dataclass
class Preview:
    """``mkdocs serve`` over a facts file; ``first`` is what it answered when it had begun."""

    url: str
    facts: Path
    process: subprocess.Popen[bytes]
    first: str

    def write(self, text: str) -> None:
        self.facts.write_text(text, encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="module")
def preview(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Preview]:
    """``mkdocs serve`` over a facts file that begins with a mistake."""
    folder = tmp_path_factory.mktemp("preview")
    facts = folder / "facts.yaml"
    facts.write_text(MISTAKEN, encoding="utf-8")
    with previewing(ROOT, facts, folder / "log") as preview:
        yield preview


@contextmanager
def previewing(project: Path, facts: Path, log_file: Path) -> Iterator[Preview]:
    """``mkdocs serve`` in a folder of the project."""
    address = f"127.0.0.1:{free_port()}"
    environment = {**os.environ, "AGREEMENT": str(facts), "LANG": "en", "LC_ALL": "en", "NO_MKDOCS_2_WARNING": "1"}
    with log_file.open("wb") as log:
        command = [sys.executable, "-m", "mkdocs", "serve", "-a", address]
        process = subprocess.Popen(command, cwd=project, env=environment, stdout=log, stderr=log)
        yield Preview(f"http://{address}/", facts, process, wait_for(f"http://{address}/"))
        process.terminate()
        process.wait()


def wait_for(url: str) -> str:
    for _ in range(600):
        try:
            return read(url)
        except URLError:
            time.sleep(0.1)
    raise TimeoutError(url)


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_page() as page:
        page.set_default_timeout(20_000)
        expect.set_options(timeout=20_000)
        yield page
    expect.set_options(timeout=5_000)


@pytest.mark.slow
def test_mistakes_and_repairs_never_lose_the_preview(preview: Preview, page: Page) -> None:
    preview.write(GOOD)
    page.goto(f"{preview.url}parties/")
    errors = page.locator("pre[role=alert]")
    expect(page.locator("h1")).to_have_text("Les parties")
    for before, after, message in MISTAKES:
        assert before in GOOD
        preview.write(GOOD.replace(before, after, 1))
        errors.filter(has_text=message).wait_for()
        expect(errors).to_contain_text("facts.yaml:")
        expect(page.locator("h1")).to_have_text("Les parties")
        preview.write(GOOD)
        errors.wait_for(state="detached")
    assert page.url == f"{preview.url}parties/"
    assert preview.process.poll() is None


def test_a_preview_may_start_with_a_mistake_and_has_the_policy_of_the_site(preview: Preview, page: Page) -> None:
    assert 'role="alert"' in preview.first
    preview.write(MISTAKEN)
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    page.goto(f"{preview.url}parties/")
    expect(page.locator("pre[role=alert]")).to_contain_text('did you mean "organisation"?')
    expect(page.locator("pre[role=alert]")).to_have_css("position", "fixed")
    preview.write(GOOD)
    expect(page.locator("h1")).to_have_text("Les parties")
    expect(page.locator("meta[http-equiv=Content-Security-Policy]")).to_have_count(1)
    preview.write(MISTAKEN)  # laid over a page with its policy
    expect(page.locator("pre[role=alert]")).to_have_css("position", "fixed")
    expect(page.locator("meta[http-equiv=Content-Security-Policy]")).to_have_count(1)
    assert not [each for each in said if "Content Security Policy" in each]


# A file of the project, what stands in it, what is written in its place, and a page that shows this.
CHANGES = [
    ("facts.yaml", "en: The left bank}", "en: The great left bank}", "en/parties/"),
    ("data/labels/en.yaml", "search: Search\n", "search: Look up\n", "en/"),
    ("overrides/macros/notes.html", '<div class="notes">', '<div class="notes changed">', "en/parties/"),
    ("overrides/base.html", '<main id="content"', '<main data-changed="yes" id="content"', "en/"),
    ("overrides/site.css", "body {", "body { --changed: 1;", "en/"),
    ("overrides/site.js", "", 'document.title += "changed";\n', "en/"),
    ("docs/en/parties.md", "{: #top }", "{: #top .changed }", "en/parties/"),
    ("mkdocs.yml", "name: English", "name: Anglais", ""),
]
SEARCHED = "pagefind/words.en.json"  # made when the pages are shown, of the facts


@pytest.mark.slow
def test_the_preview_shows_every_change_and_what_it_was_when_it_is_taken_back(tmp_path: Path) -> None:
    project = tmp_path / "project"
    shutil.copytree(ROOT, project, ignore=shutil.ignore_patterns(".*", "site", "tests"))
    shutil.copyfile(MINIMAL, project / "facts.yaml")
    with previewing(project, project / "facts.yaml", tmp_path / "log") as preview:
        first = {page: read(preview.url + page) for *_, page in CHANGES}
        old = {file: (project / file).read_text(encoding="utf-8") for file, *_ in CHANGES}
        for file, before, after, page in CHANGES:
            assert before in old[file]
            shown, found = read(preview.url + page), read(preview.url + SEARCHED)
            changed = old[file].replace(before, after, 1) if before else old[file] + after
            (project / file).write_text(changed, encoding="utf-8")
            assert until(lambda: read(preview.url + page) != shown), file  # noqa: B023
            assert (read(preview.url + SEARCHED) != found) == (file == "facts.yaml"), file
        for file, text in old.items():
            (project / file).write_text(text, encoding="utf-8")
        assert until(lambda: {page: read(preview.url + page) for page in first} == first)
    log = (tmp_path / "log").read_text(encoding="utf-8")
    assert log.count("The preview has no social cards") == 1


def read(url: str) -> str:
    """A page as it was built, without the part in which the server knows one build from another."""
    with urlopen(url) as answer:
        return str(re.sub(r"/livereload/\d+/\d+\.js", "", answer.read().decode()))


def until(is_so: Callable[[], bool]) -> bool:
    for _ in range(300):
        if is_so():
            return True
        time.sleep(0.1)
    return False


def test_a_failed_build_leaves_the_old_site_whole(site: OwnSite) -> None:
    (site.root / ".venv").symlink_to(Path(sys.executable).parents[1])
    make = ("make", "site", "PYTHON=python3")
    assert site.run(*make).returncode == 0
    before = files_of(site.root / "site")
    for file, old, new in (
        ("data/small.yaml", "kind: treaty", "kind: x"),
        ("overrides/base.html", "{% endblock %}", ""),
    ):
        site.replace(file, old, new)
        assert site.run(*make).returncode != 0
    assert files_of(site.root / "site") == before


def test_a_mistake_is_said_in_the_same_words_by_check_and_build(tmp_path: Path) -> None:
    facts = tmp_path / "facts.yaml"
    facts.write_text(MISTAKEN, encoding="utf-8")
    check = commands.run([sys.executable, "scripts/check.py", str(facts)], ROOT, os.environ)
    build = run_mkdocs(facts, tmp_path / "site")
    assert check.stderr and check.stderr in build.stderr
    assert "Traceback" not in build.stderr
    assert not (tmp_path / "site").exists()


def test_whoever_waits_for_a_preview_that_could_not_be_made_whole_is_answered(tmp_path: Path) -> None:
    rest, served = Rest(), tmp_path / "served"
    served.mkdir()
    rest.begin()
    rest.later.append((tmp_path / "nowhere").rmdir)
    rest.make(tmp_path / "gone", served)  # a folder that cannot be deleted either
    assert rest.is_made.is_set()
    assert "No such file" in (served / "index.html").read_text(encoding="utf-8")


def test_a_page_that_is_asked_for_during_a_build_does_not_wait_for_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "index.html").write_text("The new page.", encoding="utf-8")
    rest = Rest()
    rest.begin()
    monkeypatch.setattr("preview.rest", rest)
    with Server(lambda: None, "127.0.0.1", 0, str(tmp_path)) as server, ThreadPoolExecutor() as beside:
        asked = beside.submit(server.serve_request, {"PATH_INFO": "/", "HTTP_HOST": "localhost"}, lambda *_: None)
        assert not wait([asked], timeout=0.2).done  # the build is not there yet
        rest.pages.add(Path("index.html"))
        rest.is_shown.set()
        answered = wait([asked], timeout=10).done
        rest.is_made.set()
    assert answered
    with closing(asked.result()) as page:
        assert b"".join(page) == b"The new page."
