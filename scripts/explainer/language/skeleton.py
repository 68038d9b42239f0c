"""A language that is begun: its labels with nothing translated yet, its pages, and its line among the languages."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

import yaml
from babel import Locale, UnknownLocaleError

from ..project import PLAIN_YAML
from .labels import CONVENTIONS, TYPOGRAPHY, Labels, has_plural_forms

FORMS = ("zero", "one", "two", "few", "many", "other")
LONGEST = 400  # of what is shown beside an empty label
COUNTED = range(201)  # CLDR's rules for larger numbers ask for no other forms, millions aside


def name_of(locale: str) -> str | None:
    """What a language is called in itself; ``None`` where CLDR does not know it."""
    try:
        name = Locale.parse(locale, sep="-").get_display_name()
    except (UnknownLocaleError, ValueError):
        return None
    return name and name[0].upper() + name[1:]


def plural_forms(babel: Locale) -> list[str]:
    """The forms that a language has for the numbers by which things are counted."""
    used = {babel.plural_form(number) for number in COUNTED}
    return [form for form in FORMS if form in used]


def labels_skeleton(lender: Labels, locale: str) -> str:
    """A file of labels for ``locale`` in which every word is empty, with what ``lender`` says above it."""
    forms = plural_forms(Locale.parse(locale, sep="-"))
    return "\n".join(
        [
            f"# The words that templates need: {name_of(locale)}. What is empty is shown as it stands above, after #.",
            f"{CONVENTIONS}: {locale} # whose way of writing dates and lists, as a BCP 47 tag",
            "# What every text goes through, as in the other files: {find: a pattern, put: what stands for it}.",
            f"{TYPOGRAPHY}: []",
            *_lines(lender.tree, forms, ""),
            "",
        ]
    )


def _lines(tree: Mapping[str, Any], forms: list[str], indent: str) -> Iterator[str]:
    for key, value in tree.items():
        if key in (TYPOGRAPHY, CONVENTIONS):
            continue
        if not isinstance(value, dict):
            yield f"{indent}# {_on_one_line(value)}"
            yield f'{indent}{key}: ""'
            continue
        yield f"{indent}{key}:"
        inner = {form: value.get(form, value.get("other", "")) for form in forms} if has_plural_forms(value) else value
        yield from _lines(inner, forms, indent + "  ")


def _on_one_line(text: str) -> str:
    written = json.dumps(text, ensure_ascii=False)[1:-1].replace('\\"', '"')
    return written if len(written) <= LONGEST else f"{written[:LONGEST]} …"


def with_draft(settings: str, locale: str, name: str) -> str | None:
    """``mkdocs.yml`` with the language ``locale`` as a draft after the others; ``None`` where its languages are not
    written one a line."""
    languages = _languages(yaml.compose(settings, Loader=PLAIN_YAML))
    if languages is None or languages.flow_style or not languages.value:
        return None
    last = languages.value[-1]
    lines = settings.splitlines(keepends=True)
    indent = re.match(r"\s*", lines[last.start_mark.line])
    assert indent, "it matches everything"
    line = f"{indent[0]}- {{locale: {locale}, name: {name}, extra: {{draft: true}}}}\n"
    end = _last_line(last) + 1
    return "".join([*lines[:end], line, *lines[end:]])


def _languages(root: Any) -> Any:
    """The list of the languages: the first one under a key that is called so."""
    if isinstance(root, yaml.MappingNode):
        for key, value in root.value:
            if key.value == "languages" and isinstance(value, yaml.SequenceNode):
                return value
    inner = [value for _, value in root.value] if isinstance(root, yaml.MappingNode) else root.value
    children = inner if isinstance(root, yaml.CollectionNode) else []
    return next((found for child in children if (found := _languages(child)) is not None), None)


def _last_line(node: Any) -> int:
    """The line on which a value ends; the mark of one in block style is that of what follows it."""
    if isinstance(node, yaml.CollectionNode) and not node.flow_style and node.value:
        last = node.value[-1]
        return _last_line(last[1] if isinstance(last, tuple) else last)
    line: int = node.end_mark.line
    return line
