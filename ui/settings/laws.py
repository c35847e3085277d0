"""Which law packs are in use, how old they are, and newer ones from a file."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout, QWidget

from app.base.ids import Law
from app.base.messages import Message
from app.services.law_data import Installed, PackRow, said_of
from ui.settings.section import Row, Section
from ui.widgets.buttons import Button, Kind
from ui.widgets.field import Reason
from ui.widgets.text import Text
from ui.widgets.type import Role
from ui.wording import Words


class _Pack(QWidget):
    """One law: its name, its version and age, what is the matter with it.

    Signals:
        back_wanted: the shipped pack is to be used again.
    """

    back_wanted = Signal()

    def __init__(self, law: Law, words: Words) -> None:
        super().__init__()
        self._words = words
        self._back = Button("", Kind.SECONDARY, icon="undo-2")
        self._back.setObjectName(f"give_back_{law}")
        self._back.clicked.connect(self.back_wanted)
        self._row = Row(self._back)
        self._reasons: list[Reason] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(4)
        self._column.addWidget(self._row)

    def show_row(self, row: PackRow) -> None:
        words = self._words
        label = words.text(
            "settings.law",
            short=row.short.say(words.language),
            name=row.name.say(words.language),
        )
        self._row.set_words(label, words.say(row.line), name=False)
        self._back.set_words(words.text("settings.give_back"))
        self._back.setAccessibleName(
            words.text("settings.give_back_of", law=row.short.say(words.language))
        )
        self._back.setVisible(row.removable)
        for each in self._reasons:
            each.deleteLater()
        self._reasons = []
        for notice in row.notices:
            self._tell(notice, "soon")
        if row.problem is not None:
            self._tell(row.problem, "late")

    def _tell(self, notice: Message, token: str) -> None:
        reason = Reason()
        reason.say(self._words.say(notice), "circle-alert", token)
        self._column.addWidget(reason)
        self._reasons.append(reason)


class LawsSection(Section):
    """The packs, a button for a newer one, and what the last exchange changed.

    Signals:
        install_wanted: a ``Path`` of a pack to take into use.
        back_wanted: the ``Law`` whose shipped pack is to be used again.
    """

    install_wanted = Signal(object)
    back_wanted = Signal(object)

    def __init__(self, words: Words, parent: QWidget | None = None) -> None:
        super().__init__("section_laws", parent)
        self._words = words
        self._packs: tuple[PackRow, ...] = ()
        self._done: Installed | None = None
        self._shown = {law: _Pack(law, words) for law in Law}
        for law, pack in self._shown.items():
            pack.back_wanted.connect(lambda law=law: self.back_wanted.emit(law))
            pack.hide()
        self._install = Button("", Kind.SECONDARY, icon="file-search")
        self._install.setObjectName("install_pack")
        self._install.clicked.connect(self._choose)
        self._newer = Row(self._install)
        self._changed = Text("", Role.STRONG)
        self._changes = Text("", Role.BODY)
        self._changes.setObjectName("pack_changes")
        self.add_rows([*self._shown.values(), self._newer])
        for text in (self._changed, self._changes):
            text.hide()
            self.body.addWidget(text)

    def show_packs(self, packs: tuple[PackRow, ...]) -> None:
        """Show which packs are in use."""
        self._packs = packs
        self.retranslate()

    def show_exchange(self, done: Installed) -> None:
        """Show what a newer pack, or the shipped one again, changed."""
        self._done = done
        self.retranslate()

    def forget_exchange(self) -> bool:
        """Show no more what was changed; say if it was shown."""
        was_shown, self._done = self._done is not None, None
        if was_shown:
            self._install.setFocus()
            self.retranslate()
        return was_shown

    def _choose(self) -> None:
        title, kind = self._words.text("settings.install"), self._words.text("settings.pack_files")
        chosen, _ = QFileDialog.getOpenFileName(self.window(), title, "", f"{kind} (*.toml)")
        if chosen:
            self.install_wanted.emit(Path(chosen))

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        text = self._words.text
        self.set_heading(text("settings.laws"))
        for row in self._packs:
            self._shown[row.law].show_row(row)
            self._shown[row.law].show()
        self._newer.set_words(text("settings.install"), text("settings.install_reason"), name=False)
        self._install.set_words(text("settings.install_button"))
        for each in (self._changed, self._changes):
            each.setVisible(self._done is not None)
        if self._done is not None:
            said = said_of(self._done, self._words.messages)
            self._changed.set_text(text("settings.pack_changes"))
            self._changes.set_text("\n".join(said))
