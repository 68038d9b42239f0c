"""Whatever is taken away from the facts is missed, at a line and column."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import EVERY_KIND
from explainer.facts.load import load_facts
from explainer.mistakes.problems import InvalidFileError

FACTS = yaml.load(EVERY_KIND.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
Places = list[tuple[str | int, ...]]


def places(wanted: Callable[[Any, Any], bool], data: Any = FACTS, path: tuple[str | int, ...] = ()) -> Places:
    """Where in the facts a key and value are ``wanted``."""
    inner = data.items() if isinstance(data, dict) else enumerate(data) if isinstance(data, list) else ()
    found: Places = []
    for key, value in inner:
        found += [(*path, key)] if wanted(key, value) else []
        found += places(wanted, value, (*path, key))
    return found


def without(path: tuple[str | int, ...]) -> Any:
    data = copy.deepcopy(FACTS)
    inside = data
    for part in path[:-1]:
        inside = inside[part]
    del inside[path[-1]]
    return data


def messages(data: Any, folder: Path, locales: tuple[str, ...]) -> list[str]:
    path = folder / "facts.yaml"
    path.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper), encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        load_facts(path, locales, "facts.yaml")
    return [problem.heading(str) for problem in caught.value.problems]


SAMPLES = {
    "a translation": places(lambda key, value: key in ("fr", "en") and isinstance(value, str)),
    "the sources of a statement": places(lambda key, _: key == "cites"),
    "a certainty": places(lambda key, _: key == "certainty"),
    "a source": [("sources", index) for index in range(len(FACTS["sources"]))],
    "a person": [("people", index) for index, person in enumerate(FACTS["people"]) if person["part"] == "signatory"],
    "an outcome": [
        ("events", index)
        for index, event in enumerate(FACTS["events"])
        if event["id"] in FACTS["agreement"]["outcomes"]
    ],
    "a project": [("projects", index) for index in range(len(FACTS["projects"]))],
    "a part of a source": [("sources", 0, "locators", locator) for locator in FACTS["sources"][0]["locators"]],
}


@pytest.mark.parametrize("what", SAMPLES)
def test_it_is_missed(what: str, tmp_path: Path, locales: tuple[str, ...]) -> None:
    candidates = [path for path in SAMPLES[what] if not (what == "the sources of a statement" and is_name(path))]
    for path in random.Random(2021).sample(candidates, min(6, len(candidates))):
        for message in messages(without(path), tmp_path, locales):
            assert re.match(r"facts\.yaml:[1-9]\d*:[1-9]\d*: ", message), (path, message)


def is_name(path: tuple[str | int, ...]) -> bool:
    """Names may do without sources of their own: they have those of their entry."""
    return "name" in path or "title" in path
