"""Kazakh sentence ends, and the spaCy language class."""

from __future__ import annotations

import subprocess
import sys
import time

import pytest
import spacy
from hypothesis import given
from hypothesis import strategies as st

from briefing_extract.languages.kk.lex_attrs import like_num
from briefing_extract.languages.kk.sentences import sentence_spans


def cut(line: str) -> list[str]:
    return [line[start:end] for start, end in sentence_spans(line)]


@pytest.mark.parametrize(
    "text",
    [
        # each ¦ is a sentence end
        "Өсім – 8,5 пайыз. ¦ Баға 1,2 есе жоғары.",
        "Қазір ахуал тұрақты! ¦ Неге? ¦ Белгісіз… ¦ Күтейік.",
        "Құны 1,5 млрд. теңге. ¦ Бұл аз.",
        "Қоры 5 млн. АҚШ доллары болды.",
        "Қор 2,5 млрд. ¦ Бұл көп.",
        "Мектеп, аурухана т.б. нысандар бар.",
        "Мектеп, аурухана т.б. ¦ Бұл жаңалық.",
        "1939 ж. Қ. Жұмалиев жинақ шығарды.",
        "Мерзімі – 2025 ж. ¦ Жаңа мектеп ашылды.",
        "Ақтөбе қ. Абай даңғылы, 5.",
        "Б. Төлегенов айтты. ¦ Ол кетті.",
        "Біз А.С. Пушкинді оқыдық.",
        "Т.Рысқұлов көшесінде 14.30-да басталды. ¦ Сайт – egov.kz.",
        "т.ғ.к. Асқар Оразов келді.",
        "1. Тасқала ¦ 2. Теректі ¦ 3. Бөрлі (Ақсай қаласы)",
        "1. Бюджет туралы мәселе. ¦ 2-мәселе – салық.",
        "Жол 5 км. ¦ Енді көпір керек.",
        "«Қашан түзейміз?» – деп сұрады ол. ¦ Жауап жоқ.",
        "«Өсім бар!» деді ол.",
        "«Ауыл көркейді. ¦ Жұмыс көп», – деді әкім.",
        "– Бар. ¦ – Қанша? ¦ – Үшеу.",
        "3,2 млрд теңге жұмсалған.Жоспардағы 16 шақырым бітті.".replace(".Ж", ".¦Ж"),
        'Ол айтты: "Келдік." ¦ Содан кетті.',
        "Соғыстан кейін (1993 ж. А. Хашеми, 1998 ж. М. Хатами) болды.",
        "Жұмыс бітті. ¦ 26 үй құрғады. ¦ $5 млн қалды.",
    ],
)
def test_sentence_ends(text: str) -> None:
    parts = [part.strip() for part in text.split("¦")]
    assert cut(text.replace(" ¦ ", " ").replace("¦", "")) == parts


def test_white_space_and_empty_lines() -> None:
    assert cut("") == cut("   ") == []
    assert cut("  Бір. Екі.  ") == ["Бір.", "Екі."]


@given(st.text(alphabet='аБқ 1.!?…"«»()–-,:', max_size=80))
def test_spans_cover_everything_but_white_space(line: str) -> None:
    last = 0
    for start, end in sentence_spans(line):
        assert last <= start < end
        assert not line[last:start].strip()
        assert line[start:end] == line[start:end].strip()
        last = end
    assert not line[last:].strip()


@pytest.mark.parametrize("piece", ["1. ", "Қ. ", "(5 млн. ", '.»"', "а", "Бұл. "])
def test_time_grows_with_length_only(piece: str) -> None:
    def spent(times: int) -> float:
        text = piece * times
        began = time.perf_counter()
        sentence_spans(text)
        return time.perf_counter() - began

    spent(1000)
    assert spent(100_000) < 40 * max(spent(10_000), 0.005)


def test_spacy_is_not_imported_for_the_morphology() -> None:
    code = "import briefing_extract.languages.kk.morphology, sys; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_unknown_names_of_the_package() -> None:
    from briefing_extract.languages import kk

    with pytest.raises(AttributeError):
        kk.Russian  # noqa: B018


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("ҚР-дың үлесі 30%-ға өсті.", "ҚР-дың|үлесі|30|%-ға|өсті|."),
        ("5–7 млрд. теңге, т.б. бар", "5|–|7|млрд.|теңге|,|т.б.|бар"),
        ("Б. Төлегенов келді", "Б.|Төлегенов|келді"),
        ("«Азық-түлік» АҚ-ның 3 521-і", "«|Азық-түлік|»|АҚ-ның|3|521-і"),
        ("жұмсалған.Жоспардағы", "жұмсалған|.|Жоспардағы"),
        ("2025 ж. ашылды", "2025|ж.|ашылды"),
    ],
)
def test_tokens(text: str, tokens: str) -> None:
    doc = spacy.blank("kk")(text)
    assert doc.text == text
    assert [token.text for token in doc] == tokens.split("|")


@pytest.mark.parametrize(
    "word", "Бір МЫҢ екіден бірінші екеуі төртке жартысы миллионнан елудей алтау жүздеген 612-ге 1,5 3/4 −5 1790-ы 5-ші".split()
)
def test_numbers(word: str) -> None:
    assert like_num(word)


@pytest.mark.parametrize("word", "үй үшін алтын жүзінде онда азық-түлік - , % а 5-бет".split())
def test_no_numbers(word: str) -> None:
    assert not like_num(word)


def test_lexical_attributes() -> None:
    vocab = spacy.blank("kk").vocab
    assert vocab["Бір"].like_num
    assert vocab["және"].is_stop
    assert vocab["млрд"].norm_ == "миллиард"
    assert vocab["Теңге"].norm_ == "теңге"


def test_sentences_of_a_doc() -> None:
    nlp = spacy.blank("kk")
    nlp.add_pipe("kk_sentences")
    doc = nlp("Тақырып\n«Қашан?» – деді Б. Төлегенов.Ол 5 млрд. теңге алды. Бітті.")
    assert [span.text.strip() for span in doc.sents] == [
        "Тақырып",
        "«Қашан?» – деді Б. Төлегенов.",
        "Ол 5 млрд. теңге алды.",
        "Бітті.",
    ]
