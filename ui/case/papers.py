"""Papers of a request on their way in and out: chosen, dropped, saved. Kaiji opens none of them."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from app.services.case_file import Paper
from ui.case.presenter import CasePresenter
from ui.widgets.banner import Banner
from ui.wording import Words


class Papers(QObject):
    """Asks where a paper goes and which files come.

    Signals:
        chosen: files (``list[Path]``) are to be recorded.
    """

    chosen = Signal(object)

    def __init__(
        self, presenter: CasePresenter, words: Words, banner: Banner, page: QWidget
    ) -> None:
        super().__init__(page)
        self._presenter, self._words = presenter, words
        self._banner, self._page = banner, page
        presenter.saved.connect(self._tell_saved)

    def save(self, paper: Paper) -> None:
        """Ask where a paper is to be written, and write it there."""
        title = self._words.text("case.save_title")
        name, _ = QFileDialog.getSaveFileName(self._page, title, Path(paper.name).name)
        if name:
            self._presenter.save(paper, Path(name))

    def choose(self) -> None:
        """Let the user choose files to record."""
        title = self._words.text("case.choose_files")
        names, _ = QFileDialog.getOpenFileNames(self._page, title)
        if names:
            self.chosen.emit([Path(name) for name in names])

    def take(self, dropped: QMimeData) -> None:
        """Record files that were dropped; folders are left."""
        paths = [Path(url.toLocalFile()) for url in dropped.urls() if url.isLocalFile()]
        files = [path for path in paths if path.is_file()]
        if files:
            self.chosen.emit(files)

    def _tell_saved(self, path: Path) -> None:
        self._banner.tell(self._words.text("case.saved", path=str(path)))


def holds_files(dropped: QMimeData) -> bool:
    """Say whether something dragged here is a file of this machine."""
    return any(url.isLocalFile() for url in dropped.urls())
