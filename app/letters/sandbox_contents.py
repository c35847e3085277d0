"""What stands in a template, read without running it: names, places of law, parts, with lines."""

from __future__ import annotations

from collections.abc import Iterator

from jinja2 import Environment, meta, nodes

from app.letters.sandbox_pipe import Json

#: The functions by which a template cites, with the tables of their words.
CITING = ("cite", "first", "bare", "beside")

_REFERRING = (nodes.Import, nodes.FromImport, nodes.Include, nodes.Extends)


def contents_of(environment: Environment, name: str, text: str) -> Json:
    """Say what stands in a template: see ``sandbox.Contents``, whose fields these are.

    Raises:
        TemplateSyntaxError: it cannot be read as a template.
    """
    tree = environment.parse(text, name, name)
    environment.compile(tree, name, name)
    unknown = meta.find_undeclared_variables(tree) - environment.globals.keys() - _made(tree)
    return {
        "names": _lines(
            (each.name, each)
            for each in tree.find_all(nodes.Name)
            if each.name in unknown and each.ctx == "load"
        ),
        "fields": _lines(
            (f"{each.node.name}.{each.attr}", each)
            for each in tree.find_all(nodes.Getattr)
            if isinstance(each.node, nodes.Name) and each.node.name in unknown
        ),
        "cited": _lines(
            (named, each)
            for each in tree.find_all(nodes.Call)
            if isinstance(each.node, nodes.Name) and each.node.name in CITING
            if each.args and (named := _constant(each.args[0]))
        ),
        "parts": _lines(
            (named, each)
            for each in tree.find_all(_REFERRING)
            if (named := _constant(getattr(each, "template")))  # noqa: B009 - each has one
        ),
    }


def _made(tree: nodes.Template) -> set[str]:
    """Name what a template makes itself; blocks may use what stands outside of them."""
    made = {each.name for each in tree.find_all(nodes.Name) if each.ctx != "load"}
    made |= {each.name for each in tree.find_all(nodes.Macro)}
    made |= {each.target for each in tree.find_all(nodes.Import)}
    for each in tree.find_all(nodes.FromImport):
        made |= {name if isinstance(name, str) else name[1] for name in each.names}
    return made


def _constant(node: nodes.Node) -> str:
    """Give the text written there; empty where it is made while the template runs."""
    return node.value if isinstance(node, nodes.Const) and isinstance(node.value, str) else ""


def _lines(found: Iterator[tuple[str, nodes.Node]]) -> list[tuple[str, int]]:
    """Keep of each thing found the first line it stands in."""
    first: dict[str, int] = {}
    for what, node in found:
        first[what] = min(node.lineno, first.get(what, node.lineno))
    return [*first.items()]
