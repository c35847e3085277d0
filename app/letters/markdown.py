"""Light Markdown into the blocks of a letter: paragraphs, lists, small tables, bold; nothing else."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from itertools import groupby

from markdown_it import MarkdownIt
from markdown_it.tree import SyntaxTreeNode

from app.letters.document import Block, BulletList, Line, NumberedList, Paragraph, Run, Table
from app.letters.tokens import Value, runs_of

_NO_VALUES: Mapping[str, Value] = {}


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("zero").enable(["list", "table", "emphasis", "escape", "newline"])


def blocks(
    source: str, values: Mapping[str, Value] = _NO_VALUES, *, joiner: str = " "
) -> tuple[Block, ...]:
    """Parse ``source``; ``joiner`` stands where a line of the template was only wrapped.

    Japanese joins wrapped lines with nothing, other languages with a space.
    """
    tree = SyntaxTreeNode(_parser().parse(source))
    return tuple(_block(node, values, joiner) for node in tree.children)


def line(source: str, values: Mapping[str, Value] = _NO_VALUES) -> Line:
    """Read one line of the head (subject, addressee); nothing in it is markup."""
    return tuple(runs_of(source.strip(), values))


def _block(node: SyntaxTreeNode, values: Mapping[str, Value], joiner: str) -> Block:
    if node.type == "ordered_list":
        start = int(node.attrs.get("start", 1))
        return NumberedList(_items(node, values, joiner), start)
    if node.type == "bullet_list":
        return BulletList(_items(node, values, joiner))
    if node.type == "table":
        rows = [_cells(row, values, joiner) for part in node.children for row in part.children]
        return Table(rows[0], tuple(rows[1:]))
    return Paragraph(_inline(node, values, joiner))


def _items(
    node: SyntaxTreeNode, values: Mapping[str, Value], joiner: str
) -> tuple[tuple[Block, ...], ...]:
    return tuple(
        tuple(_block(inner, values, joiner) for inner in item.children) for item in node.children
    )


def _cells(row: SyntaxTreeNode, values: Mapping[str, Value], joiner: str) -> tuple[Line, ...]:
    return tuple(_inline(cell, values, joiner) for cell in row.children)


def _inline(node: SyntaxTreeNode, values: Mapping[str, Value], joiner: str) -> Line:
    runs = (run for child in node.children for run in _runs(child, values, joiner, strong=False))
    return tuple(_merged(runs))


def _runs(
    node: SyntaxTreeNode, values: Mapping[str, Value], joiner: str, *, strong: bool
) -> Iterator[Run]:
    if node.type == "softbreak":
        yield Run(joiner, strong=strong)
    elif node.type == "hardbreak":
        yield Run("\n", strong=strong)
    elif node.children:
        for child in node.children:
            yield from _runs(child, values, joiner, strong=strong or node.type == "strong")
    else:
        yield from runs_of(node.content, values, strong=strong)


def _merged(runs: Iterator[Run]) -> Iterator[Run]:
    """Join neighbours of one kind: the parser cuts text at every escape."""
    for (field, strong), group in groupby(runs, key=lambda run: (run.field, run.strong)):
        if field:
            yield from group
        elif text := "".join(run.text for run in group):
            yield Run(text, strong=strong)
