"""Facts of one's own: what a test writes, what is wrong with it, and what each page shows of it."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import yaml
from bs4 import BeautifulSoup

from conftest import MINIMAL, PROJECT
from explainer.facts.load import load_facts
from explainer.facts.model import Facts
from explainer.facts.yaml_reader import DataPath
from explainer.mistakes.problems import InvalidFileError, Problem
from explainer.site import load_site


def both(fr: str, en: str = "") -> dict[str, str]:
    """A text in both languages, or a word that is the same in both."""
    return {"fr": fr, "en": en or fr}


RECEIPT = {"certainty": "established", "cites": ["register"]}


def entry(entry_id: str, **more: Any) -> dict[str, Any]:
    """An entry that says something, and what else is given."""
    said = {"title": both("Un titre", "A title"), "text": both("Une phrase.", "A sentence.")}
    return {"id": entry_id, **said, **RECEIPT} | {key: value for key, value in more.items() if value is not None}


LIST = {"id": "list-of-parties", "title": both("La liste", "The list"), **RECEIPT}
GROUP = {"id": "islands", "title": both("Les îles", "The islands"), "members": ["party-fj"], **RECEIPT}
ADOPTION = entry("adoption", on="1901-05", text=both("Les deux maires l’ont lu.", "Both mayors read it out."))


def smallest(agreement: dict[str, Any] | None = None, **parts: Any) -> Any:
    """The smallest agreement with these keys and parts; without those keys that are ``None``."""
    data = yaml.load(MINIMAL.read_text("utf-8"), Loader=yaml.BaseLoader) | parts
    own = data["agreement"] | (agreement or {})
    return data | {"agreement": {key: value for key, value in own.items() if value is not None}}


def written(folder: Path, **changes: Any) -> Path:
    """The file of the smallest agreement with these changes."""
    path = folder / "facts.yaml"
    path.write_text(json.dumps(smallest(**changes), ensure_ascii=False, indent=1), encoding="utf-8")
    return path


def facts_of(data: Any) -> Facts:
    return Facts.model_validate(data, context={"locales": PROJECT.locales})


def facts_with(parties: list[Any], **agreement: Any) -> Facts:
    """The smallest agreement, checked at the end of January 2026, between these parties."""
    return facts_of(smallest(parties=parties, party_list=LIST, agreement=agreement))


def problems_in(path: Path) -> list[Problem]:
    """What is wrong with a facts file, which is called ``facts.yaml``."""
    try:
        load_facts(path, PROJECT.locales, "facts.yaml")
    except InvalidFileError as invalid:
        return invalid.problems
    return []


def problems_of(text: str, folder: Path) -> list[Problem]:
    """What is wrong with facts that are so written."""
    path = folder / "facts.yaml"
    path.write_bytes(text.encode())
    return problems_in(path)


def nested(data: Any, path: DataPath = ()) -> Iterator[tuple[DataPath, Any]]:
    """Whatever stands inside ``data``, with its path."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    for key, value in inner:
        yield (*path, key), value
        yield from nested(value, (*path, key))


class Pages:
    """What each page of a site shows, by its language and name; each is read when it is asked for."""

    def __init__(self, path: Path) -> None:
        self._drafts = load_site(PROJECT, path).drafts

    def __iter__(self) -> Iterator[tuple[str, str]]:
        return iter(self._drafts)

    def __getitem__(self, place: tuple[str, str]) -> BeautifulSoup:
        draft = self._drafts[place]
        return BeautifulSoup(draft.html(draft.markdown), "lxml")
