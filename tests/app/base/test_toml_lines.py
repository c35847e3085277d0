from __future__ import annotations

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from app.base.toml_lines import Path, value_lines

EVERYTHING = r"""# a comment with [brackets] and = signs
name = "a # b = [c]"
"quoted.key" = 'it is'
"esc\u0061ped" = 1
a.b . c = 2026-11-21

list = [  # a comment ]
    "one",
    ["two", 'x]'], # more

    { k = 3, "l" = [4] },
]
text = QQQ
[not.a.table]
fake = 1\
\QQQ "" QQQ"
other = @@@
also = fake
@@@@@
empty = QQQQQQ
[table] # head
key = true
  [table.sub."with.dot"]
  key = 2
[[items]]
name = "first"
[[items]]
name = "second"
  [items.inner]
  x = 1
  [[items.parts]]
  y = 1
  [[items.parts]]
  y = 2
[[ items ]]
empty = ""
last = []""".replace("QQQ", '"' * 3).replace("@", "'")


def every_path(tree: object, path: Path = ()) -> list[Path]:
    if isinstance(tree, dict):
        return [p for k, v in tree.items() for p in [(*path, k), *every_path(v, (*path, k))]]
    if isinstance(tree, list):
        return [p for n, v in enumerate(tree) for p in [(*path, n), *every_path(v, (*path, n))]]
    return []


def test_everything_a_file_may_hold_has_its_line() -> None:
    lines = value_lines(EVERYTHING)
    assert set(every_path(tomllib.loads(EVERYTHING))) == set(lines)
    source = EVERYTHING.split("\n")

    def at(*path: str | int) -> str:
        return source[lines[path] - 1].strip()

    assert at("name").startswith("name =")
    assert at("quoted.key").startswith('"quoted.key"')
    assert at("escaped").startswith('"esc')
    assert at("a", "b", "c").startswith("a.b . c")
    assert at("list", 0) == '"one",'
    assert at("list", 1, 1).startswith('["two"')
    assert at("list", 2, "l", 0).startswith("{ k = 3")
    assert at("other") == "other = " + "'" * 3
    assert at("table") == "[table] # head"
    assert at("table", "sub", "with.dot", "key") == "key = 2"
    assert at("items", 1) == "[[items]]"
    assert at("items", 1, "name") == 'name = "second"'
    assert at("items", 1, "inner", "x") == "x = 1"
    assert at("items", 1, "parts", 1, "y") == "y = 2"
    assert at("items", 2, "last") == "last = []"


def test_windows_line_ends_count_once() -> None:
    assert value_lines("a = 1\r\n\r\n[b]\r\nc = 2\r\n")["b", "c"] == 4


def test_nothing_is_nowhere() -> None:
    assert value_lines("") == {}


@given(st.text())
def test_any_text_the_parser_accepts_is_walked(text: str) -> None:
    try:
        tree = tomllib.loads(text)
    except ValueError:
        return
    assert set(value_lines(text)) == set(every_path(tree))


_STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=6)
_VALUES = st.recursive(
    st.integers() | st.booleans() | _STRINGS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(_STRINGS, inner, max_size=3),
    max_leaves=8,
)


def written(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return '"' + "".join(f"\\U{ord(each):08x}" for each in value) + '"'
    if isinstance(value, list):
        return "[\n" + ",\n".join(map(written, value)) + " ]"
    if isinstance(value, dict):
        return "{" + ", ".join(f"{written(k)} = {written(v)}" for k, v in value.items()) + "}"
    return str(value)


@given(st.dictionaries(_STRINGS, _VALUES, max_size=4))
def test_every_value_of_a_written_tree_is_found(tree: dict[str, object]) -> None:
    text = "\n".join(f"{written(key)} = {written(value)}" for key, value in tree.items())
    assert set(value_lines(text)) == set(every_path(tomllib.loads(text)))
