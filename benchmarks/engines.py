"""The engines side by side: names and facts on annotated articles, words a second, start, memory, each in its own process.

    python benchmarks/engines.py [--gold FOLDER…] [--stanza MODELS]

The bare model is the shipped CRF over every sentence, without our rooms: what they cost on top of it is the ratio of the two.
Kazakh articles in Cyrillic only; processor time on one core.
"""

from __future__ import annotations

import argparse
import json
import resource
import subprocess
import sys
import time
from pathlib import Path

ROUNDS = 3


def measure(engine: str, folders: list[str], models: str | None) -> dict[str, object]:
    from briefing_extract import Extractor
    from briefing_extract.evaluation import evaluate
    from briefing_extract.gold import read_gold

    gold = [g for folder in folders for g in read_gold(Path(folder)) if (g["language"], g["script"]) == ("kk", "Cyrl")]
    words = sum(len(g["text"].split()) for g in gold)
    if engine == "bare model":
        from briefing_extract.languages.pack import load_pack
        from briefing_extract.tagging import load_tagger

        pack = load_pack("kk")
        sentences = [line[a:b] for g in gold for line in g["text"].split("\n") for a, b in pack.sentence_spans(line)]
        best = min(_timed(lambda: [load_tagger(pack).tag(sentence) for sentence in sentences]) for _ in range(ROUNDS))
        return {"engine": engine, "words a second": round(words / best)}
    started = time.perf_counter()
    extractor = Extractor("kk", engine=engine, model_dir=models)
    start = time.perf_counter() - started
    documents: dict[str, dict[str, object]] = {}

    def run() -> None:
        for g in gold:
            source = {key: value for key, value in g["source"].items() if value}
            documents[g["id"]] = json.loads(extractor.extract(g["text"], id=g["id"], **source).to_json())

    best = min(_timed(run) for _ in range(ROUNDS))
    figures = evaluate(gold, documents).figures
    return {
        "engine": engine,
        "articles": len(gold),
        "persons F1": round(figures.person.f1, 3),
        "organizations F1": round(figures.organization_entities.f1, 3),
        "facts F1": round(figures.facts.f1, 3),
        "whole facts F1": round(figures.whole_fact_f1, 3),
        "words a second": round(words / best),
        "start, s": round(start, 2),
        "peak, MB": round(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024),
    }


def _timed(run: object) -> float:
    started = time.process_time()
    run()  # type: ignore[operator]
    return time.process_time() - started


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--gold", nargs="+", default=[str(Path(__file__).parent.parent / "corpus")])
    parser.add_argument("--stanza", default=None, help="folder of Stanza's models")
    parser.add_argument("--only", default=None, help=argparse.SUPPRESS)
    asked = parser.parse_args()
    if asked.only:
        print(json.dumps(measure(asked.only, asked.gold, asked.stanza if asked.only == "stanza" else None)))
        return
    for engine in ("rules", "crf", "bare model", *(("stanza",) if asked.stanza else ())):
        extra = ["--stanza", asked.stanza] if asked.stanza else []
        command = [sys.executable, __file__, "--only", engine, "--gold", *asked.gold, *extra]
        found = subprocess.run(command, capture_output=True, text=True, check=False)
        print(found.stdout.strip().splitlines()[-1] if found.returncode == 0 else f"{engine}: {found.stderr.strip()}", flush=True)


if __name__ == "__main__":
    main()
