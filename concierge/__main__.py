"""`python -m concierge`: the command line alone, without Qt."""

import sys

from concierge import worker


def main() -> int:
    """Every verb but the window's; a worker loads nothing of the others."""
    if worker.is_wanted(sys.argv[1:]):
        from concierge.worker.serving import serve

        return serve(*sys.argv[2:])
    from concierge import cli

    return cli.main()


if __name__ == "__main__":
    sys.exit(main())
