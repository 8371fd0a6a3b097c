"""Input records: what is read, what is refused and how, and that nothing takes the others with it."""

from __future__ import annotations

import io
import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_extract.records import Format, read_records
from briefing_extract.schema import Failure, Record, content_id


def read(*paths: Path | str, form: Format = "auto", stdin: bytes = b"") -> list[Record | Failure]:
    return list(read_records(paths, form=form, stdin=io.BytesIO(stdin)))


def texts(results: Iterable[Record | Failure]) -> list[str | None]:
    return [result.text if isinstance(result, Record) else None for result in results]


def failure(result: Record | Failure) -> str:
    assert isinstance(result, Failure), result
    return str(result)


def test_a_text_file_is_one_article_character_for_character(tmp_path: Path) -> None:
    file = tmp_path / "a.txt"
    text = "  Бірінші жол\r\nекінші\u2028үшінші\x00\n\n"
    file.write_bytes(text.encode())
    (record,) = read(file)
    assert record == Record(text=text, id=content_id(text), uri=file.as_posix(), origin=file.as_posix())


def test_a_byte_order_mark_is_no_text(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\xef\xbb\xbf" + "Қала".encode())
    (tmp_path / "b.jsonl").write_bytes(b"\xef\xbb\xbf" + b'{"text": "b"}\n')
    (tmp_path / "c.json").write_bytes(b"\xef\xbb\xbf" + b'{"text": "c"}')
    assert texts(read(tmp_path)) == ["Қала", "b", "c"]


def test_an_empty_text_is_an_article(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"")
    assert texts(read(tmp_path / "a.txt")) == [""]
    assert texts(read("-", stdin=b"")) == [""]


def test_a_record_keeps_what_it_says(tmp_path: Path) -> None:
    row = {"id": 17, "text": "Мәтін", "outlet": "Toy", "title": "", "published": "2025-09-18T10:00:00+05:00", "tags": [1]}
    (tmp_path / "a.json").write_text(json.dumps(row), encoding="utf-8")
    (record,) = read(tmp_path)
    assert isinstance(record, Record)
    assert (record.id, record.outlet, record.title, record.published) == ("17", "Toy", None, date(2025, 9, 18))


def test_a_folder_is_read_through_in_the_order_of_names(tmp_path: Path) -> None:
    (tmp_path / "sub").mkdir()
    (tmp_path / "sub" / "a.txt").write_text("3", encoding="utf-8")
    (tmp_path / "b.JSONL").write_text('{"text": "2"}\n\n{"text": "2b"}\n', encoding="utf-8")
    (tmp_path / "a.json").write_text('[{"text": "1"}, {"text": "1b"}]', encoding="utf-8")
    (tmp_path / "photo.jpg").write_bytes(b"\xff\xd8")
    assert texts(read(tmp_path)) == ["1", "1b", "2", "2b", "3"]


def test_a_folder_without_articles_says_so(tmp_path: Path) -> None:
    assert "holds no articles" in failure(read(tmp_path)[0])


def test_a_missing_file_is_a_failure_and_the_rest_goes_on(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("1", encoding="utf-8")
    results = read(tmp_path / "absent.txt", tmp_path / "a.txt")
    assert texts(results) == [None, "1"]
    assert "absent.txt: there is no such file" in failure(results[0])


@pytest.mark.parametrize(
    ("content", "complaint"),
    [
        (b"ab\ncd\xc0", "not UTF-8: byte 5 (line 2) is 0xc0"),
        (b"\xef\xbb\xbf\xff", "not UTF-8: byte 3 (line 1) is 0xff"),
        ("Қала".encode("utf-16"), "UTF-16"),
        ("Алматы".encode("cp1251"), "byte 0 (line 1) is 0xc0"),
        (b"%PDF-1.7\n\xe2\xe3\xcf\xd3", "not UTF-8: byte 9 (line 2)"),
    ],
)
def test_bytes_that_are_no_utf8_are_refused_with_the_byte(tmp_path: Path, content: bytes, complaint: str) -> None:
    (tmp_path / "a.txt").write_bytes(content)
    message = failure(read(tmp_path / "a.txt")[0])
    assert complaint in message
    assert "save it as UTF-8" in message


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        (b'{"id": "x", "text": 5}', "[x]: text is a int"),
        (b'{"id": "x"}', "[x]: it has no text"),
        (b'{"id": "x", "html": "<p>"}', "[x]: html is not read by this version"),
        (b'{"id": "x", "text": "a", "published": "18.09.2025"}', "published is no ISO 8601 date: '18.09.2025'"),
        (b'{"id": "x", "text": "a", "outlet": ["b"]}', "outlet is a list"),
        (b'{"id": ["x"], "text": "a"}', "id is no string of Unicode: ['x']"),
        (rb'{"id": "\udfff", "text": "a"}', "id is no string of Unicode"),
        (rb'{"id": "x", "text": "a\ud800b"}', "lone surrogate (U+D800 at character 1)"),
        (rb'{"id": "x", "text": "a", "title": "\ud800"}', "[x]: title holds a lone surrogate"),
        (b'{"text": "a"', "no JSON: "),
        (b'{"text": "\xff"}', "not UTF-8: byte 10 (line 1) is 0xff"),
        (b'["text"]', "a record is an object, this is a list"),
        (b"[" * 100_000, "nested too deeply"),
    ],
)
def test_a_broken_line_is_a_failure_with_its_number_and_the_rest_goes_on(tmp_path: Path, line: bytes, complaint: str) -> None:
    file = tmp_path / "a.jsonl"
    file.write_bytes(b'{"text": "1"}\n' + line + b'\n{"text": "3"}\n')
    results = read(file)
    assert texts(results) == ["1", None, "3"]
    message = failure(results[1])
    assert complaint in message
    assert "a.jsonl, line 2" in message
    assert ";" in message, "what to do about it"


def test_a_list_names_the_broken_record_by_its_number(tmp_path: Path) -> None:
    (tmp_path / "a.json").write_text('[{"text": "1"}, {}, 3]', encoding="utf-8")
    results = read(tmp_path)
    assert "a.json, record 2: it has no text" in failure(results[1])
    assert "a.json, record 3: a record is an object" in failure(results[2])


def test_html_files_are_refused_rather_than_read_as_text(tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text("<p>22", encoding="utf-8")
    assert "HTML is not read" in failure(read(tmp_path / "a.html")[0])


@pytest.mark.parametrize(
    ("stdin", "expected"),
    [
        ("Қалада 22 мектеп.\n{бар}", ["Қалада 22 мектеп.\n{бар}"]),
        ('{"text": "1"}\n{"text": "2"}\n', ["1", "2"]),
        ('{"text": "1"}\n{"text": \n{"text": "3"}', ["1", None, "3"]),
        ('{"text": \n{"text": "2"}', [None, "2"]),
        ('{\n "text": "1"\n}', ["1"]),
        ('[{"text": "1"},\n {"text": "2"}]', ["1", "2"]),
        ("{жақша} 5 мектеп", ["{жақша} 5 мектеп"]),
        ("[1] Сілтеме", ["[1] Сілтеме"]),
    ],
)
def test_standard_input_is_taken_for_what_it_looks_like(stdin: str, expected: list[str | None]) -> None:
    assert texts(read("-", stdin=stdin.encode())) == expected
    assert texts(read("-", stdin=b"\xef\xbb\xbf" + stdin.encode())) == expected


def test_the_form_can_be_said() -> None:
    assert texts(read("-", form="text", stdin=b'{"text": "1"}')) == ['{"text": "1"}']
    assert texts(read("-", form="json", stdin=b'{"text": "1"}')) == ["1"]
    assert texts(read("-", form="jsonl", stdin=b'x\n{"text": "1"}')) == [None, "1"]


def test_lines_of_standard_input_are_followed_as_they_come() -> None:
    class Endless(io.RawIOBase):
        """A stream that never ends: reading it to its end would hang."""

        lines = 0

        def readable(self) -> bool:
            return True

        def readline(self, size: int | None = -1, /) -> bytes:
            self.lines += 1
            assert self.lines < 10, "read ahead"
            return b'{"text": "1"}\n'

    records = read_records(["-"], stdin=Endless())  # type: ignore[arg-type]
    assert texts([next(records), next(records)]) == ["1", "1"]


@given(st.binary(max_size=200))
def test_no_bytes_raise(content: bytes) -> None:
    for form in ("auto", "text", "json", "jsonl"):
        for result in read("-", form=form, stdin=content):
            assert isinstance(result, Record | Failure)
