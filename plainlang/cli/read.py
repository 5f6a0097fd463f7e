"""plainlang read: a page as the rules see it, so that a writer can see why they speak or stay silent."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator, Sequence
from contextlib import suppress
from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import click

from plainlang.cli.ending import BAD_USE, CLEAN
from plainlang.cli.options import Asked, linters_of, look_of

if TYPE_CHECKING:
    from plainlang.document import Block, Document
    from plainlang.nearest import Linters
    from plainlang.reporters import Look
    from plainlang.span import LineIndex

_SCHEMA: Final = 1
_SHOWN_HOLE: Final = "▢"


class _Page(NamedTuple):
    """One source that was read, or why it was not."""

    path: str
    document: Document | None
    notes: tuple[str, ...] = ()
    error: str = ""


@click.command(name="read")
@click.argument("paths", nargs=-1, required=True)
@click.option(
    "--output-format", type=click.Choice(["text", "json"]), default="text", show_default=True, help="How to show it."
)
@click.option("--watch", "watching", is_flag=True, help="Show one page with its findings marked; again on each save.")
@click.option("--config", "config_path", metavar="FILE", help="The configuration to use, not the nearest one.")
@click.option("--stdin-filename", metavar="NAME", help="The name of the text on standard input (-).")
@click.option("--color", type=click.Choice(["auto", "always", "never"]), default="auto", help="Colour in the output.")
def command(
    paths: tuple[str, ...], output_format: str, watching: bool, config_path: str | None, stdin_filename: str | None,
    color: str,
) -> int:  # fmt: skip
    """See what plainlang reads on a page: each block with its role and place, a sentence a line.

    A box (▢) stands for what is not read: code, an image, a template tag. --watch shows the page, findings marked.
    """
    if watching:
        return _watch(paths, output_format, Asked(config_path=config_path), look_of(color))
    linters = linters_of(Asked(config_path=config_path))
    unread = False

    def watched() -> Iterator[_Page]:
        nonlocal unread
        for page in _pages(paths, linters, stdin_filename):
            if page.error:
                unread = True
                click.echo(page.error, err=True)
            yield page

    shown = _as_json(watched()) if output_format == "json" else _as_text(watched(), look_of(color))
    for part in shown:
        sys.stdout.write(part)
    sys.stdout.flush()
    return BAD_USE if unread else CLEAN


def _watch(paths: Sequence[str], output_format: str, asked: Asked, look: Look) -> int:
    """Show one page again and again, until somebody has seen enough."""
    from plainlang.cli.watched_page import watch

    if len(paths) != 1 or paths[0] == "-" or output_format != "text":
        raise click.UsageError("--watch shows one page as text: plainlang read --watch PAGE.")
    with suppress(KeyboardInterrupt):
        for part in watch(paths[0], lambda: linters_of(asked), look, terminal=sys.stdout.isatty()):
            sys.stdout.write(part)
            sys.stdout.flush()
    return CLEAN


def _pages(paths: Sequence[str], linters: Linters, stdin_filename: str | None) -> Iterator[_Page]:
    """Each page that the paths name, read one at a time."""
    from plainlang.errors import ReadError
    from plainlang.files import document_of, format_of, load
    from plainlang.nearest import pages

    for path in paths:
        for name in [path] if path == "-" else pages([path], linters):
            try:
                if name == "-":
                    name = stdin_filename or name
                    data, format = sys.stdin.buffer.read(), format_of(name) if stdin_filename else "markdown"
                else:
                    data, format = load(name)
                yield _Page(name, *document_of(data, name, format, linters.for_page(name).prose_keys))
            except ReadError as error:
                yield _Page(name, None, error=str(error))


def _as_text(pages: Iterator[_Page], look: Look) -> Iterator[str]:
    from plainlang.reporters.layout import counted, paint, visible, wrapped
    from plainlang.span import LineIndex

    for path, document, notes, _ in pages:
        if document is None:
            continue
        words = sum(len(block.words) for block in document.blocks)
        yield f"{paint(visible('Standard input' if path == '-' else path), '1', look)}\n"
        size = f"{counted(len(document.blocks), 'block')}, {counted(words, 'word')}"
        yield from wrapped(f"{document.format}, language {document.language}, {size}", look, "  ", 2)
        for note in notes:
            yield from wrapped(note, look, "  Note: ", 4)
        lines = LineIndex(document.source)
        for block in document.blocks:
            yield f"\n  {paint(_head(block, lines), '2', look)}\n"
            for sentence in _sentences(block):
                yield from wrapped(sentence, look, "    ", 6)
        yield "\n"


def _head(block: Block, lines: LineIndex) -> str:
    """The place and the role: "line 3 · heading 2"."""
    place = block.place or f"line {lines.position(block.span.start).line}"
    return f"{place} · {block.role}{f' {block.level}' if block.role == 'heading' else ''}"


def _sentences(block: Block) -> Iterator[str]:
    """The whole text of a block, cut where sentences begin."""
    from plainlang.document import HOLE

    starts = [0, *(cut.start for cut in block.cuts[1:]), len(block.text)]
    for start, end in pairwise(starts):
        yield block.text[start:end].replace(HOLE, _SHOWN_HOLE)


def _as_json(pages: Iterator[_Page]) -> Iterator[str]:
    """`{"schema": …, "version": …, "documents": […]}`, one document a line."""
    from plainlang import __version__

    yield f'{{"schema": {_SCHEMA}, "version": "{__version__}", "documents": ['
    between = "\n"
    for page in pages:
        yield between + json.dumps(_plain(page), ensure_ascii=False)
        between = ",\n"
    yield "\n]}\n"


def _plain(page: _Page) -> dict[str, Any]:
    """A page as plain data; every span is [start, end) in code points of the source."""
    from plainlang.span import LineIndex

    data: dict[str, Any] = {"path": page.path, "errors": [page.error] if page.error else [], "notes": page.notes}
    if (document := page.document) is None:
        return data
    lines = LineIndex(document.source)
    return {
        **data,
        "format": document.format,
        "language": document.language,
        "metadata": dict(document.metadata),
        "blocks": [_plain_block(block, lines) for block in document.blocks],
        "elements": [
            {"kind": e.kind, "span": e.span, "text": e.text, "attributes": dict(e.attributes), "parent": e.parent}
            for e in document.elements
        ],
        "comments": [{"span": comment.span, "text": comment.text} for comment in document.comments],
    }


def _plain_block(block: Block, lines: LineIndex) -> dict[str, Any]:
    from plainlang.names import names_in

    first, last = lines.position(block.span.start), lines.position(block.span.end)
    span = block.map.span
    return {
        "role": block.role,
        "level": block.level,
        "text": block.text,
        "span": block.span,
        "line": first.line,
        "column": first.column,
        "end_line": last.line,
        "end_column": last.column,
        "place": block.place,
        "parent": block.parent,
        "words": [{"text": w.text, "span": span(w.start, w.end)} for w in block.words],
        "sentences": [{"text": s.text, "span": s.span, "words": len(s.words)} for s in block.sentences()],
        "marks": [
            {"kind": m.kind, "text": block.text[m.start : m.end], "span": span(m.start, m.end), "target": m.target}
            for m in block.marks
        ],
        "names": [
            {"kind": n.kind, "text": block.text[n.start : n.end], "span": span(n.start, n.end)} for n in names_in(block)
        ],
    }
