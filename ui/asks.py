"""What a request asks for, in words: a right asked for under two laws is said once."""

from __future__ import annotations

from collections.abc import Collection, Iterable

from app.base.messages import Messages
from app.cases.case import Ask


def asked(every: Iterable[Ask], messages: Messages, only: Collection[str] = ()) -> list[str]:
    """Word the asks of a request, or those of the ids in ``only``, each right once.

    A right is said with its law where what is told concerns it under one of its laws only.
    """
    every = tuple(every)
    meant = [ask for ask in every if not only or ask.id in only]
    said = []
    for right in dict.fromkeys(ask.right for ask in meant):
        words = messages.text(f"right.{right}")
        laws = [ask.law for ask in meant if ask.right is right]
        if len(laws) < sum(ask.right is right for ask in every):
            names = messages.listed([messages.text(f"law_short.{law}") for law in laws])
            words = messages.text("ask.under", right=words, law=names)
        said.append(words)
    return said
