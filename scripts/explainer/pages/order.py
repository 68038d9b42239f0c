"""The order of names in a language, which is no order of the file."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import TypeVar

from ..derived.standing import many
from ..facts.model import Facts, Party
from ..language.localize import Localizer
from ..search.spelling import plain, words_in

T = TypeVar("T")
FIRST_WORD = re.compile(r"(\w+)(['’\s]+)(?=\w)")


def filed(name: object, unfiled: frozenset[str]) -> str:
    """By what a name is filed: its plain letters, without a first word that is among ``unfiled``."""
    word = plain(str(name))
    first = FIRST_WORD.match(word)
    has_apostrophe = first and len(first[1]) == 1 and not first[2].isspace()
    if first and (first[1] in unfiled or has_apostrophe):
        return word[first.end() :]
    return word


class Order:
    """Very many parties stand in the alphabetical order of the language, whatever they stand among; all else, and few
    parties, in the order in which it is given."""

    def __init__(self, facts: Facts, localizer: Localizer) -> None:
        unfiled = frozenset(words_in(str(localizer.labels.words.unfiled_words)))
        parties = facts.parties if many(facts) else ()
        self.parties: list[Party] = sorted(parties, key=lambda party: filed(localizer.value(party.name), unfiled))
        self._places = {party.id: place for place, party in enumerate(self.parties)}
        self.parties = self.parties or list(facts.parties)

    def of(self, items: Iterable[T], id_of: Callable[[T], str] = str) -> list[T]:
        """``items``, of which ``id_of`` tells the ids of entries."""
        ordered = list(items)
        held = [place for place, item in enumerate(ordered) if id_of(item) in self._places]
        parties = sorted((ordered[place] for place in held), key=lambda item: self._places[id_of(item)])
        for place, item in zip(held, parties, strict=True):
            ordered[place] = item
        return ordered
