"""The JSON Schema that editors use says what the model says, and so does the field guide."""

from __future__ import annotations

import copy
import json
import os
import random
import re
import sys
from functools import reduce
from operator import getitem
from typing import Any, ClassVar

import pytest
import yaml
from jsonschema_rs import Draft202012Validator
from pydantic import ValidationError

import commands
from conftest import AGREEMENTS, EVERY_KIND, PROJECT
from explainer.facts.model import Certainty, Facts
from explainer.guide.schema import schema_text
from explainer.language.labels import Labels
from own_facts import nested

SCHEMA = json.loads(PROJECT.schema.read_text(encoding="utf-8"))
EXAMPLE = yaml.load(EVERY_KIND.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)
VALIDATOR = Draft202012Validator(SCHEMA)  # others wrote it, as editors have it


def test_what_is_made_from_the_model_is_current() -> None:
    command = [sys.executable, "scripts/schema.py", "--check"]
    done = commands.run(command, PROJECT.root, os.environ)
    assert done.returncode == 0, done.stderr


def test_the_schema_is_the_model_s(labels: dict[str, Labels]) -> None:
    assert json.loads(schema_text(PROJECT.locales, labels, PROJECT.drafts)) == SCHEMA


class AsEditorsRead(yaml.CSafeLoader):
    """YAML as its version 1.2 has it: a date is a string, and only true and false are no words."""

    yaml_implicit_resolvers: ClassVar = {}


NUMBER = re.compile(r"[-+]?[0-9]+(\.[0-9]*)?$")
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:null", re.compile("(~|null|)$"), ["~", "n", ""])
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile("(true|false)$"), ["t", "f"])
AsEditorsRead.add_implicit_resolver("tag:yaml.org,2002:float", NUMBER, [*"-+0123456789"])


@pytest.mark.parametrize("name", AGREEMENTS)
def test_an_independent_validator_accepts_each_facts_file(name: str) -> None:
    data = yaml.load(AGREEMENTS[name].read_text(encoding="utf-8"), Loader=AsEditorsRead)
    assert [error.message for error in VALIDATOR.iter_errors(data)] == []


@pytest.mark.parametrize("name", ["agreement", "outer-space-treaty"])
def test_the_first_line_points_editors_at_the_schema(name: str) -> None:
    path = AGREEMENTS[name]
    first = path.read_text(encoding="utf-8").splitlines()[0]
    prefix, _, target = first.partition("$schema=")
    assert prefix == "# yaml-language-server: "
    assert (path.parent / target).resolve() == PROJECT.schema


def test_every_key_is_explained_in_every_language() -> None:
    for name, definition in SCHEMA["$defs"].items():
        for key, value in definition.get("properties", {}).items():
            if name != "Text":
                described = value.get("description") or SCHEMA["$defs"][value["$ref"].rpartition("/")[2]]["description"]
                assert len(described.split("\n\n")) >= len(PROJECT.locales), (name, key)


def test_every_word_of_a_vocabulary_is_explained() -> None:
    for definition in SCHEMA["$defs"].values():
        if "enum" in definition:
            assert len(definition["enumDescriptions"]) == len(definition["enum"])


@pytest.mark.parametrize(("locale", "file"), [("en", "CONTRIBUTING.md"), ("fr", "CONTRIBUTING.fr.md")])
def test_contributors_read_of_each_level_of_certainty_what_readers_do(
    labels: dict[str, Labels], locale: str, file: str
) -> None:
    guide = labels[locale].typeset((PROJECT.root / file).read_text(encoding="utf-8"))
    for level in Certainty:
        told = labels[locale].words.vocabulary.certainty[level].description
        assert re.search(rf"^\| `{level}`.*\| {re.escape(told)} \|$", guide, re.MULTILINE)


MISTAKES = {
    "removed": None,
    "renamed": None,
    "a number too many": ["x", {"y": "z"}],
    "empty": "",
    "another word": "perhaps",
    "a mapping": {"fr": "x"},
    "no date": "2021-3-9",
    "nothing": None,
}


def mistaken(mistake: str, path: tuple[str | int, ...]) -> Any:
    """The example with one mistake at ``path``."""
    data = copy.deepcopy(EXAMPLE)
    inside, key = reduce(getitem, path[:-1], data), path[-1]
    if mistake == "removed":
        del inside[key]
    elif mistake == "renamed" and isinstance(inside, dict):
        inside[f"{key}x"] = inside.pop(key)
    else:
        inside[key] = MISTAKES[mistake]
    return data


def for_schema(data: Any) -> Any:
    """``data`` as readers of YAML other than ours see it: true, false and numbers are no strings."""
    if isinstance(data, dict):
        return {key: for_schema(value) for key, value in data.items()}
    if isinstance(data, list):
        return [for_schema(item) for item in data]
    if isinstance(data, str) and data.isdecimal():
        return int(data)
    return {"true": True, "false": False}.get(data, data) if isinstance(data, str) else data


def model_accepts(data: Any) -> bool:
    try:
        Facts.model_validate(data, context={"locales": PROJECT.locales})
    except ValidationError:
        return False
    return True


# What a schema cannot say of a text: that it is more than blanks, and that a date is in the calendar.
def test_schema_and_model_reject_the_same() -> None:
    chosen = random.Random(1901).sample([path for path, _ in nested(EXAMPLE)], 60)
    differences = [
        (mistake, path)
        for path in chosen
        for mistake in MISTAKES
        if VALIDATOR.is_valid(for_schema(data := mistaken(mistake, path))) != model_accepts(data)
    ]
    assert differences == []
