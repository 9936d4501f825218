"""A password that is given to somebody: read, weighed and sealed on this machine."""

import getpass
import sys

from concierge.cli.given import Given
from concierge.entrance.password_file import read_password
from concierge.errors import Code, Refusal
from concierge.team.passwords import sealed
from concierge.words import _, fill


def sealed_password(given: Given, login: str) -> str:
    """Somebody's password as the server keeps it.

    Raises Refusal PASSWORD_WEAK, PASSWORD_NEEDED where nobody can be asked, PASSWORD_FILE_BAD.
    """
    if given.password_file is not None:
        password = read_password(given.password_file)
    elif sys.stdin.isatty():
        password = getpass.getpass(fill(_("Password of {login}: "), login=login))
        if password != getpass.getpass(_("Once more: ")):
            raise Refusal(Code.PASSPHRASES_DIFFER)
    else:
        raise Refusal(Code.PASSWORD_NEEDED, login=login)
    return sealed(login, password)
