"""Check the facts, the labels and the pages, and say everything that is wrong with them.

    python scripts/check.py            the file named by AGREEMENT, else by mkdocs.yml (extra.agreement)
    python scripts/check.py FILE …     these files
    python scripts/check.py --which    only says which file it would be

It also tells what looks as if it were not translated, and what is left of each draft.
Exit status: 0 when all is well, 1 when there are mistakes.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable
from pathlib import Path

from explainer.language.progress import doubtful_labels, doubtful_texts, left, texts_left
from explainer.mistakes.messages import Translate, msg
from explainer.mistakes.problems import InvalidFileError, Problem, report
from explainer.pages.page import unlisted
from explainer.pages.settings_form import begun
from explainer.project import Project
from explainer.settings import Settings
from explainer.site import Site, load_site

LISTED = 20  # texts of a draft; whoever translates these runs it again


def main() -> int:
    parser = argparse.ArgumentParser(description="Check the facts, the labels and the pages.")
    parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
    parser.add_argument("--which", action="store_true", help="only say which facts file the site is made from")
    arguments, translate, project = begun(parser)
    if arguments.which:
        print(project.shown(project.facts))
        return 0
    failed = False
    for path in arguments.files or [project.facts]:
        try:
            site = load_site(project, path)
            for problem in doubts(project, site):
                print(problem.heading(translate))
            for locale in project.drafts:
                print(*(line(translate) for line in of_draft(site, locale)), sep="\n")
            print(msg("{file}: no error", file=project.shown(path)).text(translate))
        except InvalidFileError as invalid:
            print(report(invalid.problems, translate), file=sys.stderr)
            failed = True
    for problem in [*unlisted(project), *Settings(project).without_effect()]:
        print(problem.heading(translate))
    return 1 if failed else 0


def of_draft(site: Site, locale: str) -> list[Callable[[Translate], str]]:
    """What is left of a draft: where the first texts stand that it lacks, and how many there are of everything."""
    texts = texts_left(site.facts, site.document, locale)
    renderer = site.renderers[locale]
    written = [source for source in map(renderer.source, renderer.pages) if source.has_words]
    lent = [source for source in written if source.lent]
    more = msg("{language}: and {number} texts more", language=locale, number=len(texts) - LISTED)
    counted = left(site.facts, site.labels[locale], len(lent), len(written)).messages
    return [
        *(text.heading for text in texts[:LISTED]),
        *(message.text for message in ([more] if len(texts) > LISTED else []) + counted),
    ]


def doubts(project: Project, site: Site) -> list[Problem]:
    """What is no mistake, and looks as if it were not translated."""
    return [*doubtful_labels(site.labels), *doubtful_texts(site.facts, site.document, project.locales)]


if __name__ == "__main__":
    sys.exit(main())
