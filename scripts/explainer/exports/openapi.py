"""What stands at which address, for programs (OpenAPI 3.1). The schemas are the model's."""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from ..facts import walk
from ..guide.schema import facts_schema
from .api import VERSION
from .export import PARAMETERS, Export
from .published import Published

Node = dict[str, Any]

LOCAL = "Local"  # the schemas of records in one language have names that start with it
TEXT: Node = {"type": "string"}
ID: Node = {"type": "string"}
ADDRESS: Node = {"type": "string", "format": "uri-reference"}
DATE: Node = {"type": "string", "description": "ISO 8601: a day, month or year, or a span of two of them."}
# What stands beside a key in the documents of one language.
COMPANIONS: Node = {
    "_(text|label)$": TEXT,
    "_forms$": {"type": "object", "additionalProperties": {"$ref": f"#/components/schemas/{LOCAL}Name"}},
}

DESCRIPTION = """\
The facts of this site as static files. They change only when the site is published again; the path has the version.

Dates are ISO 8601 (EDTF, level 0): `2021-03-09`, `2020-07`, `2017`, `2021-02-11/2021-02-12`. Languages are BCP 47 tags,
countries ISO 3166-1 codes. `cites` names a source, and after "#" the part of it. Addresses start from `base`.

In CSV, a cell that a spreadsheet would take for a formula, and one that starts with an apostrophe, has an apostrophe
before it: drop the first apostrophe of a cell to have it as it was."""


def openapi(published: Published, path: str, exports: Iterable[Export]) -> str:
    """The description of ``exports``."""
    paths: Node = {}
    for export in exports:
        for prefix in published.prefixes.values() if "{prefix}" in export.path else [""]:
            paths[f"/{export.path.replace('{prefix}', prefix)}"] = {"get": _operation(export, published, prefix)}
    document = {
        "openapi": "3.1.0",
        "info": {
            "title": published.facts.site.name.root[next(iter(published.localizers))],
            "version": VERSION,
            "description": DESCRIPTION,
        },
        "servers": [{"url": published.base(path)}],
        "paths": paths,
        "components": {"schemas": schemas(published)},
    }
    return json.dumps(document, ensure_ascii=False, indent=1) + "\n"


def _operation(export: Export, published: Published, prefix: str) -> Node:
    names = [name for name in export.parameters if f"{{{name}}}" in export.path]
    content: Node = {"schema": _ref(export.schema)} if export.schema else {}
    return {
        "operationId": f"{prefix}{export.path.removeprefix('{prefix}')}".translate(str.maketrans("/{}.", "____")),
        "summary": export.summary,
        "parameters": [_parameter(name, PARAMETERS[name](published)) for name in names],
        "responses": {"200": {"description": export.summary, "content": {export.media_type: content}}},
    }


def _parameter(name: str, values: list[str]) -> Node:
    return {"name": name, "in": "path", "required": True, "schema": {"type": "string", "enum": values}}


def schemas(published: Published) -> Node:
    """The records of the model in every language and in one, and the documents that hold them."""
    model = facts_schema(tuple(published.localizers))
    records = {**model.pop("$defs"), "Facts": model}
    kinds = sorted({type(entry).__name__ for _, entry in walk.entries(published.facts)})
    languages = list(published.localizers)
    by_language = {"type": "object", "required": languages, "properties": dict.fromkeys(languages, TEXT)}
    kind = {"type": {"enum": kinds}, "section": ID, "within": ID}
    return {
        **{name: _moved(schema, "") for name, schema in records.items()},
        **{f"{LOCAL}{name}": _localised(name, schema) for name, schema in records.items()},
        "AgreementFile": _document(languages=_list(ID), links={"type": "object"}, facts=_ref("Facts")),
        "LocalAgreementFile": _document(language=ID, links={"type": "object"}, facts=_ref(f"{LOCAL}Facts")),
        "EntryFile": _document(
            links={"type": "object"}, entry={"anyOf": [_ref(name) for name in kinds]}, optional=kind
        ),
        "SourceFile": _document(links={"type": "object"}, source=_ref("Source")),
        "Item": {
            "type": "object",
            "required": ["id", "heading", "links"],
            "properties": {"id": ID, "heading": by_language, "links": {"type": "object"}, **kind},
            "additionalProperties": False,
        },
        "EntriesFile": _document(entries=_list(_ref("Item"))),
        "SourcesFile": _document(sources=_list(_ref("Item"))),
    }


def _document(optional: Node | None = None, **properties: Node) -> Node:
    head = {"version": {"const": VERSION}, "base": ADDRESS, "checked": DATE}
    return {
        "type": "object",
        "required": [*head, *properties],
        "properties": {**head, "licence": ADDRESS, **properties, **(optional or {})},
        "additionalProperties": False,
    }


def _list(items: Node) -> Node:
    return {"type": "array", "items": items}


def _ref(name: str) -> Node:
    return {"$ref": f"#/components/schemas/{name}"}


def _moved(node: Any, prefix: str) -> Any:
    """A schema with its references leading to the components whose names start with ``prefix``."""
    if isinstance(node, list):
        return [_moved(item, prefix) for item in node]
    if not isinstance(node, dict):
        return node
    moved = {key: _moved(inner, prefix) for key, inner in node.items()}
    if isinstance(moved.get("$ref"), str):
        moved["$ref"] = moved["$ref"].replace("#/$defs/", f"#/components/schemas/{prefix}")
    return moved


def _localised(name: str, schema: Node) -> Node:
    """The schema of a record in one language; see ``records.localised``."""
    return TEXT if name in ("Text", "Names") else _with_companions(_moved(schema, LOCAL))


def _with_companions(node: Any) -> Any:
    if isinstance(node, list):
        return [_with_companions(item) for item in node]
    if not isinstance(node, dict):
        return node
    inner = {key: _with_companions(value) for key, value in node.items()}
    return inner | {"patternProperties": COMPANIONS} if "properties" in node and "type" in node else inner
