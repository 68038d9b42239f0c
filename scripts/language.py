"""Begin a translation: a language is added as a draft, its labels and pages ready to be filled in.

    python scripts/language.py de         add German
    python scripts/language.py            only say which languages there are

What is missing stands on its pages in the site's first language, and says so. To finish it, translate what
``make check`` counts, then take ``, extra: {draft: true}`` from its line in ``mkdocs.yml``.
"""

from __future__ import annotations

import argparse
import shutil
import sys
from pathlib import Path

import schema
from explainer.language.labels import Labels, load_labels
from explainer.language.skeleton import labels_skeleton, name_of, with_draft
from explainer.mistakes.messages import Message, Translate, msg
from explainer.mistakes.problems import InvalidFileError, report
from explainer.pages.page import read_pages
from explainer.pages.settings_form import begun
from explainer.project import Project


def main() -> int:
    parser = argparse.ArgumentParser(description="Add a language to the site, as a draft.")
    parser.add_argument("language", nargs="?", help="its code (BCP 47), such as de or zh-Hans")
    arguments, translate, project = begun(parser)
    locale = arguments.language
    if locale is None:
        print(*project.locales)
        return 0
    complaint = complaint_of(project, locale)
    if complaint:
        print(complaint.text(translate), file=sys.stderr)
        return 1
    return add(project, locale, project.shown(project.facts), translate)


def add(project: Project, locale: str, facts: str, translate: Translate) -> int:
    """Add the language, of which there is nothing to complain, and say what to do next, in the file of the ``facts``
    too; 1 when it cannot be added."""
    name = name_of(locale) or locale
    try:
        lender = load_labels(project.labels, project.finished, project.shown(project.labels))[project.locales[0]]
        pages = read_pages(project)
    except InvalidFileError as invalid:
        print(report(invalid.problems, translate), file=sys.stderr)
        return 1
    structure = [page.name for page in pages if not page.sources[project.locales[0]].has_words]
    complaint = _add(project, locale, name, lender)
    if complaint:
        print(complaint.text(translate), file=sys.stderr)
        return 1
    _copy_pages(structure, project.docs / project.locales[0], project.docs / locale)
    print(_steps(project, locale, name, facts).text(translate))
    return 0


def complaint_of(project: Project, locale: str) -> Message | None:
    """Why the language cannot be added."""
    if locale in project.locales:
        return msg('"{language}" is a language of this site already', language=locale)
    if name_of(locale) is None:
        return msg('no language "{language}" is known; write its code, such as de or zh-Hans', language=locale)
    return None


def _add(project: Project, locale: str, name: str, lender: Labels) -> Message | None:
    """Write its settings, its labels, and what is made for the languages; why that cannot be, where it cannot."""
    settings = project.root / "mkdocs.yml"
    text = with_draft(settings.read_text(encoding="utf-8"), locale, name)
    if text is None:
        return msg("the languages of mkdocs.yml are not written one a line; add {language} there", language=locale)
    labels = project.labels / f"{locale}.yaml"
    if not labels.exists():
        labels.write_text(labels_skeleton(lender, locale), encoding="utf-8")
    settings.write_text(text, encoding="utf-8")
    for path, content in schema.generated(Project(project.root)).items():
        path.write_text(content, encoding="utf-8")
    return None


def _steps(project: Project, locale: str, name: str, facts: str) -> Message:
    return msg(
        "{language} ({name}) is a draft. Next: translate {labels}; add {language}: … to the texts of {facts}; "
        "make check says what is left. When nothing is, take {option} from its line in mkdocs.yml.",
        option=", extra: {draft: true}",
        language=locale,
        name=name,
        labels=project.shown(project.labels / f"{locale}.yaml"),
        facts=facts,
    )


def _copy_pages(structure: list[str], pages: Path, to: Path) -> None:
    """The pages that hold what comes where and no words, as far as they are not there yet. Those that their author
    wrote in words the first language lends, until they are translated."""
    for file in (f"{name}.md" for name in structure):
        copy = to / file
        copy.parent.mkdir(parents=True, exist_ok=True)
        if not copy.exists():
            shutil.copyfile(pages / file, copy)


if __name__ == "__main__":
    sys.exit(main())
