"""Letters in the user's own words, by name."""

from __future__ import annotations

from datetime import datetime

from app.base.errors import Problem
from app.base.ids import Law
from app.letters.own_template import OwnTemplate, key_of, kind_of_id
from app.vault.database import Database, Row
from app.vault.stored import from_json, moment_to_text, to_json

_SELECT = """
    SELECT name, law, kind, language, text, based_on, created, changed FROM templates
"""


class Templates:
    """Templates; two names that read alike (``key_of``) are one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def add(self, template: OwnTemplate, moment: datetime) -> OwnTemplate:
        """Keep a new template; give it as it is kept.

        Raises:
            Problem: there is one of this name, or the vault cannot be written.
        """
        with self._database.transaction():
            if self.find(template.name) is not None:
                raise Problem("problem.own_template_taken", name=template.listed)
            self._database.run(
                """
                INSERT INTO templates (key, name, law, kind, language, text, based_on, created,
                                       changed)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
                (
                    key_of(template.name),
                    template.name,
                    template.law,
                    template.kind,
                    template.language,
                    template.text,
                    to_json(dict(template.based_on)),
                    moment_to_text(template.created or moment),
                    moment_to_text(template.changed or moment),
                ),
            )
        return self.get(template.name)

    def save(self, template: OwnTemplate, moment: datetime) -> OwnTemplate:
        """Put new words, and what they are based on, in place of those kept under the name.

        Raises:
            Problem: there is none of this name, or the vault cannot be written.
        """
        self._database.run(
            "UPDATE templates SET text = ?, based_on = ?, changed = ? WHERE key = ?",
            (
                template.text,
                to_json(dict(template.based_on)),
                moment_to_text(moment),
                key_of(template.name),
            ),
        )
        return self.get(template.name)

    def find(self, name: str) -> OwnTemplate | None:
        """Give a template, or None."""
        row = self._database.row(_SELECT + "WHERE key = ?", (key_of(name),))
        return _template(row) if row else None

    def get(self, name: str) -> OwnTemplate:
        """Give a template.

        Raises:
            Problem: there is none of this name.
        """
        found = self.find(name)
        if found is None:
            raise Problem("problem.no_own_template", name=name)
        return found

    def list(self) -> tuple[OwnTemplate, ...]:
        """Give every template, in the order of their names."""
        return tuple(map(_template, self._database.rows(_SELECT + "ORDER BY key")))

    def delete(self, name: str) -> None:
        """Forget a template.

        Raises:
            Problem: there is none of this name.
        """
        self._database.run("DELETE FROM templates WHERE key = ?", (key_of(name),))
        if not self._database.changes():
            raise Problem("problem.no_own_template", name=name)


def _template(row: Row) -> OwnTemplate:
    name, law, kind, language, text, based_on, created, changed = row
    return OwnTemplate(
        name=name,
        law=Law(law),
        kind=kind_of_id(kind),
        language=language,
        text=text,
        based_on=from_json(based_on, dict[str, str]),
        created=datetime.fromisoformat(created),
        changed=datetime.fromisoformat(changed),
    )
