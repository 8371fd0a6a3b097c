"""What the README shows is what happens."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing_extract import Extractor
from briefing_extract.cli import app

ROOT = Path(__file__).parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")


def test_the_five_lines_run(capsys: pytest.CaptureFixture[str]) -> None:
    (code,) = re.findall(r"```python\n(.*?)```", README, re.DOTALL)
    exec(compile(code, "README.md", "exec"), {})
    printed = capsys.readouterr().out
    assert printed.startswith("more_than 22000 None ")
    assert '"value": 22000,' in printed


def test_the_json_that_is_shown_is_what_comes_out() -> None:
    call = re.search(r'extractor\.extract\("(.*?)", published="(.*?)"\)', README)
    shown = re.search(r"```json\n(.*?)```", README, re.DOTALL)
    assert call
    assert shown
    fact = json.loads(Extractor().extract(call[1], published=call[2]).to_json())["facts"][0]
    expected = json.loads(shown[1])
    fact.pop("confidence"), expected.pop("confidence")  # calibrated anew more often than a README is read
    assert fact == expected


def test_every_command_is_documented_and_every_documented_one_exists() -> None:
    commands = {command.name or command.callback.__name__ for command in app.registered_commands if command.callback}
    assert set(re.findall(r"(?:^|\| )briefing-extract ([a-z]+)", README, re.MULTILINE)) == commands
    for command in commands:
        shown = CliRunner().invoke(app, [command, "--help"])
        assert shown.exit_code == 0


def test_files_that_are_named_exist() -> None:
    for document in ("README.md", "CONTRIBUTING.md", "corpus/README.md"):
        text = (ROOT / document).read_text(encoding="utf-8")
        for name in re.findall(r"`((?:src|corpus|tests|types|languages)/[\w./-]+)`", text):
            home = ROOT / "src" / "briefing_extract" if name.startswith("languages/") else ROOT
            assert (home / name).exists(), f"{document} names {name}"
