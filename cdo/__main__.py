"""`python -m cdo`."""

import sys

from cdo.cli.app import main

if __name__ == "__main__":
    sys.exit(main())
