"""What the model says of each of its fields, in the string below the field.

Pydantic can read these when it makes the model, but then each build reads all of the source to say nothing of it.
"""

from __future__ import annotations

import ast
import sys
from functools import cache
from inspect import cleandoc
from itertools import pairwise
from pathlib import Path

from ..facts.model import Record


@cache
def said_of_fields(kind: type[Record]) -> dict[str, str]:
    """For each field of a record, inherited ones too, what stands below it."""
    said: dict[str, str] = {}
    for each in reversed(kind.__mro__):
        if issubclass(each, Record):
            said |= _in_class(each)
    return said


def _in_class(kind: type[Record]) -> dict[str, str]:
    body = _classes(kind.__module__)[kind.__name__].body
    return {
        field.target.id: cleandoc(below.value.value)
        for field, below in pairwise(body)
        if isinstance(field, ast.AnnAssign) and isinstance(field.target, ast.Name)
        if isinstance(below, ast.Expr) and isinstance(below.value, ast.Constant) and isinstance(below.value.value, str)
    }


@cache
def _classes(module: str) -> dict[str, ast.ClassDef]:
    source = Path(str(sys.modules[module].__file__)).read_text(encoding="utf-8")
    return {node.name: node for node in ast.parse(source).body if isinstance(node, ast.ClassDef)}
