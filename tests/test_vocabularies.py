"""Every word that `make check` accepts can be rendered and exported, also those that no agreement here uses."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from enum import StrEnum
from functools import reduce
from itertools import zip_longest
from operator import getitem
from pathlib import Path
from typing import Any

import pytest
import yaml

from conftest import AGREEMENTS, EVERY_KIND, PROJECT
from explainer.exports import linked_data
from explainer.exports.markdown import TWIN
from explainer.exports.published import Published
from explainer.exports.registry import EXPORTS
from explainer.facts import walk
from explainer.facts.load import load_facts
from explainer.facts.model import VOCABULARIES, Facts, InstrumentState, ProvisionGroup, RelationKind
from explainer.facts.yaml_reader import DataPath
from explainer.site import load_site


def words(facts: Facts) -> Iterator[tuple[DataPath, StrEnum]]:
    """Every word of a vocabulary in the facts, with its place in the file."""
    for path, record in walk.records(facts):
        for key in type(record).model_fields:
            value = getattr(record, key)
            if isinstance(value, StrEnum):
                yield (*path, key), value
            for index, item in enumerate(value if isinstance(value, tuple | dict) else ()):
                if isinstance(item, StrEnum):
                    yield (*path, key, index), item


USED = {word for path in AGREEMENTS.values() for _, word in words(load_facts(path, PROJECT.locales)[0])}
UNUSED = [[word for word in vocabulary if word not in USED] for vocabulary in VOCABULARIES]
# At most one of a vocabulary; what a text has come to be alone, as it says much of the rest.
STATES = [(word,) for words in UNUSED for word in words if isinstance(word, InstrumentState)]
OTHERS = [words for words in UNUSED if not any(isinstance(word, InstrumentState) for word in words)]
TOGETHER = [*STATES, *(tuple(filter(None, each)) for each in zip_longest(*OTHERS))]


@pytest.fixture(scope="module")
def places() -> dict[type[StrEnum], DataPath]:
    """Where each vocabulary is first used in the agreement that has every kind of field."""
    found: defaultdict[type[StrEnum], list[DataPath]] = defaultdict(list)
    for path, word in words(load_facts(EVERY_KIND, PROJECT.locales)[0]):
        found[type(word)].append(path)
    return {vocabulary: paths[0] for vocabulary, paths in found.items()}


@pytest.mark.parametrize("unused", TOGETHER, ids=" ".join)
def test_words_that_no_agreement_uses_can_be_exported(
    unused: tuple[StrEnum, ...], places: dict[type[StrEnum], DataPath], tmp_path: Path
) -> None:
    data = yaml.load(EVERY_KIND.read_text("utf-8"), Loader=yaml.BaseLoader)
    for word in unused:
        *path, last = places[type(word)]
        inside: Any = reduce(getitem, path, data)
        inside[last] = word.value
        if word.value == "other":  # it has a name of its own
            inside["kind_name"] = {"fr": "Accord de paix", "en": "Peace agreement"}
        if isinstance(word, InstrumentState):  # these would contradict it
            del data["agreement"]["entry_into_force"], data["agreement"]["duration"], data["home"]
            data["agreement"]["signature"]["mode"] = "opened-for-signature"
        if isinstance(word, RelationKind):  # so would the day of the earlier agreement
            data["prior_agreements"][0].pop("signed", None)
        if isinstance(word, ProvisionGroup):  # the parts of a provision are in its group
            data["provisions"] = [provision | {"group": word.value} for provision in data["provisions"]]
    file = tmp_path / "facts.yaml"
    file.write_text(yaml.dump(data, allow_unicode=True, sort_keys=False), "utf-8")
    published = published_from(file)
    texts = [text for each in EXPORTS if TWIN not in each.path for _, text in each.files(published)]
    assert [word for word in unused if not any(f'"{word.value}"' in text for text in texts)] == []
    for locale, pages in published.pages.items():
        for page in pages:
            assert linked_data.block(published, locale, page)


def published_from(file: Path) -> Published:
    """The site of a facts file as its exports see it, without its pages."""
    site = load_site(PROJECT, file)
    renderers = site.renderers
    return Published(
        facts=site.facts,
        localizers={locale: renderer.localizer for locale, renderer in renderers.items()},
        pages={locale: renderer.pages for locale, renderer in renderers.items()},
        prefixes={locale: "" if number == 0 else f"{locale}/" for number, locale in enumerate(renderers)},
        page_of=renderers[PROJECT.locales[0]].page_of,
        site_url="",
        contents={},
        folder=file.parent,
    )
