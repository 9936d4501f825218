"""What of an act in writing is weighed: which contact it will be, and every word of it."""

from concierge import clock
from concierge.contacts.conscience import Attempt
from concierge.errors import Refusal
from concierge.timeline.kinds import Channel, Direction
from ui.composer.build import Form
from ui.composer.call_record import Call


def attempt(form: Form, call: Call | None) -> Attempt:
    """The contact as it is chosen now; when it was, or else now."""
    bar = form.bar
    try:
        at = bar.at.instant()
    except Refusal:
        at = None
    at = at or (call.began if call is not None else clock.now())
    channel, direction = Channel(str(bar.channel.value())), Direction(str(bar.direction.value()))
    return Attempt(channel, direction, at, bar.whom.kind())


def written(form: Form) -> list[str]:
    """The text, and what stands in the lines that are open."""
    fields = (
        (form.issue, form.issue.title),
        (form.promise, form.promise.what),
        (form.answer, form.answer.outcome),
    )
    return [form.text.toPlainText(), *(field.text() for on, field in fields if not on.isHidden())]
