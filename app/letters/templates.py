"""The strict, sandboxed Jinja2 environment of the letters, and what a mistake in a template says."""

from __future__ import annotations

import traceback
from collections.abc import Callable, Mapping
from contextvars import ContextVar
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, TypeVar

from jinja2 import (
    FunctionLoader,
    StrictUndefined,
    Template,
    TemplateError,
    TemplateNotFound,
)
from jinja2.environment import TemplateModule
from jinja2.exceptions import TemplateSyntaxError
from jinja2.sandbox import ImmutableSandboxedEnvironment

from app.base.errors import Problem
from app.base.resources import letter_templates

Load = Callable[[str], str | None]
#: The text of a template, its file name, and whether it is still the same.
Loaded = tuple[str, str, Callable[[], bool]]
Sandboxed = TypeVar("Sandboxed", bound="SandboxedEnvironment")


class SandboxedEnvironment(ImmutableSandboxedEnvironment):
    """Jinja2's sandbox, quicker where it has nothing to guard: the macros of an imported part.

    A letter asks for some seventy of them; the questions to each were a tenth of its time.
    """

    def getattr(self, obj: Any, attribute: str) -> Any:  # noqa: ANN401 - as Jinja2 has it
        """Give what a template asks for by ``obj.attribute``."""
        if type(obj) is TemplateModule and not attribute.startswith("_"):
            found = vars(obj).get(attribute)
            if found is not None:
                return found
        return super().getattr(obj, attribute)


@cache
def shipped(name: str) -> str | None:
    """Read a shipped template by its name below ``letter_templates/``; None if there is none."""
    place: Traversable = letter_templates().joinpath(*name.split("/"))
    return place.read_text(encoding="utf-8") if place.is_file() else None


@cache
def environment(load: Load = shipped) -> SandboxedEnvironment:
    """Make the environment: an undefined name is an error, nothing can be reached or changed."""

    def named(name: str) -> Loaded | None:
        # With a file name of its own, a template is named in what it raises.
        text = load(name)
        return None if text is None else (text, name, lambda: True)

    return environment_of(SandboxedEnvironment, named)


#: The parts that the letter being written has imported so far, by name.
_parts: ContextVar[dict[str, TemplateModule] | None] = ContextVar("parts", default=None)


class _Template(Template):
    """A template whose parts are read once a letter.

    Every file of a letter imports the same parts with the letter's context, and Jinja2 would
    run each anew every time: a third of the time a letter takes.
    """

    def make_module(
        self,
        vars: dict[str, Any] | None = None,  # noqa: A002 - Jinja2's name
        shared: bool = False,
        locals: Mapping[str, Any] | None = None,  # noqa: A002
    ) -> TemplateModule:
        parts = _parts.get()
        if parts is None or self.name is None:
            return super().make_module(vars, shared, locals)
        found = parts.get(self.name)
        if found is None:
            found = parts[self.name] = super().make_module(vars, shared, locals)
        return found


def environment_of(kind: type[Sandboxed], load: Callable[[str], Loaded | None]) -> Sandboxed:
    """Make an environment as every template of a letter is read in, shipped or the user's own."""
    made = kind(
        loader=FunctionLoader(load),
        undefined=StrictUndefined,
        autoescape=False,  # plain text; values are tokens and meet no markup
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    made.template_class = _Template
    return made


def render(name: str, context: Mapping[str, object], load: Load = shipped) -> str:
    """Render a template.

    Raises:
        Problem: the template has a mistake; the sentence names its file and line.
    """
    token = _parts.set({})
    try:
        return environment(load).get_template(name).render(context)
    except TemplateNotFound as error:
        raise Problem("problem.template_missing", file=str(error.name or name)) from error
    except TemplateSyntaxError as error:
        raise mistake(error.name or name, error.lineno, str(error.message)) from error
    except (
        TemplateError,
        LookupError,
        TypeError,
        ValueError,
        ArithmeticError,
        RecursionError,
    ) as error:
        file, line = _place(error, name)
        raise mistake(file, line, str(error)) from error
    finally:
        _parts.reset(token)


def mistake(file: str, line: int, told: str) -> Problem:
    """Name a mistake in a template; line 0 = it cannot be placed."""
    return Problem("problem.template_mistake", file=file, line=line, told=told)


def _place(error: BaseException, name: str) -> tuple[str, int]:
    """Find the template and line an error came from: the innermost frame of a template."""
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        if frame.filename.endswith(".j2"):
            return frame.filename, frame.lineno or 0
    return name, 0
