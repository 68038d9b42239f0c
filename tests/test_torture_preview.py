"""The preview in a storm of edits, mistakes, deletions and requests always answers, and then shows what stands in the
files."""

from __future__ import annotations

import re
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from urllib.error import HTTPError
from urllib.request import urlopen

import pytest

from conftest import Tally
from own_site import OwnSite
from test_preview import Preview, previewing, until

pytestmark = pytest.mark.torture

EDITS, STORM = 20, 10.0  # so many in so many seconds
PATIENCE = 15.0  # seconds for an answer, on a machine that is busy with builds


@pytest.fixture(scope="module")
def own(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    return OwnSite.copied_to(tmp_path_factory.mktemp("storm") / "own")


@pytest.fixture(scope="module")
def preview(own: OwnSite) -> Iterator[Preview]:
    with previewing(own.root, own.root / "data" / "small.yaml", own.root / "log") as preview:
        yield preview


def read(preview: Preview, page: str = "") -> str:
    """What is answered, without what tells one build from another; raises where nothing is."""
    try:
        with urlopen(preview.url + page, timeout=PATIENCE) as answer:
            content = answer.read().decode()
    except HTTPError as error:
        content = error.read().decode()
    return re.sub(r"/livereload/\d+/\d+\.js", "", content)


@contextmanager
def asked_all_the_time(preview: Preview) -> Iterator[list[BaseException | None]]:
    """Somebody reads pages meanwhile; notes each answer, and what came in the place of one."""
    answers: list[BaseException | None] = []
    is_over = threading.Event()

    def ask() -> None:
        while not is_over.is_set():
            try:
                read(preview)
                answers.append(None)
            except OSError as error:
                answers.append(error)
            time.sleep(0.05)

    asking = threading.Thread(target=ask)
    asking.start()
    try:
        yield answers
    finally:
        is_over.set()
        asking.join()


# A file, what stands in it, what is written in its place, what is a mistake, and a page that shows the change.
EDITED = [
    ("data/small.yaml", "en: The small agreement}", "en: The edited agreement}", "\tx: 1\n", "en/"),
    ("data/labels/en.yaml", "search: Search\n", "search: Look up\n", "  x: [\n", "en/"),
    ("data/labels/fr.yaml", "search: Rechercher\n", "search: Trouver\n", "  x: [\n", ""),
    ("overrides/macros/index.html", '<div class="opening">', '<div class="opening edited">', "{% if %}", "en/"),
    ("overrides/macros/index.css", "", "main { --edited: 1 }\n", "}", "en/"),
    ("overrides/base.html", '<main id="content"', '<main data-edited="yes" id="content"', "{% endif %}", "en/"),
    ("overrides/cite.html", '<section class="entry', '<section class="edited entry', "{% endif %}", "en/cite.html"),
    ("overrides/site.css", "body {", "body { --edited: 1;", "}", "en/"),
    ("overrides/site.js", "", 'document.title += "edited";\n', "// </script>", "en/"),
    ("docs/en/parties.md", "{: #top }", "{: #top .edited }", "{{ nothing }}", "en/parties/"),
    ("docs/assets/search.js", "", "// edited\n", "", "assets/search.js"),
    ("mkdocs.yml", "name: English", "name: Edited", "\tx: 1\n", ""),
]


@pytest.mark.parametrize(("file", "before", "after", "mistake", "page"), EDITED, ids=[each[0] for each in EDITED])
def test_twenty_edits_in_ten_seconds(  # noqa: PLR0913, PLR0917
    file: str, before: str, after: str, mistake: str, page: str, own: OwnSite, preview: Preview, tally: Tally
) -> None:
    path = own.root / file
    good = path.read_text(encoding="utf-8")
    assert before in good
    edited = good.replace(before, after, 1) if before else good + after
    assert until(lambda: "data-preview-report" not in read(preview, page))
    shown = read(preview, page)
    with asked_all_the_time(preview) as answers:
        for number in range(EDITS):
            path.write_text([edited, good + mistake, good][number % 3], encoding="utf-8")
            time.sleep(STORM / EDITS)
        path.write_text(edited, encoding="utf-8")
        shows_edit = until(lambda: read(preview, page) not in ("", shown) and "alert" not in read(preview, page))
        path.write_text(good, encoding="utf-8")
        shows_good = until(lambda: read(preview, page) == shown)
    refused = [each for each in answers if each]
    tally("edits of watched files in a storm", EDITS, EDITS if shows_edit and shows_good else 0)
    tally("requests in a storm of edits", len(answers), len(answers) - len(refused))
    assert preview.process.poll() is None
    assert (shows_edit, shows_good, refused) == (True, True, [])


# What is written in the place of something in mkdocs.yml, and what the preview says of it.
SETTINGS = [
    (("theme:\n", "theme:\n\tx: 1\n"), "mkdocs.yml:13:1: a tab stands here"),
    (("plugins:", "plugin:"), "the languages of the site are missing"),
    (("  - i18n:", "  - i18m:"), "the languages of the site are missing"),
    (("extra:", "extr:"), "mkdocs.yml:"),
    (("    - questions\n", "    - questions\n    - nowhere\n"), 'there is no page "nowhere"'),
    (("        - {locale: en, name: English}\n", ""), 'unknown key "en"'),
    (("name: English}\n", "name: English}\n        - {locale: de, name: Deutsch}\n"), "de.yaml"),
    (("scripts/hooks.py", "scripts/nowhere.py"), "nowhere.py"),
    (("docs_dir: docs", "docs_dir: nowhere"), "nowhere"),
]


@pytest.mark.parametrize(("change", "said"), SETTINGS, ids=[said for _, said in SETTINGS])
def test_mistakes_in_the_settings(
    change: tuple[str, str], said: str, own: OwnSite, preview: Preview, tally: Tally
) -> None:
    good = (own.root / "mkdocs.yml").read_text(encoding="utf-8")
    shown = read(preview)
    own.replace("mkdocs.yml", *change)
    is_said = until(lambda: said in read(preview).replace("&quot;", '"'))
    own.write("mkdocs.yml", good)
    is_back = until(lambda: read(preview) == shown)
    tally("mistakes in mkdocs.yml", 1, is_said and is_back)
    assert (is_said, is_back) == (True, True)


def test_pages_of_the_settings_come_and_go(own: OwnSite, preview: Preview, tally: Tally) -> None:
    good = (own.root / "mkdocs.yml").read_text(encoding="utf-8")
    own.add_page("essay", "# Ours\n\nAn essay.\n")
    comes = until(lambda: "An essay." in read(preview, "en/essay/"))
    own.write("mkdocs.yml", good)
    for locale in ("fr", "en"):
        (own.root / "docs" / locale / "essay.md").unlink()
    goes = until(lambda: "An essay." not in read(preview, "en/essay/"))
    tally("pages that come and go", 2, comes + goes)
    assert (comes, goes) == (True, True)


GONE = ["data/small.yaml", "data/labels/en.yaml", "mkdocs.yml", "overrides/base.html", "docs/en/parties.md"]


@pytest.mark.parametrize("file", GONE)
def test_a_file_goes_and_returns(file: str, own: OwnSite, preview: Preview, tally: Tally) -> None:
    path = own.root / file
    content = path.read_bytes()
    assert until(lambda: "data-preview-report" not in read(preview))
    shown = read(preview)
    path.unlink()
    is_said = until(lambda: "data-preview-report" in read(preview))
    path.write_bytes(content)
    is_back = until(lambda: read(preview) == shown)
    tally("files that go and return", 1, is_said and is_back)
    assert (is_said, is_back) == (True, True)


def test_fifty_requests_at_once_while_it_builds(own: OwnSite, preview: Preview, tally: Tally) -> None:
    pages = ["", "en/", "en/people/", "en/timeline/", "nowhere/", "assets/search.js", "pagefind/pagefind.js"]
    own.add("data/small.yaml", "# a remark\n")
    with ThreadPoolExecutor(50) as readers:
        asked = [readers.submit(read, preview, pages[number % len(pages)]) for number in range(50)]
    answered = [each for each in asked if each.exception() is None and each.result()]
    tally("requests at once", len(asked), len(answered))
    assert [each.exception() for each in asked] == [None] * 50
    assert len(answered) == 50


def test_nothing_of_the_storm_was_a_traceback(own: OwnSite, preview: Preview) -> None:
    log = (own.root / "log").read_text(encoding="utf-8")
    assert "Traceback" not in log, log[log.index("Traceback") - 500 :][:3000]
    assert "500 Internal Server Error" not in log
