"""The user's own operators: added, edited in place of a shipped record, and taken back."""

from __future__ import annotations

import re
import secrets
from dataclasses import dataclass

from app.base.changes import Changes, Topic
from app.base.clock import Clock
from app.base.errors import Problem
from app.base.ids import OperatorSlug
from app.base.text import fold
from app.operators.directory import Directory
from app.operators.record import Operator
from app.services.meanwhile import Meanwhile
from app.services.operator_draft import OperatorDraft, draft_of, record_of
from app.services.operator_over import over
from app.services.operator_remarks import Remarks, remarks_on
from app.vault.vault import Vault

_LONGEST_STEM = 40
#: What a name without a Latin letter or digit is called in a slug.
_NAMELESS = "operator"


@dataclass(frozen=True)
class Standing:
    """A record and whose it is.

    Attributes:
        operator: the record that counts.
        own: whether it is the user's, and says something else than Kaiji's.
        is_copy: whether Kaiji has a record of this operator too.
    """

    operator: Operator
    own: bool
    is_copy: bool


@dataclass(frozen=True)
class Saved:
    """A record that was kept.

    Attributes:
        before: the user's record that stood there before; None = there was none.
    """

    operator: Operator
    before: Operator | None
    changes: Changes


class OwnOperators:
    """What a user does with operators; each call is one transaction.

    The directory sees every change at once.
    """

    def __init__(self, vault: Vault, directory: Directory, clock: Clock) -> None:
        self._vault, self._directory, self._clock = vault, directory, clock

    def standing(self, slug: str) -> Standing:
        """Give the record that counts for ``slug``.

        Raises:
            Problem: there is none, or it is broken.
        """
        operator = self._directory.get(slug)
        kept = self._vault.operators.get(operator.slug)
        kaijis = self._directory.kaijis(operator.slug)
        return Standing(operator, kept is not None and kept != kaijis, kaijis is not None)

    def is_taken(self, slug: str) -> bool:
        """Say whether Kaiji or the user has a record of that id."""
        key = OperatorSlug(slug)
        return self._vault.operators.get(key) is not None or self._directory.kaijis(key) is not None

    def draft(self, slug: str) -> OperatorDraft:
        """Give a record as a draft to edit.

        Raises:
            Problem: there is none, or it is broken.
        """
        return draft_of(self._directory.get(slug))

    def remarks(self, draft: OperatorDraft, slug: str = "") -> Remarks:
        """Check what was typed so far of the record of ``slug``; without one, of a new operator.

        Raises:
            Problem: there is no such record, or it is broken.
        """
        base = self._directory.get(slug) if slug else None
        return remarks_on(draft, base, self._clock.today())

    def save(
        self, draft: OperatorDraft, slug: str = "", start: OperatorDraft | None = None
    ) -> Saved:
        """Keep a draft as the user's record of ``slug``; without one, as a new operator.

        Args:
            draft: as typed.
            slug: the record's id; empty = a new operator.
            start: what the form showed at first; what is as it was then stays as it is on
                file by now. None = the whole draft counts.

        Raises:
            Meanwhile: the record changed where something was typed; nothing was kept.
            Unfit: what is missing or has not its form; nothing was kept.
            Problem: there is no such record, or the vault cannot be written.
        """
        base = self._directory.get(slug) if slug else None
        if base is not None and start is not None:
            now = draft_of(base)
            draft, clashes = over(start, draft, now)
            if clashes:
                raise Meanwhile(now, clashes)
        key = base.slug if base else self._new_slug(draft)
        record = record_of(draft, key, base, self._clock.today())
        before = self._vault.operators.get(key)
        return Saved(record, before, self.keep(record))

    def keep(self, operator: Operator) -> Changes:
        """Keep a whole record, for Undo.

        Raises:
            Problem: the vault cannot be written.
        """
        with self._vault.transaction():
            self._vault.operators.save(operator)
        return self._changed()

    def remove(self, slug: str) -> tuple[Operator, Changes]:
        """Forget the user's record; Kaiji's own counts again where there is one.

        Returns:
            what was forgotten, for Undo.

        Raises:
            Problem: the user has no such record, requests to this operator would lose it, or the
                vault cannot be written.
        """
        key = OperatorSlug(slug)
        kept = self._vault.operators.get(key)
        kaijis = self._directory.kaijis(key)
        if kept is None:
            raise Problem("problem.no_own_operator", slug=slug)
        if kaijis is None and self._vault.cases.of_operator(key):
            raise Problem("problem.operator_has_requests", name=kept.shown_name)
        with self._vault.transaction():
            if kaijis is not None and kaijis.sample:
                # The samples are in no directory but the user's own.
                self._vault.operators.save(kaijis)
            else:
                self._vault.operators.delete(key)
        return kept, self._changed()

    def _changed(self) -> Changes:
        return Changes.of(Topic.OPERATORS)

    def _new_slug(self, draft: OperatorDraft) -> OperatorSlug:
        named = draft.name.strip() or next(iter(draft.services.split("\n")), "")
        stem = re.sub("[^a-z0-9]+", "-", fold(named))[:_LONGEST_STEM].strip("-") or _NAMELESS
        while True:
            slug = OperatorSlug(f"{stem}-{secrets.token_hex(3)}")
            if self._vault.operators.get(slug) is None and self._directory.kaijis(slug) is None:
                return slug
