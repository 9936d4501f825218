"""What is half written is kept in the order in which it was written."""

from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QObject

from ui.drafting import DraftKeeper, Sheet


class Kept:
    """Drafts on a disk."""

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}

    def put(self, place: str, text: str, _fields: object, _caret: int) -> None:
        self.texts[place] = text

    def drop(self, place: str) -> None:
        self.texts.pop(place, None)


class Slow:
    """A desk whose other threads begin only when they are let."""

    def __init__(self) -> None:
        self.drafts: Any = Kept()
        self.waits: list[Callable[[], object]] = []

    def background(self, fn: Callable[..., Any], *args: object, then: Any = None) -> None:
        self.waits.append(lambda: (then or (lambda _: None))(fn(*args)))

    def go_on(self) -> None:
        while self.waits:
            self.waits.pop(0)()


@given(st.lists(st.tuples(st.sampled_from("ab"), st.sampled_from(["x", "y", None])), max_size=8),
       st.data())  # fmt: skip
def test_a_window_that_closes_leaves_what_was_written_last(
    written: list[tuple[str, str | None]], data: st.DataObject
) -> None:
    desk, parent = Slow(), QObject()
    keeper = DraftKeeper(desk, parent)
    for place, text in written:
        if text is None:
            keeper.drop(place)
        else:
            keeper.keep(place, Sheet(text))
        if data.draw(st.booleans()):
            keeper.flush()
    keeper.flush_and_wait()
    kept = {place: text for place, text in dict(written).items() if text is not None}
    assert desk.drafts.texts == kept
    desk.go_on()
    assert desk.drafts.texts == kept
