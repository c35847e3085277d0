"""The process in which templates of the user's own are read and filled in; see ``sandbox``.

It speaks in messages (``sandbox_pipe``) over its standard input and output. Whatever a
template can do, it can do here only: this process opens no file and starts no other, has
little memory, none of the user's environment, and ends by itself when a request takes too long.
"""

from __future__ import annotations

import faulthandler
import os
import re
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import TracebackType
from typing import Any, BinaryIO

# Loaded here, since nothing can be loaded once no file can be opened.
import jinja2
import jinja2.debug
from jinja2 import Environment, Template, TemplateNotFound
from jinja2.exceptions import SecurityError, TemplateSyntaxError
from jinja2.runtime import Context

from app.letters.sandbox_contents import CITING, contents_of
from app.letters.sandbox_pipe import Json, receive, send
from app.letters.templates import Loaded, SandboxedEnvironment, environment_of

#: Bytes of a rendered letter.
LONGEST_OUTPUT = 200_000
#: Bytes this process may hold, its own program included.
MEMORY = 512 * 1024 * 1024
#: Seconds after which it ends by itself; whoever asked has given up before.
LONGEST = 4.0

#: No string, list or number a template makes by one operator is larger.
_LARGEST = 1_000_000
_WIDE_FORMAT = re.compile(r"%[^a-zA-Z%]*(?:\d{4}|\*)")

#: How many templates are kept ready.
_MOST_READY = 8


class TooMuchError(Exception):
    """A template makes more than it may."""


class RefusedError(Exception):
    """A template asks for a file it may not have."""

    def __init__(self, name: str) -> None:
        super().__init__(name)
        self.name = name


class _Environment(SandboxedEnvironment):
    """Measures what an operator would make before it is made."""

    intercepted_binops = frozenset({"*", "**", "%", "+"})

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:  # noqa: ANN401
        if _size(operator, left, right) > _LARGEST:
            raise TooMuchError
        return super().call_binop(context, operator, left, right)


def _size(operator: str, left: Any, right: Any) -> int:  # noqa: ANN401
    """Say how large the result will be: characters, items or bits; 0 = small."""
    if operator == "%":
        return _LARGEST + 1 if isinstance(left, str) and _WIDE_FORMAT.search(left) else 0
    if isinstance(left, int) and isinstance(right, int):
        if operator == "**":
            return left.bit_length() * max(right, 0)
        return left.bit_length() + right.bit_length()
    if operator == "+":
        return sum(len(each) for each in (left, right) if isinstance(each, str | list | tuple))
    for many, times in ((left, right), (right, left)):
        if isinstance(many, str | list | tuple) and isinstance(times, int):
            return len(many) * max(times, 0)
    return 0


class Worker:
    """Answers requests about templates; asks the other side for shipped ones."""

    def __init__(self, source: BinaryIO, target: BinaryIO) -> None:
        self._source, self._target = source, target
        self._environments: dict[str, Environment] = {}
        self._ready: dict[tuple[str, str, str], Template] = {}
        self._own = ("", "")

    def answer(self, request: Json) -> Json:
        """Render a template, or say what stands in it."""
        self._own = (request["name"], request["text"])
        try:
            if request["do"] == "read":
                environment = self._environment(request["language"])
                return contents_of(environment, request["name"], request["text"])
            return self._render(request)
        except (MemoryError, TooMuchError):
            return {"error": "big"}
        except RecursionError:
            return {"error": "deep"}
        except RefusedError as error:
            return self._error("part", error, error.name)
        except TemplateNotFound as error:
            return self._error("part", error, str(error.name))
        except TemplateSyntaxError as error:
            file = error.name or error.filename or request["name"]
            told = str(error.message)
            return {"error": "mistake", "file": file, "line": error.lineno, "told": told}
        except SecurityError as error:
            return self._error("forbidden", error, str(error))
        except OverflowError as error:  # what follows the first sentence is about the machinery
            return self._error("mistake", error, str(error).partition(".")[0])
        except Exception as error:  # noqa: BLE001 - whatever a template can raise is its mistake
            return self._error("mistake", error, str(error) or type(error).__name__)

    def _render(self, request: Json) -> Json:
        environment = self._environment(request["language"])
        cited: list[str] = []
        context = {**request["context"], **_citing(request["citations"], cited)}
        template = self._compiled(environment, request)
        pieces: list[str] = []
        size = 0
        for piece in template.generate(context):
            size += len(piece.encode("utf-8", "surrogatepass"))
            if size > LONGEST_OUTPUT:
                return {"error": "big"}
            pieces.append(piece)
        return {"text": "".join(pieces), "cited": cited}

    def _compiled(self, environment: Environment, request: Json) -> Template:
        """Give the template ready to be filled in; a preview asks for the same one again."""
        key = (request["language"], request["name"], request["text"])
        if key not in self._ready:
            if len(self._ready) >= _MOST_READY:
                self._ready.pop(next(iter(self._ready)))
            code = environment.compile(request["text"], request["name"], request["name"])
            self._ready[key] = environment.template_class.from_code(
                environment, code, environment.make_globals(None)
            )
        return self._ready[key]

    def _environment(self, language: str) -> Environment:
        if language not in self._environments:
            made = environment_of(_Environment, lambda name: self._load(name, language))
            made.auto_reload = True  # of the user's own; shipped ones are always up to date
            for name in ("lipsum", "cycler"):
                made.globals.pop(name, None)
            self._environments[language] = made
        return self._environments[language]

    def _load(self, name: str, language: str) -> Loaded | None:
        own, text = self._own
        if name == own:
            return text, name, lambda: False
        send(self._target, {"want": name, "language": language})
        answer = receive(self._source)
        if answer is None:
            raise SystemExit
        if answer.get("refused"):
            raise RefusedError(name)
        return (answer["text"], name, lambda: True) if answer["text"] is not None else None

    def _error(self, kind: str, error: BaseException, told: str) -> Json:
        file, line = self._place(error.__traceback__)
        return {"error": kind, "file": file, "line": line, "told": told[:200]}

    def _place(self, trace: TracebackType | None) -> tuple[str, int]:
        """Find the template and line an error came from: the innermost one of the user's own."""
        name = self._own[0]
        places = [(frame.f_code.co_filename, line) for frame, line in traceback.walk_tb(trace)]
        own = [place for place in places if place[0] == name]
        shipped = [place for place in places if place[0].endswith(".j2")]
        return (own or shipped or [(name, 0)])[-1]


def _citing(tables: dict[str, dict[str, str]], cited: list[str]) -> dict[str, object]:
    """Make the functions that cite, from tables of what they say of each meaning."""

    def citing(table: dict[str, str]) -> Callable[[str], str]:
        def cite(meaning: str) -> str:
            words = table.get(meaning)
            if words is None:
                raise LookupError(f"cite({meaning!r})")
            if meaning not in cited:
                cited.append(meaning)
            return words

        return cite

    return {name: citing(tables[name]) for name in CITING}


def lock_up() -> None:
    """Give up what this process needs no longer: files, children, memory, as far as there are limits."""
    try:
        import resource
    except ImportError:
        return
    for name, most in (
        ("RLIMIT_AS", MEMORY),
        ("RLIMIT_CORE", 0),
        ("RLIMIT_FSIZE", 0),
        ("RLIMIT_NPROC", 0),
        ("RLIMIT_NOFILE", 0),
    ):
        limit = getattr(resource, name, None)
        if limit is not None:
            try:
                resource.setrlimit(limit, (most, most))
            except (OSError, ValueError):
                continue  # this system does not let it go so low


@contextmanager
def _at_most(seconds: float, told: BinaryIO) -> Iterator[None]:
    """End the process when what stands inside takes longer, also where Python is not asked."""
    faulthandler.dump_traceback_later(seconds, exit=True, file=told)
    try:
        yield
    finally:
        faulthandler.cancel_dump_traceback_later()


def _warm_up() -> None:
    """Run everything once that is loaded only when it is first needed."""
    environment = environment_of(_Environment, lambda _name: None)
    try:
        environment.from_string(
            "{{ ['a'] | map('upper') | join | indent }}{{ none_such }}"
        ).render()
    except jinja2.UndefinedError as error:
        traceback.format_exception(error)


def main() -> None:
    """Serve until the other side is gone."""
    # Not ``sys.stdin``: a program frozen without a console has none.
    source, target = os.fdopen(0, "rb", closefd=False), os.fdopen(1, "wb", closefd=False)
    nowhere = open(os.devnull, "wb")  # noqa: PTH123, SIM115 - for as long as the process lives
    _warm_up()
    lock_up()
    worker = Worker(source, target)
    send(target, {"ready": True})
    while (request := receive(source)) is not None:
        with _at_most(LONGEST, nowhere):
            answer = worker.answer(request)
        send(target, answer)
        if answer.get("error") in ("big", "deep"):
            return  # what was piled up is given back by starting anew


if __name__ == "__main__":
    main()
