"""Problems: what the world can do to us, told to the user in one sentence.

A ``Problem`` carries the id of its sentence in the message catalogues and the
values the sentence needs, never the sentence itself. Anything else that is
raised is a bug of ours.
"""

from __future__ import annotations

from app.base.messages import Message, Value


class Problem(Exception):
    """A foreseeable failure. ``code`` is its stable name and the id of its sentence."""

    def __init__(self, code: str, **values: Value) -> None:
        super().__init__(code)
        self.code = code
        self.message = Message(code, values)

    def __str__(self) -> str:
        # Values may be personal: a log or a traceback shows the code alone.
        return self.code


class Cancelled(Exception):
    """The user asked to stop; not an error."""
