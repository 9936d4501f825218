"""At the door of a team's server: who types their password has their desk."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QThreadPool
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from concierge import vault
from concierge.errors import Code, Refusal
from concierge.store.team_workspace import TeamWorkspace
from tests.server import Server
from ui.app import Start
from ui.opening import Opened, open_for_desk
from ui.unlock import Unlock


@pytest.fixture
def given(team: TeamWorkspace, tmp_path: Path) -> Callable[[str], Namespace]:
    """The options of somebody who names the server and who they are, and no password."""
    place = f"postgresql://{team.url.host}:{team.url.port}/{team.url.database}"

    def options(login: str) -> Namespace:
        return Namespace(
            verb="desk", workspace=place, login=login, lang=None, key_file=tmp_path / "drafts.key",
            password_file=None, own_password_file=None,
        )  # fmt: skip

    return options


def find(window: QWidget, identifier: str) -> QWidget:
    return next(
        one for one in window.findChildren(QWidget) if one.accessibleIdentifier() == identifier
    )


@pytest.mark.parametrize("tongue", ["en", "zh"])
def test_who_types_their_password_has_their_desk(
    tongue: str,
    given: Callable[[str], Namespace],
    server: Server,
    speaking: Callable[[str], None],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    kept: dict[str, str] = {}
    monkeypatch.setattr(vault, "kept_password", kept.get)
    monkeypatch.setattr(vault, "keep_password", kept.__setitem__)
    speaking(tongue)
    options = given("wang")
    with pytest.raises(Refusal) as refused:
        open_for_desk(options)
    assert refused.value.code is Code.PASSWORD_NEEDED
    window = Unlock(options)
    qtbot.addWidget(window)
    window.refused.connect(window.show_refusal)
    window.show_refusal(refused.value)
    window.show()
    field = find(window, "unlock.password")
    assert isinstance(field, QLineEdit)
    assert field.echoMode() is QLineEdit.EchoMode.Password
    field.setText("guessed-17")
    with qtbot.waitSignal(window.refused):
        field.returnPressed.emit()
    sentence = find(window, "unlock.refusal")
    assert isinstance(sentence, QLabel)
    assert "guessed-17" not in sentence.text()
    assert kept == {}

    field.setText(server.password)
    button = find(window, "unlock.sign_in")
    assert isinstance(button, QAbstractButton)
    with qtbot.waitSignal(window.opened, timeout=20000) as heard:
        button.click()
    [opened] = heard.args or []
    assert isinstance(opened, Opened)
    assert opened.work.actor.login == "wang"
    assert list(kept.values()) == [server.password]
    opened.close()
    # From now on the keyring knows.
    open_for_desk(given("wang")).close()
    window.hide()
    QThreadPool.globalInstance().waitForDone()


def test_who_serves_nobody_has_no_desk(
    given: Callable[[str], Namespace], server: Server, tmp_path: Path
) -> None:
    options = given("gate")
    options.typed_password = server.password
    with pytest.raises(Refusal) as refused:
        open_for_desk(options)
    assert refused.value.code is Code.NO_DESK


def test_a_locked_desk_asks_for_the_password_though_the_keyring_knows_it(
    given: Callable[[str], Namespace],
    server: Server,
    qapp: QApplication,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(vault, "kept_password", lambda _account: server.password)
    monkeypatch.setattr(vault, "keep_password", lambda _account, _password: None)
    start = Start(qapp, given("wang"))
    start.begin()
    qtbot.waitUntil(lambda: start._idle is not None, timeout=20000)
    assert start._window is not None
    start._window.do("lock")
    unlock = start._unlock
    assert unlock is not None
    assert not find(unlock, "unlock.again").isVisible()
    field = find(unlock, "unlock.password")
    assert isinstance(field, QLineEdit)
    sentence = find(unlock, "unlock.refusal")
    assert isinstance(sentence, QLabel)
    locked = sentence.text()
    field.setText("guessed-17")
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: sentence.text() != locked and field.isEnabled(), timeout=20000)
    assert start._idle is None
    field.setText(server.password)
    field.returnPressed.emit()
    qtbot.waitUntil(lambda: start._idle is not None, timeout=20000)
    start._window.close()
    start.end()
    qapp.aboutToQuit.disconnect(start.end)
    start.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
