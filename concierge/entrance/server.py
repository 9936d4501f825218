"""Coming in at a team's server. The driver behind it costs a tenth second: a file has no use for
this module, and loads it nowhere."""

from collections.abc import Callable

from sqlalchemy.engine.url import URL

from concierge import vault
from concierge.entrance import Entrance
from concierge.entrance.password_file import read_password
from concierge.errors import Code, Refusal
from concierge.workspace import server
from concierge.workspace.server import TeamWorkspace

Ask = Callable[[str], str]
"""Somebody's password, asked of whoever sits there."""


def nobody_there(login: str) -> str:
    """Where nobody can be asked, and in a window, which asks for itself."""
    raise Refusal(Code.PASSWORD_NEEDED, login=login)


def come_in(entrance: Entrance, ask: Ask = nobody_there) -> TeamWorkspace:
    """The server's workspace, open; a password that was typed for it goes to the keyring.

    Raises Refusal as `address_of` and `server.open` do.
    """
    url, typed = _signed(entrance, ask)
    team = server.open(url)
    if typed:
        vault.keep_password(_account(url), typed)
    return team


def address_of(entrance: Entrance, ask: Ask = nobody_there) -> URL:
    """The address, with the login and password to sign in by.

    Raises Refusal ADDRESS_WRONG, LOGIN_NEEDED, PASSWORD_NEEDED, PASSWORD_FILE_BAD.
    """
    return _signed(entrance, ask)[0]


def _signed(entrance: Entrance, ask: Ask) -> tuple[URL, str | None]:
    """`address_of`, and the password once more where it was typed: no file or keyring has it."""
    url = server.address(str(entrance.address), entrance.login)
    if not url.username:
        raise Refusal(Code.LOGIN_NEEDED)
    typed = entrance.password or None
    password = typed or _known(entrance, url)
    if password is None:
        password = typed = ask(url.username)
    return url.set(password=password), typed


def _known(entrance: Entrance, url: URL) -> str | None:
    if entrance.password_file is not None:
        return read_password(entrance.password_file)
    return vault.kept_password(_account(url))


def _account(url: URL) -> str:
    """How the keyring names a login on a server."""
    return f"{url.username}@{url.host}:{url.port or 5432}/{url.database}"
