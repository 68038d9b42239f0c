"""The JSON Schema of the facts file, from the model and the languages of the site."""

from __future__ import annotations

import json

from .model import Facts, text_adapter


def schema_text(locales: tuple[str, ...]) -> str:
    """The schema (draft 2020-12) as JSON text, ready to be written."""
    schema = Facts.model_json_schema(mode="validation")
    schema["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    description = schema["$defs"]["Text"]["description"]
    schema["$defs"]["Text"] = text_adapter(locales).json_schema() | {"description": description}
    schema["$defs"]["Names"]["required"] = list(locales)
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"
