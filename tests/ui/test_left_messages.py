"""A message that is begun waits until it is taken, whatever is done with its draft elsewhere."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from ui.desk import Desk
from ui.drafting import Sheet
from ui.left_messages import LeftMessage, LeftMessages


def test_one_put_aside_again_stays_where_it_stands(desk: Desk, qtbot: QtBot) -> None:
    waiting = LeftMessages(desk.keeper, QObject(desk))
    for number in ("1", "2"):
        waiting.left(LeftMessage(number))
    waiting.left(LeftMessage("1", "马女士"))
    assert waiting.all() == [LeftMessage("1", "马女士"), LeftMessage("2")]
    waiting.gone("message:1")
    assert waiting.at("message:1") is None
    assert waiting.all() == [LeftMessage("2")]


def test_thrown_away_elsewhere_it_is_gone_and_had_back_it_waits(desk: Desk, qtbot: QtBot) -> None:
    waiting = LeftMessages(desk.keeper, QObject(desk))
    waiting.left(LeftMessage("1", "马女士"))
    desk.keeper.throw_away("message:1")
    assert waiting.all() == []
    desk.keeper.bring_back("message:1", Sheet("请回电", 3, {"who": "马女士"}))
    assert waiting.all() == [LeftMessage("1", "马女士")]


def test_of_all_that_is_kept_only_messages_with_words_wait(desk: Desk, qtbot: QtBot) -> None:
    waiting = LeftMessages(desk.keeper, QObject(desk))
    for place, text in (("call:1", "x"), ("message:2", " "), ("message:3", "x"), ("look", "x")):
        waiting.kept(place, Sheet(text))
    assert waiting.all() == [LeftMessage("3")]
