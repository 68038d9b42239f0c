"""Compare two versions of the facts: what readers will read differently.

Nothing here is said in words; ``diff_writers`` does that. A text counts as different when readers see another text:
line ends, blanks and marks that the typography of a language evens out do not count.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeAlias

from ..facts.yaml_reader import DataPath
from ..language.labels import Labels
from .tree import Group, Item, Items, Meaning, Node, Place, Texts, Values, read_items

ALIKE = 0.5


@dataclass(frozen=True)
class TextDetail:
    """A text before and after, in the languages in which it differs. ``behind`` are the languages of the site in which
    it did not follow; ``field`` is the path from the entry, as in ``("later", 0, "text")``."""

    field: DataPath
    before: dict[str, str]
    after: dict[str, str]
    behind: tuple[str, ...]


@dataclass(frozen=True)
class ValueDetail:
    """A value or a list of values that differs, as written; empty where there is none."""

    field: DataPath
    before: tuple[str, ...]
    after: tuple[str, ...]
    meaning: Meaning


@dataclass(frozen=True)
class OrderDetail:
    """A list whose items come in another order."""

    field: DataPath


Detail: TypeAlias = TextDetail | ValueDetail | OrderDetail


@dataclass(frozen=True)
class Change:
    """An entry or a source that differs. ``before`` is ``None`` for what was added, ``after`` for what was removed;
    ``moved`` says whether it stands in another part, in another entry or elsewhere in its list."""

    before: Item | None
    after: Item | None
    moved: bool
    details: tuple[Detail, ...]

    @property
    def item(self) -> Item:
        """The entry as it is, or as it was where it is no more."""
        item = self.after or self.before
        assert item is not None
        return item


@dataclass(frozen=True)
class Comparison:
    """Every change, in the order of the file, and all entries before and after, by key."""

    changes: tuple[Change, ...]
    before: dict[str, Item]
    after: dict[str, Item]


def compare(before: Mapping[str, Any], after: Mapping[str, Any], labels: Mapping[str, Labels]) -> Comparison:
    """What differs between the plain data of two files; ``labels`` are those of every language of the site."""
    old, new = read_items(before, labels), read_items(after, labels)
    renamed = _renamed(old, new)
    stayed = _stayed(old, new, renamed)
    context = _Context(tuple(labels), renamed)
    changes = []
    for was, now in _pairs(old, new, renamed):
        moved = bool(was and now and now.key not in stayed)
        details = (*_new_id(was, now), *_differences(_contents(was), _contents(now), (), context))
        if moved or details or not was or not now:
            changes.append(Change(was, now, moved, details))
    parts = list(dict.fromkeys([*after, *before]))
    ordered = sorted(changes, key=lambda change: parts.index(change.item.place.part))
    return Comparison(tuple(ordered), old, new)


def _contents(item: Item | None) -> Group | None:
    return item.contents if item else None


def _new_id(was: Item | None, now: Item | None) -> Iterator[Detail]:
    """An id that changed: the address of the entry did."""
    if was and now and was.id != now.id:
        yield ValueDetail(("id",), (was.id,), (now.id,), Meaning())


# --- Entries ----------------------------------------------------------------------------------------------------


def _renamed(old: dict[str, Item], new: dict[str, Item]) -> dict[str, str]:
    """The new key of each old one that an entry had formerly."""
    return {
        former: item.key for item in new.values() for former in item.formerly if former in old and former not in new
    }


def _pairs(
    old: dict[str, Item], new: dict[str, Item], renamed: dict[str, str]
) -> Iterator[tuple[Item | None, Item | None]]:
    """Every entry before and after, in the order of the file; one that is gone comes after the one it followed."""
    former = {new_key: old_key for old_key, new_key in renamed.items()}
    gone: dict[str, list[Item]] = {}
    kept = ""
    for key, item in old.items():
        if key in new or key in renamed:
            kept = renamed.get(key, key)
        else:
            gone.setdefault(kept, []).append(item)
    yield from ((item, None) for item in gone.get("", ()))
    for key, item in new.items():
        yield old.get(former.get(key, key)), item
        yield from ((removed, None) for removed in gone.get(key, ()))


def _stayed(old: dict[str, Item], new: dict[str, Item], renamed: dict[str, str]) -> set[str]:
    """The new keys of entries that are in the same list in the same order as before."""
    lists_before, lists_after = _lists(old, renamed), _lists(new, {})
    stayed: set[str] = set()
    for place, after in lists_after.items():
        before = [key for key in lists_before.get(place, ()) if key in after]
        common = [key for key in after if key in before]
        blocks = SequenceMatcher(None, before, common, autojunk=False).get_matching_blocks()
        stayed.update(key for block in blocks for key in before[block.a : block.a + block.size])
    return stayed


def _lists(items: dict[str, Item], renamed: dict[str, str]) -> dict[Place, list[str]]:
    """The keys of the entries of each list, under the names they have now."""
    lists: dict[Place, list[str]] = {}
    for key, item in items.items():
        owner = renamed.get(item.place.owner, item.place.owner)
        part = "" if owner else item.place.part  # what stands in an entry moves with it
        lists.setdefault(Place(part, owner, item.place.field), []).append(renamed.get(key, key))
    return lists


# --- What an entry holds ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Context:
    """The languages of the site, and the new id of what had another: what refers to it still refers to the same."""

    locales: tuple[str, ...]
    renamed: dict[str, str]


NOTHING: dict[type[Node], Node] = {
    Values: Values((), Meaning()),
    Texts: Texts({}, Group()),
    Items: Items(()),
    Group: Group(),
}


def _differences(old: Node | None, new: Node | None, path: DataPath, context: _Context) -> Iterator[Detail]:
    """What differs between two trees, of which one may be missing."""
    old = old or (NOTHING[type(new)] if new else Group())
    new = new or NOTHING[type(old)]
    match old, new:
        case Values(), Values():
            if not _same(old, new, context.renamed):
                yield ValueDetail(path, old.words, new.words, (new if new.words else old).meaning)
        case Texts(), Texts():
            yield from _text_differs(old.by_language, new.by_language, path, context)
            yield from _differences(old.about, new.about, path, context)
        case Items(), Items():
            yield from _list_differs(old.nodes, new.nodes, path, context)
        case Group(), Group():
            for key in dict.fromkeys([*new.fields, *old.fields]):
                yield from _differences(old.fields.get(key), new.fields.get(key), (*path, key), context)
        case _:  # what was a value is a mapping now, or the like: another model
            yield from _differences(old, None, path, context)
            yield from _differences(None, new, path, context)


def _same(old: Values, new: Values, renamed: dict[str, str]) -> bool:
    """Whether the values are the same, ids of entries by the names that they have now."""
    words = (renamed.get(word, word) for word in old.words) if new.meaning.kind == "reference" else old.words
    return tuple(words) == new.words


def _text_differs(before: dict[str, str], after: dict[str, str], path: DataPath, context: _Context) -> Iterator[Detail]:
    changed = [tag for tag in dict.fromkeys([*after, *before]) if before.get(tag) != after.get(tag)]
    rewritten = any(tag in before and tag in after and tag in context.locales for tag in changed)
    behind = tuple(tag for tag in context.locales if rewritten and tag in after and tag not in changed)
    if changed:
        yield TextDetail(path, _only(before, changed), _only(after, changed), behind)


def _only(texts: dict[str, str], languages: list[str]) -> dict[str, str]:
    return {tag: texts[tag] for tag in languages if tag in texts}


def _list_differs(old: tuple[Node, ...], new: tuple[Node, ...], path: DataPath, context: _Context) -> Iterator[Detail]:
    """The items of two lists, each with the one that it was; a number in a path counts in the list that has the item,
    the new one where both do."""
    was = _counterparts(old, new)
    for index, node in enumerate(new):
        yield from _differences(old[was[index]] if index in was else None, node, (*path, index), context)
    for index, node in enumerate(old):
        if index not in was.values():
            yield from _differences(node, None, (*path, index), context)
    in_new_order = [was[index] for index in sorted(was)]
    if in_new_order != sorted(in_new_order):
        yield OrderDetail(path)


def _counterparts(old: tuple[Node, ...], new: tuple[Node, ...]) -> dict[int, int]:
    """For each item of ``new`` that was in ``old``, which one it was: the most alike, else, where as many are left on
    both sides, the one in its turn."""
    pairs = [(_likeness(was, now), -abs(i - j), j, i) for i, was in enumerate(old) for j, now in enumerate(new)]
    found: dict[int, int] = {}
    for likeness, _, j, i in sorted(pairs, reverse=True):
        if likeness >= ALIKE and j not in found and i not in found.values():
            found[j] = i
    left = [j for j in range(len(new)) if j not in found]
    others = [i for i in range(len(old)) if i not in found.values()]
    return found | dict(zip(left, others, strict=True)) if len(left) == len(others) else found


def _likeness(old: Node, new: Node) -> float:
    """How much two trees have in common, from 0 to 1."""
    if old == new:
        return 1.0
    return min(SequenceMatcher(None, list(_words(old)), list(_words(new))).ratio(), 0.99)


def _words(node: Node) -> Iterator[str]:
    match node:
        case Values(words=words):
            yield from words
        case Texts(by_language=texts, about=about):
            yield from (word for text in texts.values() for word in text.split())
            yield from _words(about)
        case Group(fields=fields):
            for inner in fields.values():
                yield from _words(inner)
        case Items(nodes=nodes):
            for inner in nodes:
                yield from _words(inner)
