"""Stanza as the engine, for real: a tiny tokenizer and tagger are trained on sentences of our own and run through the package."""

from __future__ import annotations

import json
import os
import random
from pathlib import Path

import pytest
from typer.testing import CliRunner

from briefing_extract import Extractor
from briefing_extract.cli import app
from briefing_extract.engines import model_states
from briefing_extract.errors import EngineError, InputError
from briefing_extract.tagging.stanza_engine import StanzaTagger, installed, listed_processors

# CI sets the variable, so that there the tests fail instead of being skipped
needs_stanza = pytest.mark.skipif(
    not installed() and "REQUIRE_STANZA" not in os.environ, reason="the extra 'stanza' is not installed"
)

GIVEN = "Ерлан Айгүл Марат Дәурен Сәуле Бақыт Нұрлан Гүлнар Қанат Жанар".split()
SURNAMES = "Сейітов Ахметов Оспанов Жұмабаев Қалиев Төлегенов".split()
TOWNS = "Алматыда Ақтауда Семейде Таразда Оралда Көкшетауда".split()
OFFICES = "министрлігі басқармасы әкімдігі департаменті".split()
FIELDS = "Қаржы Білім Денсаулық Энергетика".split()


def sentences(count: int) -> list[object]:
    from training.stanza_models import Labelled

    chance = random.Random(7)
    made: list[object] = []
    for _ in range(count):
        person = [(chance.choice(GIVEN), "B-PERSON"), (chance.choice(SURNAMES), "I-PERSON")]
        town = [(chance.choice(TOWNS), "B-GPE")]
        office = [(chance.choice(FIELDS), "B-ORGANISATION"), (chance.choice(OFFICES), "I-ORGANISATION")]
        came = [(str(chance.randint(2, 900)), "O"), ("адам", "O"), ("келді", "O")]
        comma, stop, said = [(",", "O")], [(".", "O")], [("деді", "O")]
        words = chance.choice(
            [person + comma + town + came + stop, office + town + came + stop, town + came + comma + said + person + stop]
        )
        glued = frozenset(at for at, (word, _) in enumerate(words) if word in ",.")
        made.append(Labelled(tuple(word for word, _ in words), tuple(tag for _, tag in words), glued))
    return made


@pytest.fixture(scope="module")
def models(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from training.stanza_models import train_entities, train_tokenizer, write_resources

    out, data = tmp_path_factory.mktemp("stanza"), sentences(300)
    train_tokenizer(data, out, steps=100)  # type: ignore[arg-type]
    train_entities(data, out, steps=100)  # type: ignore[arg-type]
    write_resources(out)
    return out


@needs_stanza
def test_entities_stand_where_the_text_has_them(models: Path) -> None:
    text = "Ерлан Қалиев, Алматыда 56 адам келді. Қаржы министрлігі Таразда 5 адам келді."
    found = [(text[tag.start : tag.end], tag.label) for tag in StanzaTagger("kk", models).tag(text, [(0, len(text))])]
    assert found == [
        ("Ерлан Қалиев", "person"),
        ("Алматыда", "place"),
        ("Қаржы министрлігі", "organization"),
        ("Таразда", "place"),
    ]


@needs_stanza
def test_the_extractor_reads_with_it(models: Path) -> None:
    extractor = Extractor("kk", engine="stanza", model_dir=models)
    text = "Ерлан Қалиев, Алматыда 56 адам келді."
    document = extractor.extract(text)
    assert [(fact.text, fact.subject and fact.subject.head) for fact in document.facts] == [("56", "адам")]
    assert all(document.text[m.start : m.end] == m.text for entity in document.entities for m in entity.mentions)


@needs_stanza
def test_a_spacy_pipeline_carries_it(models: Path) -> None:
    import spacy

    nlp = spacy.blank("kk")
    nlp.add_pipe("briefing_stanza", config={"model_dir": str(models)})
    doc = nlp("Қаржы министрлігі Таразда 5 адам келді. Ерлан Қалиев, Алматыда 56 адам келді.")
    assert [(span.text, span.label_) for span in doc.ents][:2] == [("Қаржы министрлігі", "organization"), ("Таразда", "place")]
    assert len(doc.spans["stanza_sentences"]) == 2


@needs_stanza
def test_its_models_are_listed(models: Path) -> None:
    assert listed_processors(models, "kk") == {"ner": True, "tokenize": True}
    states = {(state.language, state.processor): state.state for state in model_states(models) if state.engine == "stanza"}
    assert states["kk", "ner"] == "ready"


@needs_stanza
def test_missing_models_say_how_to_get_them(tmp_path: Path) -> None:
    with pytest.raises(EngineError, match=r"no Stanza models for 'kk' in .*--model-dir.*stanza\.download\('kk'\)"):
        Extractor(engine="stanza", model_dir=tmp_path)


@needs_stanza
def test_broken_models_are_told(tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_text(
        json.dumps({"kk": {"default_processors": {"tokenize": "x"}, "packages": {"default": {"tokenize": "x"}}}})
    )
    (tmp_path / "kk" / "tokenize").mkdir(parents=True)
    (tmp_path / "kk" / "tokenize" / "x.pt").write_bytes(b"no model")
    with pytest.raises(EngineError, match="cannot load its models for 'kk'"):
        Extractor("kk", engine="stanza", model_dir=tmp_path)


def test_a_list_of_models_that_is_none_is_told(tmp_path: Path) -> None:
    (tmp_path / "resources.json").write_text("[1")
    with pytest.raises(EngineError, match="is no list of Stanza's models"):
        listed_processors(tmp_path, "kk")


def test_an_unknown_engine_is_told() -> None:
    with pytest.raises(InputError, match="there is no engine 'magic': choose crf, rules, stanza"):
        Extractor(engine="magic")


def test_the_command_tells_an_unknown_engine_apart(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("Ауылда 5 үй салынды.", encoding="utf-8")
    result = CliRunner().invoke(app, ["extract", str(tmp_path / "a.txt"), "--engine", "magic"])
    assert result.exit_code == 2
    assert "no engine 'magic'" in result.output


@pytest.mark.skipif(installed(), reason="the extra 'stanza' is installed")
def test_without_the_extra_it_says_how_to_install_it() -> None:
    with pytest.raises(EngineError, match=r"pip install 'briefing-extract\[stanza\]'"):
        Extractor(engine="stanza")
