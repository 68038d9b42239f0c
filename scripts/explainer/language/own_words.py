"""The words that one site uses in place of labels, and beside them for its search: they stand in its facts
(``site.words``, by the names of the labels; ``site.synonyms``)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import Any

from ..facts.model import BOUND, Facts, Party, Text, binding_acts
from ..facts.yaml_reader import Document
from ..mistakes.messages import Message, msg
from ..mistakes.problems import InvalidFileError, Problem, with_guess
from .label_checks import STRAY_BRACE, names_in
from .labels import CONVENTIONS, Labels, leaves

SYNONYMS = "search_synonyms"
Leaves = dict[str, str]  # labels by their names
# Labels that another one speaks for, where a site has a word for that alone: the beginnings of their names.
FOLLOWING = {
    "pages.parties.title": "parts.parties",
    "party_count.": "standing_counts.party.",
    "vocabulary.party_status.party.label": "search_kinds.party",
}


def with_own_words(labels: Mapping[str, Labels], facts: Facts, document: Document) -> dict[str, Labels]:
    """The labels with the words of the site in their place, and with its synonyms.

    Raises ``InvalidFileError`` where a word stands for no label, or lacks a name that the label has in braces.
    """
    words = facts.site.words
    known = {locale: dict(_named(each)) for locale, each in labels.items()}
    problems = list(_problems(words, known, document))
    if problems:
        raise InvalidFileError(problems)
    put = {locale: _by_its_sort(each, facts) | _in(locale, words) for locale, each in labels.items()}
    return {
        locale: replace(each, tree=_put(each.tree, put[locale]) | _synonyms(each, facts))
        for locale, each in labels.items()
    }


def _in(locale: str, words: Mapping[str, Text]) -> Leaves:
    """The words of the site in one language, by the names of the labels; and of those that follow them."""
    own = {name: text.root[locale] for name, text in words.items() if locale in text.root}
    return {
        name.replace(first, second): word
        for first, second in FOLLOWING.items()
        for name, word in own.items()
        if name.startswith(first)
    } | own


def _by_its_sort(labels: Labels, facts: Facts) -> Leaves:
    """What is said otherwise of an agreement that binds in law, of signatories where others did more, so that all who
    signed are not taken for them, and of letters; by the names of the labels in whose place it is."""
    sorts = {
        "of_law": facts.agreement.is_of_law,
        "only_signed": any(map(_is_bound, facts.parties)),
        "of_letters": facts.agreement.is_of_letters,
    }
    said = [labels.tree.get(sort, {}) for sort, holds in sorts.items() if holds]  # which a draft may lack
    return {".".join(map(str, path)): label for words in said for path, label in leaves(words)}


def _is_bound(party: Party) -> bool:
    """Whether a party is or was bound, by its acts or by what is said of it."""
    return party.status in BOUND or not binding_acts(party).isdisjoint(party.acts)


def _synonyms(labels: Labels, facts: Facts) -> dict[str, str]:
    """The groups of all agreements and those of this one, a line each."""
    own = facts.site.synonyms.root.get(labels.locale, ()) if facts.site.synonyms else ()
    return {SYNONYMS: "\n".join([labels.tree[SYNONYMS].rstrip("\n"), *own])} if own else {}


def _named(labels: Labels) -> Iterator[tuple[str, str]]:
    """Each label that can be another, by its name."""
    for path, label in leaves(labels.tree):
        if isinstance(label, str) and path[0] != CONVENTIONS:
            yield ".".join(map(str, path)), label


def _problems(words: Mapping[str, Text], known: Mapping[str, Leaves], document: Document) -> Iterator[Problem]:
    everywhere = list(dict.fromkeys(name for own in known.values() for name in own))
    for name, text in words.items():
        path = ("site", "words", name)
        if name not in everywhere:
            yield document.problem(path, _no_label(name, everywhere), at_key=True)
            continue
        for locale, word in text.root.items():
            label = known[locale].get(name)
            if label and (message := _braces(word, label)):
                yield document.problem((*path, locale), message)


def _no_label(name: str, known: list[str]) -> Message:
    inside = next((each for each in known if each.startswith(f"{name}.")), None)
    if inside:
        return msg('labels stand under "{name}"; name one of them, as in {inside}', name=name, inside=inside)
    return with_guess(msg('there is no label "{name}"', name=name), name, known)


def _braces(word: str, label: str) -> Message | None:
    """What is wrong with the names in braces, which are given values."""
    try:
        own = names_in(word)
    except ValueError:
        return STRAY_BRACE
    unknown = sorted(own - names_in(label))
    return msg('there is no "{name}" here', name=unknown[0]) if unknown else None


def _put(tree: Mapping[str, Any], words: Leaves, path: str = "") -> dict[str, Any]:
    """A branch of labels with the words of the site in it, by their names; what has none keeps its label."""
    put: dict[str, Any] = {}
    for key, value in tree.items():
        name = f"{path}{key}"
        if isinstance(value, dict):
            put[key] = _put(value, words, f"{name}.")
        else:
            put[key] = words.get(name, value)
    return put
