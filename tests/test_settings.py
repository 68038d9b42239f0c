"""The settings of MkDocs and Material: those that a site owner needs work, every other is said to have no effect."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

from conftest import PROJECT, ROOT
from explainer.finish.look import contrast
from explainer.pages.addresses import site_address
from explainer.pages.forge import repository_at
from explainer.settings import Settings
from own_site import OwnSite
from test_preview import free_port, previewing, read, until

pytestmark = pytest.mark.site


@pytest.fixture(scope="module")
def dressed(tmp_path_factory: pytest.TempPathFactory) -> OwnSite:
    """A site whose owner has set everything that works."""
    site = OwnSite.copied_to(tmp_path_factory.mktemp("dressed") / "site")
    assets = site.root / "docs" / "assets"
    shutil.copyfile(assets / "icon.svg", assets / "ours.svg")
    site.write("docs/assets/ours.css", "body { outline: 1px solid red }")
    site.write("docs/assets/ours.js", "document.title += '!'")
    site.replace(
        "mkdocs.yml", "  font: false\n", "  font: false\n  logo: assets/ours.svg\n  favicon: assets/ours.svg\n"
    )
    site.replace(
        "mkdocs.yml", "extra:\n", 'extra:\n  colours: {link: ["#6A1B4D", "#FFB3D9"], card: ["#FEFEFE", "#111111"]}\n'
    )
    site.add(
        "mkdocs.yml",
        "\nextra_css: [assets/ours.css]\nextra_javascript: [{path: assets/ours.js, defer: true}]\n"
        'copyright: "© Our <b>village</b>"\n'
        'repo_name: ours\nedit_uri: "-/edit/trunk/docs/"\n',
    )
    site.add_page("essay", "# Our essay\n")
    done = site.build(REPO_URL="https://git.example.org/ours/site.git")
    assert done.returncode == 0, done.stderr
    return site


@pytest.mark.parametrize("path", ["index.html", "en/parties/index.html", "404.html", "en/parties/cite.html"])
def test_every_page_has_what_its_owner_gives_it(dressed: OwnSite, path: str) -> None:
    page = dressed.page(path)
    here = (dressed.root / "built" / path).parent
    for selector, attribute, file in (
        (".bar > .site-name img", "src", "ours.svg"),
        ("link[rel=icon]", "href", "ours.svg"),
        ("link[rel=stylesheet]", "href", "ours.css"),
        ("script[defer]", "src", "ours.js"),
    ):
        address = str(page.select_one(selector)[attribute])
        assert (dressed.root / "built" / address[1:] if address[0] == "/" else here / address).resolve().name == file
        assert (dressed.root / "built" / "assets" / file).is_file()
    assert ":root{--link:light-dark(#6A1B4D,#FFB3D9);--card:light-dark(#FEFEFE,#111111);}" in page.style.string
    assert [each["content"] for each in page.select("meta[name=theme-color]")] == ["#FEFEFE", "#111111"]
    assert page.footer.b.text == "village"


def test_a_page_of_prose_leads_to_its_file_in_the_editor_that_edit_uri_names(dressed: OwnSite) -> None:
    links = [str(each["href"]) for each in dressed.page("en/essay/index.html").select(".site-footer a")]
    assert "https://git.example.org/ours/site/-/edit/trunk/docs/en/essay.md" in links
    assert not [
        each for each in dressed.page("en/parties/index.html").select(".site-footer a") if "/edit/" in each["href"]
    ]


def test_without_edit_uri_the_forge_is_known_by_its_host(site: OwnSite) -> None:
    site.add_page("essay", "# Our essay\n")
    assert site.build(REPO_URL="https://github.com/o/r.git").returncode == 0
    links = [str(each["href"]) for each in site.page("en/essay/index.html").select(".site-footer a")]
    assert "https://github.com/o/r/edit/main/docs/en/essay.md" in links


NO_EFFECT = {
    "site_author: Somebody": "site_author: this has no effect here: the facts file says it, under site",
    "nav: [index.md]": "nav: this has no effect here: pages are listed under extra.pages and extra.foot",
    "repo_name: ours": "repo_name: this has no effect here",
}
IN_THEME = {
    "palette: {primary: red}": "theme.palette: this has no effect here: colours are under extra.colours",
    "features: [navigation.instant]": "theme.features: this has no effect here",
    "icon: {logo: material/library}": "theme.icon: this has no effect here",
    "language: de": "theme.language: this has no effect here: languages are those of the plugin i18n",
}
IN_EXTRA = {
    "analytics: {provider: google}": "extra.analytics: this has no effect here: the policy of the site",
    "social: [{link: https://example.org}]": "extra.social: this has no effect here",
}


def test_every_setting_without_effect_is_said_to_have_none_in_one_line(site: OwnSite) -> None:
    site.add("mkdocs.yml", "\n" + "\n".join(NO_EFFECT) + "\n")
    site.replace("mkdocs.yml", "  font: false\n", "  font: false\n" + "".join(f"  {each}\n" for each in IN_THEME))
    site.replace("mkdocs.yml", "extra:\n", "extra:\n" + "".join(f"  {each}\n" for each in IN_EXTRA))
    site.replace("mkdocs.yml", "plugins:\n", "plugins:\n  - search\n")
    checked, built = site.check(), site.build()
    assert checked.returncode == built.returncode == 0
    for said in (*NO_EFFECT.values(), *IN_THEME.values(), *IN_EXTRA.values(), "plugins.search: this has no effect"):
        for output in (checked.stdout, built.stderr):
            [line] = [line for line in output.splitlines() if said in line]
            assert "mkdocs.yml:" in line


def test_the_settings_of_this_project_all_have_an_effect() -> None:
    assert Settings(PROJECT).without_effect() == []


EXTRA = "extra:\n"
WRONG = {
    "all that cannot be": {
        ("use_directory_urls: true", "use_directory_urls: false"): "use_directory_urls: addresses of pages end with a ",
        ("  font: false", "  font: false\n  logo: no.svg"): "theme.logo: there is no file docs/no.svg",
        (EXTRA, f"extra_css: [no.css]\n{EXTRA}"): "extra_css: there is no file docs/no.css",
        (EXTRA, f"extra_javascript: [https://example.net/a.js]\n{EXTRA}"): (
            "extra_javascript: the policy of the site forbids a file from elsewhere (https://example.net/a.js)"
        ),
        (EXTRA, f"{EXTRA}  colours:\n    lnk: [a, b]\n"): (
            'extra.colours.lnk: there is no colour "lnk" here; did you mean "link"?'
        ),
        ("  colours:\n", '  colours:\n    link: "#000000"\n'): "extra.colours.link: these are not two colours",
    },
    "pale": {
        (EXTRA, f'{EXTRA}  colours: {{link: ["#DDDDDD", "#FFFFFF"]}}\n'): (
            "extra.colours.link: link #DDDDDD on ground #FBFAF7 has a contrast of 1.3:1; to be read it needs 4.5:1"
        ),
    },
}


@pytest.mark.parametrize("name", WRONG)
def test_each_setting_that_cannot_be_is_told_at_its_line_and_never_as_a_traceback(site: OwnSite, name: str) -> None:
    for old, new in WRONG[name]:
        site.replace("mkdocs.yml", old, new)
    for done in (site.check(), site.build()):
        assert done.returncode == 1
        assert "Traceback" not in done.stderr
        for said in WRONG[name].values():
            [line] = [line for line in done.stderr.splitlines() if said in line]
            assert "mkdocs.yml:" in line


@pytest.mark.parametrize(("one", "other", "ratio"), [("#000000", "#FFFFFF", 21), ("#777777", "#FFFFFF", 4.48)])
def test_the_contrast_of_colours_is_that_of_wcag(one: str, other: str, ratio: float) -> None:
    assert contrast(one, other) == contrast(other, one) == pytest.approx(ratio, abs=0.005)


@pytest.mark.parametrize("url", ["https://example.org/docs/1.0", "https://example.org/docs/1.0/"])
def test_the_address_of_the_site_is_the_same_with_and_without_its_last_slash(url: str) -> None:
    assert site_address(url) == "https://example.org/docs/1.0/"


def test_where_no_address_is_known_none_is_made() -> None:
    assert site_address("") == ""


@pytest.mark.parametrize("ending", ["", "/", ".git", ".git/"])
def test_the_repository_is_the_same_however_its_address_is_copied(ending: str) -> None:
    repository = repository_at(f"https://github.com/o/r{ending}", "main", "data/agreement.yaml")
    assert repository
    assert repository.edit(1, 2) == "https://github.com/o/r/edit/main/data/agreement.yaml#L1-L2"


def test_an_address_that_a_plugin_sets_may_lack_its_slash(site: OwnSite) -> None:
    site.write("scripts/versioned.py", "def on_config(config):\n    config.site_url += '1.0'\n    return config\n")
    site.replace("mkdocs.yml", "hooks: [", "hooks: [scripts/versioned.py, ")
    assert site.build(SITE_URL="https://example.org/docs/", CHROMIUM=os.devnull).returncode == 0
    canonical = site.page("en/parties/index.html").select_one("link[rel=canonical]")
    assert canonical["href"] == "https://example.org/docs/1.0/en/parties/"


# --- The preview and make.


def test_the_preview_shows_a_mistake_in_the_settings_and_goes_on(site: OwnSite, tmp_path: Path) -> None:
    with previewing(site.root, site.root / "data" / "small.yaml", tmp_path / "log") as preview:
        settings = (site.root / "mkdocs.yml").read_text(encoding="utf-8")
        for mistake, said in ((f"{settings}plugins: [\n", "mkdocs.yml"), (f"{settings}strict: 7\n", "strict")):
            site.write("mkdocs.yml", mistake)
            assert until(lambda: 'role="alert"' in read(preview.url) and said in read(preview.url)), said  # noqa: B023
        site.write("mkdocs.yml", settings)
        assert until(lambda: 'role="alert"' not in read(preview.url))
        site.add_page("essay", "# Our essay\n")
        assert until(lambda: "Our essay" in read(preview.url))
        policy = read(preview.url).partition("Content-Security-Policy")[2][:900]
        assert "img-src 'self';" in policy


def test_a_port_that_is_taken_is_said_in_a_line_with_the_way_to_choose_another(site: OwnSite) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        begun = time.monotonic()
        done = site.run(sys.executable, "-m", "mkdocs", "serve", "-a", f"127.0.0.1:{port}")
    assert done.returncode != 0
    said = done.stdout + done.stderr
    assert f"the preview cannot have port {port}" in said
    assert f"make serve PORT={port + 1}" in said
    assert "Traceback" not in said
    assert time.monotonic() - begun < 20


def test_make_serve_takes_a_port() -> None:
    said = make("-n", "serve", f"PORT={(port := free_port())}")
    assert f"mkdocs serve --dev-addr 127.0.0.1:{port}" in said.stdout


@pytest.mark.parametrize("python", ["no-such-python", "old-python"])
def test_without_a_python_that_will_do_make_says_so_in_a_line(site: OwnSite, python: str) -> None:
    old = site.root / "old-python"
    old.write_text("#!/bin/sh\nexit 1\n", encoding="utf-8")
    old.chmod(0o755)
    done = site.run("make", "check", f"PYTHON=./{python}")
    assert done.returncode != 0
    assert done.stdout.splitlines()[0].startswith("make: Python 3.11 or later is needed")
    assert not (site.root / ".venv").exists()


def make(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(["make", *arguments], cwd=ROOT, capture_output=True, text=True, check=False)


def test_targets_of_make_that_are_asked_for_together_wait_for_each_other(site: OwnSite) -> None:
    (site.root / ".venv").symlink_to(Path(sys.executable).parents[1])
    done = site.run("make", "-j4", "site", "check", "offline", "PYTHON=python3")
    assert done.returncode == 0, done.stderr
    assert "site/downloads/small-agreement-fr.html" in done.stdout
