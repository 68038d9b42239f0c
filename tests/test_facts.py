"""One-sentence rules about the facts, whichever agreement they tell of, and about the rest."""

from __future__ import annotations

import pytest

from conftest import AGREEMENTS, PROJECT, ROOT
from explainer.facts import walk
from explainer.facts.model import Facts
from explainer.site import load_site


@pytest.mark.parametrize("name", AGREEMENTS)
def test_the_facts_have_no_mistake(name: str) -> None:
    """Nor do their pages."""
    load_site(PROJECT, AGREEMENTS[name])


@pytest.mark.parametrize("folder", ["docs", "overrides", "scripts"])
def test_no_name_of_the_data_stands_outside_the_data(facts: Facts, folder: str) -> None:
    names = {
        str(name)
        for _, entry in walk.entries(facts)
        if entry.HEADING == "name"
        for name in (form.text for form in entry.heading.root.values())
    }
    names |= {acronym.text for _, record in walk.records(facts) for acronym in getattr(record, "acronyms", ())}
    names |= set(facts.site.name.root.values())
    for path in [*(ROOT / folder).rglob("*"), ROOT / "mkdocs.yml"]:
        if path.is_file() and path.suffix in {".md", ".html", ".py", ".yml", ".css", ".js"}:
            content = path.read_text(encoding="utf-8")
            assert [name for name in names if name in content] == [], path


@pytest.mark.parametrize("pattern", ["scripts/**/*.py", "overrides/**/*.html", "docs/assets/*.*", "overrides/*.js"])
def test_no_code_names_a_language_of_the_site(pattern: str, locales: tuple[str, ...]) -> None:
    for path in ROOT.glob(pattern):
        content = path.read_text(encoding="utf-8")
        for locale in locales:
            for quoted in (f'"{locale}"', f"'{locale}'", f'lang="{locale}', f":lang({locale})", f"/{locale}/"):
                assert quoted not in content, (path, quoted)
