"""Other words for the same thing: those that readers type and the texts do not have. They are labels: a group of words
a line, with the commas of any script."""

from __future__ import annotations

import re

from .spelling import LETTERS, plain

COMMAS = re.compile("[,،，、]")
LONGEST_ENDING = 3  # letters that a word may have more than the one in a group: "signé" stands for "signée", "signer"
SHORT = 4  # letters under which only a plural "s" may follow: "UN" does not stand for "unit"


class Synonyms:
    """The groups of one language."""

    def __init__(self, groups: str) -> None:
        lines = [line for line in groups.splitlines() if line.strip()]
        self._all = [_group(line) for line in lines]
        self._of_names = [_group(line) for line in lines if line[0].isupper()]

    def of(self, text: str, *, names: bool = False) -> list[str]:
        """The words of all groups of which ``text`` has one; with ``names``, only of those that start with a capital,
        whose words mean the same wherever they are."""
        read = " ".join(LETTERS.findall(plain(text)))
        found = [words for pattern, words in (self._of_names if names else self._all) if pattern.search(read)]
        return list(dict.fromkeys(word for words in found for word in words))


def words_in(list_of_words: str) -> list[str]:
    """The words of a label that has nothing but words, in the spelling in which they are compared."""
    return LETTERS.findall(plain(list_of_words))


def _group(line: str) -> tuple[re.Pattern[str], list[str]]:
    """What finds a group in a text, and all its words."""
    forms = [" ".join(words_in(form)) for form in COMMAS.split(line)]
    endings = [f"\\w{{0,{LONGEST_ENDING}}}" if len(form) >= SHORT else "s?" for form in forms]
    pattern = "|".join(form + ending for form, ending in zip(forms, endings, strict=True))
    return re.compile(f"\\b(?:{pattern})\\b"), words_in(line)
