"""How the process for templates and its other side talk: messages, each with its length before it."""

from __future__ import annotations

import json
import struct
from typing import Any, BinaryIO

Json = dict[str, Any]

#: Bytes of the message that follows.
_HEAD = struct.Struct(">I")


def send(stream: BinaryIO, message: Json) -> None:
    """Write one message: its length, then JSON."""
    data = json.dumps(message).encode("ascii")
    stream.write(_HEAD.pack(len(data)) + data)
    stream.flush()


def receive(stream: BinaryIO) -> Json | None:
    """Read one message; None where the other side is gone."""
    head = stream.read(_HEAD.size)
    if len(head) < _HEAD.size:
        return None
    (length,) = _HEAD.unpack(head)
    data = stream.read(length)
    return json.loads(data) if len(data) == length else None
