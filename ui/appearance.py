"""The look at run time: theme by the system or by choice, type by language."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QLibraryInfo, QObject, Qt, QTranslator
from PySide6.QtGui import QStyleHints
from PySide6.QtWidgets import QApplication, QWidget

from ui.widgets.style import KaijiStyle
from ui.widgets.theme import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Tokens, palette
from ui.widgets.type import Role, Type
from ui.wording import Words

#: What can be chosen in the settings.
CHOICES = ("system", "light", "dark", "contrast")
#: Text sizes in per cent of the usual one; 0 = the system's.
TEXT_SIZES = (0, 100, 125, 150, 200)

#: What the window hears when the system's font, its size or its scheme changes.
_SYSTEM_CHANGES = {QEvent.Type.ApplicationFontChange, QEvent.Type.ThemeChange}


class Appearance(QObject):
    """Owns the application's style; follows the system and the window's language."""

    def __init__(
        self,
        application: QApplication,
        words: Words,
        choice: str = "system",
        text_size: int = 0,
    ) -> None:
        """Give ``application`` its look: a theme of ``CHOICES``, a size of ``TEXT_SIZES``."""
        super().__init__(application)
        self._application = application
        self._words = words
        self._choice = choice if choice in CHOICES else "system"
        self._text_size = text_size if text_size in TEXT_SIZES else 0
        self._translator: QTranslator | None = None
        self._style = KaijiStyle(LIGHT, Type.of_system(words.language, self._text_size))
        application.setStyle(self._style)
        application.setFont(self._style.type.font(Role.BODY))
        self._translate_qt()
        self._follow_choice()
        application.styleHints().colorSchemeChanged.connect(self.follow)
        words.language_changed.connect(self._set_language)
        screen = application.primaryScreen()
        if screen is not None:
            screen.logicalDotsPerInchChanged.connect(self.follow_type)

    @property
    def tokens(self) -> Tokens:
        """The tokens that are shown."""
        return self._style.tokens

    @property
    def choice(self) -> str:
        """What was chosen: one of ``CHOICES``."""
        return self._choice

    def choose(self, choice: str) -> None:
        """Choose ``system``, ``light``, ``dark`` or ``contrast``."""
        self._choice = choice if choice in CHOICES else "system"
        self._follow_choice()

    @property
    def text_size(self) -> int:
        """The text size chosen, in per cent: one of ``TEXT_SIZES``."""
        return self._text_size

    def choose_text_size(self, percent: int) -> None:
        """Show every text in another size: one of ``TEXT_SIZES``."""
        self._text_size = percent if percent in TEXT_SIZES else 0
        self.follow_type()

    def keep_still(self, still: bool) -> None:
        """Let nothing slide or fade, or let it again."""
        self._style.less_motion = still

    def watch(self, window: QWidget) -> None:
        """Follow the system through what ``window`` hears of it."""
        window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _SYSTEM_CHANGES:
            self.follow_type()
            self.follow()
        return False

    def follow_type(self) -> None:
        """Take the system's font again; every widget measures itself anew if it is another."""
        now = Type.of_system(self._words.language, self._text_size)
        if now != self._style.type:
            self._style.type = now
            self._application.setFont(now.font(Role.BODY))

    def show_tokens(self, tokens: Tokens) -> None:
        """Show exactly these tokens; offscreen, where no scheme exists, tests do it."""
        self._style.tokens = tokens
        self._application.setPalette(palette(tokens))
        for window in self._application.topLevelWidgets():
            window.update()

    def _follow_choice(self) -> None:
        hints = self._application.styleHints()
        if self._choice in ("light", "dark"):
            # The frame around the window and the platform's dialogs follow as well.
            dark = self._choice == "dark"
            hints.setColorScheme(Qt.ColorScheme.Dark if dark else Qt.ColorScheme.Light)
        else:
            hints.unsetColorScheme()
        self.follow()

    def follow(self) -> None:
        """Show what the choice and the system now ask for."""
        hints = self._application.styleHints()
        is_dark = self._choice == "dark" or (
            self._choice != "light" and hints.colorScheme() == Qt.ColorScheme.Dark
        )
        if self._choice == "contrast" or (self._choice == "system" and _wants_contrast(hints)):
            self.show_tokens(CONTRAST_DARK if is_dark else CONTRAST_LIGHT)
        else:
            self.show_tokens(DARK if is_dark else LIGHT)

    def _set_language(self) -> None:
        self.follow_type()
        self._translate_qt()

    def _translate_qt(self) -> None:
        """Take Qt's own words for its dialogs.

        Exchanging the translator makes Qt send LanguageChange to every widget.
        """
        language = self._words.language
        if self._translator is not None:
            self._application.removeTranslator(self._translator)
        self._translator = QTranslator(self)
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        self._translator.load(f"qtbase_{language}", folder)
        self._application.installTranslator(self._translator)


def _wants_contrast(hints: QStyleHints) -> bool:
    try:
        preference = hints.accessibility().contrastPreference()
    except (AttributeError, RuntimeError):
        # The hint object was once reported as deleted already.
        return False
    return preference == Qt.ContrastPreference.HighContrast
