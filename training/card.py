"""The card of the Kazakh model of names: its data and their licences, its figures, what it is bad at."""

from __future__ import annotations

from dataclasses import dataclass

Row = tuple[float, float, float, int]


@dataclass(frozen=True, slots=True)
class Results:
    """What a run of training measured."""

    figures: dict[str, dict[str, Row]]
    reliability: list[tuple[float, int, float]]
    sentences: tuple[int, int]
    articles: int
    size: int
    features: int
    words_a_second: int


def card(results: Results) -> str:
    """The card as Markdown."""
    tables = []
    for name, by_class in results.figures.items():
        rows = "\n".join(
            f"| {label} | {100 * p:.1f} | {100 * r:.1f} | {100 * f:.1f} | {n} |" for label, (p, r, f, n) in by_class.items()
        )
        tables.append(
            f"Held-out sentences, {name}:\n\n| class | precision | recall | F1 | names |\n| --- | --- | --- | --- | --- |\n{rows}"
        )
    reliability = "\n".join(f"| {low:.2f} and more | {count} | {100 * share:.0f} |" for low, count, share in results.reliability)
    trained, held = results.sentences
    return f"""# Names of Kazakh news

`entities.crf`: a linear-chain CRF that finds PERSON, ORGANISATION, GPE, LOCATION and POSITION in a sentence of canonical
Kazakh text in Cyrillic, each with a probability. {results.size / 1e6:.2f} MB, {results.features:,} features, read by
`briefing_extract.tagging` without any further library; {results.words_a_second:,} words a second on one core.

## Data and licences

- **KazNERD**, the validation split ({trained + held:,} sentences of Kazakh television news): Rustem Yeshpanov, Yerbolat
  Khassanov, Huseyin Atakan Varol, "KazNERD: Kazakh Named Entity Recognition Dataset", LREC 2022, Institute of Smart Systems and
  Artificial Intelligence (ISSAI), Nazarbayev University; <https://github.com/IS2AI/KazNERD>, Creative Commons Attribution 4.0
  International (<https://creativecommons.org/licenses/by/4.0/>). Changed: the transcribers' notes of hesitation were left
  out, marks joined to words, numeric classes taken as one, classes of few examples left unlabelled, and a copy of every
  sentence rewritten to press style. No sentence of it is in the model file or in this repository. Its
  authors endorse none of this.
- **Annotated articles** in the format of this project's corpus, {results.articles} in Cyrillic. Persons, organizations and
  positions are the annotators'; places and positions of nobody's name come from a first model, trained on KazNERD alone.
- The model file itself: MIT, with the attribution above.

## How it was made

`python -m training.entities` (`training/README.md`): CRFsuite, L-BFGS, c1 0.1, c2 0.02, at most 100 iterations, seeded. Sentences
that differ in how they write their numbers are one group, and a group is trained on or held out as a whole: at random the
split leaks. The figures are of a model that has not seen the held-out {held:,} sentences; the one that ships was trained on
those and the articles as well.

## Figures

A name is right where its first and last character and its class are.

{(chr(10) * 2).join(tables)}

How often a name is right that is given a probability (held-out, press style):

| probability | names | right, % |
| --- | --- | --- |
| {reliability[2:] if reliability else ""}

## What it is bad at

- **Its own conventions are the corpus's**: a POSITION holds its organization («Ұлттық Банк төрағасының орынбасары» is one name),
  an office that only a title names is no ORGANISATION, schools and hospitals are mostly no ORGANISATION but buildings.
- LOCATION (rivers, mountains, seas, parts of the world) has few examples; half of them are missed.
- Organizations without quotation marks or a capital («облыстық мәдениет басқармасы»), whose left end it guesses.
- Bare surnames, surnames that are common nouns, and Latin brand names: the span is mostly right, the class often not.
- Newsreader's Kazakh of 2018 to 2020: offices and people that are news since are known by their suffixes and neighbours only.
- Latin and Arabic script, Russian, headlines in capitals: not learned. Each sentence is read by itself: a name that an
  article explains once is not remembered.
- Probabilities are of a span under the model; on other kinds of text they are too high.
"""
