"""Templates of the user's own, read and filled in by a process apart.

What a user writes or is given may loop for ever, grow without end or reach for files.
So it runs in a process of its own (``sandbox_worker``) that has no file, no environment
and little memory, and is ended when it takes too long; the next request starts another.
It is given no value of a person but tokens, and shipped templates of one language only,
by way of this side. Nothing of a letter is in its arguments, and it writes no log.

A frozen program (PyInstaller) has no Python to run a module with: the process is then the
program itself with the argument ``base.processes.LETTER_SANDBOX``, which
``services.apart.serve_if_asked``, called first thing in each of its entries, turns into the worker.
"""

from __future__ import annotations

import atexit
import os
import subprocess
import sys
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO, cast

from app.base.errors import Problem
from app.base.processes import LETTER_SANDBOX
from app.base.records import shown_key
from app.letters import sandbox_worker as worker
from app.letters.sandbox_pipe import receive, send
from app.letters.templates import Load, mistake, shipped

#: Seconds a request may take.
SECONDS = 2.0
#: Seconds a process may take to start, on a machine that is busy.
_START_SECONDS = 30.0

_NO_WINDOW = getattr(subprocess, "CREATE_NO_WINDOW", 0)


@dataclass(frozen=True)
class Source:
    """A template to be run.

    Attributes:
        name: what it is called in a Problem.
        language: whose shipped templates it may use.
    """

    name: str
    text: str
    language: str


@dataclass(frozen=True)
class Contents:
    """What stands in a template: name -> the first line it stands in.

    Attributes:
        names: values it uses.
        fields: parts of values, ``past.sent``.
        cited: meanings of places of law.
        parts: templates it imports, includes or extends.
    """

    names: Mapping[str, int]
    fields: Mapping[str, int]
    cited: Mapping[str, int]
    parts: Mapping[str, int]


@dataclass(frozen=True)
class Rendered:
    """What a template became; ``cited`` = meanings of the places of law it cites, in order."""

    text: str
    cited: tuple[str, ...]


def may_use(name: str, language: str) -> bool:
    """Say whether a template of one's own may use the shipped template ``name``."""
    parts = name.split("/")
    return parts[0] == language and ".." not in parts and name.endswith(".md.j2")


class Sandbox:
    """One process for templates, started when first needed; threads wait for each other."""

    def __init__(self, load: Load = shipped, seconds: float = SECONDS) -> None:
        self._load = load
        self._seconds = seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._lock = threading.Lock()

    def render(
        self,
        source: Source,
        context: Mapping[str, object],
        citations: Mapping[str, Mapping[str, str]],
    ) -> Rendered:
        """Fill in a template.

        Args:
            source: the template.
            context: what it may name: plain values, as JSON has them.
            citations: by function that cites, meaning -> words.

        Raises:
            Problem: it has a mistake, does what it may not, or takes or makes too much.
        """
        told = self._ask(source, {"do": "render", "context": context, "citations": citations})
        return Rendered(told["text"], tuple(told["cited"]))

    def read(self, source: Source) -> Contents:
        """Say what stands in a template, without running it.

        Raises:
            Problem: it cannot be read as a template.
        """
        told = self._ask(source, {"do": "read"})
        kinds = ("names", "fields", "cited", "parts")
        return Contents(*(dict(told[kind]) for kind in kinds))

    def close(self) -> None:
        """End the process, if there is one; the next request starts another."""
        with self._lock:
            self._end()

    @property
    def process(self) -> int | None:
        """The number of the process that serves, if one does."""
        return self._process.pid if self._process else None

    def _ask(self, source: Source, request: dict[str, object]) -> dict[str, Any]:
        about = {"name": source.name, "text": source.text, "language": source.language}
        with self._lock:
            # One that died although nobody was late may have been ended by somebody else.
            answer = self._attempt({**about, **request}) or self._attempt({**about, **request})
        if answer is None:
            raise Problem("problem.own_template_big", file=source.name)
        if answer.get("error") == "slow":
            raise Problem("problem.own_template_slow", file=source.name)
        if "error" in answer:
            raise _problem(source.name, answer)
        return answer

    def _attempt(self, request: dict[str, object]) -> dict[str, Any] | None:
        """Ask the process once; None = it died."""
        process, late = self._started(), threading.Event()
        answer: dict[str, Any] | None = None
        try:
            answer = _within(self._seconds, process, late, lambda: self._talk(request))
        finally:
            if answer is None or answer.get("error") in ("big", "deep"):
                self._end()
        return {"error": "slow"} if late.is_set() and answer is None else answer

    def _talk(self, request: dict[str, object]) -> dict[str, Any] | None:
        """Ask and wait for the answer, giving shipped templates meanwhile; None = it died."""
        to, back = self._pipes()
        try:
            send(to, request)
            while (answer := receive(back)) is not None and "want" in answer:
                send(to, self._part(answer["want"], answer["language"]))
        except OSError:
            return None
        return answer

    def _part(self, name: str, language: str) -> dict[str, object]:
        if not may_use(name, language):
            return {"refused": True}
        return {"text": self._load(name)}

    def _started(self) -> subprocess.Popen[bytes]:
        if self._process is not None and self._process.poll() is None:
            return self._process
        self._end()
        try:
            self._process = process = _start()
        except OSError as error:
            raise Problem("problem.sandbox_start") from error
        atexit.register(self.close)
        _, back = self._pipes()
        if not _within(_START_SECONDS, process, threading.Event(), lambda: receive(back)):
            self._end()
            raise Problem("problem.sandbox_start")
        return process

    def _pipes(self) -> tuple[BinaryIO, BinaryIO]:
        process = self._process
        if process is None or process.stdin is None or process.stdout is None:
            raise OSError
        return cast("BinaryIO", process.stdin), cast("BinaryIO", process.stdout)

    def _end(self) -> None:
        process, self._process = self._process, None
        if process is None:
            return
        atexit.unregister(self.close)
        process.kill()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(OSError):
                    pipe.close()
        process.wait()


#: The one process this program needs.
SANDBOX = Sandbox()


def _start() -> subprocess.Popen[bytes]:
    """Start the process: with nothing of this one's environment but where its modules lie."""
    frozen = getattr(sys, "frozen", False)
    asked = [LETTER_SANDBOX] if frozen else ["-P", "-s", "-m", worker.__name__]
    environment = {"PYTHONPATH": os.pathsep.join(filter(None, sys.path)), "PYTHONUTF8": "1"}
    if system := os.environ.get("SYSTEMROOT"):
        environment["SYSTEMROOT"] = system  # without it Windows starts no Python
    return subprocess.Popen(  # noqa: S603 - this very program, with fixed arguments
        [sys.executable, *asked],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        cwd=Path(sys.executable).anchor,
        env=environment,
        creationflags=_NO_WINDOW,
    )


def _within(
    seconds: float,
    process: subprocess.Popen[bytes],
    late: threading.Event,
    talk: Callable[[], dict[str, Any] | None],
) -> dict[str, Any] | None:
    """Talk with the process; when that takes longer, end it and say so by ``late``."""

    def give_up() -> None:
        late.set()
        process.kill()

    timer = threading.Timer(seconds, give_up)
    timer.daemon = True
    timer.start()
    try:
        return talk()
    finally:
        timer.cancel()


def _problem(name: str, answer: Mapping[str, Any]) -> Problem:
    """Word what the process answered in place of a result."""
    kind = answer["error"]
    if kind == "big":
        return Problem("problem.own_template_big", file=name)
    if kind == "deep":
        return Problem("problem.own_template_deep", file=name)
    # What was raised may quote the template: short, and nothing that is not printed.
    file, line, told = answer["file"], answer["line"], shown_key(answer["told"])
    if kind == "part":
        return Problem("problem.own_template_part", file=file, line=line, part=told)
    if kind == "forbidden":
        return Problem("problem.own_template_forbidden", file=file, line=line, told=told)
    return mistake(file, line, told)
