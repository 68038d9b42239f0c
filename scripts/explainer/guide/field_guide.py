"""The field guide: every key of the facts file, what it means, whether it is required, and an example.

Meanings come from the model, examples from a facts file that has every key once.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import yaml

from ..mistakes.messages import Translate, msg
from .schema import Node, facts_schema, with_keys

TITLE = msg("Field guide")
INTRODUCTION = msg(
    "Every key of the facts file, in the order of the file. It is made from the model by `make schema`; do not edit it."
)
HEAD = (msg("key"), msg("required"), msg("meaning"), msg("example"))
YES, NO = msg("yes"), msg("no")

MAX_EXAMPLE = 80

# What YAML puts between single quotes, which an example can do without.
QUOTED = re.compile(r"(?<![^\s\[{,:])'([^']*)'(?![^\s\]},:])")

# What every statement has, and so comes last in each section.
LAST = ("certainty", "cites", "as_of", "note")


@dataclass(frozen=True)
class Field:
    """A row of the guide. ``inside`` is the section that describes the value, where it has keys of its own."""

    key: str
    required: bool
    meaning: str
    values: tuple[str, ...]
    inside: str | None


def field_guide(locales: tuple[str, ...], example: Any, translate: Translate, drafts: tuple[str, ...] = ()) -> str:
    """The guide as Markdown in the language of ``translate``; ``example`` is the data of a facts file."""
    guide = _Guide(facts_schema(locales, drafts), translate)
    guide.collect_examples(ROOT, example)
    return guide.text()


ROOT = "Facts"


class _Guide:
    """Writes the guide of one schema in one language."""

    def __init__(self, schema: Node, translate: Translate) -> None:
        self._schema = schema
        self._translate = translate
        self._examples: dict[tuple[str, str], str] = {}

    def text(self) -> str:
        parts = [f"# {TITLE.text(self._translate)}", INTRODUCTION.text(self._translate)]
        for name in self._sections():
            parts += [f'<a id="{name.lower()}"></a>\n\n## {self._heading(name)}', self._table(name)]
        return "\n\n".join(parts) + "\n"

    def collect_examples(self, section: str, data: Any) -> None:
        """Keep the first short value of each key of each section, as YAML on one line."""
        if isinstance(data, list):
            for item in data:
                self.collect_examples(section, item)
        if not isinstance(data, dict):
            return
        for field in self._fields(section):
            if field.key not in data:
                continue
            written = _on_one_line(data[field.key])
            if len(written) <= MAX_EXAMPLE:
                self._examples.setdefault((section, field.key), f"{field.key}: {written}")
            if field.inside:
                self.collect_examples(field.inside, data[field.key])

    def _sections(self) -> Iterator[str]:
        """The file itself, then each kind of entry in the order in which the file's keys lead to it."""
        seen = [ROOT]
        for name in seen:
            yield name
            for field in self._fields(name):
                if field.inside and field.inside not in seen:
                    seen.append(field.inside)

    def _fields(self, section: str) -> list[Field]:
        node = with_keys(self._node(section))
        keys = sorted(node["properties"], key=lambda key: key in LAST)
        return [self._field(key, node["properties"][key], node.get("required", [])) for key in keys]

    def _field(self, key: str, value: Node, required: list[str]) -> Field:
        target = _target(value)
        node = self._schema["$defs"][target] if target else {}
        meaning = value.get("description") or node.get("description", "")
        return Field(key, key in required, meaning, tuple(node.get("enum", ())), target if with_keys(node) else None)

    def _node(self, section: str) -> Node:
        node: Node = self._schema if section == ROOT else self._schema["$defs"][section]
        return node

    def _heading(self, section: str) -> str:
        return self._translate(self._node(section)["description"]).partition("\n")[0].rstrip(".")

    def _table(self, section: str) -> str:
        rows = [[head.text(self._translate) for head in HEAD], ["---"] * len(HEAD)]
        for field in self._fields(section):
            example = self._examples.get((section, field.key))
            required = (YES if field.required else NO).text(self._translate)
            meaning = " ".join(self._meaning(field)).replace("\n", " ")  # a row is one line
            key = f"[`{field.key}`](#{field.inside.lower()})" if field.inside else f"`{field.key}`"
            rows.append([key, required, meaning, f"`{example}`" if example else ""])
        return "\n".join("| " + " | ".join(cell.replace("|", "\\|") for cell in row) + " |" for row in rows)

    def _meaning(self, field: Field) -> Iterator[str]:
        yield self._translate(field.meaning)
        if field.values:
            words = ", ".join(f"`{word}`" for word in field.values)
            yield msg("One of {words}.", words=words).text(self._translate)


def _target(value: Node) -> str | None:
    """The definition that a value, or each item of a list or mapping, refers to."""
    inside = value.get("additionalProperties") or {}
    for option in (value, value.get("items", {}), *value.get("anyOf", []), *inside.get("anyOf", [])):
        if "$ref" in option:
            return str(option["$ref"]).rpartition("/")[2]
    return None


def _on_one_line(value: Any) -> str:
    written = yaml.safe_dump(value, allow_unicode=True, default_flow_style=True, width=10_000, sort_keys=False)
    return QUOTED.sub(r"\1", written.removesuffix("...\n").strip())
