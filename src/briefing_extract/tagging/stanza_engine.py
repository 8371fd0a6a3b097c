"""Stanza as the engine: its pipeline over our canonical text, its entity classes as ours.

Needs the extra `stanza`. Models come from a local folder, laid out as Stanza downloads them (`resources.json` beside a folder
a language), or from Stanza's own download where the user asks for it. Nothing is fetched otherwise.
"""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from briefing_extract.errors import EngineError
from briefing_extract.tagging.classes import classes_of
from briefing_extract.tagging.tagged import Tagged

PROCESSORS = ("tokenize", "mwt", "pos", "lemma", "depparse", "ner")  # those we ask for, where the language has them


def default_folder() -> Path:
    """The folder where Stanza keeps its models: `STANZA_RESOURCES_DIR`, or `~/stanza_resources`."""
    return Path(os.environ.get("STANZA_RESOURCES_DIR") or Path.home() / "stanza_resources")


def installed() -> bool:
    """Whether the extra is installed; imports nothing."""
    return find_spec("stanza") is not None


def listed_processors(folder: Path, language: str) -> dict[str, bool]:
    """The processors that the folder's `resources.json` names for a language, and whether their files are there.

    Empty where the folder has no `resources.json`. Raises `EngineError` where it has one that is no JSON object.
    """
    path = folder / "resources.json"
    if not path.exists():
        return {}
    try:
        entry = json.loads(path.read_text(encoding="utf-8")).get(language, {})
    except (ValueError, AttributeError) as error:
        raise EngineError(f"{path} is no list of Stanza's models ({error}); download the models again") from None
    while isinstance(entry, dict) and "alias" in entry:
        entry = json.loads(path.read_text(encoding="utf-8")).get(entry["alias"], {})
    chosen = entry.get("packages", {}).get("default", entry.get("default_processors", {}))
    return {
        processor: (folder / language / processor / f"{name}.pt").exists()
        for processor, name in sorted(chosen.items())
        if processor in PROCESSORS and isinstance(name, str)
    }


class StanzaTagger:
    """Stanza's pipeline for one language.

    `model_dir` is the folder of models (default: where Stanza keeps its own); `download` lets Stanza fetch what is missing.
    Raises `EngineError` where the extra or the models are missing, with what to do about it.
    """

    name = "stanza"

    def __init__(self, language: str, model_dir: str | Path | None = None, *, download: bool = False) -> None:
        if not installed():
            raise EngineError("the engine 'stanza' is not installed: pip install 'briefing-extract[stanza]'")
        self.language = language
        self.folder = Path(model_dir) if model_dir is not None else default_folder()
        self.processors = self._wanted(download)
        self.classes = classes_of(language)
        self.pipeline = self._load(download)
        self.model = f"stanza {version('stanza')} {', '.join(self.pipeline.processors)}"

    def _wanted(self, download: bool) -> tuple[str, ...]:
        if download:
            return ()  # whatever Stanza has for the language
        present = tuple(name for name, there in listed_processors(self.folder, self.language).items() if there)
        if "tokenize" not in present:
            raise EngineError(
                f"no Stanza models for {self.language!r} in {self.folder}: name their folder with --model-dir, "
                f"or fetch them: python -c \"import stanza; stanza.download('{self.language}')\""
            )
        return tuple(name for name in PROCESSORS if name in present)

    def _load(self, download: bool) -> Any:
        import stanza

        wanted = {"processors": ",".join(self.processors)} if self.processors else {}
        method = stanza.DownloadMethod.REUSE_RESOURCES if download else None
        try:
            return stanza.Pipeline(
                self.language, dir=str(self.folder), download_method=method, use_gpu=False, logging_level="ERROR", **wanted
            )
        except Exception as error:  # torch, pickle, requests and Stanza each raise their own
            raise EngineError(f"Stanza cannot load its models for {self.language!r} from {self.folder}: {error}") from error

    def document(self, text: str) -> Any:
        """Stanza's own document of a text; its offsets are code points of that text."""
        return self.pipeline(text)

    def tag(self, text: str, sentences: Sequence[tuple[int, int]]) -> list[Tagged]:
        """Entities of the sentences in our classes. Stanza cuts the text itself, and gives no probability: all are given 1."""
        if not text.strip() or "ner" not in self.pipeline.processors:
            return []
        found = tagged_entities(self.document(text), self.classes)
        return [tag for tag in found if any(start <= tag.start and tag.end <= end for start, end in sentences)]


def tagged_entities(document: Any, classes: dict[str, str]) -> list[Tagged]:
    """The entities of a Stanza document whose class has a name of ours."""
    found = []
    for entity in document.ents:
        label = classes.get(entity.type)
        if label is not None and entity.end_char > entity.start_char:
            found.append(Tagged(entity.start_char, entity.end_char, label, 1.0))
    return found
