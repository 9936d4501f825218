"""Somebody leaves: handed over by their lead, sent away by an administrator."""

from argparse import Namespace

from sqlalchemy.orm import Session

from concierge.cli.opening import at_work, is_on_server
from concierge.cli.output import complain
from concierge.members.leaving import HandedOver, dismiss, hand_over, send_away
from concierge.team.queries import by_login
from concierge.words import _, fill


def leave(given: Namespace) -> int:
    """Hand over to `--to`, and end the access. On a server these are two people's halves: a lead's
    alone is done in part, exit 1."""

    def give(session: Session) -> HandedOver:
        to_id = by_login(session, given.to_login)
        return hand_over(session, by_login(session, given.for_login), to_id)

    def end(session: Session) -> None:
        dismiss(session, by_login(session, given.for_login))

    def both(session: Session) -> HandedOver:
        done = give(session)
        session.flush()
        end(session)
        return done

    with at_work(given) as work:
        if given.to_login and is_on_server(given):
            _say(given, work.write(give).result)
            said = _("An administrator ends the access: concierge steward leave {login}")
            complain(fill(said, login=given.for_login))
            return 1
        if given.to_login:
            _say(given, work.write(both).result)
        else:
            work.write(end)
            work.write(send_away, given.for_login.strip())
    print(given.for_login)
    return 0


def _say(given: Namespace, done: HandedOver) -> None:
    said = _("To {login}: members {members}, cover {cover}, intake {intake}")
    counts = {"members": len(done.moved), "cover": len(done.begun), "intake": len(done.intakes)}
    print(fill(said, login=given.to_login, **counts))
