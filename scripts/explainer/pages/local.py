"""Pages, and what they show in an order of its own, in the language of the reader."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from ..derived.joining import Group, groups, joins_by
from ..derived.standing import many
from ..derived.timeline import PHASES, Dated, timeline
from ..facts.model import ActKind, Duration, Facts, Party
from ..language.labels import Words
from ..language.localize import Localizer, View
from ..language.text import PlainText
from ..mistakes.messages import Message, msg
from ..mistakes.problems import InvalidFileError, Problem, collect
from ..search.spelling import plain
from .addresses import Links
from .page import HOME, Page


@dataclass(frozen=True)
class LocalPage:
    """A page with its words: ``title`` is its one name, everywhere, ``description`` what it is about; ``group`` is the
    one in which it stands at the foot, empty for a page of the menu, and ``repeats`` tells that it only says otherwise
    what other pages say."""

    name: str
    group: str
    repeats: bool
    title: PlainText
    description: PlainText


@dataclass(frozen=True)
class LocalMoment:
    """What stands at one date of the timeline, in the page's language: an entry, or what parties did."""

    on: Any
    heading: PlainText
    phase: str
    is_planned: bool = False
    entry: View | None = None
    steps: Sequence[tuple[Any, View, View]] = ()  # of what parties did: the date, the party, what it rests on
    count: PlainText | str = ""  # how many they are


def local_pages(pages: list[Page], localizer: Localizer) -> dict[str, LocalPage]:
    """The pages by name, with their words.

    Raises ``InvalidFileError`` with every page that has no title.
    """
    problems: list[Problem] = []
    found = [collect(problems, partial(_local_page, page, localizer)) for page in pages]
    if problems:
        raise InvalidFileError(problems)
    return {page.name: page for page in found if page}


def _local_page(page: Page, localizer: Localizer) -> LocalPage:
    """A page with its words. The home page is about the whole site, so it is called like it and says what it says;
    another is what its front matter says, else the labels. One that is not described is what its title says.

    Raises ``InvalidFileError`` where it has no title.
    """
    if page.name == HOME:
        title, description = localizer.facts.site.name, localizer.facts.site.description
    else:
        source, labels = page.sources[localizer.labels.locale], _words_of(page.name, localizer)
        title = localizer.written(source.title, source.lent) if source.title else labels.get("title")
        description = (
            localizer.written(source.description, source.lent) if source.description else labels.get("description")
        )
        if not title:
            raise InvalidFileError([Problem(source.file, 1, 1, "", _no_title(page.name, localizer.labels.locale))])
    return LocalPage(page.name, page.group, page.front.repeats, title, description or title)


def _words_of(page: str, localizer: Localizer) -> Words:
    """The words of a page in the labels; those under ``without`` where the facts have nothing for a part of it."""
    words = localizer.labels.of_page(page)
    if "without" not in words:
        return words
    without = words["without"]
    empty = [part for part in without if not getattr(localizer.facts, part)]
    return without[empty[0]] if empty else words


def _no_title(name: str, locale: str) -> Message:
    return msg(
        'this page has no title; write "title: …" between two lines "---" at its start, '
        "or {key} in data/labels/{locale}.yaml",
        key=f"pages.{name}.title",
        locale=locale,
    )


def moved(places: Mapping[str, str], pages: Mapping[str, LocalPage], links: Links) -> list[tuple[str, PlainText, str]]:
    """For each id that a page had, by ``places`` (``page#id``): the title of the page where it is now, and the address
    there. Pages that this site does not show are left out."""
    found = [(anchor, *place.split("#", 1)) for anchor, place in places.items()]
    return [
        (anchor, pages[home].title, f"{links.page(home)}#{there}") for anchor, home, there in found if home in pages
    ]


def local_moments(facts: Facts, localizer: Localizer) -> list[LocalMoment]:
    """The timeline, oldest first; where many parties did the same, they stand together."""
    today, after = facts.site.checked.end, PHASES.index("after")
    found = [((after, group.on.start, group.on.end), _step(facts, localizer, group)) for group in groups(facts)]
    found += [  # after what parties did that day, which they follow from
        ((PHASES.index(phase), dated.on.start, dated.on.end), _moment(localizer, dated, phase, dated.on.end > today))
        for dated, phase in timeline(facts)
    ]
    return [moment for _, moment in sorted(found, key=lambda each: each[0])]


def _moment(localizer: Localizer, dated: Dated, phase: str, is_planned: bool) -> LocalMoment:
    local = localizer.value
    ends = localizer.labels.words.timeline.term_ends if isinstance(dated.entry, Duration) else None
    return LocalMoment(local(dated.on), ends or local(dated.entry.heading), phase, is_planned, local(dated.entry))


def _step(facts: Facts, localizer: Localizer, group: Group) -> LocalMoment:
    """What parties did, in the order in which the page of the parties has them; those that only signed what has to be
    ratified are called signatories."""
    local: Any = localizer.value
    words, kind = localizer.labels.words, local(group.kind).label
    only_signed = group.kind is ActKind.SIGNATURE and group.kind not in joins_by(facts)
    named = words.signatory_count if only_signed else words.party_count
    in_file = {party.id: number for number, party in enumerate(facts.parties)}

    def place(party: Party) -> str | int:
        return plain(str(local(party).name)) if many(facts) else in_file[party.id]

    ordered = sorted(group.steps, key=lambda step: (step.on.start, step.on.end, place(step.party)))
    steps = [(local(step.on), local(step.party), local(step.receipt)) for step in ordered]
    count = named.count(len(steps))
    return LocalMoment(local(group.on), kind, "after", group.is_planned, steps=steps, count=count)
