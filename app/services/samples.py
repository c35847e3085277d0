"""The sample workspace: sample people and an incomplete operator, to try things out with."""

from __future__ import annotations

from app.base.changes import Changes, Topic
from app.operators.sample import sample_operators
from app.people.sample import sample_people
from app.vault.vault import Vault


def add(vault: Vault) -> Changes:
    """Put the samples into a vault; each is marked as one.

    Raises:
        Problem: the vault cannot be written; nothing was added.
    """
    with vault.transaction():
        for person in sample_people():
            vault.people.add(person)
        for operator in sample_operators():
            vault.operators.save(operator)
    return Changes.of(Topic.PEOPLE, Topic.OPERATORS)


def remove(vault: Vault) -> Changes:
    """Throw the samples away, with the requests made with sample people.

    Raises:
        Problem: the vault cannot be written; nothing was removed.
    """
    with vault.transaction():
        for key, person in vault.people.list().items():
            if person.sample:
                for case in vault.cases.of_person(key):
                    vault.cases.erase(case.id)
                vault.people.delete(key)
        for operator in vault.operators.list():
            if operator.sample:
                vault.operators.delete(operator.slug)
    return Changes.of(Topic.PEOPLE, Topic.OPERATORS, Topic.CASES, Topic.LETTERS)
