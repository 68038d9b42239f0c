"""Which was which: the entries, the items of a list or the texts of one version, each with what it was in another.

Two versions are matched in rounds, the surest first. A round looks at what is left of both, each with its position, and
proposes pairs of positions, the best first. A position alone proves nothing, because items come, go and move.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Any, TypeAlias, TypeVar

T = TypeVar("T")
Left: TypeAlias = Sequence[tuple[int, T]]
Pairs: TypeAlias = Iterable[tuple[int, int]]
Round: TypeAlias = Callable[[Left[T], Left[T]], Pairs]

# What has less than this in common is not the same.
ALIKE = 0.5


def pair(old: Sequence[T], new: Sequence[T], *rounds: Round[T]) -> dict[int, int]:
    """For each position in ``new`` of what was in ``old``, its position there; nothing is paired twice."""
    was: dict[int, int] = {}
    for propose in rounds:
        taken = set(was.values())
        left_of_old = [(i, item) for i, item in enumerate(old) if i not in taken]
        left_of_new = [(j, item) for j, item in enumerate(new) if j not in was]
        for i, j in propose(left_of_old, left_of_new):
            if i not in taken and j not in was:
                was[j] = i
                taken.add(i)
    return was


def by(keys: Callable[[T], Iterable[Hashable]]) -> Round[T]:
    """Two that have a key in common are the same, the first with the first."""

    def propose(old: Left[T], new: Left[T]) -> Pairs:
        positions: dict[Hashable, list[int]] = defaultdict(list)
        for i, item in old:
            for key in keys(item):
                positions[key].append(i)
        return ((i, j) for j, item in new for key in keys(item) for i in positions.get(key, ()))

    return propose


def by_likeness(likeness: Callable[[T, T], float]) -> Round[T]:
    """The most alike are the same, where ``likeness`` says from 0 to 1 how much two have in common."""

    def propose(old: Left[T], new: Left[T]) -> Pairs:
        pairs = sorted(((likeness(was, now), -abs(i - j), j, i) for i, was in old for j, now in new), reverse=True)
        return ((i, j) for alike, _, j, i in pairs if alike >= ALIKE)

    return propose


def in_turn(old: Left[Any], new: Left[Any]) -> Pairs:
    """The first is the first and so on, where as many are left of both."""
    return ((i, j) for (i, _), (j, _) in zip(old, new, strict=True)) if len(old) == len(new) else ()


def ids(raw: Any) -> tuple[str, ...]:
    """The id of an entry in plain data, then those that it had formerly; empty for what is no entry."""
    if not isinstance(raw, dict) or not isinstance(raw.get("id"), str):
        return ()
    formerly = raw.get("formerly")
    return (
        (raw["id"], *(old for old in formerly if isinstance(old, str))) if isinstance(formerly, list) else (raw["id"],)
    )
