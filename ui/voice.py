"""What a panel has to say, and where it sends the person; the window makes it, and listens."""

from uuid import UUID

from PySide6.QtCore import QObject, Signal

from concierge import words
from concierge.errors import Refusal
from ui.undo import Back


class Voice(QObject):
    """Handed on to whatever is built, like the desk. It knows no window."""

    offered = Signal(str, object)  # what was done; the Back that takes it back, or None
    said = Signal(str)
    member_wanted = Signal(object, object)  # UUID; what is selected on the page
    members_wanted = Signal(object)  # UUID of the steward whose members they are
    issue_wanted = Signal(object, object)  # UUID; UUID of the member, where that is known
    contact_wanted = Signal(object)  # UUID of the member
    call_wanted = Signal(object)  # UUID of the member
    message_wanted = Signal(str, str)  # the number; what was written so far
    addition_wanted = Signal(str)  # what is known of who is to become a member
    command_wanted = Signal(str)  # its id
    page_left = Signal()

    def offer(self, text: str, back: Back | None = None) -> None:
        """Say what was done, and offer to take it back."""
        self.offered.emit(text, back)

    def refuse(self, error: Exception) -> None:
        """Say why it was not done; a bug is told where bugs are."""
        if isinstance(error, Refusal):
            self.offer(words.refusal(error))

    def say(self, text: str) -> None:
        """Say in passing what needs no answer."""
        self.said.emit(text)

    def open_member(self, member_id: UUID, select: object = None) -> None:
        """A member's page, with an AgendaItem or an event's id selected on it."""
        self.member_wanted.emit(member_id, select)

    def open_members_of(self, steward_id: UUID) -> None:
        """The members of one steward of a lead's team."""
        self.members_wanted.emit(steward_id)

    def open_issue(self, issue_id: UUID, member_id: UUID | None = None) -> None:
        """An issue beside its member's stream; `member_id` says whose, where one knows."""
        self.issue_wanted.emit(issue_id, member_id)

    def log_contact(self, member_id: UUID) -> None:
        """A contact with that member is to be written down."""
        self.contact_wanted.emit(member_id)

    def begin_call(self, member_id: UUID) -> None:
        """That member is on the phone."""
        self.call_wanted.emit(member_id)

    def take_message(self, number: str = "", text: str = "") -> None:
        """Somebody else's member calls; `text` is what was written so far."""
        self.message_wanted.emit(number, text)

    def add_member(self, known: str = "") -> None:
        """Somebody is to become a member; `known` is a number or a name."""
        self.addition_wanted.emit(known)

    def leave_page(self) -> None:
        """Back to the whole of the list beside a member's page."""
        self.page_left.emit()

    def do(self, command_id: str, _checked: bool = False) -> None:
        """As if the key of that command had been pressed, also where a button was."""
        self.command_wanted.emit(command_id)
