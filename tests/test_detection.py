"""Language and script of a document: neighbours are told by their own names, and no Kazakh text is lost."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from briefing_extract import Extractor
from briefing_extract.alignment import Alignment
from briefing_extract.errors import InputError
from briefing_extract.languages import detection
from briefing_extract.languages.detection import guess_language
from briefing_extract.languages.small_words import skeleton

OTHERS = tomllib.loads((Path(__file__).parent / "data" / "other_languages.toml").read_text(encoding="utf-8"))["text"]
WITHOUT_LETTERS = str.maketrans("әғқңөұүһіӘҒҚҢӨҰҮҺІ", "агкноуухиАГКНОУУХИ")

KAZAKH = [
    "Ауданда биыл екі жаңа мектеп салынып, мыңнан астам оқушы білім алуда, деді әкім.",
    "Қаланың орталық алаңында қыркүйекте қолөнершілердің жәрмеңкесі болып, оған жүзге тарта шебер қатысты.",
    "Шаруалар гектарынан орта есеппен он жеті центнер астық жинады.",
    "Президент Павлодарда металлургтермен кездесті.",
]


@pytest.mark.parametrize("example", OTHERS, ids=lambda example: f"{example['language']} {example['text'][:20]}")
def test_a_text_of_another_language_is_told_by_its_own_name(example: dict[str, Any]) -> None:
    assert guess_language(example["text"]) == (example["language"], example["script"])


@pytest.mark.parametrize("code", ["tt", "ky", "uz", "ug", "tr", "az", "ba", "mn", "fa", "ar", "uk"])
def test_every_neighbour_has_at_least_three_paragraphs(code: str) -> None:
    assert sum(example["language"] == code for example in OTHERS) >= 3


@pytest.mark.parametrize("example", OTHERS[:10], ids=lambda example: example["language"])
def test_the_extractor_refuses_a_language_without_a_pack_by_its_code(example: dict[str, Any]) -> None:
    with pytest.raises(InputError, match=f"no pack reads the language '{example['language']}'"):
        Extractor().extract(example["text"])


@pytest.mark.parametrize("text", KAZAKH)
def test_kazakh_is_kazakh_also_where_it_is_typed_on_a_russian_keyboard(text: str) -> None:
    assert guess_language(text) == ("kk", "Cyrl")
    assert guess_language(text.translate(WITHOUT_LETTERS)) == ("kk", "Cyrl")


@pytest.mark.parametrize(
    "text",
    [
        "уш кайык, кунине 60 литр",
        "Павлодарда 500 орынды мектеп салынды",
        "Министр есеп берді",
        "«Астана» – «Тобол» 2:1",
        "Жаңа мектеп",
        "Директор",
        "Футбол: не айтты",
        "Ол жақында Brisbane Open турнирінде жеңілді.",
        "Байланыс: www.example.kz, info@example.kz",
    ],
)
def test_a_short_headline_is_never_lost(text: str) -> None:
    assert guess_language(text) == ("kk", "Cyrl")


@pytest.mark.parametrize("text", ["", "  \n", "12 345", "№ 7 – 43,7%", "\x00\x07", "🙂"])
def test_a_text_without_letters_falls_to_the_default(text: str) -> None:
    assert guess_language(text) == ("kk", "Cyrl")


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("В Павлодаре открыли школу на 500 мест", "ru"),
        ("Сегодня в Үкімет үйі прошло очередное заседание правительства республики", "ru"),
        ("Награждена медалью «Ерен еңбегі үшін» и почетной грамотой", "ru"),
        ("Зарегистрированные пользователи получили новые удостоверения личности", "ru"),
        ("The region opened a school for 500 pupils", "en"),
    ],
)
def test_russian_and_english_are_told_by_small_words_and_endings(text: str, language: str) -> None:
    assert guess_language(text)[0] == language


@pytest.mark.parametrize(
    "text",
    [
        "Aýdanda bıyl eki jańa mektep salynyp, myńnan astam oqýshy bilim alýda, dedi ákim.",
        "Audanda biyl ekı jaña mektep salynyp, myñnan astam oquşy bılım aluda, dedı äkım.",
        "Qalada bıyl eki mektep salyndy, dep habarlady oblys akimdigi.",
        "Qazaqstan Prezidenti",
    ],
)
def test_kazakh_latin_of_every_spelling(text: str) -> None:
    assert guess_language(text) == ("kk", "Latn")


@pytest.mark.parametrize(
    "text", ["اۋداندا بيىل ەكى جاڭا مەكتەپ سالىنىپ، مىڭنان استام وقۋشى ٴبىلىم الۋدا، دەدى اكىم.", "جاڭا مەكتەپ اشىلدى"]
)
def test_kazakh_arabic(text: str) -> None:
    assert guess_language(text) == ("kk", "Arab")


def test_a_bilingual_release_is_in_the_language_of_its_first_half() -> None:
    kazakh = "Ауданда биыл екі жаңа мектеп салынып, мыңнан астам оқушы білім алуда.\n" * 3
    russian = "В районе в этом году построены две новые школы, в которых учатся более тысячи детей.\n" * 3
    assert guess_language(kazakh + russian)[0] == "kk"
    assert guess_language(russian + kazakh)[0] == "ru"


def test_a_russian_heading_makes_no_kazakh_release_russian() -> None:
    heading = "Пресс-служба акимата сообщает о развитии района в этом году\n"
    article = "Ауданда биыл екі жаңа мектеп салынып, мыңнан астам оқушы білім алуда, деді әкім.\n" * 6
    assert guess_language(heading + article)[0] == "kk"


def test_clear_kazakh_asks_nobody() -> None:
    code = (
        "import sys; from briefing_extract.languages.detection import guess_language; "
        f"guess_language({KAZAKH[0]!r}); sys.exit('pycld2' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_kazakh_latin_is_rewritten_and_asked_again() -> None:
    seen = []

    def rewrite(text: str) -> tuple[str, Alignment]:
        seen.append(text)
        return KAZAKH[1], Alignment(len(KAZAKH[1]))

    assert guess_language("Sharýalar egin jınaýǵa kirisip, kómek kútedi", rewrite)[0] == "kk"
    assert seen


def test_control_characters_and_lone_surrogates_raise_nothing() -> None:
    text = "Zwei neue Schulen\x0b wurden\x01 in diesem Jahr\ud800 gebaut, sagte der Bürgermeister der Stadt."
    assert guess_language(text) == ("de", "Latn")


def test_a_script_that_no_pack_reads_is_not_called_cyrillic() -> None:
    assert guess_language("今年市内新建了两所学校,可容纳一千名学生。")[1] == "Zzzz"


@pytest.mark.parametrize("spelling", ["және", "жане", "jáne", "jäne", "zhane", "جانە", "ЖӘНЕ".lower()])
def test_one_skeleton_serves_every_spelling(spelling: str) -> None:
    assert skeleton(spelling) == "jane"


@given(st.text())
def test_every_text_has_a_language_and_a_script(text: str) -> None:
    language, script = guess_language(text)
    assert language
    assert script in ("Cyrl", "Latn", "Arab", "Zzzz")


@given(st.sampled_from(KAZAKH), st.text(alphabet="0123456789 .,–%\n", max_size=60))
def test_figures_around_a_text_change_nothing(text: str, figures: str) -> None:
    assert guess_language(f"{figures} {text} {figures}") == ("kk", "Cyrl")
    assert detection.language_of(figures) == (None, None)
