"""What stands around the facts may be wrong in any way: labels, pages, templates, styles and settings. Each mistake is
told soon, at its file and line, in a sentence, and never with a traceback."""

from __future__ import annotations

import os
import re
import shutil
import signal
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

import commands
from conftest import MINIMAL, ROOT
from explainer.mistakes.problems import InvalidFileError
from explainer.project import Project
from explainer.site import load_site
from own_site import copied_to_check

Edit = Callable[[str], str]

EN, FR, PAGE = "data/labels/en.yaml", "data/labels/fr.yaml", "docs/fr/sources.md"
MACRO = "overrides/macros/sources.html"
STYLE, SETTINGS, FRAME = "overrides/site.css", "mkdocs.yml", "overrides/base.html"
EVERY_FILE = (EN, PAGE, MACRO, STYLE, SETTINGS, FRAME)


@pytest.fixture(autouse=True)
def soon() -> Iterator[None]:
    """No mistake takes longer to find than a person waits."""
    signal.alarm(30)
    yield
    signal.alarm(0)


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project of its own to make mistakes in."""
    return copied_to_check(tmp_path_factory.mktemp("project"), MINIMAL)


def told(project: Path, file: str, content: bytes | Edit) -> list[str]:
    """What is said of the project with another content of one file, which is put back."""
    path = project / file
    before = path.read_bytes()
    after = content(before.decode()).encode() if callable(content) else content
    assert after != before
    path.write_bytes(after)
    try:
        load_site(Project(project), project / "facts.yaml")
    except InvalidFileError as invalid:
        return [problem.heading(str) for problem in invalid.problems]
    finally:
        path.write_bytes(before)
    return []


def replaced(before: str, after: str) -> Edit:
    def edit(text: str) -> str:
        assert before in text, before
        return text.replace(before, after, 1)

    return edit


def branch(key: str, value: str) -> Edit:
    """Another value in the place of all that stands under a key."""
    whole = re.compile(rf"^{key}:.*?(?=^\w|\Z)", re.DOTALL | re.MULTILINE)
    return lambda text: whole.sub(f"{key}: {value}\n", text)


@pytest.mark.parametrize("file", EVERY_FILE)
@pytest.mark.parametrize(
    ("content", "place", "message"),
    [
        (b"one\ntwo \xff\n", "2:5", "this is not UTF-8 text"),
        ("one\n".encode("utf-16"), "1:1", "this is not UTF-8 text"),
        ("# é\n\x00".encode(), "2:1", "cannot be shown (U+0000)"),
        ("# éé\n# \x1b[2J\n".encode(), "2:3", "cannot be shown (U+001B)"),
        ("# \uffff\n".encode(), "1:3", "cannot be shown (U+FFFF)"),
        (b"a: b\n<<<<<<< HEAD\nc: d\n=======\nc: e\n>>>>>>> theirs\n", "2:1", "which Git could not merge"),
        (b"x" * 5_000_000, "1:1", "this file is larger than 4 MB"),
    ],
    ids=["a byte", "UTF-16", "null", "escape", "no character", "conflict", "too large"],
)
def test_what_is_no_text_is_told_in_every_file(
    file: str, content: bytes, place: str, message: str, project: Path
) -> None:
    assert any(each.startswith(f"{file}:{place}: ") and message in each for each in told(project, file, content))


@pytest.mark.parametrize("file", EVERY_FILE)
@pytest.mark.parametrize("end", ["\r\n", "\r"], ids=["DOS", "Mac"])
def test_line_ends_of_other_systems_do_no_harm(file: str, end: str, project: Path) -> None:
    if (file, end) not in {(FRAME, "\r"), (MACRO, "\r")}:  # Jinja reads them
        assert told(project, file, lambda text: text.replace("\n", end)) == []


@pytest.mark.parametrize("file", EVERY_FILE)
@pytest.mark.parametrize("part", [0.1, 0.37, 0.5, 0.83])
def test_a_half_written_file_is_told_or_is_whole_as_it_is(file: str, part: float, project: Path) -> None:
    for each in told(project, file, lambda text: text[: int(len(text) * part)]):
        assert re.match(r"[\w./-]+:\d+:\d+: ", each)


NO_CONVENTIONS = "the conventions of no language"
LABELS: list[tuple[str, Edit | bytes, str, str]] = [
    (EN, replaced("conventions: en-GB", "conventions: xx-Nowhere"), "conventions: en-GB", NO_CONVENTIONS),
    (EN, replaced("conventions: en-GB", "conventions: [en]"), "conventions: en-GB", NO_CONVENTIONS),
    (EN, replaced("conventions: en-GB", 'conventions: "../../etc"'), "conventions: en-GB", NO_CONVENTIONS),
    (FR, replaced("{n} source", "{nombre} source"), "{n} source", "no other language has {nombre}"),
    (FR, replaced("{n} source", "{nn} source"), "{n} source", 'did you mean "n"?'),
    (FR, replaced("{n} source", "{} source"), "{n} source", "no other language has {}"),
    (FR, replaced("{n} source", "{n source"), "{n} source", "a brace stands alone"),
    (FR, replaced("{n} source", "n} source"), "{n} source", "a brace stands alone"),
    (FR, replaced("{n} source", "{n.__class__} source"), "{n} source", "no other language has {n.__class__}"),
]


@pytest.mark.parametrize(("file", "content", "words", "message"), LABELS)
def test_a_mistake_in_a_label_is_told_at_its_line(
    file: str, content: Edit | bytes, words: str, message: str, project: Path
) -> None:
    line = (project / file).read_text("utf-8").partition(words)[0].count("\n") + 1
    found = told(project, file, content)
    assert any(each.startswith(f"{file}:{line}:") and message in each for each in found), found


@pytest.mark.parametrize(
    "change",
    [
        b"",
        b"- a\n- list\n",
        b"words\n",
        branch("fields", "[a]"),
        branch("fields", ""),
        branch("pages", "x"),
        branch("typography", "x"),
        branch("typography", "{a: b}"),
        branch("typography", "[x]"),
        lambda text: re.sub(r', other: "[^"]*"', ", other:", text, count=1),
        lambda text: re.sub(r', other: "[^"]*"', "", text, count=1),
        lambda text: re.sub(r"^(on_this_page: ).*", r"\1[a, b]", text, flags=re.MULTILINE),
        lambda text: re.sub(r"^(on_this_page: ).*", r"\1{a: b}", text, flags=re.MULTILINE),
        lambda text: re.sub(r"^(on_this_page: ).*", r"\1{other: b}", text, flags=re.MULTILINE),
        lambda text: re.sub(r"^(on_this_page: ).*", r"\1{}", text, flags=re.MULTILINE),
        lambda text: re.sub(r"^(on_this_page: ).*", r'\1"\\u200B"', text, flags=re.MULTILINE),
        lambda text: text.replace("  ", "\t", 1),
    ],
)
def test_a_file_of_labels_of_another_form_is_told(change: Edit | bytes, project: Path) -> None:
    found = told(project, EN, change)
    assert found
    assert all(re.match(r"data/labels/(en|fr)\.yaml:\d+:\d+: ", each) for each in found)


FRONTS = [
    ("- a list\n", "2:1: this must be several lines"),
    ("a text\n", "2:1: this must be several lines"),
    ("parts: sources\n", "2:8: parts: this must be a list"),
    ("parts: {a: b}\n", "2:8: parts: this must be a list"),
    ("parts: [[sources]]\n", "2:9: parts.0: this must be a text"),
    ("parts: [sourcse]\n", '2:9: parts.0: the facts have no part "sourcse"; did you mean "sources"?'),
    ("titel: Essay\n", '2:1: titel: unknown key "titel"; did you mean "title"?'),
    ("title: [Essay]\n", "2:8: title: this must be a text"),
    ("part: [sources]\n", '2:1: part: unknown key "part"; did you mean "parts"?'),
    ("formerly: evidence\n", "2:11: formerly: this must be a list"),
    ("moved: [a]\n", "2:8: moved: this must be several lines"),
    ("moved: {a: index}\n", "2:12: moved.a: write where it is now as page#id"),
    ("moved: {a: {b: c}}\n", "2:12: moved.a: this must be a text"),
    ("moved: {a: nowhere#x}\n", '2:12: moved.a: there is no page "nowhere"'),
    ("repeats: yes\n", "2:10: repeats: this must be true or false"),
    ("parts: [sources\n", "2:8: "),
    ("parts: *sources\n", "2:8: anchors (&) and aliases (*) are not used here"),
    ("parts:\n\t- sources\n", "3:1: "),
]


@pytest.mark.parametrize(("front", "message"), FRONTS)
def test_a_mistake_in_the_front_matter_of_a_page_is_told_at_its_line(front: str, message: str, project: Path) -> None:
    found = told(project, PAGE, f"---\n{front}---\n\n# {{{{ title }}}} {{: #top }}\n".encode())
    assert any(each.startswith(f"{PAGE}:{message}") for each in found), found


def test_front_matter_that_does_not_end_is_told(project: Path) -> None:
    [first, *_] = told(project, PAGE, b"---\nparts: [sources]\n\n# {{ title }}\n")
    assert first.startswith(f"{PAGE}:1:1: what begins with --- ends with")


def test_keys_of_front_matter_that_are_of_mkdocs_are_left_to_it(project: Path) -> None:
    assert told(project, PAGE, replaced("---\n", "---\nhide: [toc]\n")) == []


@pytest.mark.parametrize("name", [".#sources.md", ".sources.md.swp", "sources.md~", "#sources.md#"])
def test_files_that_editors_keep_beside_a_page_are_no_pages(name: str, project: Path) -> None:
    path = project / "docs" / "fr" / name
    path.symlink_to("nobody@nowhere.1234:5678") if name.startswith(".#") else path.write_text("x")
    try:
        load_site(Project(project), project / "facts.yaml")
    finally:
        path.unlink()


SETTINGS_WRONG: list[tuple[Edit | bytes, str]] = [
    (b"", "1:1: this must be"),
    (b"- a\n", "1:1: this must be"),
    (replaced("  pages:\n", "\tpages:\n"), ""),
    (replaced("extra:", "extra: ["), ""),
    (replaced("    - index\n", "    - [index]\n"), "extra.pages: the name of a page is missing here"),
    (replaced("    - index\n", "    -\n"), "extra.pages: the name of a page is missing here"),
    (replaced("    - index\n", "    - index\n    - index\n"), 'extra: the page "index" stands in the lists twice'),
    (replaced("- questions\n", "- quesions\n"), 'extra: there is no page "quesions"; did you mean "questions"?'),
    (replaced("site: [about", "site: [our-essay, about"), "its file would be docs/fr/our-essay.md"),
    (replaced("site: [about", "site: [index, about"), 'extra: the page "index" stands in the lists twice'),
    (replaced("reuse: [data", "reuse: [{data"), ""),
    (replaced("site: [about, changes]", "site: about"), "extra.foot.site: this must be a list"),
    (lambda text: re.sub(r"  pages:\n(    - .*\n)+", "  pages: index\n", text), "extra.pages: this must be a list"),
    (lambda text: re.sub(r"  pages:\n(    - .*\n)+", "", text), "extra.pages: this must be a list"),
    (replaced("extra:\n", "extra:\n  colours: [red]\n"), "extra.colours: this must be several lines"),
    (replaced("extra:\n", "extra:\n  colours: {ink: [1, 2]}\n"), "extra.colours.ink: these are not two colours"),
    (replaced("extra:\n", "extra:\n  colours: {ink: [[1], {}]}\n"), "extra.colours.ink: these are not two colours"),
    (replaced("theme:\n", "extra_css: x.css\ntheme:\n"), "extra_css: this must be a list"),
    (replaced("theme:\n", "theme:\n  logo: [x]\n"), "theme.logo: this must be a text"),
    (replaced("- i18n:", "- i81n:"), "plugins.i18n.languages: the languages of the site are missing"),
    (replaced("plugins:", "plugin:"), "plugins.i18n.languages: the languages of the site are missing"),
    (replaced("languages:", "language:"), "plugins.i18n.languages: the languages of the site are missing"),
    (replaced("locale: en,", "local: en,"), 'plugins.i18n.languages.1: "locale" is missing'),
    (b"a: " + b"[" * 5000, ""),
]


@pytest.mark.parametrize(("change", "message"), SETTINGS_WRONG)
def test_a_mistake_in_the_settings_is_told_at_its_line(change: Edit | bytes, message: str, project: Path) -> None:
    found = told(project, SETTINGS, change)
    assert any(re.match(r"mkdocs\.yml:\d+:\d+: ", each) and message in each for each in found), found


@pytest.mark.parametrize(
    ("file", "content"),
    [
        (STYLE, b"/*" * 100_000),
        (STYLE, b"a{" * 50_000),
        (STYLE, b'"' * 200_001),
        (STYLE, b"p { color: red }\n/* not closed"),
        (STYLE, b"p { color: red }\n/*/"),
        (STYLE, b"p { color"),
        (STYLE, b"p { color: red }\n"),  # none of the colours of the site
        (PAGE, b"{{ " * 100_000),
        (PAGE, b"{% if " * 50_000),
        (PAGE, b"{{ a. }}"),
        (PAGE, b"{% for x in %}"),
        (PAGE, b"{{ 1 / 0 }}"),
        (PAGE, b"{{ '{nn}'.format(n=1) }}"),
        (PAGE, b"{{ 'x' * 'y' }}"),
        (PAGE, b"{{ facts.people.name }}"),
        (PAGE, b"{{ people.no_such_macro() }}"),
        (PAGE, b"{{ [][3] }}"),
        (PAGE, b"{% macro x() %}{{ x() }}{% endmacro %}{{ x() }}"),
        (PAGE, b'{% include "nothing.html" %}'),
        (PAGE, b'{% from "macros/nothing.html" import x %}'),
        (MACRO, b"{% macro list(sources) %}{% endmacro"),
        (MACRO, b"{% from 'macros/sources.html' import list with context %}"),
        (EN, b"{" * 100_000),
        (EN, b"a: b\n" * 10_000),
    ],
)
def test_what_takes_templates_and_styles_apart_is_told_soon(file: str, content: bytes, project: Path) -> None:
    if file == PAGE:  # after its front matter, which is that of the other languages
        front = re.match(r"---\n.*?\n---\n", (project / PAGE).read_text("utf-8"), re.DOTALL)
        assert front
        content = front[0].encode() + content
    found = told(project, file, content)
    assert found
    for each in found:
        assert re.match(rf"({file}|data/labels/fr.yaml):\d+:\d+: ", each)


COMMANDS = ["check", "check --which", "review", "translations", "diff HEAD", "language de", "new demo"]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_tells_of_settings_that_nothing_can_read(command: str, tmp_path: Path) -> None:
    for name in ("data", "docs", "overrides"):
        (tmp_path / name).symlink_to(ROOT / name)
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts")
    (tmp_path / "mkdocs.yml").write_text("extra:\n\tpages: [index]\n", "utf-8")
    name, *arguments = command.split()
    done = commands.run([sys.executable, f"scripts/{name}.py", *arguments, "--lang", "fr"], tmp_path, os.environ)
    assert done.returncode == 1
    assert done.stderr.startswith("mkdocs.yml:2:1: ")
    assert "Traceback" not in done.stderr
