"""The options of the main job, from a contact to a reminder."""

import argparse
from typing import Any

from concierge.cli.parser import count, whats, with_json
from concierge.words import _

CHANNELS = ("phone", "chat", "email", "sms", "social", "visit")
DIRECTIONS = ("in", "out")
REACHED = ("yes", "no_answer", "message_left")
PARTIES = ("member", "representative", "business", "partner", "colleague", "other")
LEVELS = ("mine", "handover", "team")
URGENCIES = ("urgent", "routine", "inquiry")
PROOFS = (
    "member_confirmed",
    "refund_posted",
    "parcel_delivered",
    "booking_confirmed",
    "told_and_silent",
)


def job(verb: Any) -> None:
    """Add them all."""
    _contact(verb)
    _correct(verb)
    _note(verb)
    _issue(verb)
    _promise(verb)
    _end(verb)
    remind = _with_json(verb("remind", _("set a reminder for a member")))
    _member(remind)
    _text(remind)
    remind.add_argument("--at", required=True, metavar="T", help=_("when, like fri 18:00"))
    _about(remind)


def _contact(verb: Any) -> None:
    contact = _with_json(verb("contact", _("log a call, a chat, a visit")))
    _member(contact)
    _text(contact)
    contact.add_argument(
        "--direction", choices=DIRECTIONS, default="in", help=_("from them, or to them")
    )
    _how(contact)
    contact.add_argument("--minutes", type=count, metavar="N", help=_("how long it took"))
    contact.add_argument("--line", metavar="CODE", help=_("the business line"))
    _about(contact)
    contact.add_argument(
        "--tells", action="store_true", help=_("the answer of the issue was told in it")
    )


def _correct(verb: Any) -> None:
    correct = _with_json(verb("correct", _("put right what was logged, or a reminder")))
    correct.add_argument("id", metavar="ID", help=_("of the entry or the reminder"))
    correct.add_argument("--text", metavar="TEXT", help=_("the right words"))
    correct.add_argument("--at", metavar="T", help=_("when it was, or when to be reminded"))
    correct.add_argument("--channel", choices=CHANNELS, help=_("by which way"))
    correct.add_argument("--direction", choices=DIRECTIONS, help=_("from them, or to them"))
    correct.add_argument("--party", metavar="NAME", help=_("with whom; empty is the member"))
    correct.add_argument("--party-kind", choices=PARTIES, help=_("what they are, like “partner”"))
    correct.add_argument("--line", metavar="CODE", help=_("the business line"))
    _about(correct)
    correct.add_argument("--why", default="", metavar="TEXT", help=_("the reason, after a day"))


def _note(verb: Any) -> None:
    note = _with_json(verb("note", _("write down what is to be remembered of a member")))
    _member(note)
    _text(note)
    note.add_argument("--level", choices=LEVELS, default="handover", help=_("who may read it"))
    note.add_argument("--pin", action="store_true", help=_("it stays in sight"))
    _about(note)


def _issue(verb: Any) -> None:
    issue = _with_json(verb("issue", _("open an issue for a member")))
    _member(issue)
    issue.add_argument("--title", required=True, metavar="TEXT", help=_("what is to be settled"))
    issue.add_argument("--line", required=True, metavar="CODE", help=_("the business line"))
    issue.add_argument(
        "--urgency", choices=URGENCIES, default="routine", help=_("how soon it is needed")
    )
    issue.add_argument(
        "--reference", action="append", default=[], metavar="NUMBER", help=_("a business number")
    )
    answer = _with_json(verb("answer", _("decide what the member gets")))
    _ref(answer)
    answer.add_argument("--outcome", required=True, metavar="TEXT", help=_("what they get"))
    _amount(answer)
    answer.add_argument("--due", metavar="T", help=_("by when"))
    tell = _with_json(verb("tell", _("tell the member the answer")))
    _ref(tell)
    _how(tell)


def _promise(verb: Any) -> None:
    promise = whats(verb, "promise", _("promise something, and end a promise"))
    add = _with_json(verb("add", _("promise a member something"), promise))
    add.add_argument("about", metavar="REF|MEMBER", help=_("an issue, or a member number"))
    _text(add)
    add.add_argument("--due", required=True, metavar="T", help=_("by when"))
    _amount(add)
    _promise_id(_with_json(verb("keep", _("what was promised has happened"), promise)))
    replace = _with_json(verb("replace", _("the member accepted another time"), promise))
    _promise_id(replace)
    replace.add_argument("--due", required=True, metavar="T", help=_("by when"))
    replace.add_argument("--text", metavar="TEXT", help=_("the new promise, if its words change"))
    _amount(replace)
    withdraw = _with_json(verb("withdraw", _("what was promised will not happen"), promise))
    _promise_id(withdraw)
    _why(withdraw)
    withdraw.add_argument("--event", metavar="ID", help=_("the contact in which they were told"))


def _end(verb: Any) -> None:
    prove = _with_json(verb("prove", _("say how it is known that the outcome arrived")))
    _ref(prove)
    prove.add_argument("kind", metavar="KIND", choices=PROOFS, help=", ".join(PROOFS))
    prove.add_argument("--event", metavar="ID", help=_("the entry that shows it"))
    prove.add_argument("--text", default="", metavar="TEXT", help=_("what shows it"))
    _ref(_with_json(verb("close", _("close an issue that is settled"))))
    reopen = _with_json(verb("reopen", _("open a closed issue again")))
    _ref(reopen)
    _why(reopen)


def _with_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    with_json(parser)
    return parser


def _member(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("member", metavar="MEMBER", help=_("a member number"))


def _ref(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ref", metavar="REF", help=_("the number of an issue, like T-7K3M9Q"))


def _promise_id(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("promise", metavar="ID", help=_("its number, as “show issue” prints it"))


def _text(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--text", required=True, metavar="TEXT", help=_("what is written down"))


def _why(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--why", required=True, metavar="TEXT", help=_("the reason"))


def _about(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--issue", metavar="REF", help=_("the issue it is about"))


def _amount(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--amount", metavar="N", help=_("in figures, like 300.00"))
    parser.add_argument("--currency", metavar="CODE", help=_("of the amount, like CNY"))


def _how(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--channel", choices=CHANNELS, default="phone", help=_("by which way"))
    parser.add_argument(
        "--reached", choices=REACHED, default="yes", help=_("whether it got through to them")
    )
    parser.add_argument("--party", default="", metavar="NAME", help=_("with whom, if not they"))
    parser.add_argument("--party-kind", choices=PARTIES, help=_("what they are, like “partner”"))
    parser.add_argument("--at", metavar="T", help=_("when it was, if not now"))
