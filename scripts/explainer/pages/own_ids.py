"""The ids that pages use for themselves, which no entry can have: an id names one place of a page.

They are read from what pages hold and from the files of the frame around them, so none is forgotten here.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from ..facts.model import Facts
from ..facts.yaml_reader import DataPath
from ..mistakes.messages import Message, msg
from .draft import Draft

ID = re.compile(r""" id=["']([A-Za-z0-9-]+)["']""")
LEADS_ON = re.compile(r"""<li id="([A-Za-z0-9-]+)">[^<]*<a href="[^"#]*#\1">.*?</li>""")  # to an entry that was here
IN_MARKDOWN = re.compile(r"\{:[^{}\n]*#([A-Za-z0-9-]+)")
FRAME = ("overrides/*.html", "overrides/*.js", "docs/assets/*.js")


def ids_of_frame(root: Path) -> set[str]:
    """The ids around the content of each page, and on pages that have no Markdown."""
    files = (path for pattern in FRAME for path in root.glob(pattern))
    return {each for path in files for each in ID.findall(path.read_text("utf-8"))}


def taken_ids(
    facts: Facts, pages: Mapping[str, Draft], page_of: Mapping[str, str], frame: set[str]
) -> Iterator[tuple[DataPath, Message]]:
    """The ids of the facts, former ones too, that a page uses for itself; ``pages`` are those of one language by name,
    ``page_of`` has the one that shows an entry."""
    times = {name: _ids(draft) for name, draft in pages.items()}
    for path, record in facts.index.addressed:
        former = enumerate(getattr(record, "formerly", ()))
        for place, each in [(("id",), record.id), *((("formerly", index), old) for index, old in former)]:
            own = [name for name, ids in times.items() if ids[each] > (name == page_of.get(record.id))]
            if each in frame:
                yield (*path, *place), msg('every page uses the id "{id}" for itself; take another', id=each)
            elif own:
                message = msg('the page "{page}" uses the id "{id}" for itself; take another', page=own[0], id=each)
                yield (*path, *place), message


def _ids(draft: Draft) -> Counter[str]:
    """How often each id stands on a page, apart from those that lead on to where their entry is now."""
    html = draft.html(draft.markdown)
    return Counter([*ID.findall(html), *IN_MARKDOWN.findall(html)]) - Counter(LEADS_ON.findall(html))
