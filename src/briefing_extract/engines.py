"""The engines that propose names to the entities room: the shipped model beside the rules, rules alone, or Stanza."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from briefing_extract.errors import InputError
from briefing_extract.languages.pack import load_pack, pack_languages
from briefing_extract.tagging.shipped import ShippedTagger
from briefing_extract.tagging.stanza_engine import PROCESSORS, StanzaTagger, default_folder, installed, listed_processors
from briefing_extract.tagging.tagger import has_model

if TYPE_CHECKING:
    from briefing_extract.tagging.tagged import Tagger

ENGINES = ("crf", "rules", "stanza")
DEFAULT_ENGINE = "crf"


def load_tagger(engine: str, language: str, model_dir: str | Path | None = None, *, download: bool = False) -> Tagger | None:
    """The tagger of an engine for a language; None where rules decide alone.

    Raises `InputError` for an engine that does not exist, `EngineError` where it or its models are missing.
    """
    if engine not in ENGINES:
        raise InputError(f"there is no engine {engine!r}: choose {', '.join(ENGINES)}")
    if engine == "crf" and has_model(language):
        return ShippedTagger(load_pack(language))
    if engine == "stanza":
        return StanzaTagger(language, model_dir, download=download)
    return None


@dataclass(frozen=True)
class ModelState:
    """What one engine has for one language: `state` is `ready`, `missing`, `none` or `not installed`."""

    engine: str
    language: str
    processor: str
    state: str
    advice: str = ""


def model_states(model_dir: str | Path | None = None) -> list[ModelState]:
    """What each engine has here for each language, and how to get what is missing."""
    folder = Path(model_dir) if model_dir is not None else default_folder()
    alone = "no model ships for the language: rules decide alone"
    shipped = {language: ("ready", "") if has_model(language) else ("none", alone) for language in pack_languages()}
    states = [ModelState("crf", language, "entities", *state) for language, state in shipped.items()]
    states += [ModelState("rules", language, "entities", "ready") for language in pack_languages()]
    for language in pack_languages():
        if not installed():
            advice = "pip install 'briefing-extract[stanza]'"
            states.append(ModelState("stanza", language, "all", "not installed", advice))
            continue
        fetch = f"python -c \"import stanza; stanza.download('{language}')\""
        listed = listed_processors(folder, language)
        for processor in PROCESSORS:
            if processor in listed:
                there = listed[processor]
                states.append(ModelState("stanza", language, processor, "ready" if there else "missing", "" if there else fetch))
        if not listed:
            states.append(ModelState("stanza", language, "all", "missing", f"{fetch} (looked in {folder})"))
    return states
