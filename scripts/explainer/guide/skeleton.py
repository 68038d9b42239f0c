"""The facts file that somebody begins with: the smallest that can be published, with a word on each of its parts.

It is complete, so that the site of it can be seen at once, and each of its texts says what to write in its place.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from ..mistakes.messages import Message, Translate, msg

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


@dataclass
class Skeleton:
    """Writes a file line by line; comments are in the language of ``translate``, texts in all ``locales``."""

    locales: Sequence[str]
    translate: Translate
    lines: list[str] = field(default_factory=list)

    def comment(self, message: Message) -> None:
        self.lines.append(f"{self._indent}# {message.text(self.translate)}")

    def line(self, text: str) -> None:
        self.lines.append(text)

    def text(self, key: str, words: str) -> None:
        """A text under ``key``, which is written with what stands before it, in every language."""
        texts = ", ".join(f'{locale}: "{_in(locale, WORDS[words])}"' for locale in self.locales)
        self.lines.append(f"{key}: {{{texts}}}")

    def sourced(self, indent: int) -> None:
        """How sure it is, and where it stands."""
        self.lines += [f"{' ' * indent}certainty: established", f"{' ' * indent}cites: [agreement-text]"]

    @property
    def _indent(self) -> str:
        """That of the line before."""
        last = self.lines[-1] if self.lines else ""
        return last[: len(last) - len(last.lstrip())]


def _in(locale: str, texts: Texts) -> str:
    return texts.get(locale) or texts.get(locale.partition("-")[0]) or f"[{locale}] {next(iter(texts.values()))}"


def skeleton(name: str, kind: str, locales: Sequence[str], checked: date, translate: Translate) -> str:
    """A facts file of an agreement of this ``kind`` whose id is ``name``."""
    file = Skeleton(locales, translate)
    file.line("# yaml-language-server: $schema=agreement.schema.json")
    file.comment(
        msg("All that the site says stands here. Put your words in the place of these; make check says what is wrong.")
    )
    file.comment(msg("The guide to every field, with those that are not here, is in the folder guide/."))
    file.line("")
    file.line("site:")
    file.text("  name", "name")
    file.text("  description", "description")
    file.comment(msg("The day up to which you have checked the facts."))
    file.line(f"  checked: {checked.isoformat()}")
    file.line("")
    file.line("agreement:")
    file.line(f"  id: {name}")
    file.line(f"  kind: {kind}")
    file.text("  title", "title")
    file.text("  short_title", "short_title")
    file.text("  summary", "summary")
    file.comment(msg("How sure it is, and the sources that say so: every statement has both."))
    file.sourced(2)
    file.line("  signature:")
    file.line("    id: signature")
    file.text("    title", "signing")
    file.comment(msg("A day (2001-02-28), a month (2001-02) or a year (2001)."))
    file.line("    on: 2001")
    file.text("    text", "signed")
    file.sourced(4)
    file.line("  status:")
    file.line("    id: status")
    file.text("    title", "status")
    file.line("    state: in-force")
    file.text("    text", "standing")
    file.sourced(4)
    file.line("  publication:")
    file.line("    id: publication")
    file.text("    title", "publication")
    file.line("    public: true")
    file.text("    text", "published")
    file.sourced(4)
    file.line("")
    file.line("parties:")
    for party in ("one", "other"):
        file.line(f"  - id: party-{party}")
        file.line("    kind: government")
        file.text("    name", party)
        file.text("    summary", "who")
        file.sourced(4)
    file.line("")
    file.comment(msg("Where it all comes from. Each source is cited at least once."))
    file.line("sources:")
    file.line("  - id: agreement-text")
    file.text("    title", "source")
    file.text("    publisher", "publisher")
    file.comment(msg("The language in which it is written, and what sort of source it is."))
    file.line(f"    language: {locales[0]}")
    file.line("    kind: primary")
    return "\n".join([*file.lines, ""])
