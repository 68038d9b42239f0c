"""The typography of each language is right by construction, and changes nothing else."""

from __future__ import annotations

import pytest

from explainer.dates import When
from explainer.labels import Labels

NARROW, WIDE = "\u202f", "\u00a0"


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("Quoi ?", f"Quoi{NARROW}?"),
        ("Quoi?", f"Quoi{NARROW}?"),
        ("Voici : un ; deux !", f"Voici{NARROW}: un{NARROW}; deux{NARROW}!"),
        ("Vraiment ?!", f"Vraiment{NARROW}?!"),
        ("« mot »", f"«{NARROW}mot{NARROW}»"),
        ("«mot»", f"«{NARROW}mot{NARROW}»"),
        (f"«{WIDE}mot{WIDE}»", f"«{NARROW}mot{NARROW}»"),
        ("Il dit « oui ! »", f"Il dit «{NARROW}oui{NARROW}!{NARROW}»"),
        ("l'accord d'entente", "l’accord d’entente"),
        ("le 1 mars 2021", "le 1ᵉʳ mars 2021"),
        ("le 11 mars 2021", f"le 11{WIDE}mars 2021"),
        ("2 100 kg", f"2{NARROW}100{WIDE}kg"),
        ("https://example.org/a?b", "https://example.org/a?b"),
        ("à 12:30", "à 12:30"),
    ],
)
def test_french_signs_have_their_spaces(labels: dict[str, Labels], written: str, shown: str) -> None:
    assert labels["fr"].typeset(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"), [("the Moon's orbit", "the Moon’s orbit"), ("What? Yes: no; now!", "What? Yes: no; now!")]
)
def test_english_signs_have_theirs(labels: dict[str, Labels], written: str, shown: str) -> None:
    assert labels["en"].typeset(written) == shown


def test_typesetting_twice_changes_nothing_more(labels: dict[str, Labels]) -> None:
    for each in labels.values():
        once = each.typeset("« Est-ce l'accord ? » : 2 100 km ; oui !")
        assert each.typeset(once) == once


@pytest.mark.parametrize(
    ("iso", "french", "english"),
    [
        ("2021-03-09", "9 mars 2021", "9 March 2021"),
        ("2020-07", "juillet 2020", "July 2020"),
        ("2017", "2017", "2017"),
    ],
)
def test_dates_are_as_precise_as_they_were_written(
    labels: dict[str, Labels], iso: str, french: str, english: str
) -> None:
    assert When.parse(iso).format(labels["fr"].babel) == french
    assert When.parse(iso).format(labels["en"].babel) == english
