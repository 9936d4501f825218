"""The same verbs without a window. Exit 0 done, 1 done in part or refused, 2 wrong use."""

import sys
from importlib import import_module

from concierge import settings, words
from concierge.cli import streams
from concierge.cli.arguments import parse
from concierge.cli.given import Given
from concierge.cli.output import complain, get_ready
from concierge.errors import Refusal
from concierge.files import known
from concierge.moments import my_day
from concierge.words import _

VERBS = {
    ("demo", None): "demo.demo",
    ("workspace", "create"): "verbs.create",
    ("workspace", "check"): "checking.check",
    ("workspace", "head"): "checking.head",
    ("workspace", "set"): "verbs.set_zone",
    ("workspace", "upgrade"): "verbs.upgrade",
    ("steward", "add"): "verbs.add_steward",
    ("steward", "list"): "house.stewards",
    ("steward", "set"): "house.set_steward",
    ("steward", "password"): "house.password",
    ("steward", "return"): "house.come_again",
    ("team", "intake"): "house.intake",
    ("line", "list"): "house.show_lines",
    ("line", "add"): "house.new_line",
    ("line", "set"): "house.set_line",
    ("tier", "list"): "house.show_tiers",
    ("tier", "add"): "house.new_tier",
    ("tier", "set"): "house.set_tier",
    ("steward", "depart"): "leave.leave",
    ("steward", "leave"): "leave.leave",
    ("assign", None): "verbs.assign",
    ("cover", None): "verbs.cover",
    ("message", None): "verbs.message",
    ("look", None): "verbs.look",
    ("contact", None): "job.contact",
    ("note", None): "job.note",
    ("issue", None): "job.issue",
    ("answer", None): "job.answer",
    ("tell", None): "job.tell",
    ("promise", "add"): "promise.add",
    ("promise", "keep"): "promise.keep",
    ("promise", "replace"): "promise.replace",
    ("promise", "withdraw"): "promise.withdraw",
    ("prove", None): "job.prove",
    ("close", None): "job.close",
    ("reopen", None): "job.reopen",
    ("remind", None): "job.remind",
    ("correct", None): "correct.correct",
    ("ingest", None): "feeding.ingest",
    ("show", "timeline"): "print_out.timeline",
    ("show", "member"): "person.member",
    ("show", "portfolio"): "print_out.portfolio",
    ("show", "agenda"): "print_out.agenda",
    ("show", "issue"): "print_out.issue",
    ("show", "audit"): "record.audit",
    ("show", "workload"): "print_out.workload",
    ("search", None): "print_out.search",
}
"""Where each verb is: a verb loads its own rooms, not those of all the others."""


def run(given: Given) -> int:
    """Run the verb that was asked for; a refusal is one sentence on stderr."""
    get_ready(for_programs=given.verb == "ingest" or given.json)
    module, function = VERBS[given.verb, given.what].split(".")
    verb = getattr(import_module(f"concierge.cli.{module}"), function)
    try:
        code = int(verb(given))
        lost = streams.trouble()
        if lost is not None:
            complain(words.fill(_("What was to be printed is lost: {why}"), why=lost.strerror))
        return code if lost is None else 1
    except Refusal as refusal:
        complain(words.refusal(refusal))
        return 1
    except KeyboardInterrupt:
        return 130  # as the shell has it
    except OSError as error:
        # Somebody named a path that no disk has: too long, or through a file.
        trouble = known(error)
        if trouble is None:
            raise
        complain(words.refusal(trouble))
        return 1


def main(argv: list[str] | None = None) -> int:
    """`python -m concierge`: every verb but the window's."""
    streams.stand_firm()
    given = parse(sys.argv[1:] if argv is None else argv)
    my_day.begin_at(settings.Settings()[settings.DAY_STARTS])
    if given.verb == "desk":
        print(words.fill(_("The window is opened with: {command}"), command="concierge desk"))
        return 2
    return run(given)
