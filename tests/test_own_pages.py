"""Pages that authors write in Markdown are pages like all others: in their look, in the search, in every export."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator

import pytest
from playwright.sync_api import Page, expect

from axe import violations
from conftest import ROOT
from hosts import HostWithHeaders, serving
from own_site import OwnSite
from site_reader import BuiltSite
from tour import faults_of

pytestmark = pytest.mark.site

ESSAY = """
# Our essay

Words, `code`, a [link](parties.md), a picture:

![A plan](../assets/plan.svg)

| Village | Houses | Remarks |
|:---|---:|:-:|
| Upper Xyzzyville | 21 | A long remark that goes on and on and that no phone has room for in one line |

## Lists of things

- one
    1. two

Plugh
:   A word of an old game[^1].

[^1]: As players of it know.

## Code

```python
# no heading
print("<b> a very long line that does not fit on a phone at all, whatever one does with it")
```

> A quotation.

!!! note
    A plain remark.

!!! warning "Careful"
    A heavy one.

??? tip
    A folded one.

<div class="grid note">Cards</div>
"""


@pytest.fixture(scope="module")
def essay(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    """A site with a page of its own in every language, another in a folder, and a picture of all languages."""
    site = OwnSite.copied_to(tmp_path_factory.mktemp("own") / "site")
    shutil.copyfile(ROOT / "docs" / "assets" / "icon.svg", site.root / "docs" / "assets" / "plan.svg")
    site.add_page("essay", ESSAY)
    site.add_page("more/deep", "A page in a folder, with a [link](../essay.md#lists-of-things).\n", title="Deep down")
    site.write("docs/google0123.html", "google-site-verification: google0123.html")
    return site.built


@pytest.fixture(params=["essay/", "en/essay/"], ids=["fr", "en"])
def address(request: pytest.FixtureRequest) -> str:
    return str(request.param)


def test_a_page_has_the_title_of_its_front_matter_wherever_it_is_named(essay: OwnSite, address: str) -> None:
    page = essay.page(f"{address}index.html")
    assert page.h1.text == "Our essay"
    assert page.h1["id"] == "top"
    assert page.title.text.startswith("Our essay – ")
    assert page.select_one(".site-nav [aria-current]").text == "Our essay"


def test_a_page_without_a_heading_has_its_title_as_one(essay: OwnSite) -> None:
    assert essay.page("more/deep/index.html").h1.text == "Deep down"


def test_every_construct_of_markdown_is_there_and_none_is_raw(essay: OwnSite, address: str) -> None:
    main = essay.page(f"{address}index.html").main
    for sign in ("!!!", "???", "[^1]", "|:---", "```", ":   A word"):
        assert sign not in main.text
    constructs = (
        "img",
        "table",
        "ul > li",
        "ol > li",
        "dl > dt",
        "pre > code",
        "blockquote",
        "[role=note]",
        "details",
        "sup",
    )
    for construct in constructs:
        assert main.select(construct), construct
    assert [cell.get("data-align") for cell in main.select("td")] == ["left", "right", "center"]
    assert not main.select("[style]")


def test_a_picture_of_no_language_stands_on_pages_of_all(essay: OwnSite, address: str) -> None:
    image = essay.page(f"{address}index.html").main.img
    assert (essay.root / "built" / address / str(image["src"])).resolve().is_file()


@pytest.mark.parametrize(("path", "title"), [("", "Note"), ("en/", "Note")])
def test_a_remark_without_a_title_is_called_what_it_is_in_the_language_of_the_page(
    essay: OwnSite, path: str, title: str
) -> None:
    titles = [each.text for each in essay.page(f"{path}essay/index.html").select("[data-prose=title]")]
    assert titles == [title, "Careful"]


def test_a_class_of_the_site_is_not_met_by_chance(essay: OwnSite, address: str) -> None:
    page = essay.page(f"{address}index.html")
    classes = set(re.findall(r"\.([a-zA-Z][\w-]*)", page.style.string))
    assert "note" in classes
    assert page.find("div", string="Cards")["class"] == ["grid", "own-note"]
    for element in page.main.select("[class]"):
        assert not classes & set(element["class"]), element


def test_the_search_finds_what_stands_on_a_page_and_leads_to_its_part(essay: OwnSite, page: Page, address: str) -> None:
    with serving(essay.root / "built", HostWithHeaders) as host:
        page.goto(host + address)
        page.locator(".search-button").click()
        for word, place in (("Xyzzyville", "essay/"), ("Plugh", "essay/#lists-of-things"), ("folder", "more/deep/")):
            page.locator("#search-input").fill(word)
            expect(page.locator(".search-results a").first).to_have_attribute("href", re.compile(re.escape(place)))


@pytest.fixture
def shown(essay: OwnSite, page: Page, address: str) -> Iterator[Page]:
    """The page on a phone, on a host that sends the policy; nothing that it asks for was refused."""
    page.set_viewport_size({"width": 360, "height": 800})
    with serving(essay.root / "built", HostWithHeaders) as host:
        faults = faults_of(page, host)
        page.goto(host + address)
        yield page
        assert faults == []


@pytest.mark.browser
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_fits_on_a_phone_and_axe_finds_nothing(shown: Page, scheme: str) -> None:
    shown.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    assert shown.evaluate("document.documentElement.scrollWidth") == 360
    assert shown.locator("main img").evaluate("image => image.naturalWidth > 0 && image.width <= 328")
    assert violations(shown) == []


@pytest.mark.browser
def test_on_paper_nothing_is_cut_off(shown: Page) -> None:
    shown.emulate_media(media="print")
    for box in shown.locator("pre, [data-prose=wide]").all():
        assert box.evaluate("box => getComputedStyle(box).overflowX") == "visible"


def test_the_edition_and_the_file_to_keep_have_the_page_and_its_picture(essay: OwnSite) -> None:
    edition = essay.page("edition/index.html")
    chapter = edition.find(id="essay.chapter")
    assert chapter.h2.text == "Our essay"
    assert chapter.find(id="lists-of-things")
    assert edition.find(id="more.deep.chapter").a["href"] == "#lists-of-things"
    assert "[data-prose" in edition.style.string
    [kept] = (essay.root / "built" / "downloads").glob("*-en.html")
    assert 'src="data:image/svg+xml;base64,' in kept.read_text(encoding="utf-8")
    assert "img-src data:" in kept.read_text(encoding="utf-8")


def test_the_page_as_markdown_says_the_same(essay: OwnSite, address: str) -> None:
    twin = (essay.root / "built" / address / "index.md").read_text(encoding="utf-8")
    for words in (
        "# Our essay",
        "| Upper Xyzzyville |",
        "- one",
        "**Plugh**",
        "> A quotation.",
        "**Careful**",
        "```python",
    ):
        assert words in twin
    assert re.search(r"^\| Village .*\n\| :-+ \| -+: \| :-+: \|$", twin, re.MULTILINE)


def test_the_edition_as_markdown_has_the_page_as_a_chapter(essay: OwnSite) -> None:
    twin = (essay.root / "built/edition/index.md").read_text(encoding="utf-8")
    for words in (
        "\n## Our essay\n",
        "\n### Lists of things\n",
        "\n# no heading\n",
        "](../assets/plan.svg)",
        "](./#lists-",
    ):
        assert words in twin


def test_a_file_that_is_no_page_is_published_as_it_is(essay: OwnSite) -> None:
    assert (essay.root / "built/google0123.html").read_text(
        encoding="utf-8"
    ) == "google-site-verification: google0123.html"


def test_only_pages_with_prose_have_its_style(essay: OwnSite, sample_site: BuiltSite) -> None:
    assert "[data-prose" in essay.page("essay/index.html").style.string
    assert "[data-prose" not in essay.page("parties/index.html").style.string
    for page in sample_site.single_pages:
        assert "data-prose" not in page.html, page.path


def test_a_page_may_have_its_title_among_the_labels(site: OwnSite) -> None:
    site.add_page("essay", "# Essay\n", title="")
    for locale in ("fr", "en"):
        site.replace(f"data/labels/{locale}.yaml", "\npages:\n", "\npages:\n  essay: {title: Our essay}\n")
    assert site.check().returncode == 0
