"""What a strict build says of pages that are made: what does not work on them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping

from ..mistakes.messages import Message, msg
from ..mistakes.problems import Problem
from ..project import Project
from .dead_anchors import dead_anchors
from .inline import foreign


def complaints(
    contents: Mapping[str, str], project: Project, not_ours: Iterable[tuple[str, str]]
) -> Iterator[Problem | Message]:
    """Of links that lead to no place on another page, given what stands on each by its address; and of the scripts and
    styles, each with its kind, that are ``not_ours``, which browsers refuse."""
    for page, link in dead_anchors(contents):
        yield msg('a link of the page "{page}" leads to no place: {link}', page=page or "/", link=link)
    yield from foreign(project, not_ours)
