"""The facts file that somebody begins with: the smallest that can be published, with a word on each of its parts.

It is complete, so that the site of it can be seen at once, and each of its texts says what to write in its place.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date

from ..mistakes.messages import Translate, msg

Texts = Mapping[str, str]

# What stands in the place of a text, in the languages of those who wrote this; others have the first with its language.
WORDS: dict[str, Texts] = {
    "name": {"en": "Our agreement, explained", "fr": "Notre accord, expliqué"},
    "description": {
        "en": "Say in one sentence what this site explains.",
        "fr": "Dites en une phrase ce que ce site explique.",
    },
    "title": {"en": "The full title of the agreement", "fr": "Le titre complet de l’accord"},
    "short_title": {"en": "Our agreement", "fr": "Notre accord"},
    "summary": {
        "en": "Say in two or three sentences what was agreed, and why it matters.",
        "fr": "Dites en deux ou trois phrases ce qui a été convenu, et pourquoi cela compte.",
    },
    "signing": {"en": "The signing", "fr": "La signature"},
    "signed": {"en": "Say who signed, where, and how.", "fr": "Dites qui a signé, où et comment."},
    "status": {"en": "Where it stands today", "fr": "Où il en est aujourd’hui"},
    "standing": {
        "en": "Say whether it is in force, and since when.",
        "fr": "Dites s’il est en vigueur, et depuis quand.",
    },
    "publication": {"en": "Its text", "fr": "Son texte"},
    "published": {"en": "Say where the text can be read.", "fr": "Dites où l’on peut lire le texte."},
    "one": {"en": "The first party", "fr": "La première partie"},
    "other": {"en": "The second party", "fr": "La seconde partie"},
    "who": {"en": "Say who it is.", "fr": "Dites qui c’est."},
    "source": {"en": "The text of the agreement", "fr": "Le texte de l’accord"},
    "publisher": {"en": "Who published it", "fr": "Qui l’a publié"},
}


COMMENTS = {
    "all": msg(
        "All that the site says stands here. Put your words in the place of these; make check says what is wrong."
    ),
    "guide": msg("The guide to every field, with those that are not here, is in the folder guide/."),
    "checked": msg("The day up to which you have checked the facts."),
    "sourced": msg("How sure it is, and the sources that say so: every statement has both."),
    "day": msg("A day (2001-02-28), a month (2001-02) or a year (2001)."),
    "sources": msg("Where it all comes from. Each source is cited at least once."),
    "language": msg("The language in which it is written, and what sort of source it is."),
}

# "# =word" stands for one of the comments, "key: =word" for one of the texts.
TEMPLATE = """\
# yaml-language-server: $schema=agreement.schema.json
# =all
# =guide

site:
  name: =name
  description: =description
  # =checked
  checked: {checked}

agreement:
  id: {name}
  kind: {kind}
  title: =title
  short_title: =short_title
  summary: =summary
  # =sourced
  certainty: established
  cites: [agreement-text]
  signature:
    id: signature
    title: =signing
    # =day
    on: 2001
    text: =signed
    certainty: established
    cites: [agreement-text]
  status:
    id: status
    title: =status
    state: in-force
    text: =standing
    certainty: established
    cites: [agreement-text]
  publication:
    id: publication
    title: =publication
    public: true
    text: =published
    certainty: established
    cites: [agreement-text]

parties:
  - id: first-party
    kind: government
    name: =one
    summary: =who
    certainty: established
    cites: [agreement-text]
  - id: second-party
    kind: government
    name: =other
    summary: =who
    certainty: established
    cites: [agreement-text]

# =sources
sources:
  - id: agreement-text
    title: =source
    publisher: =publisher
    # =language
    language: {language}
    kind: primary
"""
COMMENT, TEXT = re.compile("# =(\\w+)"), re.compile("(?<=: )=(\\w+)")


def skeleton(name: str, kind: str, locales: Sequence[str], checked: date, translate: Translate) -> str:
    """A facts file of an agreement of this ``kind`` whose id is ``name``; its texts are in all ``locales``, its
    comments in the language of ``translate``."""

    def texts(found: re.Match[str]) -> str:
        return "{" + ", ".join(f'{locale}: "{_in(locale, WORDS[found[1]])}"' for locale in locales) + "}"

    values = TEMPLATE.format(name=name, kind=kind, checked=checked.isoformat(), language=locales[0])
    commented = COMMENT.sub(lambda found: f"# {COMMENTS[found[1]].text(translate)}", values)
    return TEXT.sub(texts, commented)


def _in(locale: str, texts: Texts) -> str:
    """The text in the language of ``locale``; in one that has none, another, marked with its language."""
    return texts.get(locale.partition("-")[0]) or f"[{locale}] {texts['en']}"
