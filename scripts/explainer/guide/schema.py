"""The JSON Schema of the facts file, from the model, the languages of the site and the labels.

Editors complete keys and words from it and show its descriptions, which are in English and in every language that
messages have.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from enum import StrEnum
from typing import Any

from ..facts import walk
from ..facts.model import VOCABULARIES, Facts, text_adapter
from ..language.labels import Labels, vocabulary_key
from ..mistakes.messages import every_translation
from .docstrings import said_of_fields

Node = dict[str, Any]


def facts_schema(locales: tuple[str, ...], drafts: tuple[str, ...] = ()) -> Node:
    """The schema as the model has it, descriptions in English only."""
    schema = Facts.model_json_schema(mode="validation")
    definitions = schema["$defs"]
    for kind in walk.kinds_of_records():
        node = schema if kind is Facts else definitions.get(kind.__name__)
        if node:
            _describe(with_keys(node)["properties"], said_of_fields(kind), definitions)
    description = {"description": definitions["Text"]["description"]}
    definitions["Text"] = text_adapter(locales, drafts).json_schema() | description
    finished = [locale for locale in locales if locale not in drafts]
    definitions["Names"] |= {"required": finished, "additionalProperties": False}
    return schema


def with_keys(node: Node) -> Node:
    """The node itself, or the form of it that has keys; an empty one where there is none."""
    options = [node, *node.get("anyOf", [])]
    return next((option for option in options if "properties" in option), {})


def _describe(properties: Node, said: Mapping[str, str], definitions: Node) -> None:
    """Add to the properties of a record what the model says of them, where their own definition does not say it."""
    for name, value in properties.items():
        definition = definitions.get(str(value.get("$ref", "")).rpartition("/")[2], {})
        if name in said and said[name] != definition.get("description"):
            properties[name] = dict(sorted({"description": said[name], **value}.items()))


def schema_text(locales: tuple[str, ...], labels: Mapping[str, Labels], drafts: tuple[str, ...] = ()) -> str:
    """The schema (draft 2020-12) as JSON text, ready to be written; texts may be missing in ``drafts``."""
    schema = {"$schema": "https://json-schema.org/draft/2020-12/schema", **facts_schema(locales, drafts)}
    finished = {locale: each for locale, each in labels.items() if locale not in drafts}
    for vocabulary in VOCABULARIES:
        schema["$defs"][vocabulary.__name__] |= _explained(vocabulary, finished)
    for node in _nodes(schema):
        if isinstance(node.get("description"), str):
            node["description"] = "\n\n".join(every_translation(node["description"]))
        if isinstance(node.get("title"), str) and "properties" not in node:
            del node["title"]  # Pydantic's titles only repeat the key
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _explained(vocabulary: type[StrEnum], labels: Mapping[str, Labels]) -> Node:
    """What editors show beside each word of a vocabulary: its labels and descriptions in every language."""
    key = vocabulary_key(vocabulary)
    descriptions = []
    for word in vocabulary:
        words = [each.words.vocabulary[key][word.value] for each in labels.values()]
        descriptions.append("\n\n".join(f"{word.label}: {word.description}" for word in words))
    # The first key is read by VS Code, the second by JetBrains.
    metadata = {word.value: {"description": text} for word, text in zip(vocabulary, descriptions, strict=True)}
    return {"enumDescriptions": descriptions, "x-intellij-enum-metadata": metadata}


def _nodes(node: Any) -> Iterator[Node]:
    """Every mapping inside the schema."""
    if isinstance(node, dict):
        yield node
        for inner in list(node.values()):
            yield from _nodes(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _nodes(inner)
