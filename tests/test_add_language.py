"""A language outside the package: a folder of three TOML files is enough for its numbers and units."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from briefing_extract import Extractor, PackError
from briefing_extract.languages import pack as packs

DATA = Path(__file__).parent / "data"
KYRGYZ, UZBEK = DATA / "kyrgyz_pack", DATA / "uzbek_pack"
TEXTS = {
    "ky": "Өткөн жылы 12 миң тонна дан жыйналды. Бюджеттен 3,5 млрд сом бөлүндү, бул 45 пайызга көп. Жыйырма беш гектар берилди.",
    "uz": "12 ming tonna paxta yig‘ildi. Loyihaga 3,5 mlrd so‘m ajratildi, bu 45 foizga ko‘p. Yigirma besh gektar yer berildi.",
}
MONEY = {"ky": "KGS", "uz": "UZS"}
PIECES = [
    "12",
    "миң",
    "тонна",
    "3,5",
    "млрд",
    "сом",
    "45%",
    "№ 7",
    "24.11.2026",
    "«",
    "»",
    "–",
    "16:30",
    "беш",
    "1 200",
    "2-3",
    "5-эл",
    ".",
    "\n",
    "Айша",
]


@pytest.fixture(autouse=True)
def _forget_packs() -> Iterator[None]:
    yield
    packs._GIVEN.clear()
    packs.load_pack.cache_clear()


@pytest.mark.parametrize("told", [True, False])
@pytest.mark.parametrize("language", ["ky", "uz"])
def test_three_tables_are_enough_for_numbers_and_units(language: str, told: bool) -> None:
    extractor = Extractor(language if told else None, pack_dirs=[KYRGYZ, UZBEK])
    document = extractor.extract(TEXTS[language])
    assert document.language == language
    assert [(fact.kind, fact.value, fact.unit) for fact in document.facts] == [
        ("quantity", Decimal(12000), "t"),
        ("money", Decimal(3_500_000_000), MONEY[language]),
        ("percent", Decimal(45), "%"),
        ("quantity", Decimal(25), "ha"),
    ]
    for fact in document.facts:
        assert document.text[fact.start : fact.end] == fact.text


@pytest.mark.parametrize("mark", ["‘", "’", "'", "ʻ"])
def test_a_word_of_the_pack_is_found_with_any_apostrophe(mark: str) -> None:
    fact = Extractor("uz", pack_dirs=[UZBEK]).extract(f"Loyihaga 3 mln so{mark}m ajratildi.").facts[0]
    assert (fact.value, fact.unit) == (Decimal(3_000_000), "UZS")


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_every_digit_lies_in_one_fact_or_one_skipped_number(text: str) -> None:
    document = Extractor("ky", pack_dirs=[KYRGYZ]).extract(text)
    spans = [(item.start, item.end) for item in (*document.facts, *document.skipped)]
    for at, letter in enumerate(text):
        if letter.isdigit():
            assert sum(start <= at < end for start, end in spans) == 1, (text, at)


def test_a_folder_of_packs_is_as_good_as_its_packs(tmp_path: Path) -> None:
    shutil.copytree(KYRGYZ, tmp_path / "kyrgyz")
    shutil.copytree(UZBEK, tmp_path / "uzbek")
    assert packs.add_pack_dir(tmp_path) == ("ky", "uz")
    assert {"ky", "uz", "kk"} <= set(packs.pack_languages())


@pytest.mark.parametrize(
    ("file", "text", "says"),
    [
        ("pack.toml", "build = ''", "pack.toml: language"),
        ("pack.toml", "language = 'kk'", "reads 'kk' itself"),
        ("pack.toml", "language = 'ky'\nbuild = 'verbal'", "pack.toml: build"),
        ("pack.toml", "language = 'ky'\nsuffixes = 'га'", "pack.toml: suffixes"),
        ("numerals.toml", "[cardinals]\n'бир' = '1'", "numerals.toml: cardinals.бир"),
        ("numerals.toml", "[scales]\n'миң' = 0", "numerals.toml: scales.миң"),
        ("units.toml", "[money]\nKGS = 'сом'", "units.toml: money.KGS"),
        ("units.toml", "[quantity.t]\nword = ['тонна']", "units.toml: quantity.t.words"),
        ("units.toml", "[money", "units.toml: no TOML"),
        ("units.toml", None, "units.toml: missing"),
    ],
)
def test_a_malformed_pack_says_the_file_and_the_key(tmp_path: Path, file: str, text: str | None, says: str) -> None:
    shutil.copytree(KYRGYZ, tmp_path / "pack")
    path = tmp_path / "pack" / file
    path.unlink() if text is None else path.write_text(text, encoding="utf-8")
    with pytest.raises(PackError, match=says):
        Extractor(pack_dirs=[tmp_path / "pack"])


def test_a_folder_without_a_pack_says_so(tmp_path: Path) -> None:
    with pytest.raises(PackError, match=r"no pack here"):
        Extractor(pack_dirs=[tmp_path])


def test_an_installed_package_brings_its_pack(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copytree(KYRGYZ, tmp_path / "briefing_kyrgyz")
    (tmp_path / "briefing_kyrgyz" / "__init__.py").touch()
    about = tmp_path / "briefing_kyrgyz-1.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: briefing-kyrgyz\nVersion: 1\n")
    (about / "entry_points.txt").write_text("[briefing_extract.languages]\nky = briefing_kyrgyz\n")
    monkeypatch.syspath_prepend(str(tmp_path))
    packs._installed.cache_clear()
    try:
        assert Extractor("ky").extract("45 пайыз").facts[0].unit == "%"
    finally:
        packs._installed.cache_clear()


def test_the_command_reads_a_pack_dir() -> None:
    command = [sys.executable, "-m", "briefing_extract", "extract", "-", "--pack-dir", str(UZBEK), "--language", "uz"]
    result = subprocess.run(command, input="45 foiz", capture_output=True, text=True, encoding="utf-8", check=True)
    assert json.loads(result.stdout)["facts"][0]["unit"] == "%"


@settings(max_examples=60, deadline=None)
@given(text=st.lists(st.sampled_from(PIECES), max_size=12).map(" ".join))
def test_so_it_is_in_the_rooms_of_prepositional_languages(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    folder = tmp_path_factory.getbasetemp() / "prepositional_pack"
    shutil.copytree(KYRGYZ, folder, dirs_exist_ok=True)
    (folder / "pack.toml").write_text('language = "ky"\nbuild = "prepositional"\n', encoding="utf-8")
    document = Extractor("ky", pack_dirs=[folder]).extract(text)
    spans = [(item.start, item.end) for item in (*document.facts, *document.skipped)]
    assert all(any(start <= at < end for start, end in spans) for at, letter in enumerate(text) if letter.isdigit())
