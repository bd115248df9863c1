"""``python -m claimcmp`` is the ``claimcmp`` command."""

from claimcmp.cli import main

if __name__ == "__main__":
    main()
