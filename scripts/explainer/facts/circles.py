"""What leads back to itself, among things that name one another."""

from __future__ import annotations

from collections.abc import Iterable, Mapping


def circles(names: Mapping[str, Iterable[str]]) -> dict[str, int]:
    """For each of ``names`` (what each names) that is in a circle with others or names itself, the number of its
    circle; those that reach one another have the same."""
    number: dict[str, int] = {}
    for circle, members in enumerate(_components(names)):
        if len(members) > 1 or members[0] in names[members[0]]:
            number |= dict.fromkeys(members, circle)
    return number


def _components(names: Mapping[str, Iterable[str]]) -> list[list[str]]:
    """The strongly connected components (Kosaraju's algorithm), without recursion: a chain may be long."""
    back: dict[str, list[str]] = {each: [] for each in names}
    for each, others in names.items():
        for other in others:
            if other in back:
                back[other].append(each)
    seen: set[str] = set()
    last_left = [each for start in names for each in _left(start, names, seen)]
    seen.clear()
    return [component for start in reversed(last_left) if (component := _left(start, back, seen))]


def _left(start: str, names: Mapping[str, Iterable[str]], seen: set[str]) -> list[str]:
    """What is reached from ``start`` and was not ``seen``, in the order in which a walk leaves it for the last time."""
    if start in seen:
        return []
    seen.add(start)
    left, way = [], [(start, iter(names[start]))]
    while way:
        found = next((other for other in way[-1][1] if other in names and other not in seen), None)
        if found is None:
            left.append(way.pop()[0])
        else:
            seen.add(found)
            way.append((found, iter(names[found])))
    return left
