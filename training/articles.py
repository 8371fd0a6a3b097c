"""Annotated articles as labelled sentences: names that the gold lists are looked up in the text, inflected as it has them.

Gold articles name persons, organizations and positions and no places; what they leave open (places, positions of nobody's
name) is taken from a model trained on the corpus alone.
"""

from __future__ import annotations

import json
import random
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any

from briefing_extract.languages.pack import load_pack
from briefing_extract.spelling import canonicalise
from briefing_extract.tagging.tagger import Tagger
from briefing_extract.tagging.tokens import Token, tokenize
from training.sentences import Labelled, Name

CALIBRATION = 15  # articles kept out of all training, to calibrate confidences on
LONGEST_SUFFIX = 8  # letters that case, number and possession add to a name's last word
_SOFT = str.maketrans("гғбГҒБ", "кқпКҚП")

Article = dict[str, Any]


def read(folders: Iterable[Path]) -> list[Article]:
    """The Kazakh articles of folders of annotated sources, by id, each text once."""
    found: dict[str, Article] = {}
    texts = set()
    for folder in folders:
        for path in sorted(folder.glob("*.json")):
            article = json.loads(path.read_text(encoding="utf-8"))
            if article["language"] == "kk" and article["text"] not in texts:
                texts.add(article["text"])
                found[article["id"]] = article
    return [found[name] for name in sorted(found)]


def series(article: Article) -> str:
    """The kind of an article by its id and script: `kk3`, `kk4-Latn`, `mix`."""
    name = "-".join(article["id"].split("-")[1:2]) or article["id"]
    return name if article["script"] == "Cyrl" else f"{name}-{article['script']}"


def calibration(articles: Sequence[Article], count: int = CALIBRATION, seed: int = 15) -> list[str]:
    """Ids of the articles that calibration keeps for itself: of each kind its share, drawn with a seed."""
    kinds: dict[str, list[str]] = defaultdict(list)
    for article in sorted(articles, key=lambda article: str(article["id"])):
        kinds[series(article)].append(article["id"])
    chance = random.Random(seed)
    exact = {kind: count * len(ids) / len(articles) for kind, ids in kinds.items()}
    shares = {kind: int(share) for kind, share in exact.items()}
    rest = sorted(exact, key=lambda kind: (shares[kind] - exact[kind], kind))  # the largest remainders first
    for kind in rest[: count - sum(shares.values())]:
        shares[kind] += 1
    return sorted(name for kind in sorted(kinds) for name in chance.sample(kinds[kind], shares[kind]))


def labelled(article: Article, tagger: Tagger | None = None) -> list[Labelled]:
    """The sentences of an article in Cyrillic with its names; `tagger` fills in the classes that the gold leaves open."""
    pack = load_pack("kk")
    text, _ = canonicalise(article["text"])
    found = []
    for line in text.split("\n"):
        for start, end in pack.sentence_spans(line):
            sentence = line[start:end]
            names = list(_gold(sentence, article["entities"]))
            if tagger is not None:
                for first, last, label, probability in tagger.tag_all(sentence):
                    # the gold names every person and organization, and the positions of persons only
                    left_open = label not in ("PERSON", "ORGANISATION", "POSITION") or (label == "POSITION" and probability > 0.8)
                    if left_open and not any(name.start < last and first < name.end for name in names):
                        names.append(Name(first, last, label))
            found.append(Labelled(sentence, tuple(sorted(names))))
    return found


def _gold(sentence: str, entities: Sequence[Article]) -> Iterator[Name]:
    tokens = tokenize(sentence)
    spans: list[tuple[int, int, str]] = []
    for entity in entities:
        forms = [entity["name"], *entity.get("aliases", [])]
        if entity["type"] == "person":
            surname = entity["name"].split()[-1]
            forms.append(surname)
            spans += [(a, b, "PERSON") for form in forms for a, b in _occurrences(tokens, form, inflected=True)]
            positions = [entity["position"], *entity.get("position_aliases", [])] if entity.get("position") else []
            for form in positions:
                spans += [(a, b, "POSITION") for a, b in _occurrences(tokens, form, inflected=True)]
        elif entity["type"] == "organization":
            for form in forms:
                if any(letter.isupper() for letter in form) or " " in form:
                    spans += [(a, b, "ORGANISATION") for a, b in _occurrences(tokens, form, inflected=True)]
    # the corpus's convention: a position holds its organization, «… басқармасының» + «басшысы»
    spans.sort(key=lambda span: (span[0] - span[1], span))
    taken: list[tuple[int, int, str]] = []
    for first, last, label in spans:
        touching = [t for t in taken if t[0] < last and first < t[1]]
        if label == "POSITION":
            for other in [t for t in taken if t[2] == "ORGANISATION" and t[0] <= first <= t[1] < last]:
                taken.remove(other)
                first = min(first, other[0])
            touching = [t for t in taken if t[0] < last and first < t[1]]
        if not touching:
            taken.append((first, last, label))
    joined: list[tuple[int, int, str]] = []
    for first, last, label in sorted(taken):
        before = joined[-1] if joined else None
        if before is not None and label == "POSITION" and before[2] == "ORGANISATION" and before[1] == first:
            joined[-1] = (before[0], last, label)
        else:
            joined.append((first, last, label))
    for first, last, label in joined:
        yield Name(tokens[first].start, tokens[last - 1].end, label)


def _occurrences(tokens: Sequence[Token], form: str, *, inflected: bool) -> Iterator[tuple[int, int]]:
    """Token spans [first, last) where a name stands, its last word in any case; quotation marks alike."""
    wanted = [token.text for token in tokenize(canonicalise(form)[0])]
    size = len(wanted)
    for first in range(len(tokens) - size + 1):
        stated = [token.text for token in tokens[first : first + size]]
        if all(_same(a, b, inflected and at == size - 1) for at, (a, b) in enumerate(zip(stated, wanted, strict=True))):
            if form[0].isupper() and not stated[0][0].isupper() and stated[0][0].isalpha() and size == 1:
                continue
            yield first, first + size


def _same(stated: str, wanted: str, inflected: bool) -> bool:
    stated, wanted = stated.lower(), wanted.lower()
    if stated == wanted:
        return True
    if not inflected or len(wanted) < 2 or not 0 <= len(stated) - len(wanted) <= LONGEST_SUFFIX:
        return False
    stem = stated[: len(wanted)]
    return stem == wanted or (stem[:-1] == wanted[:-1] and stem[-1].translate(_SOFT) == wanted[-1])
