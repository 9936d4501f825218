"""What is on the composer as a sheet that can be kept, and a kept sheet on the composer again."""

from ui.timeline.acts import Sheet
from ui.timeline.build import Form
from ui.widgets.money import USUAL, MoneyField


def taken(form: Form) -> Sheet:
    """What is written now. A line that is not open leaves nothing."""
    fields = form.bar.values()
    if not form.issue.isHidden():
        fields["issue_title"] = form.issue.title.text()
        fields["references"] = form.issue.references.text()
    if not form.promise.isHidden():
        fields["promise_what"] = form.promise.what.text()
        fields["promise_due"] = form.promise.due.text()
        fields["promise_amount"], fields["promise_currency"] = _money(form.promise.money)
    if not form.reminder.isHidden():
        fields["reminder_text"] = form.reminder.text.text()
        fields["reminder_at"] = form.reminder.at.text()
    if not form.answer.isHidden():
        fields["outcome"] = form.answer.outcome.text()
        fields["outcome_amount"], fields["outcome_currency"] = _money(form.answer.money)
    return Sheet(form.text.toPlainText(), form.text.textCursor().position(), fields)


def put(form: Form, sheet: Sheet) -> None:
    """That sheet, with its caret, and the lines that were open."""
    held = {key: value for key, value in sheet.fields.items() if value is not None}
    form.bar.show_values(held)
    form.text.setPlainText(sheet.text)
    cursor = form.text.textCursor()
    cursor.setPosition(min(sheet.caret, len(sheet.text)))
    form.text.setTextCursor(cursor)
    form.issue.title.show_text(held.get("issue_title", ""))
    form.issue.references.show_text(held.get("references", ""))
    form.promise.what.show_text(held.get("promise_what", ""))
    form.promise.due.show_text(held.get("promise_due", ""))
    form.promise.money.amount.show_text(held.get("promise_amount", ""))
    form.promise.money.currency.set_value(held.get("promise_currency", USUAL))
    form.reminder.text.show_text(held.get("reminder_text", ""))
    form.reminder.at.show_text(held.get("reminder_at", ""))
    form.answer.outcome.show_text(held.get("outcome", ""))
    form.answer.money.amount.show_text(held.get("outcome_amount", ""))
    form.answer.money.currency.set_value(held.get("outcome_currency", USUAL))
    form.issue.setVisible("issue_title" in held)
    form.promise.setVisible("promise_due" in held)
    form.reminder.setVisible("reminder_text" in held)
    form.answer.setVisible("outcome" in held)


def _money(field: MoneyField) -> tuple[str, object]:
    return field.amount.text(), field.currency.value()
