"""Begin a site of one's own: write a facts file that can be published, and make it the one of the site.

    python scripts/new.py NAME [--kind KIND] [--languages "fr en"]

It writes ``data/NAME.yaml`` and names it in ``mkdocs.yml`` (``extra.agreement``). Languages that the site has not are
added to it as drafts. Exit status: 0 when that is done, 1 when it cannot be; then nothing is written.
"""

from __future__ import annotations

import argparse
import re
import sys
from datetime import date

import language
import schema
from explainer.facts.model import InstrumentKind
from explainer.guide.skeleton import skeleton
from explainer.mistakes.messages import Message, msg
from explainer.mistakes.problems import with_guess
from explainer.pages.settings_form import begun
from explainer.project import Project

NAME = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
LANGUAGE = re.compile(r"^ *- \{locale: ([\w-]+).*\n", re.MULTILINE)
DEFAULT = ", default: true"
SETTING = re.compile(r"^(  agreement: ).*$", re.MULTILINE)


def main() -> int:
    parser = argparse.ArgumentParser(description="Begin a site of one's own.")
    parser.add_argument("name", metavar="NAME", help="of the file, and the id of the agreement: my-agreement")
    parser.add_argument("--kind", default=InstrumentKind.TREATY.value, help="what sort of text it is")
    parser.add_argument("--languages", default="", help="those of the site, the default one first")
    arguments, translate, project = begun(parser)
    languages = arguments.languages.replace(",", " ").split() or list(project.locales)
    if complaint := complaint_of(project, arguments.name, arguments.kind, languages):
        print(complaint.text(translate), file=sys.stderr)
        return 1
    for added in [each for each in languages if each not in project.locales]:
        if language.add(Project(), added, f"data/{arguments.name}.yaml", translate):
            return 1
    file = write(Project(), arguments.name, arguments.kind, languages)
    for line in next_steps(file):
        print(line.text(translate))
    return 0


def write(project: Project, name: str, kind: str, languages: list[str]) -> str:
    """Write the facts file and the settings, and what is made for these languages; the name of the file."""
    finished = [each for each in languages if each in project.finished]
    has_others = languages != list(project.locales)
    settings = project.root / "mkdocs.yml"
    settings.write_text(with_agreement(with_languages(project, languages), name), encoding="utf-8")
    example = (project.root / "examples" / "new.yaml").read_text(encoding="utf-8")
    file = project.root / "data" / f"{name}.yaml"
    file.write_text(skeleton(example, name, kind, finished, date.today()), encoding="utf-8")
    if has_others:
        for path, text in schema.generated(Project()).items():
            path.write_text(text, encoding="utf-8")
    return project.shown(file)


def complaint_of(project: Project, name: str, kind: str, languages: list[str]) -> Message | None:
    """Why there can be no such file, or no site in these languages."""
    if not NAME.fullmatch(name):
        return msg('"{name}" is not a name; write small letters, digits and hyphens, as in my-agreement', name=name)
    if (project.root / "data" / f"{name}.yaml").exists():
        return msg("{file} is already there; choose another name", file=f"data/{name}.yaml")
    kinds = [each.value for each in InstrumentKind]
    if kind not in kinds:
        known = msg("known are {kinds}", kinds=", ".join(kinds))
        return with_guess(msg('there is no kind "{kind}"', kind=kind), kind, kinds, known)
    for each in languages:
        if each not in project.locales and (complaint := language.complaint_of(project, each)):
            return complaint
    if languages[0] not in project.finished:
        return msg(
            "the first language of a site is one that is translated ({languages}); write it before {language}",
            languages=", ".join(project.finished),
            language=languages[0],
        )
    return None


def with_agreement(settings: str, name: str) -> str:
    """The ``settings`` with the new file as that of the site."""
    return SETTING.sub(rf"\g<1>data/{name}.yaml", settings, count=1)


def with_languages(project: Project, languages: list[str]) -> str:
    """The settings of ``project`` with these of its languages alone, the first one as the default."""
    settings = (project.root / "mkdocs.yml").read_text(encoding="utf-8")
    lines = {found[1]: found[0] for found in LANGUAGE.finditer(settings)}
    if languages == list(lines):
        return settings
    first, *others = [lines[each].replace(DEFAULT, "") for each in languages]
    return settings.replace("".join(lines.values()), "".join([f"{DEFAULT}}}".join(first.rsplit("}", 1)), *others]))


def next_steps(file: str) -> list[Message]:
    """What to do now."""
    return [
        msg("{file} is written, and mkdocs.yml names it: the site is made from it. Next:", file=file),
        msg("1. See it, and again at each change: make serve"),
        msg(
            "2. Put your words in the place of its texts, and your facts in the place of its dates, kind, state, "
            "public, certainty and language; make check finds what is written wrongly, not what is still an example"
        ),
        msg("3. Publish it, where README says under “Publish”: git add, git commit, git push"),
    ]


if __name__ == "__main__":
    sys.exit(main())
