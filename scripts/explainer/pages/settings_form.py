"""The form of ``mkdocs.yml``: the settings that this project reads itself, before MkDocs and without its reader."""

from __future__ import annotations

from argparse import ArgumentParser, Namespace
from collections import Counter
from collections.abc import Iterator

import yaml

from ..facts.model_errors import LIST, MAPPING
from ..facts.yaml_errors import explain
from ..facts.yaml_reader import MAX_DEPTH
from ..mistakes.lines import Lines
from ..mistakes.messages import Message, Translate, msg, translator
from ..mistakes.problems import InvalidFileError, Problem, report, with_guess
from ..mistakes.text_file import read_text
from ..project import PLAIN_YAML, Project

FILE = "mkdocs.yml"
I18N = "i18n"

Found = tuple[yaml.Node | None, str, Message]  # where it is, its path, what is wrong


def begun(parser: ArgumentParser) -> tuple[Namespace, Translate, Project]:
    """What a command is asked for, the language that it speaks, and the project, which is ``settled``."""
    parser.add_argument("--lang", help="language of the messages; by default the one of the environment (LANG)")
    arguments = parser.parse_args()
    translate = translator(arguments.lang)
    return arguments, translate, settled(translate)


def settled(translate: Translate) -> Project:
    """The project, for a command: where its settings are not in order, the command ends with what is wrong."""
    project = Project()
    try:
        check_settings(project)
    except InvalidFileError as invalid:
        raise SystemExit(report(invalid.problems, translate)) from None
    return project


def check_settings(project: Project) -> None:
    """Raise ``InvalidFileError`` where the settings cannot be read, or name no languages, no pages, or some of which
    there is no file."""
    path = project.root / FILE
    shown_as = project.shown(path)
    lines = Lines(text := read_text(path, shown_as))

    def problem(line: int, column: int, at: str, message: Message) -> Problem:
        return Problem(shown_as, line, column, at, message, lines[line])

    try:
        root = yaml.compose(text, Loader=PLAIN_YAML)
    except yaml.YAMLError as error:
        line, column, message = explain(error, lines)
        raise InvalidFileError([problem(line, column, "", message)]) from None
    except RecursionError:
        raise InvalidFileError(
            [problem(1, 1, "", msg("more than {limit} levels, one in the other", limit=MAX_DEPTH))]
        ) from None
    problems = [
        problem(*lines.place(node.start_mark.index if node else 0), at, message)
        for node, at, message in [*_mistakes(root)] or _without_file(root, project)
    ]
    if problems:
        raise InvalidFileError(problems)


def _mistakes(root: yaml.Node | None) -> Iterator[Found]:
    if not isinstance(root, yaml.MappingNode):
        yield root, "", msg("this must be {what}", what=MAPPING)
        return
    extra = _value(root, "extra")
    pages, foot = _value(extra, "pages"), _value(extra, "foot")
    yield from _list_of_names(pages or root, pages, "extra.pages")
    if not isinstance(foot, yaml.MappingNode):
        yield foot or root, "extra.foot", msg("this must be {what}", what=MAPPING)
    else:
        for key, names in foot.value:
            yield from _list_of_names(names, names, f"extra.foot.{key.value}")
        named = _named(extra)
        for name, times in Counter(str(each.value) for each in named).items():
            if times > 1:
                again = [each for each in named if each.value == name][-1]
                yield again, "extra", msg('the page "{page}" stands in the lists twice', page=name)
    yield from _languages(root)


def _named(extra: yaml.Node | None) -> list[yaml.Node]:
    """The names of pages in the lists."""
    foot = _value(extra, "foot")
    groups = [names for _, names in foot.value] if isinstance(foot, yaml.MappingNode) else []
    lists = [_value(extra, "pages"), *groups]
    return [each for names in lists if isinstance(names, yaml.SequenceNode) for each in names.value]


def _without_file(root: yaml.Node | None, project: Project) -> Iterator[Found]:
    """Names that no file of a page has, in any language."""
    for each in _named(_value(root, "extra")):
        name = str(each.value)
        if not any((project.docs / locale / f"{name}.md").is_file() for locale in project.locales):
            complaint = msg('there is no page "{name}"', name=name)
            unlisted = msg(
                "its file would be {file}", file=project.shown(project.docs / project.locales[0] / f"{name}.md")
            )
            yield each, "extra", with_guess(complaint, name, project.unlisted_pages, unlisted)


def _languages(root: yaml.MappingNode) -> Iterator[Found]:
    plugins = _value(root, "plugins")
    items = plugins.value if isinstance(plugins, yaml.SequenceNode) else []
    i18n = next((found for each in items if (found := _value(each, I18N))), None)
    languages = _value(i18n, "languages")
    at = f"plugins.{I18N}.languages"
    if not isinstance(languages, yaml.SequenceNode) or not languages.value:
        message = msg("the languages of the site are missing: a list, each with its locale and its name")
        yield languages or i18n or plugins or root, at, message
        return
    for index, each in enumerate(languages.value):
        for key in ("locale", "name"):
            if not isinstance(_value(each, key), yaml.ScalarNode):
                yield each, f"{at}.{index}", msg('"{key}" is missing', key=key)


def _list_of_names(place: yaml.Node, names: yaml.Node | None, at: str) -> Iterator[Found]:
    if not isinstance(names, yaml.SequenceNode):
        yield place, at, msg("this must be {what}", what=LIST)
        return
    for each in names.value:
        if not isinstance(each, yaml.ScalarNode) or not each.value:
            yield each, at, msg("the name of a page is missing here: that of its file, without .md")


def _value(node: yaml.Node | None, key: str) -> yaml.Node | None:
    """What stands under ``key``, where there is such a thing."""
    pairs = node.value if isinstance(node, yaml.MappingNode) else []
    return next((value for name, value in pairs if name.value == key), None)
