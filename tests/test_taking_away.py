"""Whatever is taken away from the facts is missed, at a line and column."""

from __future__ import annotations

import copy
import random
from collections.abc import Callable
from functools import reduce
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import EVERY_KIND
from explainer.facts.yaml_reader import DataPath
from own_facts import nested, problems_of

FACTS = yaml.load(EVERY_KIND.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)


def places(wanted: Callable[[Any, Any], bool]) -> list[DataPath]:
    """Where in the facts a key and value are ``wanted``."""
    return [path for path, value in nested(FACTS) if wanted(path[-1], value)]


def without(path: DataPath) -> str:
    data = copy.deepcopy(FACTS)
    del reduce(getitem, path[:-1], data)[path[-1]]
    return yaml.dump(data, allow_unicode=True, sort_keys=False, Dumper=yaml.CSafeDumper)


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
def test_it_is_missed(what: str, tmp_path: Path) -> None:
    candidates = [path for path in SAMPLES[what] if not (what == "the sources of a statement" and is_name(path))]
    for path in random.Random(2021).sample(candidates, min(6, len(candidates))):
        found = problems_of(without(path), tmp_path)
        assert found and all(problem.line and problem.column for problem in found), path


def is_name(path: DataPath) -> bool:
    """Names may do without sources of their own: they have those of their entry."""
    return "name" in path or "title" in path
