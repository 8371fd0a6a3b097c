"""What spaCy users get by installing the package: the language `kk` and the pipe `briefing_facts`."""

from __future__ import annotations

from pathlib import Path

import spacy


def test_kazakh_and_the_pipe_are_found_without_an_import(tmp_path: Path) -> None:
    nlp = spacy.blank("kk")
    nlp.add_pipe("briefing_facts")
    doc = nlp("Былтыр Алматыда 22 мыңнан астам студент грант алды.")
    assert [(span.text, span.label_) for span in doc.spans["facts"]] == [("22 мыңнан астам", "count")]
    nlp.to_disk(str(tmp_path))
    again = spacy.load(str(tmp_path))("Қалада 5 мектеп бар.")
    assert [span.text for span in again.spans["facts"]] == ["5"]


def test_documents_go_to_other_processes_and_come_back() -> None:
    nlp = spacy.blank("kk")
    nlp.add_pipe("briefing_facts")
    docs = list(nlp.pipe(["22 мың студент келді.", "Мәтін."], n_process=2))
    assert [len(doc.spans["facts"]) for doc in docs] == [1, 0]
