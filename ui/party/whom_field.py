"""With whom a contact is: the kind beside the field for the name, each following the other."""

from collections.abc import Hashable, Mapping, Sequence

from PySide6.QtWidgets import QLineEdit, QWidget

from concierge import words
from concierge.timeline.kinds import PartyKind
from concierge.timeline.queries import Spoken
from concierge.timeline.rules import with_whom
from ui.widgets.field import FieldButton

_NAMED = "name:"
"""Before the name of somebody one has spoken with: choosing them writes the name."""


class WhomField(FieldButton):
    """The member, somebody spoken with before, or what somebody else is. `name` is the field their
    name stands in: typing one says that it is not the member, and the member needs none."""

    def __init__(
        self,
        identifier: str,
        name: QLineEdit,
        parent: QWidget | None = None,
        *,
        framed: bool = False,
    ) -> None:
        super().__init__(identifier, parent, framed=framed)
        self._name = name
        self._known: Mapping[str, PartyKind] = {}
        self._name.textEdited.connect(self._typed_name)
        self.changed.connect(self._chosen_whom)
        self.offer(())
        self.set_value(PartyKind.MEMBER)

    def offer(self, spoken: Sequence[Spoken]) -> None:
        """Whom one has spoken with for this member, the latest first."""
        self._known = {one.party: with_whom(one.kind, one.party) for one in spoken}
        self.retranslate()

    def kind(self) -> PartyKind:
        """What they are."""
        value = self.value()
        if isinstance(value, PartyKind) and value is not PartyKind.MEMBER:
            return value
        return self._of(self._name.text())

    def party(self) -> str:
        """Their name, as far as it was said."""
        return self._name.text().strip()

    def empty(self) -> None:
        """The member again."""
        self._name.clear()
        self.set_value(PartyKind.MEMBER)

    def retranslate(self) -> None:
        """After the language changed, or somebody else was offered."""
        kinds: list[tuple[Hashable, str, str]] = [(one, words.name(one), "") for one in PartyKind]
        people: list[tuple[Hashable, str, str]] = [
            (_NAMED + name, words.facts(name, words.name(kind)), "")
            for name, kind in self._known.items()
        ]
        self.set_choices([kinds[0], *people, *kinds[1:]])

    def _typed_name(self, text: str) -> None:
        if not text.strip():
            self.set_value(PartyKind.MEMBER)
        elif self.value() == PartyKind.MEMBER or text.strip() in self._known:
            self.set_value(self._of(text))

    def _chosen_whom(self, value: Hashable) -> None:
        if isinstance(value, str) and value.startswith(_NAMED):
            self._name.setText(value.removeprefix(_NAMED))
            self.set_value(self._of(self._name.text()))
        elif value == PartyKind.MEMBER:
            self._name.clear()

    def _of(self, name: str) -> PartyKind:
        return self._known.get(name.strip(), with_whom(None, name.strip()))
