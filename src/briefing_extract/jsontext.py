"""JSON text with exact numbers: decimals keep their digits on the way out and on the way in.

The standard library writes a `Decimal` not at all and reads a fraction through a binary float; this module does neither.
"""

from __future__ import annotations

import json
from datetime import date
from decimal import Decimal
from json.encoder import encode_basestring
from typing import Any

from briefing_extract.errors import InputError

MAX_DIGITS = 4300  # the longest integer that Python, and so most readers of the JSON, takes from text
_MAX_BITS = 14_000  # of an integer that surely has no more digits than that
_SHORT_DIGITS = 18  # what fits a machine word is an int, such as the offsets; a longer integer is a Decimal


def count_digits(value: Decimal) -> int:
    """How many digits the plain decimal notation of a finite `value` has («0.05» has three)."""
    exponent = value.as_tuple().exponent
    fraction = max(0, -exponent) if isinstance(exponent, int) else 0
    return max(1, value.adjusted() + 1) + fraction


def format_number(value: Decimal) -> str | None:
    """The exact decimal digits of `value` as a JSON number, or None above `MAX_DIGITS`.

    Never an exponent and never a trailing zero: 2671000, 43.7, 0.3333, -38.
    """
    if count_digits(value) > MAX_DIGITS:
        return None
    digits = format(value, "f")
    if "." in digits:
        digits = digits.rstrip("0").rstrip(".")
    return "0" if digits in ("-0", "") else digits


# Legal inside JSON strings, but line ends to many readers of JSON lines.
_LINE_ENDS = {"\x85": "\\u0085", "\u2028": "\\u2028", "\u2029": "\\u2029"}


def _string(text: str) -> str:
    written = encode_basestring(text)
    if not text.isascii():
        for mark, escape in _LINE_ENDS.items():
            if mark in written:
                written = written.replace(mark, escape)
    return written


def write_json(data: Any, *, indent: int | None = None) -> str:
    """JSON text of plain data with `Decimal` and `date` in it, every number with its exact digits."""
    pieces: list[str] = []
    _write(data, pieces, indent, "\n")
    return "".join(pieces)


def _write(data: Any, pieces: list[str], indent: int | None, margin: str) -> None:
    kind = type(data)
    if kind is str:
        pieces.append(_string(data))
    elif data is None:
        pieces.append("null")
    elif kind is bool:
        pieces.append("true" if data else "false")
    elif kind is int:
        pieces.append(str(data) if data.bit_length() < _MAX_BITS else "null")
    elif kind is dict or kind is tuple or kind is list:
        opened, closed = ("{", "}") if kind is dict else ("[", "]")
        if not data:
            pieces.append(opened + closed)
            return
        inner = margin if indent is None else margin + " " * indent
        gap, comma = (opened, ", ") if indent is None else (opened + inner, "," + inner)
        if kind is dict:
            for key, value in data.items():
                pieces.append(f"{gap}{_string(key)}: ")
                _write(value, pieces, indent, inner)
                gap = comma
        else:
            for value in data:
                item = [gap]  # joined item by item: a long article has millions of pieces
                _write(value, item, indent, inner)
                pieces.append("".join(item))
                gap = comma
        pieces.append(closed if indent is None else margin + closed)
    elif isinstance(data, Decimal):
        pieces.append(format_number(data) or "null")
    elif isinstance(data, float):
        pieces.append(json.dumps(data, allow_nan=False))
    elif isinstance(data, date):
        pieces.append(f'"{data.isoformat()}"')
    else:
        raise TypeError(f"{kind.__name__} has no JSON form")


def _read_integer(digits: str) -> int | Decimal:
    return int(digits) if len(digits) <= _SHORT_DIGITS else Decimal(digits)


def read_json(text: str | bytes) -> Any:
    """Plain data of a JSON text, fractions and long integers as `Decimal`.

    Raises `InputError` where it is no JSON, with the line and column.
    """
    try:
        return json.loads(text, parse_float=Decimal, parse_int=_read_integer)
    except UnicodeDecodeError as error:
        raise InputError(f"not UTF-8: byte {error.start} is 0x{error.object[error.start]:02x}") from None
    except json.JSONDecodeError as error:
        raise InputError(f"no JSON: {error.msg} (line {error.lineno}, column {error.colno})") from None
    except RecursionError:
        raise InputError("no JSON that can be read: nested too deeply") from None
