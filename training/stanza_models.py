"""Train a Stanza tokenizer and a Stanza entity tagger, and lay them out so that Stanza finds them offline.

    python -m training.stanza_models --kaznerd DIR --out MODELS [--steps 4000]

`MODELS` is then a folder for `briefing-extract extract --engine stanza --model-dir MODELS`. The tests train tiny models with
the same functions on sentences of their own. Needs the extra `stanza`; networks start from `seed`, so that a run can be
repeated on the same machine.
"""

from __future__ import annotations

import argparse
import json
import tempfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

SEED = 20261124
PACKAGE = "briefing"  # what Stanza calls a set of models


@dataclass(frozen=True)
class Labelled:
    """A sentence of tokens with one BIO tag each; `glued` names the tokens that no space precedes."""

    tokens: tuple[str, ...]
    tags: tuple[str, ...]
    glued: frozenset[int] = frozenset()

    @property
    def text(self) -> str:
        """The sentence as written."""
        return "".join(("" if at in self.glued or not at else " ") + token for at, token in enumerate(self.tokens))


def train_tokenizer(sentences: Sequence[Labelled], out: Path, *, language: str = "kk", steps: int = 200) -> None:
    """Train Stanza's tokenizer on the sentences; writes `out/LANGUAGE/tokenize/PACKAGE.pt`."""
    from stanza.models import tokenizer

    cut = max(1, len(sentences) // 10)
    folder = out / language / "tokenize"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for part, chosen in (("train", sentences[cut:] or sentences), ("dev", sentences[:cut])):
            _write_characters(chosen, work / f"{part}.txt", work / f"{part}.labels")
            (work / f"{part}.conllu").write_text(_conllu(chosen), encoding="utf-8")
        (work / "mwt.json").write_text("[]", encoding="utf-8")
        tokenizer.main(
            [
                *("--mode", "train", "--lang", language, "--shorthand", f"{language}_{PACKAGE}", "--seed", str(SEED)),
                *("--txt_file", str(work / "train.txt"), "--label_file", str(work / "train.labels")),
                *("--dev_txt_file", str(work / "dev.txt"), "--dev_label_file", str(work / "dev.labels")),
                *("--dev_conll_gold", str(work / "dev.conllu"), "--conll_file", str(work / "out.conllu")),
                *("--mwt_json_file", str(work / "mwt.json"), "--no_use_mwt", "--max_seqlen", "300"),
                *("--steps", str(steps), "--eval_steps", str(max(1, min(200, steps // 2)))),
                *("--save_dir", str(folder), "--save_name", f"{PACKAGE}.pt", "--cpu"),
            ]
        )


def train_entities(sentences: Sequence[Labelled], out: Path, *, language: str = "kk", steps: int = 300) -> None:
    """Train Stanza's entity tagger (BiLSTM-CRF, no vectors from elsewhere); writes `out/LANGUAGE/ner/PACKAGE.pt`."""
    from stanza.models import ner_tagger

    cut = max(1, len(sentences) // 10)
    folder = out / language / "ner"
    folder.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as name:
        work = Path(name)
        for part, chosen in (("train", sentences[cut:] or sentences), ("dev", sentences[:cut])):
            rows = [
                [{"text": token, "ner": tag} for token, tag in zip(sentence.tokens, sentence.tags, strict=True)]
                for sentence in chosen
            ]
            (work / f"{part}.json").write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
        ner_tagger.main(
            [
                *("--mode", "train", "--shorthand", f"{language}_{PACKAGE}", "--seed", str(SEED), "--no_pretrain"),
                *("--train_file", str(work / "train.json"), "--eval_file", str(work / "dev.json")),
                *("--max_steps", str(steps), "--eval_interval", str(max(1, min(500, steps // 2)))),
                *("--save_dir", str(folder), "--save_name", f"{PACKAGE}.pt", "--cpu"),
            ]
        )


def write_resources(out: Path, *, language: str = "kk") -> None:
    """Write `out/resources.json` for the models that stand under `out/LANGUAGE`, as Stanza's offline loading wants it."""
    present = [folder.name for folder in sorted((out / language).iterdir()) if (folder / f"{PACKAGE}.pt").exists()]
    models = {processor: {PACKAGE: {}} for processor in present}
    package = dict.fromkeys(present, PACKAGE)
    resources = {
        language: {**models, "default_processors": package, "default_dependencies": {}, "packages": {"default": package}}
    }
    (out / "resources.json").write_text(json.dumps(resources, indent=1), encoding="utf-8")


def _write_characters(sentences: Iterable[Labelled], text_file: Path, label_file: Path) -> None:
    """Stanza's format: a character a label, 1 at a word's last character, 2 at a sentence's."""
    texts, labels = [], []
    for sentence in sentences:
        marks, at = ["0"] * len(sentence.text), 0
        for number, token in enumerate(sentence.tokens):
            at += len(token) + (0 if number in sentence.glued or not number else 1)
            marks[at - 1] = "2" if number == len(sentence.tokens) - 1 else "1"
        texts.append(sentence.text)
        labels.append("".join(marks))
    text_file.write_text(" ".join(texts), encoding="utf-8")
    label_file.write_text("0".join(labels), encoding="utf-8")


def _conllu(sentences: Iterable[Labelled]) -> str:
    blocks = []
    for sentence in sentences:
        rows = []
        for at, token in enumerate(sentence.tokens):
            gap = "SpaceAfter=No" if at + 1 in sentence.glued else "_"
            rows.append(f"{at + 1}\t{token}\t_\t_\t_\t_\t{at}\t{'root' if not at else 'dep'}\t_\t{gap}")
        blocks.append(f"# text = {sentence.text}\n" + "\n".join(rows) + "\n")
    return "\n".join(blocks) + "\n"


def measure(sentences: Sequence[Labelled], models: Path, *, language: str = "kk") -> dict[str, tuple[float, float, float, int]]:
    """Strict precision, recall, F1 and number of names by class, over the sentences' own tokens."""
    import stanza

    from training.sentences import CLASSES, Name, score

    pipeline = stanza.Pipeline(
        language,
        dir=str(models),
        download_method=None,
        processors="tokenize,ner",
        tokenize_pretokenized=True,
        use_gpu=False,
        logging_level="ERROR",
    )

    def names(tags: Sequence[str]) -> list[Name]:
        found: list[Name] = []
        for at, tag in enumerate(tags):
            starts = tag[:2] in ("B-", "S-")
            if starts and tag[2:] in CLASSES:
                found.append(Name(at, at + 1, tag[2:]))
            elif tag[:2] in ("I-", "E-") and found and found[-1].end == at and found[-1].label == tag[2:]:
                found[-1] = found[-1]._replace(end=at + 1)
        return found

    read = pipeline([list(sentence.tokens) for sentence in sentences])
    told = [[token.ner for token in sentence.tokens] for sentence in read.sentences]
    return score((names(sentence.tags), names(tags)) for sentence, tags in zip(sentences, told, strict=True))


def main() -> None:
    """Train both on the same part of KazNERD as the shipped model, and print what the tagger makes of the part held out."""
    from training.entities import kept, split

    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--kaznerd", type=Path, required=True, help="folder with IOB2_valid.txt")
    parser.add_argument("--out", type=Path, required=True, help="folder for the models")
    parser.add_argument("--steps", type=int, default=4000, help="training steps of the entity tagger")
    asked = parser.parse_args()
    train_part, held_part = ([Labelled(*kept(sentence)) for sentence in part] for part in split(asked.kaznerd))
    train_tokenizer(train_part, asked.out, steps=600)
    train_entities(train_part, asked.out, steps=asked.steps)
    write_resources(asked.out)
    for label, (precision, recall, f1, count) in measure(held_part, asked.out).items():
        print(f"{label:14} {100 * precision:5.1f} {100 * recall:5.1f} {100 * f1:5.1f} {count:5}")


if __name__ == "__main__":
    main()
