"""`python -m concierge`: the command line alone, without Qt."""

import sys

from concierge.cli import main

if __name__ == "__main__":
    sys.exit(main())
