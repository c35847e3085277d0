"""What the letter's panel asks for beyond showing: a fix, and a text of the user's own to keep."""

from __future__ import annotations

from PySide6.QtCore import QObject

from app.services.remarks import Remark
from ui.request.letter_panel import LetterPanel
from ui.request.presenter import RequestPresenter
from ui.widgets.banner import Banner
from ui.wording import Words


class Mending(QObject):
    """Puts fixes into the letter and keeps edited letters, each with an Undo."""

    def __init__(
        self,
        presenter: RequestPresenter,
        panel: LetterPanel,
        words: Words,
        banner: Banner,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._presenter, self._panel = presenter, panel
        self._words, self._banner = words, banner
        panel.fix_asked.connect(self.mend)
        panel.text_wanted.connect(self._keep)
        presenter.texts.saved.connect(self._tell)
        presenter.texts.not_saved.connect(panel.refuse_name)

    def mend(self, remark: Remark) -> None:
        """Put a fix into the letter; Undo brings back what stood there, if nothing else changed."""
        done = self._presenter.mend(remark.finding) if remark.finding else None
        if done is None:
            return
        fixed, before = done

        def undo() -> None:
            if self._presenter.begun().form.edit == fixed:
                self._presenter.word(before)

        self._banner.offer_undo(self._words.text("request.fixed"), undo)

    def _keep(self, name: str) -> None:
        shown = self._presenter.current()
        if shown is not None:
            self._presenter.texts.keep(name, shown)

    def _tell(self, listed: str) -> None:
        self._panel.close_name()
        self._banner.offer_undo(
            self._words.text("own_text.saved", name=listed),
            lambda: self._presenter.texts.forget(listed),
        )
