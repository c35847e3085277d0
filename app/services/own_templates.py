"""Letters in the user's own words: kept, made from Kaiji's, tried out, exchanged as files."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from app.base.changes import Changes, Topic
from app.base.clock import Clock
from app.base.errors import Problem
from app.base.files import write_atomically
from app.base.ids import Law
from app.base.messages import Message
from app.letters import own, own_file, own_start, own_words, trial
from app.letters.document import Letter
from app.letters.editing import with_edit
from app.letters.kinds import kind_name
from app.letters.lint import ERROR
from app.letters.order import LetterOrder
from app.letters.own_template import FOLDER, Kind, OwnTemplate
from app.letters.sample_orders import sample_letter
from app.letters.trial import DifferenceLine, TrialFinding
from app.vault.vault import Vault

_CHANGED = Changes.of(Topic.LETTERS)


@dataclass(frozen=True)
class Shipped:
    """A letter of Kaiji's, laid open.

    Attributes:
        files: its templates, the one with its own words first: name -> text.
        start: all of it as one text to begin a template of one's own from.
        letter: the letter with sample values.
    """

    files: dict[str, str]
    start: str
    letter: Letter


@dataclass(frozen=True)
class OwnText:
    """A template of the user's as a list shows it.

    Attributes:
        notice: that Kaiji's letter has changed since it was made from it; None = it has not.
    """

    template: OwnTemplate
    notice: Message | None = None

    @property
    def name(self) -> str:
        """The name the user gave it."""
        return self.template.name

    @property
    def listed(self) -> str:
        """The name as lists have it."""
        return self.template.listed

    @property
    def about(self) -> Message:
        """What letter it writes."""
        template = self.template
        return Message(
            "own_text.about",
            {
                "kind": kind_name(template.kind),
                "law": Message(f"law.{template.law}"),
                "language": Message(f"language.{template.language}"),
            },
        )


def notices(template: OwnTemplate) -> tuple[Message, ...]:
    """Say what should be known of a template: Kaiji's letter has changed since it was made."""
    changed = own_start.changed_since(template)
    if not changed:
        return ()
    values = {"name": template.listed, "files": ", ".join(changed)}
    return (Message("own_template.shipped_changed", values),)


def shipped(law: Law, kind: Kind, language: str) -> Shipped:
    """Lay a letter of Kaiji's open.

    Raises:
        Problem: there is no such letter.
    """
    own.check_letter(law, kind, language)
    names = own_start.sources(law, kind, language)
    return Shipped(
        {name: own_start.text_of(name) for name in names},
        own_start.start_of(law, kind, language),
        sample_letter(law, kind, language),
    )


def made(
    name: str,
    law: Law,
    kind: Kind,
    language: str,
    text: str,
    based_on: dict[str, str] | None = None,
) -> OwnTemplate:
    """Make a template of what a user gave; it is not kept yet.

    Args:
        name: the user's choice.
        law: of the letter.
        kind: what it asks for, or which follow-up it is.
        language: of the letter.
        text: as typed or read.
        based_on: the shipped files it was made from; None = those of today.

    Raises:
        Problem: the name is none or a shipped letter's, there is no such letter whose head and
            end it could take, or the text is empty, too long or has control characters.
    """
    name = own.checked_name(name)
    own.check_letter(law, kind, language)
    text = own.checked_text(text, FOLDER + name)
    basis = own_start.basis(law, kind, language) if based_on is None else based_on
    return OwnTemplate(name, law, kind, language, text, basis)


def from_letter(name: str, letter: Letter, order: LetterOrder, body: str) -> OwnTemplate:
    """Make a template of an edited letter: values become placeholders, the other words stay.

    Args:
        name: the user's choice.
        letter: as Kaiji wrote it.
        order: what it was written for.
        body: as edited, see ``app.letters.editing``.

    Raises:
        Problem: as ``made``; or the letter is about several rights, which no template is; or
            words stand behind its particulars.
    """
    if order.follow_up is None and len(order.rights) != 1:
        raise Problem("problem.own_template_several")
    kind = order.follow_up or order.rights[0]
    text = own_words.template_text(with_edit(letter, body), order)
    return made(name, order.law, kind, order.language, text)


def check(template: OwnTemplate) -> tuple[TrialFinding, ...]:
    """Say what is wrong with a template, before it is used; empty = nothing."""
    return trial.check(template)


def difference(template: OwnTemplate) -> tuple[DifferenceLine, ...]:
    """Compare a sample letter in Kaiji's words with the same one in the user's.

    Raises:
        Problem: the template has a mistake.
    """
    return trial.difference_to_shipped(template)


def difference_of_edit(letter: Letter, body: str) -> tuple[DifferenceLine, ...]:
    """Compare a letter as Kaiji wrote it with the same one as edited."""
    return trial.difference(trial.body_lines(letter), trial.body_lines(with_edit(letter, body)))


class OwnTemplates:
    """The user's templates; each call is one transaction."""

    def __init__(self, vault: Vault, clock: Clock) -> None:
        self._vault, self._clock = vault, clock

    def list(self) -> tuple[OwnTemplate, ...]:
        """Give every template, by name."""
        return self._vault.templates.list()

    def texts(self) -> tuple[OwnText, ...]:
        """Give every template with what is to be known of it, by name."""
        return tuple(OwnText(each, next(iter(notices(each)), None)) for each in self.list())

    def keep_edit(
        self, name: str, letter: Letter, order: LetterOrder, body: str
    ) -> tuple[OwnTemplate, Changes]:
        """Keep an edited letter as a template, if it is fit to write letters with.

        Args:
            name: the user's choice.
            letter: as Kaiji wrote it.
            order: what it was written for.
            body: as edited.

        Raises:
            Problem: as ``from_letter`` and ``add``; or it has a mistake, which is named.
        """
        template = from_letter(name, letter, order, body)
        wrong = next((each for each in check(template) if each.severity == ERROR), None)
        if wrong is not None:
            raise Problem("problem.own_template_unfit", what=wrong.message)
        return self.add(template)

    def of(self, law: Law, kind: Kind, language: str) -> tuple[OwnTemplate, ...]:
        """Give the templates that write such a letter."""
        wanted = (law, kind, language)
        return tuple(each for each in self.list() if (each.law, each.kind, each.language) == wanted)

    def get(self, name: str) -> OwnTemplate:
        """Give a template by its name, with ``own/`` or without.

        Raises:
            Problem: there is none.
        """
        return self._vault.templates.get(name.removeprefix(FOLDER))

    def add(self, template: OwnTemplate) -> tuple[OwnTemplate, Changes]:
        """Keep a new template, or one that was removed, for Undo.

        Raises:
            Problem: there is one of this name, or the vault cannot be written.
        """
        return self._vault.templates.add(template, self._clock.now()), _CHANGED

    def change(self, name: str, text: str, *, current: bool = False) -> tuple[OwnTemplate, Changes]:
        """Give a template another text.

        Args:
            name: of the template.
            text: the new one.
            current: the user has seen Kaiji's letter of today; nothing more is said of its changes.

        Raises:
            Problem: there is none of this name, or the text is not fit; nothing was changed.
        """
        kept = self.get(name)
        text = own.checked_text(text, kept.listed)
        new = replace(kept, text=text)
        if current:
            basis = own_start.basis(kept.law, kept.kind, kept.language)
            new = replace(new, based_on=basis)
        return self._vault.templates.save(new, self._clock.now()), _CHANGED

    def rename(self, name: str, new: str) -> tuple[OwnTemplate, Changes]:
        """Give a template another name.

        Raises:
            Problem: there is none of this name, or the new one is none, a shipped letter's, or taken.
        """
        kept = self.get(name)
        named = replace(kept, name=own.checked_name(new))
        with self._vault.transaction():
            self._vault.templates.delete(kept.name)
            added = self._vault.templates.add(named, self._clock.now())
        return added, _CHANGED

    def remove(self, name: str) -> tuple[OwnTemplate, Changes]:
        """Forget a template; give it, for Undo.

        Raises:
            Problem: there is none of this name.
        """
        kept = self.get(name)
        self._vault.templates.delete(kept.name)
        return kept, _CHANGED

    def export(self, name: str, path: Path) -> None:
        """Write a template to a file, which another Kaiji can take in.

        Raises:
            Problem: there is none of this name, or the file cannot be written.
        """
        write_atomically(path, own_file.written(self.get(name)).encode())
