"""The settings: look, where you live, laws and calendars, the lock, the vault, what Kaiji is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.base.messages import Message
from app.services.law_data import Installed
from app.services.preferences import Personal
from app.services.upkeep import State
from ui.appearance import Appearance
from ui.problems import Problems
from ui.settings.about import AboutSection
from ui.settings.calendars import CalendarsSection
from ui.settings.care import CareSection
from ui.settings.home import HomeSection
from ui.settings.law_presenter import LawPresenter
from ui.settings.laws import LawsSection
from ui.settings.lock import LockSection
from ui.settings.looks import Looks
from ui.settings.presenter import SettingsPresenter
from ui.settings.texts import TextsSection
from ui.settings.texts_presenter import TextsPresenter
from ui.widgets.banner import Banner
from ui.widgets.column import Column
from ui.widgets.heading import PageHeading
from ui.widgets.page import Page
from ui.wording import Words

_WIDTH = 800


class SettingsPage(Page):
    """Every choice takes effect at once.

    Signals:
        lock_asked: the user wants the vault locked now.
    """

    lock_asked = Signal()

    def __init__(
        self,
        presenter: SettingsPresenter,
        words: Words,
        appearance: Appearance,
        banner: Banner,
        problems: Problems,
        file: Path,
        parent: QWidget | None = None,
    ) -> None:
        """Make the page; ``file`` is where language, theme and text size are kept."""
        super().__init__(parent)
        self._presenter, self._words, self._banner = presenter, words, banner
        self._problems = problems
        self._heading = PageHeading()
        self.header.addWidget(self._heading, 1)
        self._looks = Looks(words, appearance, problems, file)
        self._home = HomeSection(words)
        self._lock = LockSection(words)
        self._care = CareSection(words, presenter.vault())
        laws = presenter.laws
        self._laws = LawsSection(words)
        self._calendars = CalendarsSection(words, laws.calendars(), laws.today())
        self._texts = TextsSection(words)
        self._about = AboutSection(words)
        self._sections = (
            self._looks,
            self._home,
            self._laws,
            self._calendars,
            self._texts,
            self._lock,
            self._care,
            self._about,
        )
        column = Column(_WIDTH)
        column.body.setSpacing(12)
        for section in self._sections:
            column.body.addWidget(section)
        self.content.addWidget(column)
        self.content.addStretch(1)
        self._connect()
        words.language_changed.connect(self.retranslate)
        self.retranslate()

    def _connect(self) -> None:
        presenter = self._presenter
        for section in (self._looks, self._home, self._lock):
            section.changed.connect(lambda changes: presenter.change(**changes))
        self._lock.lock_asked.connect(self.lock_asked)
        self._lock.passphrase_wanted.connect(presenter.change_passphrase)
        self._lock.code_wanted.connect(presenter.new_code)
        self._lock.keystore_wanted.connect(presenter.use_keystore)
        self._care.check_wanted.connect(presenter.check)
        self._care.samples_wanted.connect(self._exchange_samples)
        self._connect_laws(presenter.laws)
        self._connect_texts(presenter.texts)
        presenter.read.connect(self._show)
        presenter.told.connect(lambda said: self._banner.tell(self._words.text(said)))
        presenter.code_made.connect(self._show_code)
        presenter.checked.connect(self._care.show_check)
        presenter.failed.connect(self._fail)

    def _connect_laws(self, laws: LawPresenter) -> None:
        calendars = self._calendars
        self._laws.install_wanted.connect(laws.install)
        self._laws.back_wanted.connect(laws.give_back)
        calendars.year_wanted.connect(laws.show_year)
        calendars.add_wanted.connect(laws.add_day)
        calendars.out_wanted.connect(
            lambda code, day: laws.change(lambda data: data.remove_day(code, day))
        )
        calendars.back_wanted.connect(
            lambda code, day: laws.change(lambda data: data.put_day_back(code, day))
        )
        calendars.reset_wanted.connect(lambda code: laws.change(lambda data: data.reset_days(code)))
        laws.packs_read.connect(self._laws.show_packs)
        laws.year_read.connect(calendars.show_year)
        laws.day_added.connect(calendars.empty_fields)
        laws.exchanged.connect(self._show_exchange)
        laws.failed.connect(self._problems.tell)

    def _connect_texts(self, texts: TextsPresenter) -> None:
        section = self._texts
        texts.read.connect(section.show_texts)
        texts.renamed.connect(section.close_name)
        texts.refused.connect(section.refuse_name)
        texts.gone.connect(self._offer_text_back)
        texts.exported.connect(self._tell_export)
        texts.failed.connect(self._problems.tell)
        section.rename_wanted.connect(texts.rename)
        section.delete_wanted.connect(texts.delete)
        section.export_wanted.connect(texts.export)
        section.said.connect(self.reveal)

    def _offer_text_back(self, listed: str, put_back: Callable[[], object]) -> None:
        self._banner.offer_undo(self._words.text("own_text.deleted", name=listed), put_back)

    def _tell_export(self, path: Path) -> None:
        self._banner.tell(self._words.text("request.saved", path=str(path)))

    def entered(self) -> None:
        """Read what holds now."""
        self._presenter.reload()

    def close_innermost(self) -> bool:
        """Close the fields for a passphrase, or the notices."""
        return (
            self._texts.close_innermost()
            or self._lock.close_fields()
            or self._laws.forget_exchange()
            or self._about.close_notices()
        )

    def put_away(self) -> None:
        """Forget a passphrase half typed, and a recovery code on show."""
        self._lock.close_fields()
        self._lock.forget_code()

    def _show(self, personal: Personal, state: State) -> None:
        self._looks.show_personal(personal)
        self._home.show_personal(personal)
        self._calendars.first(self._calendar_at_home(personal))
        self._lock.show_state(personal, state)
        self._care.show_state(state)

    def _calendar_at_home(self, personal: Personal) -> str:
        codes = self._presenter.laws.calendars()
        likely = (personal.home_region, personal.home_country, "JP")
        return next((code for code in likely if code in codes), codes[0])

    def _show_exchange(self, done: Installed, said: Message) -> None:
        self._laws.show_exchange(done)
        self._banner.tell(self._words.say(said))

    def _show_code(self, code: str) -> None:
        self._lock.free()
        self._lock.show_code(code, self._presenter.today(), self._presenter.vault())

    def _exchange_samples(self, add: bool) -> None:
        if add:
            self._presenter.add_samples()
        else:
            self._presenter.remove_samples()

    def _fail(self, error: Exception) -> None:
        self._lock.free()
        self._care.free()
        self._problems.tell(error)

    def retranslate(self) -> None:
        """Say everything in the language of the moment."""
        self._heading.set_words(
            self._words.text("settings.title"), self._words.text("settings.reason")
        )
        for section in self._sections:
            section.retranslate()
