"""`concierge` where no screen is: a sentence, and no crash of Qt's."""

import pytest

from ui.__main__ import main


@pytest.mark.parametrize("verb", ["desk", "demo"])
def test_without_a_screen_that_is_said_before_qt_is_asked(
    verb: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    assert main([verb, "--lang", "en"]) == 1
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err.startswith("There is no screen here")
    assert said.err.count("\n") == 1
