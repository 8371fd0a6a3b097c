"""Draws the picture of the README: the table of a corpus article, as `briefing-extract extract --format table` shows it.

python docs/picture.py corpus/kk-kindergartens.json docs/extract.svg
"""

from __future__ import annotations

import json
import re
import sys
from io import StringIO
from pathlib import Path

from rich.console import Console

from briefing_extract import Extractor
from briefing_extract.tables import document_table


def main(article: str, picture: str) -> None:
    """Extract an article of the corpus and save its table as SVG."""
    record = json.loads(Path(article).read_text(encoding="utf-8"))
    details = {key: record.get(key) for key in ("id", "outlet", "title", "published")}
    document = Extractor().extract(record["text"], **details)
    console = Console(record=True, width=150, file=StringIO())
    console.print(document_table(document))
    drawn = console.export_svg(title="briefing-extract extract --format table")
    # no font from elsewhere: the picture must look the same offline
    drawn = re.sub(r"@font-face \{.*?\n    \}\n", "", drawn, flags=re.DOTALL).replace("Fira Code, monospace", "monospace")
    Path(picture).write_text(drawn, encoding="utf-8")


if __name__ == "__main__":
    main(*sys.argv[1:])
