"""Make the demo programme without a window."""

import sys

from concierge.cli.given import Given
from concierge.demo import programme
from concierge.demo.wanted import Wanted
from concierge.entrance.last_login import remember_login
from concierge.team.sign_in import sign_in
from concierge.workspace import file as workspace_file


def demo(given: Given) -> int:
    """Make the demo programme if it is not there, and print who is signed in."""
    wanted = Wanted(given.members, given.seed, given.fresh)
    made = programme.ready(given.entrance, _Progress(), wanted)
    with workspace_file.open(made.path, key_file=made.key_file) as workspace:
        actor = sign_in(workspace, made.login)
        remember_login(workspace, actor.login)
    print(actor.login)
    return 0


class _Progress:
    """A bar on stderr, where somebody looks at it."""

    def __call__(self, done: int, total: int) -> None:
        if sys.stderr.isatty():
            width = 40 * done // total
            end = "\n" if done >= total else ""
            bar = "=" * width + " " * (40 - width)
            print(f"\r[{bar}] {100 * done // total:3} %", end=end, file=sys.stderr, flush=True)
