"""What the macro files promise: each says what it is and needs, is named after what it shows, and carries its style."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from jinja2 import nodes
from jinja2.meta import find_undeclared_variables

from conftest import PROJECT
from explainer.facts.model import Facts
from explainer.pages.environment import environment
from explainer.pages.macros import Macros, name_of
from explainer.pages.page import read_pages
from explainer.pages.render import END, NOTES

FILES = sorted(PROJECT.macros.rglob("*.html"))
OPENING = re.compile(
    r"\{#\s(?P<what>.+?)(?:\s+Arguments: (?P<arguments>.+?)\.)?(?:\s+Context: (?P<context>.+?)\.)?\s#\}", re.S
)
CLASS = re.compile(r"""(?:\bclass_?=\\?|@class=|find_class\(|querySelector\w*\()["']\.?([\w-]+)""")


@pytest.fixture(scope="module")
def macros() -> Macros:
    return Macros(environment((PROJECT.overrides,), PROJECT.compiled), PROJECT.macros)


def listed(names: str | None) -> list[str]:
    return re.split(r",\s+", re.sub(r"\s\([^)]*\)", "", names)) if names else []


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_macro_file_opens_with_what_it_is_and_all_that_it_needs(path: Path, macros: Macros) -> None:
    text = path.read_text(encoding="utf-8")
    opening = OPENING.match(text)
    assert opening
    template = macros.environment.parse(text)
    arguments = [each.name for macro in template.find_all(nodes.Macro) for each in macro.args]
    made_here = {each.name for each in template.find_all(nodes.Name) if each.ctx == "store"}
    assert listed(opening["arguments"]) == list(dict.fromkeys(arguments))
    assert listed(opening["context"]) == sorted(find_undeclared_variables(template) - made_here - {"caller", "loop"})


def test_a_style_stands_beside_the_macros_that_it_is_for(macros: Macros) -> None:
    sheets = {name_of(path.relative_to(PROJECT.overrides).as_posix()) for path in PROJECT.macros.rglob("*.css")}
    assert sheets <= set(macros.names)


def test_what_one_page_shows_has_the_name_of_the_page_or_of_its_part_of_the_facts(macros: Macros) -> None:
    """Or of a former page that is now a section of another. Further files of the same page begin with this name; frames
    hold whatever calls them; pictures to take away stand in a folder of their own."""
    pages = {path.stem: macros.named_in(path.read_text(encoding="utf-8")) for path in PROJECT.docs.glob("fr/*.md")}
    former = [name for page in read_pages(PROJECT) for name in page.front.formerly]
    known = {name.replace("-", "_") for name in (*PROJECT.page_names, *former, *Facts.model_fields, "figures")}
    frames = {
        name_of(path.relative_to(PROJECT.overrides).as_posix()) for path in FILES if "caller()" in path.read_text()
    }
    imported = {name for each in macros.names for name in macros.with_imported([each]) if name != each}
    imported |= {name for path in PROJECT.overrides.glob("*.html") for name in macros.named_in(path.read_text("utf-8"))}
    shown = {name: [page for page, named in pages.items() if name in named] for name in macros.names}
    odd = {
        name
        for name, where in shown.items()
        if len(where) == 1 and name not in imported | frames and not begins(name, known)
    }
    assert odd == set()
    assert [name for name, where in shown.items() if not where and name not in imported | {NOTES, END}] == []


def begins(name: str, known: set[str]) -> bool:
    return any(name == each or name.startswith(f"{each}_") for each in known)


def test_the_style_of_what_a_macro_file_imports_comes_before_its_own(macros: Macros) -> None:
    used = macros.with_imported(["people", "timeline"])
    for before, after in (
        ("certainty_mark", "notes"),
        ("notes", "receipt"),
        ("receipt", "people"),
        ("notes", "timeline"),
    ):
        assert used.index(before) < used.index(after)
    assert "table" not in used
    assert used == [name for name in macros.with_imported(macros.names) if name in used]


def test_what_is_only_for_some_says_for_whom(macros: Macros) -> None:
    frame = [path.read_text(encoding="utf-8") for path in [*FILES, *PROJECT.overrides.glob("*.html")]]
    said = {value for text in frame for value in re.findall(r'data-only="(\w+)"', text)}
    assert said == {"page", "screen", "speech", "paper"}


def test_no_code_knows_the_classes_of_macros() -> None:
    """It goes by ``data-role``, ``data-only`` and ``data-note``, and by classes only for what it writes itself."""
    code = [*(PROJECT.root / "scripts" / "explainer").rglob("*.py"), PROJECT.overrides / "cite.js"]
    known = {name for path in code for name in CLASS.findall(path.read_text(encoding="utf-8"))}
    written = {name for path in FILES for name in re.findall(r'class="([\w-]+)', path.read_text(encoding="utf-8"))}
    assert {"chapter", "contents", "term"} <= known
    assert known & written == set()
