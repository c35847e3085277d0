"""The whole window with the sample workspace open, on a fixed day, and the way to every page."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.base.clock import FixedClock
from app.base.ids import FollowUp, OperatorSlug, PersonId
from app.base.paths import Home
from app.bootstrap import Core
from app.services import samples
from app.services import vault as vault_service
from app.services.overview import Filter, Group
from app.services.preferences import Preferences
from tests.fakes import CHEAP
from tests.ui.shots import settle
from ui.appearance import Appearance
from ui.directory.page import DirectoryPage
from ui.policy.page import PolicyPage
from ui.wiring import Window, build_window
from ui.wording import Words

DAY = date(2026, 11, 21)
PASSPHRASE = "four sample words here"

SAMPLE_POLICY = """Privacy Policy
Operator A Co., Ltd. (“we”) respects the privacy of everyone who uses the service “Sample Diary”.
1. Your requests
You may ask us for disclosure, correction, deletion or suspension of use of your personal data. \
Please write to privacy@operator-a.example, Customer Care. We answer within 14 days after we have \
confirmed your identity.
For disclosure we charge a fee of 500 yen per request.
2. Partners
Our advertising partner offers its own opt-out at optout@partner.example. We are not responsible \
for its answers.
3. Law
This policy follows the Act on the Protection of Personal Information. The Japanese text shall \
prevail.
"""


def make_samples(folder: Path) -> Home:
    """Make a vault with the sample workspace in ``folder``."""
    home = Home(folder)
    vault, _ = vault_service.init(home, passphrase=PASSPHRASE, argon=CHEAP)
    samples.add(vault, FixedClock(DAY))
    Preferences(vault).change(home_country="JP")
    vault.close()
    return home


def open_window(
    application: QApplication, home: Home, words: Words, appearance: Appearance
) -> Window:
    """Open the window on a vault made before; it is shown, 1280x800, on Today."""
    built = build_window(words, appearance, home, FixedClock(DAY), lambda: None)
    built.window.resize(1280, 800)
    built.window.show()
    vault = vault_service.unlock(home, passphrase=PASSPHRASE, find_keystore=lambda: None)
    built.enter(Core(home, FixedClock(DAY)).unlocked(vault))
    rest(built)
    return built


def rest(built: Window, milliseconds: int = 0) -> None:
    """Let everything asked for be done and painted."""
    if milliseconds:
        loop = QEventLoop()
        QTimer.singleShot(milliseconds, loop.quit)
        loop.exec()
    while True:
        settle()
        if built.runner.is_idle():
            break
    settle()


def first_person(built: Window) -> PersonId:
    """Give the first of the sample people."""
    core = built.core()
    return next(iter(core.people.list()))


def _today(built: Window) -> None:
    built.window.show_page("today")


def _request(built: Window) -> None:
    built.begin_request(OperatorSlug("mihon-shoten"), first_person(built))
    rest(built, 400)


def _requests(built: Window) -> None:
    built.show_requests(Filter())


def _case(built: Window) -> None:
    rows = built.core().overview.page(Filter(operator=OperatorSlug("mihon-shoten")))
    built.show_case(rows[0].case.id)


def _follow_up(built: Window) -> None:
    rows = built.core().overview.page(Filter(operator=OperatorSlug("mihon-shoten")))
    built.write_about(rows[0].case.id, FollowUp.REMINDER)
    rest(built, 400)


def _directory(built: Window) -> None:
    built.show_operator(OperatorSlug("almigo"))


def _policy(built: Window) -> None:
    built.window.show_page("policy")
    rest(built)
    page = built.window.findChild(PolicyPage)
    assert page is not None
    page.begin_text(SAMPLE_POLICY)


def _nothing_found(built: Window) -> None:
    page = built.window.page("directory")
    assert isinstance(page, DirectoryPage)
    page.find_text("kumo bakery")


def _people(built: Window) -> None:
    built.show_person(first_person(built))


def _settings(built: Window) -> None:
    built.window.show_page("settings")


def _search(built: Window) -> None:
    built.window.show_page("today")
    rest(built)
    QTest.keyClick(built.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    field = built.window.findChild(QLineEdit, "search_text")
    assert field is not None
    field.setText("見本")


def _keys(built: Window) -> None:
    QTest.keyClick(built.window, Qt.Key.Key_Escape)
    QTest.keyClick(built.window, Qt.Key.Key_F1)


def _drafts(built: Window) -> None:
    QTest.keyClick(built.window, Qt.Key.Key_Escape)
    built.show_requests(Filter(groups=frozenset({Group.DRAFTS})))


#: Name of the picture -> how to get there; the names follow those of the visual language.
PAGES: dict[str, Callable[[Window], None]] = {
    "02-today": _today,
    "03-new-request": _request,
    "04-case": _case,
    "17-follow-up": _follow_up,
    "05-directory": _directory,
    "06-policy-reader": _policy,
    "10-empty-directory": _nothing_found,
    "12-requests": _requests,
    "13-people": _people,
    "14-settings": _settings,
    "15-search": _search,
    "16-keys": _keys,
}
