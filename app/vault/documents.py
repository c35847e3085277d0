"""Files that belong to what happened in a case: an answer, a receipt. Kept byte for byte."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from app.base.errors import Problem
from app.base.ids import CaseId, EventId
from app.vault.database import Database
from app.vault.ids import random_id


@dataclass(frozen=True)
class Document:
    """A file as it lies in the vault, without its bytes.

    Attributes:
        event: the event it was recorded with.
        name: the name it came with, without folders.
        size: bytes.
        sha256: hex, of the bytes.
    """

    id: str
    case: CaseId
    event: EventId
    name: str
    size: int
    sha256: str


class Documents:
    """Documents by id and by case."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, case: CaseId, event: EventId, name: str, data: bytes) -> Document:
        """Keep a file with an event of a case.

        Raises:
            Problem: the disk is full; then nothing was kept.
        """
        sha256 = hashlib.sha256(data).hexdigest()
        document = Document(random_id(12), case, event, name, len(data), sha256)
        self._database.run(
            """
            INSERT INTO documents (id, case_id, event, name, sha256, data)
            VALUES (?, ?, ?, ?, ?, ?)
            """,
            (document.id, case, event, name, sha256, data),
        )
        return document

    def of_case(self, case: CaseId) -> tuple[Document, ...]:
        """Give the documents of a case in the order they were kept."""
        rows = self._database.rows(
            """
            SELECT id, case_id, event, name, length(data), sha256 FROM documents
            WHERE case_id = ? ORDER BY seq
            """,
            (case,),
        )
        return tuple(Document(*row) for row in rows)

    def data(self, document: str) -> bytes:
        """Give the bytes of a document.

        Raises:
            Problem: there is no such document.
        """
        row = self._database.row("SELECT data FROM documents WHERE id = ?", (document,))
        if row is None:
            raise Problem("problem.no_document", id=document)
        return bytes(row[0])

    def changed(self) -> tuple[str, ...]:
        """Name the documents whose bytes no longer have the hash they were kept with."""
        rows = self._database.rows("SELECT id, sha256, data FROM documents")
        return tuple(
            document
            for document, sha256, data in rows
            if hashlib.sha256(data).hexdigest() != sha256
        )
