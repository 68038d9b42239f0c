"""The labels of all languages have the same keys, and a word for everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from explainer import project
from explainer.labels import load_labels
from explainer.problems import InvalidFileError


def broken(tmp_path: Path, locale: str, old: str, new: str, locales: tuple[str, ...]) -> list[str]:
    """The messages when ``old`` is ``new`` in the labels of ``locale``."""
    for path in project.LABELS.glob("*.yaml"):
        text = path.read_text(encoding="utf-8")
        if path.stem == locale:
            assert old in text
            text = text.replace(old, new, 1)
        (tmp_path / path.name).write_text(text, encoding="utf-8")
    with pytest.raises(InvalidFileError) as caught:
        load_labels(tmp_path, locales)
    return [str(problem) for problem in caught.value.problems]


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("facts_box: ", "fact_box: ", 'facts_box: this label is missing here; did you mean "fact_box"?'),
        ("skip: Skip to the content", 'skip: ""', "skip: this label is empty"),
        ("skip: Skip to the content", "skip:", "skip: this label is empty"),
        ("    established: {label", "    sure: {label", "vocabulary.certainty.established: this label is missing here"),
    ],
)
def test_a_missing_label_is_named(old: str, new: str, message: str, tmp_path: Path, locales: tuple[str, ...]) -> None:
    assert any(
        message in each and each.startswith("data/labels/en.yaml:")
        for each in broken(tmp_path, "en", old, new, locales)
    )
