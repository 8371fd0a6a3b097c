"""`python -m briefing_extract`: the same as the installed command."""

from briefing_extract.cli import main

if __name__ == "__main__":
    main()
