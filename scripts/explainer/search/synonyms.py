"""Other words for the same thing: those that readers type and the texts do not have. They are labels: a group of words
a line, with the commas of any script. Words that are looked for only, and mean none of the others by themselves, stand
after a colon: with "bridge, ferry: crossing" both are found under "crossing", but no bridge under "ferry"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from .spelling import words_in

COMMAS = re.compile("[,،，、]")
COLON = re.compile("[:：]")
LONGEST_ENDING = 3  # letters that a word may have more than the one in a group: "signé" stands for "signée", "signer"
SHORT = 4  # letters under which only a plural "s" may follow: "UN" does not stand for "unit"


@dataclass(frozen=True)
class Group:
    """``words`` that are typed for the same thing; those of ``names`` mean it wherever they stand."""

    words: list[str]
    names: bool


class Synonyms:
    """The groups of one language."""

    def __init__(self, groups: str) -> None:
        lines = [line for line in groups.splitlines() if line.strip()]
        sides = [COLON.split(line) for line in lines]  # what is meant, and what is typed for it; else both are the same
        self._groups = [Group(words_in(side[-1]), side[0][0].isupper()) for side in sides]
        of_word: defaultdict[str, list[int]] = defaultdict(list)  # groups by their forms of one word
        self._longer: defaultdict[str, list[tuple[list[str], int]]] = defaultdict(list)  # others by their first word
        for number, (meant, *_) in enumerate(sides):
            for form in filter(None, map(words_in, COMMAS.split(meant))):
                if len(form) == 1:
                    of_word[form[0]].append(number)
                else:
                    self._longer[form[0]].append((form, number))
        self._of_text_word = _OfTextWord(of_word)

    def of(self, text: str, *, names: bool = False) -> list[str]:
        """The words of all groups of which ``text`` has one; with ``names``, only of those that start with a capital,
        whose words mean the same wherever they are."""
        words = words_in(text)
        numbers = {number for word in {*words} for number in self._of_text_word[word]}
        for start in [start for start, word in enumerate(words) if word in self._longer]:
            for form, number in self._longer[words[start]]:
                if _is_form(words[start : start + len(form)], form):
                    numbers.add(number)
        found = [self._groups[number] for number in sorted(numbers)]
        return list(dict.fromkeys(word for group in found if group.names or not names for word in group.words))


class _OfTextWord(dict[str, list[int]]):
    """The groups in which a word of a text stands, by the groups of each form; texts have few words, many times."""

    def __init__(self, of_form: Mapping[str, list[int]]) -> None:
        self._of_form = of_form

    def __missing__(self, word: str) -> list[int]:
        self[word] = [number for form in _forms(word) for number in self._of_form.get(form, ())]
        return self[word]


def _forms(word: str) -> list[str]:
    """As what a word of a text may stand in a group: with its ending or without."""
    endings = range(1, LONGEST_ENDING + 1)
    return [word, *(word[:-letters] for letters in endings if _may_end(word, letters, len(word) - letters))]


def _is_form(words: list[str], form: list[str]) -> bool:
    """Whether ``words`` are those of ``form``, the last one with any ending."""
    written, read = " ".join(form), " ".join(words)
    letters = len(read) - len(written)
    is_ending = 0 <= letters <= LONGEST_ENDING and " " not in read[len(written) :]
    return is_ending and read.startswith(written) and (letters == 0 or _may_end(read, letters, len(written)))


def _may_end(read: str, letters: int, rest: int) -> bool:
    """Whether so many ``letters`` at the end may be an ending, where ``rest`` are the letters before it."""
    return rest >= SHORT or (letters == 1 and read[-1] == "s")
