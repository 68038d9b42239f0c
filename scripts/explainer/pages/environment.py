"""What reads and runs templates: the macros and the frame of pages, and the pages themselves."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from functools import cache, lru_cache
from io import BytesIO
from itertools import groupby
from keyword import iskeyword
from operator import itemgetter
from pathlib import Path
from typing import Any

import jinja2
from jinja2 import (
    BytecodeCache,
    DictLoader,
    Environment,
    FileSystemLoader,
    StrictUndefined,
    Template,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.nodes import Call, Expr
from jinja2.runtime import Context
from markupsafe import Markup, escape

from ..disk.kept import keep, kept
from ..facts.model import SourceKind
from ..language.localize import View
from ..language.text import PlainText
from ..search.spelling import words_in
from .draft import Draft
from .order import filed

# The names under which a page's context holds its draft, and the macro files that were made for it.
DRAFT, MADE = "draft", "made"


class MacroFile(Template):
    """A template that is made once for a page, however many others import it: it sees what the page sees."""

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        made: dict[str | None, TemplateModule] = (vars or {}).get(MADE, {})
        if self.name not in made:
            made[self.name] = super().make_module(vars, shared, locals)
        return made[self.name]


def escaped(value: Any) -> str:
    """``value`` as HTML; what is markup already, as most of what macros output, is not looked at twice."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind is str:
        return _string(value)
    if kind is PlainText or hasattr(value, "__html__"):
        return value.__html__()  # type: ignore[no-any-return]
    return _string(str(value))


@lru_cache(maxsize=20_000)  # most are ids and addresses, which every page has again
def _string(text: str) -> str:
    return str(escape(text))


class Direct(CodeGenerator):
    """Writes the code of templates, which escape everything that they output with ``escaped``, and call what they call
    as it is: Jinja would ask each time whether it wants to be given the context, which nothing of ours does."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: Any) -> None:  # noqa: ARG002
        self.write(f"environment.escaped({finalize.src or ''}")

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802
        if any(iskeyword(named.key) for named in node.kwargs):
            super().visit_Call(node, frame, forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for argument in [*node.args, *node.kwargs]:
            self.visit(argument, frame)
            self.write(", ")
        for sign, several in (("*", node.dyn_args), ("**", node.dyn_kwargs)):
            if several:
                self.write(sign)
                self.visit(several, frame)
                self.write(", ")
        self.write("caller=caller)" if forward_caller else ")")


class HtmlEnvironment(Environment):
    """What reads templates of HTML."""

    code_generator_class = Direct
    escaped = staticmethod(escaped)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """``obj[argument]``; filters ask so for an attribute, and a view has nothing else."""
        return self.getattr(obj, argument) if isinstance(obj, View) else super().getitem(obj, argument)


class Folders(FileSystemLoader):
    """Templates of folders. MkDocs lists those of a theme to find what to copy: nothing, in Material 14,000 icons."""

    def list_templates(self) -> list[str]:
        return []


class Compiled(BytecodeCache):
    """The code of templates, kept in the folder ``folder`` in files whose names begin with ``start``."""

    def __init__(self, folder: Path, start: str) -> None:
        self.folder, self.start = folder, start

    def load_bytecode(self, bucket: Bucket) -> None:
        if content := kept(self.folder / f"{self.start}{bucket.key}"):
            bucket.load_bytecode(BytesIO(content))

    def dump_bytecode(self, bucket: Bucket) -> None:
        keep(self.folder / f"{self.start}{bucket.key}", bucket.bytecode_to_string())


@cache
def environment(folders: tuple[Path, ...], compiled: Path) -> Environment:
    """What reads the templates of ``folders``, the first that has one, for every language; their code is kept in the
    folder ``compiled``, because compiling them takes longer than rendering."""
    made = HtmlEnvironment(
        loader=Folders(folders),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        bytecode_cache=_bytecode_cache(compiled, "macros"),
    )
    made.template_class = MacroFile
    made.filters |= {
        "group_in_order": _group_in_order,
        "alphabetical": _alphabetical,
        "by_letter": _by_letter,
        "in_order_of_kind": in_order_of_kind,
    }
    return made


def page_environment(macros: Environment, pages: Mapping[str, str], compiled: Path) -> Environment:
    """The same for the Markdown of pages, by their files; what they output leaves signs in their drafts."""
    loader, bytecode_cache = DictLoader(pages), _bytecode_cache(compiled, "pages")
    return macros.overlay(loader=loader, finalize=_signed, bytecode_cache=bytecode_cache)


def _bytecode_cache(folder: Path, kind: str) -> BytecodeCache:
    """Code that another Jinja or other settings compiled is not taken for ours."""
    made_by = hashlib.sha256(jinja2.__version__.encode() + Path(__file__).read_bytes()).hexdigest()[:8]
    return Compiled(folder, f"{kind}-{made_by}-")


@pass_context
def _signed(context: Context, value: Any) -> Markup:
    draft: Draft = context[DRAFT]
    return draft.sign(value)


def _group_in_order(items: list[View], attribute: str) -> list[tuple[Any, list[View]]]:
    """``items`` by the value of ``attribute``, groups in the order of first appearance."""
    groups: dict[Any, list[View]] = {}
    for item in items:
        groups.setdefault(getattr(item, attribute), []).append(item)
    return list(groups.items())


@pass_context
def _alphabetical(context: Context, items: list[View], attribute: str) -> list[View]:
    """``items`` in the order of a dictionary: accents, capitals and an article before the name do not count."""
    return [item for _, item in _in_order(context, items, attribute)]


@pass_context
def _by_letter(context: Context, items: list[View], attribute: str) -> list[tuple[str, list[View]]]:
    """The same under the letters with which they begin."""
    found = groupby(_in_order(context, items, attribute), lambda each: each[0][:1])
    return [(letter.upper(), [item for _, item in same]) for letter, same in found]


def _in_order(context: Context, items: list[View], attribute: str) -> list[tuple[str, View]]:
    unfiled = frozenset(words_in(str(context["labels"].unfiled_words)))
    return sorted(((filed(getattr(item, attribute), unfiled), item) for item in items), key=itemgetter(0))


def in_order_of_kind(sources: list[View]) -> list[View]:
    """Sources in the order of the vocabulary of kinds, each kind from the oldest on, undated ones last."""
    kinds = [kind.value for kind in SourceKind]
    return sorted(
        sources,
        key=lambda source: (kinds.index(source.kind.value), source.published.iso if source.published else "9999"),
    )
