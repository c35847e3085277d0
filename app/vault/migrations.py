"""The vault's tables, as the steps that made them; each step's number is kept in the file.

A step is plain SQL and never changes once released. It imports nothing of the
rooms it stores: their records may change, what lies in old vaults may not.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from app.base.errors import Problem
from app.vault.database import Database

#: One migration: statements that are run singly, in one transaction.
Step = tuple[str, ...]

STEPS: tuple[Step, ...] = (
    (
        "CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT",
        """
        CREATE TABLE people (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            name TEXT NOT NULL,
            name_kana TEXT NOT NULL,
            name_latin TEXT NOT NULL,
            email TEXT NOT NULL,
            country TEXT NOT NULL,
            region TEXT NOT NULL,
            postal_code TEXT NOT NULL,
            address TEXT NOT NULL,      -- JSON array of lines
            birth_date TEXT,
            accounts TEXT NOT NULL,     -- JSON object
            sample INTEGER NOT NULL
        ) STRICT
        """,
        """
        CREATE TABLE operators (slug TEXT PRIMARY KEY, record TEXT NOT NULL) STRICT
        """,
        """
        CREATE TABLE cases (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            reference TEXT NOT NULL,
            person TEXT NOT NULL REFERENCES people (id),
            person_name TEXT NOT NULL,
            operator TEXT NOT NULL,     -- slug, of a shipped record or one of the user's
            operator_name TEXT NOT NULL,
            country TEXT NOT NULL,
            asks TEXT NOT NULL,         -- JSON array
            pack_versions TEXT NOT NULL,
            kind TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX cases_by_person ON cases (person)",
        "CREATE INDEX cases_by_operator ON cases (operator)",
        "CREATE INDEX cases_by_reference ON cases (reference)",
        """
        CREATE TABLE events (
            seq INTEGER PRIMARY KEY,    -- the order in which they were recorded
            id TEXT NOT NULL UNIQUE,
            case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            kind TEXT NOT NULL,
            on_date TEXT NOT NULL,
            device TEXT NOT NULL,
            recorded TEXT NOT NULL,     -- UTC
            asks TEXT NOT NULL,         -- JSON array of ids
            payload TEXT NOT NULL,      -- JSON object
            previous TEXT NOT NULL,
            hash TEXT NOT NULL
        ) STRICT
        """,
        "CREATE INDEX events_by_case ON events (case_id, seq)",
        """
        CREATE TRIGGER events_never_change BEFORE UPDATE ON events
        BEGIN SELECT RAISE(ABORT, 'events are only added'); END
        """,
        # Erasing a case takes its events along: then the case is gone when they go.
        """
        CREATE TRIGGER events_go_with_their_case BEFORE DELETE ON events
        WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'events are only added'); END
        """,
        """
        CREATE TABLE letters (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            pack_versions TEXT NOT NULL,
            template_versions TEXT NOT NULL,
            created TEXT NOT NULL       -- UTC
        ) STRICT
        """,
        "CREATE INDEX letters_by_case ON letters (case_id, seq)",
        """
        CREATE TABLE letter_files (
            letter TEXT NOT NULL REFERENCES letters (id) ON DELETE CASCADE,
            format TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            data BLOB NOT NULL,
            PRIMARY KEY (letter, format)
        ) STRICT
        """,
        """
        CREATE TRIGGER letters_never_change BEFORE UPDATE ON letters
        BEGIN SELECT RAISE(ABORT, 'letters are frozen'); END
        """,
        """
        CREATE TRIGGER letters_go_with_their_case BEFORE DELETE ON letters
        WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'letters are frozen'); END
        """,
        """
        CREATE TRIGGER letter_files_never_change BEFORE UPDATE ON letter_files
        BEGIN SELECT RAISE(ABORT, 'letters are frozen'); END
        """,
        """
        CREATE TRIGGER letter_files_go_with_their_letter BEFORE DELETE ON letter_files
        WHEN EXISTS (SELECT 1 FROM letters WHERE id = OLD.letter)
        BEGIN SELECT RAISE(ABORT, 'letters are frozen'); END
        """,
        """
        CREATE TABLE documents (
            seq INTEGER PRIMARY KEY,
            id TEXT NOT NULL UNIQUE,
            case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            event TEXT NOT NULL,        -- the event it belongs to
            name TEXT NOT NULL,
            sha256 TEXT NOT NULL,
            data BLOB NOT NULL
        ) STRICT
        """,
        "CREATE INDEX documents_by_case ON documents (case_id, seq)",
        """
        CREATE TRIGGER documents_never_change BEFORE UPDATE ON documents
        BEGIN SELECT RAISE(ABORT, 'documents are only added'); END
        """,
        """
        CREATE TRIGGER documents_go_with_their_case BEFORE DELETE ON documents
        WHEN EXISTS (SELECT 1 FROM cases WHERE id = OLD.case_id)
        BEGIN SELECT RAISE(ABORT, 'documents are only added'); END
        """,
        """
        CREATE TABLE preferences (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT
        """,
    ),
    (
        # Where each case stands, derived from its events: an index for lists, made anew wherever
        # today is not from since to until. What is recorded empties until.
        """
        CREATE TABLE outlooks (
            case_id TEXT PRIMARY KEY REFERENCES cases (id) ON DELETE CASCADE,
            since TEXT NOT NULL DEFAULT '',     -- the day it was derived for
            until TEXT NOT NULL DEFAULT '',     -- the last day it holds
            changed INTEGER NOT NULL DEFAULT 0, -- seq of the last event
            person TEXT NOT NULL DEFAULT '',
            operator TEXT NOT NULL DEFAULT '',
            words TEXT NOT NULL DEFAULT '',     -- folded, to be searched
            person_key TEXT NOT NULL DEFAULT '',
            operator_key TEXT NOT NULL DEFAULT '',
            state TEXT NOT NULL DEFAULT '',
            urgency INTEGER NOT NULL DEFAULT 0,
            mark INTEGER NOT NULL DEFAULT 0,
            late INTEGER NOT NULL DEFAULT 0,
            by_date TEXT NOT NULL DEFAULT '',   -- far in the future where there is none
            due TEXT NOT NULL DEFAULT '',       -- as by_date
            closed_on TEXT
        ) STRICT
        """,
        "CREATE INDEX outlooks_by_until ON outlooks (until)",
        "CREATE INDEX outlooks_by_since ON outlooks (since)",
        "CREATE INDEX outlooks_by_urgency ON outlooks (urgency, mark, by_date, case_id)",
        "CREATE INDEX outlooks_by_state ON outlooks (state, closed_on)",
        """
        CREATE TABLE outlook_dates (
            on_date TEXT NOT NULL,
            certainty TEXT NOT NULL,
            late INTEGER NOT NULL,
            case_id TEXT NOT NULL REFERENCES cases (id) ON DELETE CASCADE,
            PRIMARY KEY (on_date, certainty, late, case_id)
        ) STRICT, WITHOUT ROWID
        """,
        "CREATE INDEX outlook_dates_by_case ON outlook_dates (case_id)",
        """
        CREATE TRIGGER outlook_of_a_new_case AFTER INSERT ON cases
        BEGIN INSERT INTO outlooks (case_id) VALUES (NEW.id); END
        """,
        """
        CREATE TRIGGER outlook_after_an_event AFTER INSERT ON events
        BEGIN UPDATE outlooks SET until = '', changed = NEW.seq WHERE case_id = NEW.case_id; END
        """,
        """
        INSERT INTO outlooks (case_id, changed)
        SELECT id, coalesce((SELECT max(seq) FROM events WHERE case_id = cases.id), 0) FROM cases
        """,
    ),
    (
        # Letters in the user's own words.
        """
        CREATE TABLE templates (
            key TEXT PRIMARY KEY,       -- the name, folded
            name TEXT NOT NULL,
            law TEXT NOT NULL,
            kind TEXT NOT NULL,
            language TEXT NOT NULL,
            text TEXT NOT NULL,
            based_on TEXT NOT NULL,     -- JSON object: shipped file -> SHA-256
            created TEXT NOT NULL,      -- UTC
            changed TEXT NOT NULL       -- UTC
        ) STRICT
        """,
    ),
    (
        # Records that were imported: what the source said and what the user says instead are
        # apart. `record` is always what counts.
        # origin: empty = the user made it, or "import".
        "ALTER TABLE operators ADD COLUMN origin TEXT NOT NULL DEFAULT ''",
        # base: the record as imported; NULL = just as `record` says.
        "ALTER TABLE operators ADD COLUMN base TEXT",
        # edited: a JSON array of the fields the user changed.
        "ALTER TABLE operators ADD COLUMN edited TEXT NOT NULL DEFAULT '[]'",
    ),
)


def migrate(
    database: Database, keep_copy: Callable[[int], None], steps: Sequence[Step] = STEPS
) -> None:
    """Bring a vault to the tables of this Kaiji.

    Args:
        database: the open vault; one without tables counts as version 0.
        keep_copy: makes a verified copy of the vault of the given version; called
            before the first step where there is something to lose.
        steps: the migrations there are.

    Raises:
        Problem: the vault belongs to a newer Kaiji, or there is no room; it stays as it was.
    """
    found = database.version()
    if found > len(steps):
        raise Problem("problem.vault_newer", path=str(database.path))
    if 0 < found < len(steps):
        keep_copy(found)
    for number, step in enumerate(steps[found:], found + 1):
        with database.transaction():
            for statement in step:
                database.run(statement)
            database.run(f"PRAGMA user_version = {number:d}")
