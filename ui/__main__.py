"""`concierge`: the desk, and the verbs of the command line, which never wait for Qt."""

import gc
import os
import sys
from typing import TYPE_CHECKING

from concierge import cli, words, worker
from concierge.cli import streams
from concierge.cli.arguments import parse
from concierge.cli.given import Given
from concierge.cli.output import complain, get_ready
from concierge.errors import Code, Refusal

if TYPE_CHECKING:
    from concierge.demo.wanted import Wanted


def main(argv: list[str] | None = None) -> int:
    """Run the verb; `desk`, and `demo` without --no-window, open the window."""
    said = sys.argv[1:] if argv is None else argv
    if worker.is_wanted(said):
        from concierge.worker.serving import serve

        return serve(*said[1:])
    streams.stand_firm()
    given = parse(said)
    if given.verb == "desk" or (given.verb == "demo" and not given.no_window):
        if not _has_screen():
            get_ready(for_programs=False)
            complain(words.refusal(Refusal(Code.NO_SCREEN)))
            return 1
        # What is loaded stays: looking for rubbish in it would cost a tenth of the start.
        gc.disable()
        from ui import without_qt  # isort: skip  # noqa: F401
        from ui import app

        return app.run(given.entrance, given.lang or "", _sample(given))
    return cli.run(given)


def _sample(given: Given) -> "Wanted | None":
    """The sample programme that is to be opened; None where one's own workspace is."""
    if given.verb != "demo":
        return None
    # Most starts are of one's own workspace.
    from concierge.demo.wanted import Wanted

    return Wanted(given.members, given.seed, given.fresh)


def _has_screen() -> bool:
    """Qt itself would end the process where nothing shows a window."""
    where = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return sys.platform != "linux" or any(map(os.environ.get, where))


if __name__ == "__main__":
    sys.exit(main())
