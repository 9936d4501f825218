"""Somebody leaves: handed over by their lead, sent away by an administrator."""

from sqlalchemy.orm import Session

from concierge.cli.given import Given
from concierge.cli.opening import at_work
from concierge.cli.output import say, say_json
from concierge.members.leaving import HandedOver, dismiss, hand_over, send_away
from concierge.team.queries import by_login
from concierge.words import _, fill


def leave(given: Given) -> int:
    """Hand over to `--to`, and end the access. On a server these are two people's halves: a lead
    hands over, and is told who ends the access."""

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

    with at_work(given.entrance) as work:
        if given.to_login and given.entrance.on_server:
            _say(given, work.write(give).result)
            if given.json:
                return 0
            said = _("An administrator ends the access: concierge steward depart {login}")
            say(fill(said, login=given.for_login.strip()))
            return 0
        if given.to_login:
            _say(given, work.write(both).result)
        else:
            work.write(end)
            work.write(send_away, given.for_login.strip())
    if not given.json:
        say(given.for_login.strip(), _("has no access any more."))
    elif not given.to_login:
        say_json({"login": given.for_login.strip()})
    return 0


def _say(given: Given, done: HandedOver) -> None:
    said = _(
        "Handed over to {login}: members {members}, times to stand in {stands_in}, teams whose new "
        "members they take {intakes}. Times of cover that have no use any more, ended: {ended}."
    )
    counts = {"members": len(done.moved), "intakes": len(done.intakes), **_times(done)}
    if given.json:
        who = {"login": given.for_login.strip(), "to": given.to_login.strip()}
        say_json(who | counts)
        return
    say(fill(said, login=given.to_login.strip(), **counts))


def _times(done: HandedOver) -> dict[str, int]:
    """Every time of a roster counts: passed on, or over with the one who leaves."""
    passed = [
        one
        for one in done.ended.spans
        if one.by_id == done.leaver_id and one.steward_id != done.to_id
    ]
    return {"stands_in": len(passed), "ended": len(done.ended.spans) - len(passed)}
