"""Input records from files, folders and standard input; one that cannot be read is a `Failure` among them.

A text file is one article. A JSON file holds one record or a list of them, a JSONL file one a line. A
folder is searched through for `*.txt`, `*.json` and `*.jsonl`, in the order of their names. Texts are never
altered: line ends stay as they are, and only the byte order mark of a UTF-8 file, which is no text, goes.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import IO, Any, Literal

from briefing_extract.errors import InputError, RecordError
from briefing_extract.jsontext import read_json
from briefing_extract.schema import Failure, Record

Format = Literal["auto", "text", "json", "jsonl"]

SUFFIXES: dict[str, Format] = {".txt": "text", ".json": "json", ".jsonl": "jsonl", ".ndjson": "jsonl"}
STDIN = "-"
BOM = b"\xef\xbb\xbf"  # the signature that some editors put at the head of a UTF-8 file


def read_records(
    paths: Iterable[str | Path], *, form: Format = "auto", stdin: IO[bytes] | None = None
) -> Iterator[Record | Failure]:
    """The records of files, folders and, for «-», standard input, in that order.

    `form` says how to read them; `auto` goes by the suffix of a file (any other is plain text) and by the
    look of standard input. JSON lines are read one by one, so that an endless stream can be followed. Whatever cannot be read
    comes as a `Failure` in its place; nothing is raised for it.
    """
    for path in paths:
        if str(path) == STDIN:
            yield from _read_stdin(stdin or sys.stdin.buffer, form)
        else:
            yield from _read_path(Path(path), form)


def _read_path(path: Path, form: Format) -> Iterator[Record | Failure]:
    origin = path.as_posix()
    try:
        if path.is_dir():
            files = sorted(p for p in path.rglob("*") if p.suffix.lower() in SUFFIXES and p.is_file())
            if not files:
                yield Failure("the folder holds no articles", origin=origin, advice="give one with .txt, .json or .jsonl files")
            for file in files:
                yield from _read_path(file, form)
            return
        if path.suffix.lower() in (".html", ".htm") and form == "auto":
            yield Failure("HTML is not read by this version", origin=origin, advice="save the article's body as text")
            return
        shape = SUFFIXES.get(path.suffix.lower(), "text") if form == "auto" else form
        if shape == "jsonl":
            with path.open("rb") as lines:
                yield from _read_lines(lines, origin)
        elif shape == "json":
            yield from _read_json(path.read_bytes(), origin)
        else:
            yield _read_text(path.read_bytes(), origin, uri=origin)
    except FileNotFoundError:
        yield Failure("there is no such file", origin=origin, advice="check the path")
    except OSError as error:
        yield Failure(error.strerror or str(error), origin=origin, advice="check that it is a file which you may read")


def _read_stdin(stream: IO[bytes], form: Format) -> Iterator[Record | Failure]:
    origin = "standard input"
    if form == "jsonl":
        yield from _read_lines(stream, origin)
        return
    if form == "auto":
        # One record a line is recognised by its first line, so that the rest can be followed as it comes.
        first = stream.readline()
        if _is_record(first):
            yield from _read_lines(_chain(first, stream), origin)
            return
        content = (first + stream.read()).removeprefix(BOM)
        if content.lstrip()[:1] not in (b"{", b"["):
            yield _read_text(content, origin)
            return
        try:
            data = read_json(content)
        except InputError:
            # Broken JSON lines, or prose that begins with a bracket: only the former has its keys in quotes.
            if content.lstrip().startswith((b'{"', b'[{"')):
                yield from _read_lines(content.split(b"\n"), origin)
            else:
                yield _read_text(content, origin)
            return
        yield from _from_data(data, origin)
    elif form == "json":
        yield from _read_json(stream.read(), origin)
    else:
        yield _read_text(stream.read(), origin)


def _chain(first: bytes, rest: Iterable[bytes]) -> Iterator[bytes]:
    yield first
    yield from rest


def _is_record(line: bytes) -> bool:
    if not line.removeprefix(BOM).lstrip().startswith(b"{"):
        return False
    try:
        return isinstance(read_json(line.removeprefix(BOM)), dict)
    except InputError:
        return False


def decode(content: bytes) -> str:
    """The text of UTF-8 bytes, without the byte order mark. Raises `InputError` that says which byte is none."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        raise InputError("not UTF-8 but UTF-16, by its first two bytes")
    try:
        return content.removeprefix(BOM).decode("utf-8")
    except UnicodeDecodeError as error:
        at = error.start + len(BOM) * content.startswith(BOM)
        line = content.count(b"\n", 0, at) + 1
        raise InputError(f"not UTF-8: byte {at} (line {line}) is 0x{content[at]:02x}") from None


ENCODING_ADVICE = "save it as UTF-8; a Windows-1251 file: iconv -f cp1251 -t utf-8 FILE"


def _read_text(content: bytes, origin: str, *, uri: str | None = None) -> Record | Failure:
    try:
        return Record.from_mapping({"text": decode(content), "uri": uri}, origin=origin)
    except RecordError as error:
        return Failure.from_error(error, origin=origin)
    except InputError as error:
        return Failure(str(error), origin=origin, advice=ENCODING_ADVICE)


def _read_json(content: bytes, origin: str) -> Iterator[Record | Failure]:
    try:
        text = decode(content)
    except InputError as error:
        yield Failure(str(error), origin=origin, advice=ENCODING_ADVICE)
        return
    try:
        data = read_json(text)
    except InputError as error:
        yield Failure(str(error), origin=origin, advice="one record a line goes into a .jsonl file")
        return
    yield from _from_data(data, origin)


def _from_data(data: Any, origin: str) -> Iterator[Record | Failure]:
    if isinstance(data, list):
        for number, item in enumerate(data, 1):
            yield _from_item(item, f"{origin}, record {number}")
    else:
        yield _from_item(data, origin)


def _from_item(item: Any, origin: str) -> Record | Failure:
    if not isinstance(item, dict):
        return Failure(f"a record is an object, this is a {type(item).__name__}", origin=origin, advice='write {"text": "…"}')
    try:
        return Record.from_mapping(item, origin=origin)
    except RecordError as error:
        return Failure.from_error(error, origin=origin)


def _read_lines(lines: Iterable[bytes], origin: str) -> Iterator[Record | Failure]:
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        place = f"{origin}, line {number}"
        try:
            data = read_json(decode(line))
        except InputError as error:
            yield Failure(str(error), origin=place, advice="write one JSON object a line, in UTF-8")
            continue
        yield _from_item(data, place)
