"""What a page may load and do: nothing but what it needs, on hosts that send our headers and on those that do not."""

from __future__ import annotations

import json
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from explainer.finish.inline import codes, written_into
from explainer.finish.policy import HEADERS_FILE, Inline, Protection, headers_file, policy
from hosts import HostWithHeaders, PlainHost, headers_at, rules_of, serving
from own_site import OwnSite
from site_reader import BuiltSite, head_of
from tour import faults_of

PHONE = {"width": 360, "height": 800}
SCRIPT = "<script>document.documentElement.dataset.ran = 'yes'</script>"
HANDLER = "<img src=x onerror=\"document.documentElement.dataset.ran = 'yes'\">"
SMUGGLED = f"{SCRIPT}{HANDLER}<style>h1 {{ color: red }}</style>"


@pytest.fixture(params=[HostWithHeaders, PlainHost], ids=["with headers", "without headers"])
def host(request: pytest.FixtureRequest) -> type[SimpleHTTPRequestHandler]:
    handler: type[SimpleHTTPRequestHandler] = request.param
    return handler


@dataclass(frozen=True)
class Visit:
    """A page of a browser at the address of a site, and what it was refused."""

    page: Page
    address: str
    refused: list[str]


@contextmanager
def visiting(page: Page, folder: Path, handler: type[SimpleHTTPRequestHandler]) -> Iterator[Visit]:
    """A visit to the site in ``folder``, on the host that ``handler`` is."""
    with serving(folder, handler) as address:
        page.set_viewport_size(PHONE)
        yield Visit(page, address, faults_of(page, address))


@pytest.fixture
def visit(page: Page, sample_site: BuiltSite, host: type[SimpleHTTPRequestHandler]) -> Iterator[Visit]:
    with visiting(page, sample_site.folder, host) as visit:
        yield visit


@pytest.mark.site
@pytest.mark.browser
def test_search_menu_theme_and_notes_work_within_the_policy(visit: Visit) -> None:
    page = visit.page
    page.goto(visit.address)
    page.get_by_role("button", name="Menu").click()
    expect(page.locator(".site-nav")).to_be_visible()
    page.locator(".site-nav a", has_text="Personnes").click()
    page.get_by_role("button", name="Menu").click()
    page.locator(".theme-button").click()
    expect(page.locator("html")).to_have_attribute("data-theme", re.compile("light|dark"))
    page.keyboard.press("Escape")
    page.get_by_role("button", name="Rechercher").click()
    page.get_by_role("searchbox").fill("Petrov")
    expect(page.locator(".search-results a").first).to_be_visible()
    page.get_by_role("button", name="Fermer").click()
    for note in page.locator("summary").all():
        note.click()
    expect(page.locator(".receipt").first).to_be_visible()
    page.locator(".certainty").first.click()
    assert visit.refused == []


@pytest.mark.site
@pytest.mark.browser
def test_no_text_becomes_markup_or_a_script_in_a_page(visit: Visit) -> None:
    visit.page.goto(visit.address)
    for sink in (
        "document.body.innerHTML = '<b>bold</b>'",
        "document.body.insertAdjacentHTML('beforeend', '<b>bold</b>')",
        "new Worker('assets/search.js')",
        "trustedTypes.createPolicy('another', {})",
    ):
        tried = f"() => {{ try {{ {sink} }} catch (error) {{ return error.name }} return '' }}"
        assert visit.page.evaluate(tried) == "TypeError", sink


@pytest.mark.site
@pytest.mark.browser
def test_the_address_of_a_page_that_is_gone_leads_on_within_the_policy(visit: Visit) -> None:
    visit.page.goto(f"{visit.address}agreement/")
    expect(visit.page.locator(".opening")).to_be_visible()
    assert visit.refused == []


@pytest.mark.site
@pytest.mark.browser
def test_what_is_smuggled_into_a_page_does_not_run(
    page: Page, sample_site: BuiltSite, host: type[SimpleHTTPRequestHandler], tmp_path: Path
) -> None:
    """A script, what an element does, a style."""
    site = tmp_path / "site"
    shutil.copytree(sample_site.folder, site)
    home = site / "index.html"
    home.write_text(home.read_text(encoding="utf-8").replace("</main>", SMUGGLED + "</main>"), encoding="utf-8")
    with visiting(page, site, host) as visit:
        visit.page.goto(visit.address)
        assert visit.page.locator("html").get_attribute("data-ran") is None
        assert visit.page.evaluate("getComputedStyle(document.querySelector('h1')).color") != "rgb(255, 0, 0)"
        refused = [said for said in visit.refused if "Content Security Policy" in said]
        for kind in ("inline script", "inline event handler", "inline style"):
            assert any(kind in said for said in refused), kind


@pytest.mark.site
def test_every_page_carries_its_policy_before_anything_that_loads(any_site: BuiltSite) -> None:
    for path in any_site.folder.rglob("*.html"):
        head = head_of(path)
        elements = [element for element in head.find_all(True) if "charset" not in element.attrs]
        assert elements[0].get("http-equiv") == "Content-Security-Policy", path
        assert len(head.select("[http-equiv]")) == 1


@pytest.mark.site
def test_no_policy_allows_what_is_written_into_a_page(any_site: BuiltSite) -> None:
    [sent] = [value for name, value in headers_at(rules_of(any_site.folder), "/") if name == "Content-Security-Policy"]
    carried = {page.soup.select_one("[http-equiv]")["content"] for page in any_site.pages}  # type: ignore[index]
    for each in [sent, *map(str, carried)]:
        assert each.startswith("default-src 'none'; script-src 'self'")
        assert "require-trusted-types-for 'script'; trusted-types default search" in each
        assert "unsafe-" not in each.replace("'wasm-unsafe-eval'", "")
        assert "http" not in each
        assert "*" not in each
    assert not any("unsafe-" in str(each) for each in carried)  # the worker of the search has what is sent with it
    assert sent.endswith("frame-ancestors 'none'")


@pytest.mark.site
def test_no_answer_has_the_same_header_twice(any_site: BuiltSite) -> None:
    rules = rules_of(any_site.folder)
    files = ["/" + path.relative_to(any_site.folder).as_posix() for path in any_site.folder.rglob("*")]
    assert len(files) > 30
    for file in [*files, "/api/v1/agreement.json"]:
        names = [name for name, _ in headers_at(rules, file)]
        assert len(names) == len(set(names)), file


@pytest.mark.site
def test_every_answer_is_guarded_and_the_data_are_open_to_other_sites(any_site: BuiltSite) -> None:
    rules = rules_of(any_site.folder)
    for guard in ("X-Content-Type-Options", "Referrer-Policy", "Permissions-Policy", "Cross-Origin-Opener-Policy"):
        assert dict(headers_at(rules, "/people/"))[guard]
    assert "Access-Control-Allow-Origin" not in dict(headers_at(rules, "/people/"))
    for data in ("/agreement.yaml", "/agreement.schema.json", "/feed.xml", "/en/feed.xml", "/api/v1/agreement.json"):
        assert dict(headers_at(rules, data))["Access-Control-Allow-Origin"] == "*"


@pytest.mark.site
def test_what_has_its_content_in_its_name_is_kept_for_ever(sample_site: BuiltSite) -> None:
    rules = rules_of(sample_site.folder)
    fragment = next((sample_site.folder / "pagefind" / "fragment").iterdir())
    assert "immutable" in dict(headers_at(rules, f"/pagefind/fragment/{fragment.name}"))["Cache-Control"]
    for changing in ("/", "/assets/search.js", "/pagefind/pagefind.js", "/pagefind/pagefind-entry.json"):
        assert "immutable" not in dict(headers_at(rules, changing)).get("Cache-Control", "")


@pytest.mark.site
def test_hosts_can_read_every_line_of_the_headers(any_site: BuiltSite) -> None:
    lines = (any_site.folder / HEADERS_FILE).read_text(encoding="utf-8").splitlines()
    assert max(map(len, lines)) < 2000  # Cloudflare's limit
    assert all(re.fullmatch(r"/[!-~]*|  [A-Za-z-]+: [ -~]+", line) for line in lines)


@pytest.mark.site
def test_a_host_that_would_make_pages_of_markdown_is_told_to_leave_the_files_as_they_are(any_site: BuiltSite) -> None:
    assert (any_site.folder / ".nojekyll").read_bytes() == b""


@pytest.mark.browser
def test_a_script_of_the_build_runs_by_its_hash_and_no_other(page: Page, tmp_path: Path) -> None:
    head = '<!doctype html><html lang="en"><head><meta charset="utf-8"><title>Test</title>'
    home = tmp_path / "index.html"
    protection = Protection()
    blue = protection.style("h1 { color: blue }")
    script = protection.script("document.documentElement.dataset.ran = 'yes'")
    built = f"{head}<style>{blue}</style></head><body><h1>été</h1><script>{script}</script></body></html>"
    other = SCRIPT.replace("ran", "other")
    home.write_text(protection.page(built).replace("</body>", f"{other}</body>"), encoding="utf-8")
    (tmp_path / HEADERS_FILE).write_text(protection.headers_file([]), encoding="utf-8")
    with visiting(page, tmp_path, HostWithHeaders) as visit:
        visit.page.goto(visit.address)
        assert visit.page.evaluate("getComputedStyle(document.querySelector('h1')).color") == "rgb(0, 0, 255)"
        assert visit.page.locator("html").get_attribute("data-ran") == "yes"
        assert visit.page.locator("html").get_attribute("data-other") is None


@pytest.mark.parametrize("kind", ["application/ld+json", "application/json", "text/plain"])
def test_a_block_of_data_needs_no_hash(kind: str) -> None:
    assert list(codes(f'<script type="{kind}">{json.dumps({"a": 1})}</script>')) == []


@pytest.mark.parametrize("kind", ["", ' type="module"', ' type="text/javascript"', ' type="importmap"', ' data-a=">"'])
def test_a_script_needs_one(kind: str) -> None:
    assert list(codes(f"<script{kind}>1 < 2 && 3</script>")) == [("script", "1 < 2 && 3")]


@pytest.mark.parametrize("sign", ["<script ", "<style>", "<script>", "<script a='"])
def test_however_much_is_begun_and_not_ended_is_read_in_no_time(sign: str) -> None:
    begun = time.process_time()
    assert list(codes(sign * 50_000)) == []
    assert time.process_time() - begun < 1


def test_the_policy_knows_only_what_is_ours() -> None:
    protection = Protection()
    ours = protection.script("1")
    page = protection.page(f"<html><head></head><script>{ours}</script>{SCRIPT}<style>p {{}}</style></html>")
    policies = re.findall(r"'sha256-[^']*'", page)
    assert len(policies) == 1
    assert [kind for kind, _ in protection.foreign] == ["script", "style"]


# A template, style or script of ours, and what is said of it.
WRITTEN = [
    ("a.html", "<p>\n<script>run()</script>", "a.html:2:1: the policy runs only scripts of files"),
    ("a.html", "<script>{{ scripts.site }} run()</script>", "a.html:1:1: the policy runs only scripts of files"),
    ("a.html", "<style>p { color: red }</style>", "a.html:1:1: the policy knows only styles of files"),
    ("a.html", '<p style="color: red">', "a.html:1:4: the policy knows only styles of files"),
    ("a.html", '<p class="a"\n  onclick="run()">', "a.html:2:3: the policy runs only scripts of files"),
    ("a.css", "p { color: red }\n</style><script>run()</script>", 'a.css:2:1: "</" would end here'),
    ("a.css", 'p::after { content: "</style>" }', 'a.css:1:22: "</" would end here'),
    ("a.js", 'document.title = "</script>";', 'a.js:1:19: "</script" would end here'),
    ("a.js", 'document.title = "<!--";', 'a.js:1:19: "<!--" would end here'),
    ("a.html", "<style>{{ style_of(styles) }}</style><script>{{ scripts.site }}</script>", ""),
    ("a.html", '{# <script>run()</script> #}<script type="application/ld+json">{"a": 1}</script>', ""),
    ("a.html", '<script src="{{ address }}"></script><p data-style="a">a style="b"</p>', ""),
    ("a.css", "/* </style> */ p { color: red }", ""),
    ("card.html", "<style>p { color: red }</style>", ""),
]


@pytest.mark.parametrize(("file", "text", "said"), WRITTEN)
def test_what_is_written_into_our_files_and_is_not_theirs_is_told_at_its_place(file: str, text: str, said: str) -> None:
    found = [problem.heading(str) for problem in written_into(text, Path(file), file)]
    assert [heading[: len(said)] for heading in found][:1] == ([said] if said else [])


def test_every_file_of_ours_is_looked_at_by_the_check(site: OwnSite) -> None:
    site.add("overrides/macros/people.css", "</style><script>run()</script>\n")
    site.add("overrides/site.js", "// </script>\n")
    site.replace("overrides/base.html", "</head>", "<script>run()</script></head>")
    done = site.check()
    assert done.returncode != 0
    for place in ("macros/people.css:", "site.js:", "base.html:"):
        assert f"overrides/{place}" in done.stderr


def test_a_script_that_a_setting_or_an_expression_brings_fails_the_strict_build_at_its_place(site: OwnSite) -> None:
    site.add("mkdocs.yml", "\ncopyright: <script>run()</script>\n")
    site.add("docs/fr/about.md", "\n{{ '<script>steal()</script>' | safe }}\n")
    done = site.build()
    assert done.returncode != 0
    assert re.search(r"mkdocs\.yml:\d+:\d+: browsers refuse a script that stands in a page", done.stderr)
    assert re.search(r"docs/fr/about\.md:\d+:13: browsers refuse a script .*: steal\(\)", done.stderr)


def test_a_page_without_a_head_is_refused() -> None:
    with pytest.raises(ValueError, match="<head>"):
        Protection().page("<header>Hello</header>")


def test_the_headers_name_the_hashes_of_all_pages() -> None:
    both = Inline({"'sha256-one'"}) | Inline({"'sha256-two'"})
    assert all(each in headers_file(both, []) for each in both.scripts)
    assert all(each in policy(both, {"script-src": []}) for each in both.scripts)


@pytest.mark.parametrize(("count", "is_whole"), [(1, True), (25, True), (35, False), (300, False)])
def test_no_line_of_the_headers_is_longer_than_every_host_sends(count: int, is_whole: bool) -> None:
    protection = Protection()
    for number in range(count):
        protection.style(f"p {{ margin: {number}px }}")
    sent = headers_file(protection.ours, ["feed.xml"])
    assert max(map(len, sent.splitlines())) <= 2000
    [line] = [line.strip() for line in sent.splitlines() if "Content-Security-Policy" in line]
    for rule in ("img-src 'self'", "base-uri 'none'", "form-action 'self'", "frame-ancestors 'none'"):
        assert rule in line
    assert "unsafe-inline" not in line
    for rule in ("style-src", "script-src", "default-src 'none'"):  # else each page says it
        assert (rule in line) == is_whole
