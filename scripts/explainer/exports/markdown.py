"""The pages as Markdown, and what is where for programs that read them (llmstxt.org)."""

from __future__ import annotations

import re
from html import unescape

from html_to_markdown import ConversionOptions, convert

from ..finish.elements import without
from ..language.text import PlainText
from ..pages.citation import plain
from ..pages.draft import MARK
from ..pages.page import EDITION
from .published import Published

TWIN = "index.md"

# What is a form on the page becomes words: labels stand out, remarks stand apart, marks give the numbers of notes. What
# is only for the page or the screen, and drawings, whose page says the same in words, are left out.
FORMS = [
    (re.compile(r"<svg\b.*?</svg>", re.DOTALL), ""),
    (re.compile(r'<button[^>]* data-note="(\d+)"[^>]*>(.*?)</button>', re.DOTALL), r"\2 [\1]"),
    (re.compile(r"<button\b[^>]*>(.*?)</button>", re.DOTALL), r"\1"),
    (re.compile(r'<(p|span) data-role="label">(.*?)</\1>', re.DOTALL), r"<\1><strong>\2</strong></\1>"),
    (re.compile(r"<dt\b[^>]*>(.*?)</dt>", re.DOTALL), r"<dt><strong>\1</strong></dt>"),
    (re.compile(r'<span data-role="remark">(.*?)</span>', re.DOTALL), r"<br>\1"),
    # The items of the timeline have headings, so they are sections; an end tag without its start is nothing in HTML.
    (re.compile(r'<\w+\b[^>]* data-role="sections?"[^>]*>'), ""),
    # What is folded on the page is not.
    (re.compile(r"</?details\b[^>]*>"), ""),
    (re.compile(r"<summary>\s*(<h\d.*?)</summary>", re.DOTALL), r"\1"),
    (re.compile(r"<summary>(.*?)</summary>", re.DOTALL), r"<p><strong>\1</strong></p>"),
    (re.compile(r'<p data-prose="title">(.*?)</p>', re.DOTALL), r"<p><strong>\1</strong></p>"),
    # What is under a picture may have parts, and emphasis may not.
    (re.compile(r"(</?)figcaption\b[^>]*>"), r"\1div>"),
    (re.compile(r'href="#'), 'href="./#'),  # the anchors are the page's
]

TABLE = re.compile(r"<table\b.*?</table>", re.DOTALL)
LABELLED = re.compile(r'(<td\b[^>]* data-label="([^"]*)"[^>]*>)(.*?)</td>', re.DOTALL)  # with the heading of its column
HEAD = re.compile(r"<thead\b.*?</thead>", re.DOTALL)
PART_OF_A_TABLE = re.compile(r"(</?)(?:table|caption|thead|tbody|tfoot|tr|th|td)\b[^>]*>")

# How the columns of a table are aligned, where its author said so: a sign before it names how, column by column, and
# goes into the line under its head.
ROW = re.compile(r"<tr\b.*?</tr>", re.DOTALL)
CELL = re.compile(r"<t[hd]\b([^>]*)>")
ALIGNED = re.compile(r'data-align="(left|center|right)"')
RULED = re.compile(rf"^(.*?){MARK}([a-z,]+){MARK}\n[ >]*\n(.*\n[ >]*)\|([-| ]+)\|$", re.MULTILINE)

# A hyphen between letters, and a full stop after a number that has a word before it, begin no list.
NEEDLESS_ESCAPE = re.compile(r"\\-(?<=\w\\-)(?=\w)|\\\.")
NUMBER_AFTER_WORD = re.compile(r"[^\W\d_][ \u00a0]\d+$")

# In the complete edition: where chapters begin, and their names; and what changes where a page becomes a chapter.
CHAPTER = re.compile(r'<section class="chapter" id="([^"]*)\.chapter">')
ADDRESS = re.compile(r'<(?:a|img)\b[^>]* (?:href|src)="([^"]*)"')
CODE = re.compile(r"(\n(`{3,}|~{3,}).*?\n\2`*$)", re.DOTALL | re.MULTILINE)
HEADING = re.compile(r"(\n(?:> ?|[-*] |\d+\. )*)(#{1,5} )")  # after a line end, which is looked for quickly
LINK = re.compile(r"(\]\(<?)([^\n()<>]+)")

OPTIONS = ConversionOptions(
    escape_asterisks=True,
    escape_underscores=True,
    escape_misc=True,
    extract_metadata=False,
    autolinks=False,
    compact_tables=True,  # a cell may be long, and would widen every line
    max_input_size=None,
)


def twin(published: Published, path: str, locale: str, page: str) -> str:  # noqa: ARG001
    """A page as it was built, in Markdown, with a line that says how to cite it."""
    citation = plain(published.cite_page(locale, page), published.localizers[locale].labels)
    words = _of_edition(published, locale) if page == EDITION else _of_page(published, locale, page)
    return f"{words}\n\n{markdown_of(f'<hr><p>{_html(citation)}</p>')}"


def _of_page(published: Published, locale: str, page: str) -> str:
    """What stands on a page; made once, as the complete edition holds it too."""
    place = locale, page
    if place not in published.markdown:
        published.markdown[place] = markdown_of(published.contents[place]).rstrip()
    return published.markdown[place]


def _of_edition(published: Published, locale: str) -> str:
    """The complete edition, whose chapters are pages: their headings stand one level down, and their links are those of
    the edition."""
    opening, *chapters = CHAPTER.split(published.contents[locale, EDITION])
    names = {page.replace("/", "."): page for page in published.pages[locale]}
    parts = [markdown_of(opening).rstrip()]
    for name, chapter in zip(chapters[::2], chapters[1::2], strict=True):
        page = names[name]
        links = dict(zip(_links(published.contents[locale, page]), _links(chapter), strict=True))
        parts.append(_as_chapter(_of_page(published, locale, page), links))
    return "\n\n".join(parts)


def _links(html: str) -> list[str]:
    """Where the links and pictures of a page or a chapter lead, in order, as Markdown has it."""
    found = (unescape(address) for address in ADDRESS.findall(without(html, "data-only=")))
    return [f"./{address}" if address.startswith("#") else address for address in found]


def _as_chapter(markdown: str, links: dict[str, str]) -> str:
    pieces = CODE.split(f"\n{markdown}")
    for number in range(0, len(pieces), 3):  # text, code, its fence, text …
        piece = HEADING.sub(r"\1#\2", pieces[number])
        pieces[number] = LINK.sub(lambda link: link[1] + links.get(link[2], link[2]), piece)
    del pieces[2::3]
    return "".join(pieces)[1:]


def llms_txt(published: Published, path: str, locale: str) -> str:
    """The site and its pages in one language, with the addresses of the facts as data."""
    words = published.localizers[locale].labels.words
    site = published.localizers[locale].facts.site
    base = published.base(path).removeprefix("./")
    pages = [
        _item(page.title, f"{base}{published.url(locale, page.name)}{TWIN}", page.description)
        for page in published.pages[locale].values()
    ]
    files = {
        words.exports.json: f"api/v1/{locale}/agreement.json",
        words.exports.json_all: "api/v1/agreement.json",
        words.exports.linked_data: f"api/v1/{locale}/agreement.jsonld",
    }
    data = [_item(name, f"{base}{file}") for name, file in files.items()]
    others = [
        _item(published.localizers[other].language_name(other), f"{base}{prefix}llms.txt")
        for other, prefix in published.prefixes.items()
        if other not in (locale, *published.drafts)
    ]
    return markdown_of(
        f"<h1>{_html(site.name)}</h1><blockquote><p>{_html(site.description)}</p></blockquote>"
        f"<p>{_html(words.checked)} {_html(site.checked.text)}</p>"
        + _list(words.pages_nav, pages)
        + _list(words.pages.data.title, data)
        + _list(words.languages, others)
    )


def _list(title: str, items: list[str]) -> str:
    return f"<h2>{_html(title)}</h2><ul>{''.join(items)}</ul>" if items else ""


def _item(name: str, address: str, description: str = "") -> str:
    note = f": {_html(description)}" if description else ""
    return f'<li><a href="{_html(address)}">{_html(name)}</a>{note}</li>'


def _html(text: str) -> str:
    return PlainText(text).__html__()


def markdown_of(html: str) -> str:
    """``html``, which is a page or a part of one, as Markdown, without what is only for the page or the screen."""
    html = without(html, "data-only=")
    html = TABLE.sub(_table, html)
    for form, words in FORMS:
        html = form.sub(words, html)
    markdown = NEEDLESS_ESCAPE.sub(_without_backslash, convert(html, OPTIONS).content or "")
    return RULED.sub(_ruled, markdown) if MARK in markdown else markdown


def _table(table: re.Match[str]) -> str:
    """What has headings in a table is sections, as a table of Markdown has only words in its cells; else with a sign of
    how its columns are aligned before it, if they are."""
    if re.search(r"<h\d", table[0]):
        labelled, number = LABELLED.subn(_with_its_label, table[0])
        return PART_OF_A_TABLE.sub(r"\1div>", HEAD.sub("", labelled) if number else labelled)
    if "data-align=" not in table[0]:
        return table[0]
    first = ROW.search(table[0])
    cells = CELL.findall(first[0]) if first else []
    columns = [found[1] if (found := ALIGNED.search(cell)) else "" for cell in cells]
    return f"<p>{MARK}{','.join(columns)}{MARK}</p>{table[0]}"


def _with_its_label(cell: re.Match[str]) -> str:
    """A cell that says first what it is, as its column has no heading any more; an empty one says nothing."""
    return f"{cell[1]}<strong>{cell[2]}</strong> {cell[3]}</td>" if cell[3].strip() else ""


def _ruled(head: re.Match[str]) -> str:
    """The head of a table with the line under it, which says how the columns are aligned."""
    rules = zip(head[4].split("|"), head[2].split(","), strict=True)
    before = f"{head[1]}\n" if head[1].strip(" >") else ""
    return f"{before}{head[3]}|{'|'.join(_rule(rule.strip(), column) for rule, column in rules)}|"


def _rule(line: str, column: str) -> str:
    """The part of the line under a head that is under one column."""
    start = ":" if column in ("left", "center") else "-"
    end = ":" if column in ("right", "center") else "-"
    return f" {start}{line[1:-1]}{end} "


def _without_backslash(escaped: re.Match[str]) -> str:
    """The sign alone, where it begins no list."""
    before = escaped.string[max(escaped.start() - 12, 0) : escaped.start()]
    is_needed = escaped[0] == "\\." and not NUMBER_AFTER_WORD.search(before)
    return escaped[0] if is_needed else escaped[0][1]
