"""Make the demo programme without a window."""

import sys
from argparse import Namespace

from concierge.cli.opening import remember_login
from concierge.demo import programme
from concierge.team.sign_in import sign_in
from concierge.workspace import file as workspace_file


def demo(given: Namespace) -> int:
    """Make the demo programme if it is not there, and print who is signed in."""
    made = programme.ready(given, progress=_Progress())
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
