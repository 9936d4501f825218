"""`concierge`: the desk, and the verbs of the command line, which never wait for Qt."""

import gc
import sys

from concierge import cli
from concierge.cli import streams
from concierge.cli.arguments import parse


def main(argv: list[str] | None = None) -> int:
    """Run the verb; `desk`, and `demo` without --no-window, open the window."""
    streams.stand_firm()
    given = parse(sys.argv[1:] if argv is None else argv)
    if given.verb == "desk" or (given.verb == "demo" and not given.no_window):
        # What is loaded stays: looking for rubbish in it would cost a tenth of the start.
        gc.disable()
        from ui import without_qt  # isort: skip  # noqa: F401
        from ui import app

        return app.run(given)
    return cli.run(given)


if __name__ == "__main__":
    sys.exit(main())
