"""Write the golden vault of the present version: ``python -m tests.golden.db.make``.

Run once when a version is released; a file that exists is history and is never made again.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

from app.base.ids import CaseId, EventKind, Law, LetterFormat, OperatorSlug, Reference, Right
from app.cases.case import Ask, Case
from app.letters.own_template import OwnTemplate
from app.operators.importing.overlay import Kept
from app.operators.record import Operator
from app.people.person import Person
from app.vault.cases import Cases
from app.vault.database import Database
from app.vault.documents import Documents
from app.vault.letters import FrozenLetter, Letters
from app.vault.migrations import STEPS, migrate
from app.vault.operators import Operators
from app.vault.people import People
from app.vault.preferences import Preferences
from app.vault.templates import Templates

#: Of sample data only; a real vault's key is random.
KEY = bytes(range(32))

FOLDER = Path(__file__).parent
NOW = datetime(2026, 11, 21, 3, 4, 5, tzinfo=UTC)


def main() -> None:
    """Write ``vN.db`` with one of everything."""
    path = FOLDER / f"v{len(STEPS)}.db"
    database = Database.create(path, KEY)
    migrate(database, lambda _found: None)
    with database.transaction():
        fill(database)
    # One file, without a companion: a checkout holds nothing else.
    database.run("VACUUM")
    database.close()


def fill(database: Database) -> None:
    """Add one of everything."""
    person = People(database).add(
        Person(name="見本 花子", email="hanako@example.jp", country="JP", sample=True)
    )
    Operators(database).save(Operator(OperatorSlug("sample"), name="見本株式会社", country="JP"))
    base = Operator(OperatorSlug("imported"), name="Sample GmbH", country="DE", desk="Sample desk")
    Operators(database).put([Kept(replace(base, desk="My desk"), "import", base, ("desk",))])
    Preferences(database).set("home_country", "JP")
    Templates(database).add(
        OwnTemplate("My letter", Law.APPI, Right.ACCESS, "ja", "{{ name }}", {"file": "hash"}), NOW
    )
    cases = Cases(database, "0123456789abcdef")
    case = CaseId("samplecase")
    cases.add(
        Case(
            id=case,
            reference=Reference("KJ-7F3K-92"),
            person=person,
            person_name="見本 花子",
            operator=OperatorSlug("sample"),
            operator_name="見本株式会社",
            country="JP",
            asks=(Ask("a1", Law.APPI, Right.ACCESS),),
            pack_versions={"APPI": "2026.1"},
        )
    )
    for kind in (EventKind.DRAFTED, EventKind.SENT):
        event = cases.append(case, kind, date(2026, 11, 21), recorded=NOW, payload={"proof": "x"})
        Documents(database).add(case, event.id, f"{kind}.txt", kind.encode())
    Letters(database).add(
        FrozenLetter(
            id=Letters.new_id(),
            case=case,
            language="ja",
            text="開示の請求",
            files={LetterFormat.TEXT: "開示の請求\n".encode()},
            created=NOW,
            pack_versions={"APPI": "2026.1"},
        )
    )


if __name__ == "__main__":
    main()
