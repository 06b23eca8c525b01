"""`python -m nakomen` is `nakomen`."""

from nakomen.cli import main

if __name__ == "__main__":
    main()
