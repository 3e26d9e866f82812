"""The `sales-cockpit` command."""

from __future__ import annotations

import sys


def main() -> int:
    from cockpit.cli.run import run

    return run(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
