"""Text that stays text: strings from the data as HTML must show them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable

from markupsafe import escape

from .direction import ONLY_WORDS, direction_of

# Line breaks and runs of blanks, which mean nothing in HTML, and the character SUBSTITUTE, which drafts of pages use
# for signs of their own. No-break spaces are kept.
BLANKS = re.compile(r"[ \t\r\n\f\v\x1a]{2,}|[\t\r\n\f\v\x1a]")

# The end of a name with a number, such as Luna-25. Browsers break it at its hyphen, against rule LB25 of UAX 14, and
# CSS has nothing to say of hyphens; one that does not break would hide the name from those who search or copy it.
NUMBERED_NAME = r"-\d+(?![\w/-])"

# The end of a verb with its subject behind it, in French: "est-il", "coûtera-t-elle". A line that begins with "il"
# reads badly.
ASKING = r"(?:-t)?-(?:ils?|elles?|on|ce)(?![\w’-])"
# Two numbers with a dash between them, such as 2018–2022, which is broken behind the dash.
SPAN = r"\d+–\d+"
UNBROKEN = re.compile(rf"(?<![\w’/.:#=&?-])(?:[^\W\d_][\w’]*(?:{NUMBERED_NAME}|{ASKING})|{SPAN})")

# What is not running text, up to the end of its last tag; and running text after a tag, where one of these may stand.
# Most has no hyphen and no dash, and the possessive "*+" goes through it once.
NOT_RUNNING = re.compile(r"(<(script|style|title|svg|pre)\b.*?</\2)(?=>)", re.DOTALL)
RUNNING = re.compile(r">[^<>–-]*+[–-][^<>]*")


# The class of what is kept on one line.
GLUE = "glue"


def on_one_line(html: str) -> str:
    """``html`` where no line may end in it."""
    return f'<span class="{GLUE}">{html}</span>'


def with_unbroken_names(html: str) -> str:
    """``html`` with each name that ends in a number kept on one line, each verb with its subject behind it, and
    each span of numbers."""
    pieces = NOT_RUNNING.split(f">{html}")  # text, what is not running, its tag, text …
    pieces[::3] = [RUNNING.sub(_with_unbroken_names, text) for text in pieces[::3]]
    del pieces[2::3]
    return "".join(pieces)[1:]


def _with_unbroken_names(run: re.Match[str]) -> str:
    return UNBROKEN.sub(lambda name: on_one_line(name[0]), run[0])


# The class of what is added to a text and is not part of it; it is in no title and no table of contents.
MARK = "behind"


class PlainText(str):
    """A string that is only ever text. Wherever it is output, it appears exactly as written, white space apart."""

    __slots__ = ("_html",)
    _html: str

    def format(self, *values: object, **named: object) -> PlainText:
        """The text with values in it; where one is from another language, it says so in HTML."""
        text = super().format(*values, **named)
        if not holds_lent([*values, *named.values()]):
            return PlainText(text)
        every = {name: escape(value) for name, value in named.items()}
        return MixedText.of(text, self.__html__().format(*map(escape, values), **every))

    def __html__(self) -> str:
        try:
            return self._html
        except AttributeError:  # it is output for the first time
            self._html = str(escape(BLANKS.sub(" ", str(self))))
            return self._html


class MixedText(PlainText):
    """A text that has others in it which are lent: a string like any, and HTML in which these say so."""

    __slots__ = ()

    @classmethod
    def of(cls, text: str, html: str) -> MixedText:
        mixed = cls(text)
        mixed._html = html
        return mixed


def holds_lent(texts: Iterable[object]) -> bool:
    """Whether any of the texts is lent, or has one in it that is."""
    return any(isinstance(text, MixedText) or getattr(text, "lang", "") for text in texts)


class MarkedText(PlainText):
    """A text that is output with a mark after it, where it has one. As a string it is the text alone."""

    __slots__ = ("mark",)
    mark: PlainText | None

    @classmethod
    def of(cls, text: str, mark: PlainText | None) -> MarkedText:
        marked = cls(text)
        marked.mark = mark
        return marked

    def __html__(self) -> str:
        text = super().__html__()
        return f'{text} <span class="{MARK}">{self.mark.__html__()}</span>' if self.mark else text


# What stands around a text in another language than its page, with the tag of the language: no text has these signs.
SHIFT_OUT, SHIFT_IN = "\x0e", "\x0f"
LENT = re.compile(f"{SHIFT_OUT}([\\w-]+){SHIFT_OUT}|{SHIFT_IN}")
# What is between a text and the one beside it belongs to neither, and stands where the page is written to.
SEPARATED = re.compile(r"([\s·–—]*)(.*?)([\s·:,–—]*)", re.DOTALL)


# What a text may stand between so that its way of writing changes nothing around it (UAX 9), and the classes of the
# signs that are written the other way than a language.
FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
OTHER_WAY = {"ltr": {"R", "AL"}, "rtl": {"L"}}


class LentText(PlainText):
    """A text that a language has from another, the language ``lang``, because its own is missing. ``without_signs``
    and ``with_lent_texts`` make HTML of what it is output as."""

    __slots__ = ("lang",)
    lang: str

    @classmethod
    def of(cls, text: str, lang: str) -> LentText:
        lent = cls(text)
        lent.lang = lang
        return lent

    def format(self, *values: object, **named: object) -> LentText:
        """The text with values in it, in the same language; those that are written the other way stand apart, so that
        the words around them stay in their order."""
        apart = {name: self._apart(value) for name, value in named.items()}
        return LentText.of(super().format(*map(self._apart, values), **apart), self.lang)

    def _apart(self, value: object) -> object:
        if not isinstance(value, str) or getattr(value, "lang", "") == self.lang:
            return value
        other = OTHER_WAY[direction_of(self.lang)]
        is_other = any(unicodedata.bidirectional(sign) in other for sign in value)
        return f"{FIRST_STRONG_ISOLATE}{value}{POP_ISOLATE}" if is_other else value

    def __html__(self) -> str:
        return lent(super().__html__(), self.lang)


def joined(pieces: Iterable[str], by: Callable[[list[str]], str]) -> PlainText:
    """What ``by`` makes of the texts; it is lent where all of them are from the same language, and else those in it
    are that were."""
    pieces = list(pieces)
    languages = {getattr(piece, "lang", "") for piece in pieces}
    text = by([str(piece) for piece in pieces])
    if not holds_lent(pieces):
        return PlainText(text)
    if len(languages) == 1 and languages != {""}:
        return LentText.of(text, *languages)
    return MixedText.of(text, by([str(escape(piece)) for piece in pieces]))


def lent(html: str, lang: str) -> str:
    """``html`` with signs that it is in another language than the page, what separates it from others aside."""
    found = SEPARATED.fullmatch(html)
    assert found, "it matches everything"
    before, words, after = found.groups()
    return f"{before}{SHIFT_OUT}{lang}{SHIFT_OUT}{words}{SHIFT_IN}{after}" if words else html


def without_signs(html: str) -> str:
    """``html`` where no sign tells which texts are in another language."""
    return LENT.sub("", html) if SHIFT_IN in html else html


def with_lent_texts(html: str) -> str:
    """``html`` where each text in another language is in an element that says so, but in attributes and where no
    element may be."""
    if SHIFT_IN not in html:
        return html
    html = ONLY_WORDS.sub(lambda found: without_signs(found[0]), html)
    return LENT.sub(lambda found: f'<span class="lent" lang="{found[1]}">' if found[1] else "</span>", html)


def marked(text: PlainText, mark: PlainText | None) -> PlainText:
    """``text`` with ``mark`` after it, if there is one."""
    return text if mark is None else MarkedText.of(text, mark)
