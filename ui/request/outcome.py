"""What becomes of a letter once it is written: it is handed over, and said to have been."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from app.base.ids import ChannelKind, FollowUp, Right
from app.letters.kinds import kind_name
from app.services.later import Later
from ui.request.leaving import Taken
from ui.request.printing import print_pages
from ui.widgets.banner import Banner
from ui.widgets.marks import Mark
from ui.wording import Words

#: Letters that are not sent to the operator: something else is done with them.
NOT_SENT = (Right.COMPLAINT_AUTHORITY, FollowUp.MANDATE_FORM)


class Outcome:
    """Hands a letter over, and has the sentences that fit what letter it is."""

    def __init__(self, words: Words, banner: Banner, mail_folder: Path, over: QWidget) -> None:
        """Drafts for the mail program lie in ``mail_folder``; dialogs open over ``over``."""
        self._words, self._banner = words, banner
        self._mail_folder, self._over = mail_folder, over

    def hand_over(self, taken: Taken) -> bool:
        """Give the letter to the mail program or the printer; say whether it left."""
        tell, text = self._banner.tell, self._words.text
        if taken.pages:
            if not print_pages(taken.pages, self._over):
                about = taken.begun.form.later is not None
                tell(text("later.not_printed" if about else "request.not_printed"), Mark.PROBLEM)
                return False
        elif taken.link or (taken.file and taken.file.parent == self._mail_folder):
            url = QUrl(taken.link) if taken.link else QUrl.fromLocalFile(str(taken.file))
            if not QDesktopServices.openUrl(url):
                tell(text("request.no_mail_program"), Mark.PROBLEM)
                return False
            attach = self._words.messages.listed(list(taken.attach))
            handed = (
                text("request.handed_attach", attach=attach) if attach else text("request.handed")
            )
            tell(handed)
        elif taken.file is not None:
            tell(text("request.saved", path=str(taken.file)))
        return True

    def note(self, later: Later, channel: ChannelKind, proof: str) -> str:
        """Write the note of a letter whose leaving is no event of its own."""
        text, kind = self._words.text, self._words.say(kind_name(later.kind))
        if later.kind in NOT_SENT:
            return text("later.note_done", kind=kind)
        how = text(f"channel.{channel}"), text(f"proof.{proof}")
        return text("later.note_sent", kind=kind, channel=how[0], proof=how[1])

    def recorded(self, later: Later | None) -> str:
        """Say that it is recorded."""
        done = later is not None and later.kind in NOT_SENT
        return self._words.text("later.recorded" if done else "sent.marked")

    def kept(self, later: Later | None) -> str:
        """Say where a letter that has not left yet is found again."""
        return self._words.text("request.kept_as_draft" if later is None else "later.kept_as_draft")
