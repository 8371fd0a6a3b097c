"""Who says it, beside the simplest answer: `python benchmarks/speakers.py SOURCES…`

Speaker accuracy over the facts of annotated articles, for the extractor and for the baseline "the person whose name
stands nearest before the number" (the first person of the article where none does), both on the gold's own facts.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from briefing_extract import Extractor
from briefing_extract.evaluation import fold
from briefing_extract.gold import read_gold


def nearest(document: object, offset: int, persons: list[tuple[int, str]]) -> str | None:
    """Name of the person mentioned last before an offset; of the first of all where none is."""
    before = [name for at, name in persons if at < offset]
    return before[-1] if before else persons[0][1] if persons else None


def names_match(name: str, entity: dict[str, object]) -> bool:
    """The name is the gold entity's, or one of its accepted others."""
    return fold(name) in {fold(str(other)) for other in (entity["name"], *entity.get("aliases", []))}  # type: ignore[misc]


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sources", nargs="+", type=Path)
    options = parser.parse_args()
    extractor = Extractor(language="kk")
    asked = ours = theirs = 0
    for gold in (document for source in options.sources for document in read_gold(source)):
        source = {key: value for key, value in gold["source"].items() if value}
        document = extractor.extract(gold["text"], **source)
        entities = {entity["id"]: entity for entity in gold["entities"]}
        people = [entity for entity in document.entities if entity.type == "person"]
        persons = sorted((mention.start, person.name) for person in people for mention in person.mentions)
        for fact in gold["facts"]:
            if "speaker" not in fact.get("attribution", {}):
                continue
            asked += 1
            wanted = entities.get(fact["attribution"]["speaker"])
            said = next((f for f in document.facts if f.start < fact["end"] and fact["start"] < f.end), None)
            speaker = document.entity(said.attribution.speaker) if said else None
            guess = nearest(document, fact["start"], persons)
            ours += speaker is None if wanted is None else speaker is not None and names_match(speaker.name, wanted)
            theirs += guess is None if wanted is None else guess is not None and names_match(guess, wanted)
    print(f"facts with a stated speaker or none: {asked}")
    print(f"extractor            {ours / asked:.3f}")
    print(f"nearest name before  {theirs / asked:.3f}")


if __name__ == "__main__":
    main()
