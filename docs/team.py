"""The demo programme on a team's server, and what others do there while a picture is taken."""

import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from shutil import copy
from uuid import UUID

from bench.build import Made
from bench.carry import carry
from bench.server import Place
from concierge.contacts.actions import log_contact
from concierge.contacts.rules import Contact
from concierge.demo.house import SIGNED_IN
from concierge.demo.stories_lin import LIN
from concierge.issues.answer import set_answer
from concierge.issues.queries import detail, open_of
from concierge.issues.rules import AnswerDraft
from concierge.members.portfolio import portfolio
from concierge.store.work import Work
from concierge.team.sign_in import sign_in
from concierge.workspace import server as workspace_server
from concierge.workspace.live import Live
from tests.server import SUPERUSER, Server, running

DATABASE, PRISTINE = "concierge", "pristine"
FOLDER, PORT, PASSWORD = "TEAM_FOLDER", "TEAM_PORT", "TEAM_PASSWORD"
"""Where a picture finds the server, in the environment."""
LEAD = "shen"


@contextmanager
def standing(home: Path, now: str) -> Iterator[dict[str, str]]:
    """A server with the demo of `home` on it, where it is always `now`; what the environment must
    say of it. Each picture begins `anew`."""
    with running() as server:
        place = Place(server.url(SUPERUSER), server.password)
        workspace_server.create(place.at(PRISTINE), zone="Asia/Shanghai", language="zh")
        # The bench has a name of its own for a key's file.
        copy(home / "demo.key", home / "bench.key")
        carry(Made(home / "demo.concierge", 0), place, PRISTINE)
        with place.connect(PRISTINE) as superuser:
            superuser.execute(
                "CREATE OR REPLACE FUNCTION concierge.this_instant() RETURNS timestamptz"
                f" LANGUAGE sql STABLE AS $$ SELECT timestamptz '{now}' $$"
            )
        password = home / "password"
        password.write_text(server.password)
        password.chmod(0o600)
        yield {
            FOLDER: str(server.folder),
            PORT: str(server.port),
            PASSWORD: server.password,
        }


def anew() -> None:
    """The workspace as it was before the first picture."""
    server().drop(DATABASE)
    server().copy(PRISTINE, DATABASE)


def server() -> Server:
    """The one that stands."""
    return Server(Path(os.environ[FOLDER]), int(os.environ[PORT]), os.environ[PASSWORD])


def address() -> str:
    """The workspace, as a steward names it."""
    return f"postgresql://127.0.0.1:{os.environ[PORT]}/{DATABASE}"


def of(login: str) -> Work:
    """The workspace as somebody else works in it."""
    workspace = workspace_server.open(server().url(DATABASE, login))
    return Work(workspace, sign_in(workspace, login))


def lin() -> UUID:
    """林女士, whom 王静 serves."""
    return next(one.id for one in of(SIGNED_IN).read(portfolio) if one.name == LIN.name)


def writes() -> None:
    """The lead logs a call with 林女士."""
    lead, member = of(LEAD), lin()
    lead.write(log_contact, Contact(member, "林女士来电谢谢处理酒店的事，问餐具补发寄出没有。"))


def answers() -> None:
    """The lead decides what 林女士 gets for the parcel."""
    lead, member = of(LEAD), lin()
    issue = next(one for one in lead.read(open_of, member) if "餐具" in one.title)
    version = lead.read(detail, issue.id).version
    lead.write(set_answer, issue.id, version, AnswerDraft("破损的两只退款，运费一并退"))


def sits() -> None:
    """The lead has 林女士 open."""
    lead = of(LEAD)
    live = Live(lead.workspace)  # type: ignore[arg-type]
    live.start(lambda _news: None)
    live.sit_at(lin())


def falls() -> None:
    """The server falls over."""
    server().stop()


OTHERS: dict[str, Callable[[], None]] = {
    "@writes": writes,
    "@answers": answers,
    "@sits": sits,
    "@falls": falls,
}
