"""Whoever sets the house up: people, business lines, tiers, and where the days begin."""

from collections.abc import Callable, Sequence
from typing import Any

from PySide6.QtCore import QModelIndex, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from concierge.members.lines import lines
from concierge.members.tiers import tiers
from concierge.team.queries import people
from ui import language, theme
from ui.desk import Desk
from ui.people import rows
from ui.people.named_form import NamedForm
from ui.people.person_form import PersonForm
from ui.people.zone_form import ZoneForm
from ui.theme import Role
from ui.voice import Voice
from ui.widgets.actions import ActionButton, Kind
from ui.widgets.cells import CellsDelegate, spoken
from ui.widgets.columns import Column
from ui.widgets.ground import Pane
from ui.widgets.heads import Heads
from ui.widgets.labels import PlainLabel
from ui.widgets.lay import flat
from ui.widgets.object_list import ObjectList
from ui.widgets.reload import Reload
from ui.widgets.screen_top import ScreenTop
from ui.widgets.segment import Segment
from ui.widgets.thin_bar import ThinBar

SIDES = {1280: 372, 800: 320, 0: 276}
"""From which width of the page at 100 % the pane beside the list is how wide."""
KINDS = ("steward", "team", "business_line", "tier")
Form = PersonForm | NamedForm


class Listed(QWidget):
    """A list under its heads, and whatever a question answered in it."""

    def __init__(self, columns: Sequence[Column], room: str, ask: Callable[..., Any]) -> None:
        super().__init__()
        self.ask = ask
        self.answer: list[Any] = []
        self.heads = Heads(columns, room)
        self.list = ObjectList(CellsDelegate(columns), spoken, f"{room}.list")
        self._bar = ThinBar(self.list)
        column = flat(QVBoxLayout(self), self.heads)
        column.addWidget(self.list, 1)

    def current(self) -> Any:
        """The thing whose row is current, None for none."""
        row = self.list.current()
        return next((one for one in self.answer if row is not None and key(one) == row.id), None)


def key(one: Any) -> object:
    """By what a thing is known: a person by their id, the others by their code."""
    return getattr(one, "id", None) or one.code


def holds(widget: QWidget) -> bool:
    """Whether the keyboard is somewhere in it."""
    here = widget.window().focusWidget()
    return here is not None and widget.isAncestorOf(here)


class PeoplePanel(Pane):
    """At the left the list that was chosen, at the right the one of it that is current."""

    def __init__(self, desk: Desk, voice: Voice, parent: QWidget | None = None) -> None:
        super().__init__("surface", parent)
        self._desk, self._voice = desk, voice
        self._new = False
        self._added: object = None
        self._going: tuple[str, str] | None = None
        self._title = PlainLabel("", Role.TITLE, strong=True)
        self._what = Segment("people.what")
        self.add = ActionButton(Kind.PLAIN, "people.add", icon="plus")
        self.lists = {
            "people": Listed(rows.PEOPLE, "people", people),
            "lines": Listed(rows.LINES, "lines", lines),
            "tiers": Listed(rows.TIERS, "tiers", tiers),
        }
        self.person = PersonForm(desk, voice)
        self.line = NamedForm(desk, voice, tiers=False)
        self.tier = NamedForm(desk, voice, tiers=True)
        self.zone = ZoneForm(desk, voice)
        self._lay_out()
        self._wire()
        language.follow(self._retranslate)
        self._reload = Reload(desk, self, self._ask, KINDS)
        self._reload.now()

    def take_focus(self) -> None:
        """The keyboard on the list."""
        shown = self.lists.get(self._what.value())
        target: QWidget = shown.list if shown else self.zone.zone
        target.setFocus(Qt.FocusReason.OtherFocusReason)

    def panes(self) -> list[QWidget]:
        """What F6 goes round."""
        shown = self.lists.get(self._what.value())
        return [shown.list, self._beside] if shown else [self.zone]

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._dress()

    def _retranslate(self) -> None:
        self._title.setText(self.tr("People and lists"))
        self._what.set_choices(
            [
                ("people", self.tr("People")),
                ("lines", self.tr("Business lines")),
                ("tiers", self.tr("Tiers")),
                ("workspace", self.tr("Workspace")),
            ]
        )
        self.add.set_text(self.tr("Add…"))
        self.lists["people"].heads.set_names(rows.people_heads(), {})
        for name in ("lines", "tiers"):
            self.lists[name].heads.set_names(rows.named_heads(), {})
        for name, said in self._what_names().items():
            self.lists[name].list.setAccessibleName(said)
            self._fill(name)

    def _what_names(self) -> dict[str, str]:
        return {
            "people": self.tr("Everybody who works here"),
            "lines": self.tr("Business lines"),
            "tiers": self.tr("Tiers"),
        }

    def _forms(self) -> dict[str, Form]:
        return {"people": self.person, "lines": self.line, "tiers": self.tier}

    # ── what is shown ───────────────────────────────────────────────────────────────────────────

    def _ask(self) -> None:
        self._desk.read(people, then=self._have_people, key="people.people")
        self._desk.read(lines, then=self._have_lines, key="people.lines")
        self._desk.read(tiers, then=self._have_tiers, key="people.tiers")

    def _have_people(self, answer: list[Any]) -> None:
        self.person.know_teams(sorted({one.team for one in answer}))
        self._keep("people", answer)

    def _have_lines(self, answer: list[Any]) -> None:
        self._keep("lines", answer)

    def _have_tiers(self, answer: list[Any]) -> None:
        self._keep("tiers", answer)

    def _keep(self, name: str, answer: list[Any]) -> None:
        self.lists[name].answer = answer
        self._fill(name)
        if self._going is not None and self._going[0] == name:
            going, self._going = self._going, None
            self._go_on_at(*going)

    def _fill(self, name: str) -> None:
        makers = {"people": rows.people_rows, "lines": rows.line_rows, "tiers": rows.tier_rows}
        shown = self.lists[name]
        shown.list.fill(makers[name](shown.answer))  # type: ignore[operator]
        if self._added in {row.id for row in shown.list.rows()}:
            shown.list.choose(self._added)
            self._added = None
        if not self._new:
            shown.list.choose_any()
            self._show_current(name)

    def _show_current(self, name: str) -> None:
        form, one = self._forms()[name], self.lists[name].current()
        if isinstance(form, PersonForm):
            form.show_person(one)
        else:
            form.show_named(one)

    def _chosen(self, *_index: QModelIndex) -> None:
        name = self._what.value()
        if name in self.lists and self.lists[name].list.hasFocus():
            self._new = False
            self._show_current(name)

    def _turn_to(self, name: str) -> None:
        self._new = False
        # Where the keyboard is in what goes, Qt would give it to whatever comes next in the window.
        held = any(holds(one) for one in (self._body, self._side))
        self._body.setCurrentWidget(self.lists.get(name, self.zone))
        self._side.setVisible(name in self.lists)
        self.add.setEnabled(name in self.lists)
        if name in self.lists:
            self._beside.setCurrentWidget(self._forms()[name])
            self._show_current(name)
        if held:
            self.take_focus()

    def go_on(self, name: str, thing: str) -> None:
        """Where that is half written: somebody's, a line's or a tier's, or a new one's."""
        self._what.set_value(name)
        self._turn_to(name)
        if thing == "new":
            self._ask_new()
        elif not self.lists[name].answer:
            self._going = name, thing
        else:
            self._go_on_at(name, thing)

    def _go_on_at(self, name: str, thing: str) -> None:
        listed = self.lists[name].list
        listed.choose(next((row.id for row in listed.rows() if str(row.id) == thing), None))
        self._show_current(name)
        self._into_form(listed.currentIndex())

    def _ask_new(self) -> None:
        self._new = True
        form = self._forms()[self._what.value()]
        if isinstance(form, PersonForm):
            form.show_person(None)
            form.login.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            form.show_named(None)
            form.code.setFocus(Qt.FocusReason.OtherFocusReason)

    def _into_form(self, _index: QModelIndex) -> None:
        form = self._forms()[self._what.value()]
        field = form.name if isinstance(form, PersonForm) else form.english
        field.setFocus(Qt.FocusReason.OtherFocusReason)

    def _leave_form(self) -> None:
        """What was written waits; the list and the form are of the same again."""
        self._new = False
        self._show_current(self._what.value())
        self.take_focus()

    def _done(self, new: object) -> None:
        self._new, self._added = False, new
        self._ask()
        self.take_focus()

    def _wire(self) -> None:
        self._what.changed.connect(self._turn_to)
        self.add.clicked.connect(self._ask_new)
        for listed in self.lists.values():
            listed.list.selectionModel().currentChanged.connect(self._chosen)
            listed.list.clicked.connect(self._chosen)
            listed.list.activated_row.connect(self._into_form)
        for one in self._forms().values():
            one.left.connect(self._leave_form)
        for form in (self.person, self.line, self.tier, self.zone):
            form.done.connect(self._done)
        theme.notifier().changed.connect(self._dress)

    def _lay_out(self) -> None:
        top = ScreenTop(self._title)
        top.add(self._what)
        top.add(self.add)
        self._body = QStackedWidget()
        for page in (*self.lists.values(), self.zone):
            self._body.addWidget(page)
        self._side = Pane("list", lines="left")
        self._beside = self._side_pages()
        row = flat(QHBoxLayout())
        row.addWidget(self._body, 1)
        row.addWidget(self._side)
        # Over both: what is chosen there stays where it is when there is nothing beside.
        column = flat(QVBoxLayout(self), top)
        column.addLayout(row, 1)
        self._dress()

    def _side_pages(self) -> QStackedWidget:
        pages = QStackedWidget()
        for form in self._forms().values():
            pages.addWidget(form)
        beside = QVBoxLayout(self._side)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(pages)
        return pages

    def _dress(self) -> None:
        px = theme.px
        wide = next(wide for least, wide in SIDES.items() if self.width() >= px(least))
        self._side.setFixedWidth(px(wide))
