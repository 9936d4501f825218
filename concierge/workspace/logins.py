"""What a login may be: a server cuts long ones, and keeps some words for itself."""

from concierge.errors import Code, Refusal

MOST = 63
"""Bytes of a name in PostgreSQL (NAMEDATALEN - 1); whatever is longer, it cuts without a word."""
RESERVED = ("public", "none", "user", "current_user", "current_role", "session_user")
OF_SERVERS = ("pg_", "concierge_")
"""How the roles of every server begin, and those of every workspace on one."""


def new_login(typed: str) -> str:
    """The login of somebody who is added, without the spaces around it.

    Raises Refusal TEXT_MISSING, LOGIN_TOO_LONG, LOGIN_RESERVED.
    """
    login = typed.strip()
    if not login:
        raise Refusal(Code.TEXT_MISSING, field="login")
    signing_in(login)
    word = login.casefold()
    if word in RESERVED or word.startswith(OF_SERVERS):
        raise Refusal(Code.LOGIN_RESERVED, login=login)
    return login


def signing_in(login: str) -> None:
    """Raises Refusal for what nobody can sign in to a server as: it would take it for another.

    LOGIN_TOO_LONG, LOGIN_RESERVED.
    """
    if not login.isprintable() or " " in login or "\u3000" in login:
        raise Refusal(Code.LOGIN_RESERVED, login=login)
    if len(login.encode("utf-8", "surrogatepass")) > MOST:
        raise Refusal(Code.LOGIN_TOO_LONG, login=login, most=MOST)
