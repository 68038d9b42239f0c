"""Whoever goes through the facts meets everything in them, at the place where it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import reduce
from operator import getitem
from typing import Any

import pytest

from conftest import EVERY_KIND, PROJECT
from explainer.facts import walk
from explainer.facts.load import load_facts
from explainer.facts.model import Entry, Names, Receipt, Record, Saying, Source, Stance, Text
from explainer.facts.yaml_reader import DataPath, dotted
from explainer.mistakes.messages import msg

FACTS, DOCUMENT = load_facts(EVERY_KIND, PROJECT.locales)
WALKS: dict[str, tuple[Callable[[Any], Iterator[tuple[DataPath, Any]]], Any]] = {
    "records": (walk.records, Record),
    "entries": (walk.entries, Entry),
    "statements": (walk.receipts, Receipt),
    "texts": (walk.texts, Text | Names),
}


@pytest.mark.parametrize("what", WALKS)
def test_everything_met_is_of_its_kind_at_its_place_and_met_once(what: str) -> None:
    met, kind = WALKS[what]
    found = list(met(FACTS))
    assert len(found) > 40
    assert all(isinstance(each, kind) for _, each in found)
    assert all(at(path) is each for path, each in found)
    assert len({path for path, _ in found}) == len(found)


def at(path: DataPath) -> Any:
    """What the model has at ``path``."""
    value: Any = FACTS
    for part in path:
        value = getattr(value, "root", value)
        value = getattr(value, str(part)) if hasattr(value, "model_fields_set") else value[part]
    return value


def test_every_text_of_the_file_is_met() -> None:
    """A text is what stands in each language of the site; an item that stands alone in the file has no number."""
    met = {DOCUMENT.problem(path, msg("met")).path for path, _ in walk.texts(FACTS)}
    written = {dotted(path) for path in DOCUMENT.values if is_text(reduce(getitem, path, DOCUMENT.data))}
    assert len(written) > 100
    assert written - met == set()


def is_text(value: Any) -> bool:
    """Whether it is one; the forms of a word are a list for each language."""
    locales = set(PROJECT.locales)
    return isinstance(value, dict) and locales <= value.keys() and not any(isinstance(value[x], list) for x in locales)


def test_every_reference_names_what_its_field_may_name() -> None:
    named = [each for _, each in walk.records(FACTS) if isinstance(each, Entry | Source)]
    kinds = {each.id: {kind.__name__ for kind in type(each).__mro__} for each in named}
    found = [
        (path, inner, target, refers)
        for path, record in walk.records(FACTS)
        for target, inner, refers in walk.references(record)
    ]
    assert len(found) > 30
    for path, inner, target, refers in found:
        assert at((*path, *inner)) == target
        assert kinds[target] & set(refers.kinds)
    fields = walk.reference_fields()
    assert fields["signatories"].kinds == ("Person",)
    assert {"between", "concerns", "signatories", "item_of", "depositaries", "lists", "to", "account"} <= fields.keys()


def test_what_is_silent_supports_nothing() -> None:
    sayings = [record for _, record in walk.records(FACTS) if isinstance(record, Saying)]
    silent = [each for each in sayings if each.stance is Stance.SILENT]
    assert silent
    assert len(silent) < len(sayings)
    for each in sayings:
        assert walk.cites(each) == each.cites
        assert walk.supports(each) == (() if each in silent else each.cites)
