"""The public surface: its names, and that importing it and asking for help cost nothing."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import briefing_extract
from briefing_extract import errors

ROOT = Path(__file__).parent.parent

PUBLIC = [
    "BriefingExtractError",
    "Document",
    "Entity",
    "EvaluationError",
    "Extractor",
    "Fact",
    "Failure",
    "GoldError",
    "InputError",
    "PackError",
    "Quote",
    "Record",
    "RecordError",
    "Skipped",
    "Trace",
    "json_schema",
    "read_records",
]


def modules_after(code: str) -> set[str]:
    """What a fresh interpreter has imported after `code`."""
    program = f"import sys; sys.argv = ['briefing-extract', '--help']\n{code}\nprint('\\n'.join(sys.modules), file=sys.stderr)"
    result = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    return set(result.stderr.split())


def test_the_public_names_are_these() -> None:
    assert briefing_extract.__all__ == PUBLIC
    assert set(PUBLIC) <= set(dir(briefing_extract))


def test_every_public_name_can_be_had() -> None:
    for name in PUBLIC:
        assert getattr(briefing_extract, name).__name__ == name
    with pytest.raises(AttributeError, match="no attribute 'Extract'"):
        briefing_extract.Extract  # noqa: B018


def test_importing_the_package_imports_nothing_else() -> None:
    heavy = {"spacy", "pydantic", "regex", "numpy", "typer", "rich"}
    assert not modules_after("import briefing_extract") & heavy


def test_help_and_schema_do_without_spacy() -> None:
    code = "from briefing_extract.cli import main\ntry:\n    main()\nexcept SystemExit:\n    pass"
    assert not modules_after(code) & {"spacy", "pydantic", "regex", "numpy"}
    code = "import sys\nsys.argv[1:] = ['schema']\n" + code
    assert "spacy" not in modules_after(code)


def test_the_error_tree_is_the_one_that_is_drawn() -> None:
    drawn = [
        line.split()[-1 if "─" not in line else line.split().index("├──" if "├──" in line.split() else "└──") + 1]
        for line in (errors.__doc__ or "").splitlines()
        if "──" in line
    ]
    defined = [name for name, value in vars(errors).items() if isinstance(value, type) and issubclass(value, Exception)]
    assert ["BriefingExtractError", *drawn] == defined
    assert all(issubclass(getattr(errors, name), errors.BriefingExtractError) for name in defined)


def test_the_tables_of_the_languages_and_the_types_marker_are_packaged() -> None:
    config = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    assert config["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"] == ["src/briefing_extract"]
    assert (ROOT / "src" / "briefing_extract" / "py.typed").exists()
    ignored = (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    assert not {"*.toml", "languages/"} & set(ignored), "hatchling leaves out what git ignores"
