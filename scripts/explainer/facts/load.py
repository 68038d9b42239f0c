"""Load and check the facts file: YAML in, ``Facts`` or ``InvalidFileError`` out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from ..mistakes.problems import InvalidFileError, Problem
from .model import Facts
from .model_errors import problems_of
from .rules import check_rules, references_to_nothing
from .yaml_errors import A_COMMENT
from .yaml_reader import Document, read_yaml


def load_facts(
    path: Path, locales: tuple[str, ...], shown_as: str | None = None, drafts: tuple[str, ...] = ()
) -> tuple[Facts, Document]:
    """The facts of ``path`` in the languages ``locales``, and the document that knows their lines.

    Raises ``InvalidFileError`` with every mistake found: first those of YAML, then those of the model (a key, a type, a
    missing text) with the references to nothing, then those of the other rules between entries, because each needs the
    one before.
    ``shown_as`` is the name of the file in messages; a text may be missing in the languages ``drafts``.
    """
    document = read_yaml(path, shown_as)
    swallowed = list(_swallowed(document, locales))
    try:
        facts = Facts.model_validate(document.data, context={"locales": locales, "drafts": drafts})
    except ValidationError as error:
        problems = problems_of(error, document, locales)
        raise InvalidFileError([*swallowed, *problems, *references_to_nothing(document, problems)]) from None
    if swallowed:
        raise InvalidFileError(swallowed)
    check_rules(facts, document)
    return facts, document


def _swallowed(document: Document, locales: tuple[str, ...]) -> Iterator[Problem]:
    """The texts of one word with a comment behind, which is the rest of the text more probably."""
    for path, place in document.commented.items():
        if path[-1:] and path[-1] in locales:
            yield document.problem_at(place.line, place.column, A_COMMENT, path)
