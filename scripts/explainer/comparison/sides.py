"""The two versions of the facts that are compared: files, or what git has of them in a revision."""

from __future__ import annotations

import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from ..facts.load import load_facts
from ..facts.model import Facts
from ..facts.yaml_reader import read_yaml
from ..mistakes.messages import msg
from ..mistakes.problems import InvalidFileError, Problem, collect
from ..project import Project


@dataclass(frozen=True)
class Sides:
    """The plain data before and after; the facts after; and what the rules of today find wrong with those before."""

    before: dict[str, Any]
    after: dict[str, Any]
    facts: Facts
    problems_before: tuple[Problem, ...]


def read_sides(project: Project, before: str, after: str) -> Sides:
    """The versions that ``before`` and ``after`` name: a file, or a revision in which git has the facts file.

    The version before may have been written for another model, so that it only has to be YAML with the parts of facts.
    Raises ``InvalidFileError`` with the mistakes of both.
    """
    problems: list[Problem] = []
    old = collect(problems, lambda: _read_before(project, before))
    new = collect(problems, lambda: _read_after(project, after))
    if old is None or new is None:
        raise InvalidFileError(problems)
    return Sides(before=old[0], after=new[0], facts=new[1], problems_before=tuple(old[1]))


def is_new_since(project: Project, before: str) -> bool:
    """Whether ``before`` is a revision that has no such facts file yet."""
    if Path(before).is_file():
        return False
    git = ["git", "-C", str(project.root)]
    name = project.shown(project.facts)
    try:
        known = subprocess.run(
            [*git, "rev-parse", "--verify", "--quiet", f"{before}^{{commit}}"], capture_output=True, check=False
        )
        there = subprocess.run([*git, "cat-file", "-e", f"{before}:./{name}"], capture_output=True, check=False)
    except FileNotFoundError:
        return False
    return known.returncode == 0 and there.returncode != 0


def _read_after(project: Project, written: str) -> tuple[dict[str, Any], Facts]:
    with _file(project, written) as (file, shown_as):
        facts, document = load_facts(file, project.locales, shown_as, project.drafts)
        return document.data, facts


def _read_before(project: Project, written: str) -> tuple[dict[str, Any], list[Problem]]:
    with _file(project, written) as (file, shown_as):
        try:
            return load_facts(file, project.locales, shown_as, project.drafts)[1].data, []
        except InvalidFileError as invalid:
            data = read_yaml(file, shown_as).data
            if not isinstance(data, dict) or Facts.model_fields.keys().isdisjoint(data):
                raise
            return data, invalid.problems


@contextmanager
def _file(project: Project, written: str) -> Iterator[tuple[Path, str]]:
    """The file that ``written`` means, and what messages call it."""
    if Path(written).is_file():
        yield Path(written), project.shown(Path(written))
        return
    name = project.shown(project.facts)
    with TemporaryDirectory() as folder:
        copy = Path(folder) / "facts.yaml"
        copy.write_bytes(_in_revision(project, written, name))
        yield copy, f"{written}:{name}"


def _in_revision(project: Project, revision: str, name: str) -> bytes:
    """What git has of the file ``name``, a path from the project's folder."""
    command = ["git", "-C", str(project.root), "show", "--no-textconv", "--end-of-options", f"{revision}:./{name}"]
    try:
        return subprocess.run(command, capture_output=True, check=True).stdout
    except FileNotFoundError as error:
        reason = str(error.strerror)
    except subprocess.CalledProcessError as error:
        reason = error.stderr.decode("utf-8", "replace").partition("\n")[0].removeprefix("fatal: ")
    message = msg('neither a file nor a revision in which git has "{path}" ({reason})', path=name, reason=reason)
    raise InvalidFileError([Problem(revision, 1, 1, "", message)])
