"""Letters as they left: exact bytes with their hash, never changed afterwards."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from app.base.errors import Problem
from app.base.ids import CaseId, LetterFormat, LetterId
from app.vault.database import Database, Row
from app.vault.ids import random_id
from app.vault.stored import from_json, moment_to_text, to_json

_SELECT = """
    SELECT id, case_id, language, text, pack_versions, template_versions, created FROM letters
"""


@dataclass(frozen=True)
class FrozenLetter:
    """A letter as it was given out.

    Attributes:
        text: the text of the letter's tree, for search and for reading without a viewer.
        files: format -> exact bytes.
        pack_versions: law -> version of the pack it was written under.
        template_versions: template -> version.
        created: UTC.
    """

    id: LetterId
    case: CaseId
    language: str
    text: str
    files: Mapping[LetterFormat, bytes]
    created: datetime
    pack_versions: Mapping[str, str] = field(default_factory=dict)
    template_versions: Mapping[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class LetterFile:
    """One file of a frozen letter, without its bytes.

    Attributes:
        size: bytes.
    """

    letter: LetterId
    format: LetterFormat
    size: int


class Letters:
    """Frozen letters by id and by case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    @staticmethod
    def new_id() -> LetterId:
        """Make an id for a letter."""
        return LetterId(random_id(12))

    def add(self, letter: FrozenLetter) -> None:
        """Keep a letter for good.

        Raises:
            Problem: there is no such case.
        """
        if not self._database.row("SELECT 1 FROM cases WHERE id = ?", (letter.case,)):
            raise Problem("problem.no_case", id=letter.case)
        with self._database.transaction():
            self._database.run(
                """
                INSERT INTO letters (id, case_id, language, text, pack_versions,
                                     template_versions, created)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                (
                    letter.id,
                    letter.case,
                    letter.language,
                    letter.text,
                    to_json(dict(letter.pack_versions)),
                    to_json(dict(letter.template_versions)),
                    moment_to_text(letter.created),
                ),
            )
            self._database.run_many(
                "INSERT INTO letter_files (letter, format, sha256, data) VALUES (?, ?, ?, ?)",
                [
                    (letter.id, form.value, hashlib.sha256(data).hexdigest(), data)
                    for form, data in letter.files.items()
                ],
            )

    def get(self, letter_id: LetterId) -> FrozenLetter:
        """Give a letter with its files.

        Raises:
            Problem: there is no such letter.
        """
        row = self._database.row(_SELECT + "WHERE id = ?", (letter_id,))
        if row is None:
            raise Problem("problem.no_letter", id=letter_id)
        return self._letter(row)

    def of_case(self, case: CaseId) -> tuple[FrozenLetter, ...]:
        """Give the letters of a case in the order they were kept."""
        rows = self._database.rows(_SELECT + "WHERE case_id = ? ORDER BY seq", (case,))
        return tuple(self._letter(row) for row in rows)

    def files_of_case(self, case: CaseId) -> tuple[LetterFile, ...]:
        """Name the files of a case's letters in the order they were kept, loading none."""
        rows = self._database.rows(
            """
            SELECT letters.id, letter_files.format, length(letter_files.data)
            FROM letters JOIN letter_files ON letter_files.letter = letters.id
            WHERE letters.case_id = ? ORDER BY letters.seq, letter_files.format
            """,
            (case,),
        )
        return tuple(
            LetterFile(LetterId(letter), LetterFormat(form), size) for letter, form, size in rows
        )

    def changed(self) -> tuple[tuple[LetterId, LetterFormat], ...]:
        """Name the files whose bytes no longer have the hash they were kept with."""
        rows = self._database.rows("SELECT letter, format, sha256, data FROM letter_files")
        return tuple(
            (LetterId(letter), LetterFormat(form))
            for letter, form, sha256, data in rows
            if hashlib.sha256(data).hexdigest() != sha256
        )

    def count(self) -> int:
        """Give the number of letters."""
        row = self._database.row("SELECT count(*) FROM letters")
        return int(row[0]) if row else 0

    def _letter(self, row: Row) -> FrozenLetter:
        letter_id, case, language, text, packs, templates, created = row
        files = self._database.rows(
            "SELECT format, data FROM letter_files WHERE letter = ? ORDER BY format", (letter_id,)
        )
        return FrozenLetter(
            id=LetterId(letter_id),
            case=CaseId(case),
            language=language,
            text=text,
            files={LetterFormat(form): data for form, data in files},
            created=datetime.fromisoformat(created),
            pack_versions=from_json(packs, dict[str, str]),
            template_versions=from_json(templates, dict[str, str]),
        )
