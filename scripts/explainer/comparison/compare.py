"""Compare two versions of the facts: what readers will read differently.

Nothing here is said in words; ``prose`` does that. A text counts as different when readers see another text: line ends,
blanks and marks that the typography of a language evens out do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from ..facts.yaml_reader import DataPath
from ..language.labels import Labels
from ..versions.matching import by, by_likeness, in_turn, pair
from .tree import Content, EntryTree, Group, Items, Meaning, Position, Texts, Values, read_trees


@dataclass(frozen=True)
class TextDiff:
    """A text before and after, in the languages in which it differs. ``behind`` are the languages of the site in which
    it did not follow; ``field`` is the path from the entry, as in ``("later", 0, "text")``."""

    field: DataPath
    before: dict[str, str]
    after: dict[str, str]
    behind: tuple[str, ...]


@dataclass(frozen=True)
class ValueDiff:
    """A value or a list of values that differs, as written; empty where there is none."""

    field: DataPath
    before: tuple[str, ...]
    after: tuple[str, ...]
    meaning: Meaning


@dataclass(frozen=True)
class OrderDiff:
    """A list whose items come in another order."""

    field: DataPath


Diff: TypeAlias = TextDiff | ValueDiff | OrderDiff


@dataclass(frozen=True)
class EntryDiff:
    """An entry or a source that differs. ``before`` is ``None`` for what was added, ``after`` for what was removed;
    ``moved`` says whether it stands in another part, in another entry or elsewhere in its list."""

    before: EntryTree | None
    after: EntryTree | None
    moved: bool
    details: tuple[Diff, ...]

    @property
    def entry(self) -> EntryTree:
        """The entry as it is, or as it was where it is no more."""
        entry = self.after or self.before
        assert entry is not None
        return entry


@dataclass(frozen=True)
class Comparison:
    """Every entry that differs, in the order of the file, and all entries before and after, by key."""

    diffs: tuple[EntryDiff, ...]
    before: dict[str, EntryTree]
    after: dict[str, EntryTree]


def compare(before: Mapping[str, Any], after: Mapping[str, Any], labels: Mapping[str, Labels]) -> Comparison:
    """What differs between the plain data of two files; ``labels`` are those of every language of the site."""
    old, new = read_trees(before, labels), read_trees(after, labels)
    now_of = _now_of(list(old.values()), list(new.values()))
    stayed = _stayed(old, new, now_of)
    context = _Context(tuple(labels), now_of)
    diffs = []
    for was, now in _pairs(old, new, now_of):
        moved = bool(was and now and now.key not in stayed)
        details = tuple(_entry_differs(was, now, context))
        if moved or details or not was or not now:
            diffs.append(EntryDiff(was, now, moved, details))
    parts = list(dict.fromkeys([*after, *before]))
    ordered = sorted(diffs, key=lambda diff: parts.index(diff.entry.position.part))
    return Comparison(tuple(ordered), old, new)


def _entry_differs(was: EntryTree | None, now: EntryTree | None, context: _Context) -> Iterator[Diff]:
    """What differs in an entry; its id too, because that is its address."""
    if was and now and was.id != now.id:
        yield ValueDiff(("id",), (was.id,), (now.id,), Meaning())
    yield from _differences(was.contents if was else None, now.contents if now else None, (), context)


# --- Entries ----------------------------------------------------------------------------------------------------


def _now_of(old: list[EntryTree], new: list[EntryTree]) -> dict[str, str]:
    """The new key of each old one whose entry is there still: by its id, else by one that either had formerly."""
    was = pair(old, new, by(lambda entry: (entry.key,)), by(lambda entry: entry.ids))
    return {old[i].key: new[j].key for j, i in was.items()}


def _pairs(
    old: dict[str, EntryTree], new: dict[str, EntryTree], now_of: dict[str, str]
) -> Iterator[tuple[EntryTree | None, EntryTree | None]]:
    """Every entry before and after, in the order of the file; one that is gone comes after the one it followed."""
    was = {new_key: old[old_key] for old_key, new_key in now_of.items()}
    gone: dict[str, list[EntryTree]] = {}
    kept = ""
    for key, entry in old.items():
        if key in now_of:
            kept = now_of[key]
        else:
            gone.setdefault(kept, []).append(entry)
    yield from ((entry, None) for entry in gone.get("", ()))
    for key, entry in new.items():
        yield was.get(key), entry
        yield from ((removed, None) for removed in gone.get(key, ()))


def _stayed(old: dict[str, EntryTree], new: dict[str, EntryTree], now_of: dict[str, str]) -> set[str]:
    """The new keys of entries that are in the same list in the same order as before."""
    lists_before, lists_after = _lists(old, now_of), _lists(new, {})
    stayed: set[str] = set()
    for position, after in lists_after.items():
        before = [key for key in lists_before.get(position, ()) if key in after]
        common = [key for key in after if key in before]
        blocks = SequenceMatcher(None, before, common, autojunk=False).get_matching_blocks()
        stayed.update(key for block in blocks for key in before[block.a : block.a + block.size])
    return stayed


def _lists(entries: dict[str, EntryTree], now_of: dict[str, str]) -> dict[Position, list[str]]:
    """The keys of the entries of each list, under the names they have now."""
    lists: dict[Position, list[str]] = {}
    for key, entry in entries.items():
        owner = now_of.get(entry.position.owner, entry.position.owner)
        part = "" if owner else entry.position.part  # what stands in an entry moves with it
        lists.setdefault(Position(part, owner, entry.position.field), []).append(now_of.get(key, key))
    return lists


# --- What an entry holds ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Context:
    """The languages of the site, and the key that each entry has now: what refers to it still refers to the same."""

    locales: tuple[str, ...]
    now_of: dict[str, str]


NOTHING: dict[type[Content], Content] = {
    Values: Values((), Meaning()),
    Texts: Texts({}, Group()),
    Items: Items(()),
    Group: Group(),
}


def _differences(old: Content | None, new: Content | None, path: DataPath, context: _Context) -> Iterator[Diff]:
    """What differs between two trees, of which one may be missing."""
    old = old or (NOTHING[type(new)] if new else Group())
    new = new or NOTHING[type(old)]
    match old, new:
        case Values(), Values():
            if not _same(old, new, context.now_of):
                yield ValueDiff(path, old.words, new.words, (new if new.words else old).meaning)
        case Texts(), Texts():
            yield from _text_differs(old.by_language, new.by_language, path, context)
            yield from _differences(old.about, new.about, path, context)
        case Items(), Items():
            yield from _list_differs(old.contents, new.contents, path, context)
        case Group(), Group():
            for key in dict.fromkeys([*new.fields, *old.fields]):
                yield from _differences(old.fields.get(key), new.fields.get(key), (*path, key), context)
        case _:  # what was a value is a mapping now, or the like: another model
            yield from _differences(old, None, path, context)
            yield from _differences(None, new, path, context)


def _same(old: Values, new: Values, now_of: dict[str, str]) -> bool:
    """Whether the values are the same, ids of entries by the names that they have now."""
    words = (now_of.get(word, word) for word in old.words) if new.meaning.kind == "reference" else old.words
    return tuple(words) == new.words


def _text_differs(before: dict[str, str], after: dict[str, str], path: DataPath, context: _Context) -> Iterator[Diff]:
    changed = [tag for tag in dict.fromkeys([*after, *before]) if before.get(tag) != after.get(tag)]
    rewritten = any(tag in before and tag in after and tag in context.locales for tag in changed)
    behind = tuple(tag for tag in context.locales if rewritten and tag in after and tag not in changed)
    if changed:
        yield TextDiff(path, _only(before, changed), _only(after, changed), behind)


def _only(texts: dict[str, str], languages: list[str]) -> dict[str, str]:
    return {tag: texts[tag] for tag in languages if tag in texts}


def _list_differs(
    old: tuple[Content, ...], new: tuple[Content, ...], path: DataPath, context: _Context
) -> Iterator[Diff]:
    """The items of two lists, each with the one that it was; a number in a path counts in the list that has the item,
    the new one where both do."""
    was = pair(old, new, by(lambda content: (tuple(_words(content)),)), by_likeness(_likeness), in_turn)
    for index, item in enumerate(new):
        yield from _differences(old[was[index]] if index in was else None, item, (*path, index), context)
    for index, item in enumerate(old):
        if index not in was.values():
            yield from _differences(item, None, (*path, index), context)
    in_new_order = [was[index] for index in sorted(was)]
    if in_new_order != sorted(in_new_order):
        yield OrderDiff(path)


def _likeness(old: Content, new: Content) -> float:
    """How much two trees have in common, from 0 to 1."""
    return SequenceMatcher(None, list(_words(old)), list(_words(new))).ratio()


def _words(content: Content) -> Iterator[str]:
    match content:
        case Values(words=words):
            yield from words
        case Texts(by_language=texts, about=about):
            yield from (word for text in texts.values() for word in text.split())
            yield from _words(about)
        case Group(fields=fields):
            for inner in fields.values():
                yield from _words(inner)
        case Items(contents=contents):
            for inner in contents:
                yield from _words(inner)
