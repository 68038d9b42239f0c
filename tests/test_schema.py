"""The JSON Schema that editors use says what the model says."""

from __future__ import annotations

import subprocess
import sys

import pytest

from conftest import AGREEMENTS, PROJECT
from explainer.schema import schema_text


def test_the_schema_is_current(locales: tuple[str, ...]) -> None:
    assert PROJECT.schema.read_text(encoding="utf-8") == schema_text(locales), "run: make schema"


@pytest.mark.parametrize("name", AGREEMENTS)
def test_an_independent_validator_accepts_each_facts_file(name: str) -> None:
    command = [sys.executable, "-m", "check_jsonschema", "--schemafile", str(PROJECT.schema), str(AGREEMENTS[name])]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", ["agreement", "outer-space-treaty"])
def test_the_first_line_points_editors_at_the_schema(name: str) -> None:
    path = AGREEMENTS[name]
    first = path.read_text(encoding="utf-8").splitlines()[0]
    prefix, _, target = first.partition("$schema=")
    assert prefix == "# yaml-language-server: "
    assert (path.parent / target).resolve() == PROJECT.schema
