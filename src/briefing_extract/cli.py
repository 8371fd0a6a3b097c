"""The command line: `extract`, `explain`, `evaluate`, `schema`, `models`.

Results go to standard output, what went wrong to standard error. Exit status: 0 all well, 1 some records
failed (the others were still written) or figures lie below their floors, 2 the command was misused.
Nothing heavy is imported before a command needs it.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterable, Iterator
from enum import Enum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from briefing_extract import __version__
from briefing_extract.errors import BriefingExtractError, InputError, PackError

if TYPE_CHECKING:
    from rich.console import RenderableType

    from briefing_extract.extractor import Extractor
    from briefing_extract.schema import Document, Failure, Record

app = typer.Typer(
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    help="Every numeric fact of a Kazakh briefing or press release, with its source, as JSON.",
)


class Output(str, Enum):  # noqa: UP042 - typer wants the values, and so does str()
    """How documents are written."""

    json = "json"
    jsonl = "jsonl"
    table = "table"


class Input(str, Enum):  # noqa: UP042
    """How files are read."""

    auto = "auto"
    text = "text"
    json = "json"
    jsonl = "jsonl"


class Report(str, Enum):  # noqa: UP042
    """How traces and figures are written."""

    table = "table"
    json = "json"


Files = Annotated[
    list[str], typer.Argument(metavar="FILE…|-", help="Text, JSON and JSONL files, folders of them, or - for standard input.")
]
InputOption = Annotated[Input, typer.Option("--input", help="How to read them, if not by their suffix.")]
LanguageOption = Annotated[str | None, typer.Option("--language", help="The articles' language (kk), instead of telling it.")]
PublishedOption = Annotated[
    str | None, typer.Option("--published", help="Publication date (YYYY-MM-DD) of articles without one: what «биыл» refers to.")
]
OutletOption = Annotated[str | None, typer.Option("--outlet", help="The medium of articles that name none.")]
EngineOption = Annotated[str, typer.Option("--engine", help="What proposes names: crf (ships), rules alone, stanza (an extra).")]
ModelDirOption = Annotated[Path | None, typer.Option("--model-dir", help="The folder of the engine's models.")]
DownloadOption = Annotated[bool, typer.Option("--download", help="Let the engine fetch models that are missing.")]
PackDirOption = Annotated[list[Path] | None, typer.Option("--pack-dir", help="A folder of language packs outside the package.")]


def main() -> None:
    """Run the command line; the entry point of the `briefing-extract` script."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):  # Kazakh on a console of any code page
            stream.reconfigure(encoding="utf-8", errors="backslashreplace" if stream is sys.stderr else "strict")
    try:
        app()
    except BriefingExtractError as error:
        _complain(str(error))
        sys.exit(1)


def _complain(message: str) -> None:
    print(f"briefing-extract: {message}", file=sys.stderr, flush=True)


def _write(text: str) -> None:
    """Write to standard output; a reader that has gone away, like `head`, has had enough."""
    try:
        sys.stdout.write(text)
        sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # so that nothing is flushed into the pipe at exit
        raise typer.Exit(0) from None


def _show(*tables: RenderableType) -> None:
    from rich.console import Console

    console = Console(width=None if sys.stdout.isatty() or "COLUMNS" in os.environ else 120, highlight=False)
    with console.capture() as capture:
        for table in tables:
            console.print(table)
    _write(capture.get())


def _extractor(
    language: str | None,
    engine: str = "crf",
    model_dir: Path | None = None,
    download: bool = False,
    pack_dirs: list[Path] | None = None,
) -> Extractor:
    from briefing_extract.extractor import Extractor

    try:
        return Extractor(language, engine=engine, model_dir=model_dir, download=download, pack_dirs=pack_dirs or ())
    except PackError as error:
        raise typer.BadParameter(str(error), param_hint="--pack-dir") from None
    except InputError as error:
        hint = "--engine" if "engine" in str(error) else "--language"
        raise typer.BadParameter(str(error), param_hint=hint) from None


class _Run:
    """The records of a run, with the failures told as they come and counted."""

    def __init__(self, files: Iterable[str], form: Input, published: str | None, outlet: str | None) -> None:
        from briefing_extract.schema import read_published

        self.files, self.form, self.outlet = files, form, outlet
        self.failed = self.read = 0
        try:
            self.published = read_published(published)
        except InputError as error:
            raise typer.BadParameter(str(error), param_hint="--published") from None

    def records(self) -> Iterator[Record]:
        from briefing_extract.records import read_records
        from briefing_extract.schema import Failure

        for record in read_records(self.files, form=self.form.value):
            self.read += 1
            if isinstance(record, Failure):
                self.report(record)
                continue
            missing = {"published": record.published or self.published, "outlet": record.outlet or self.outlet}
            yield record.model_copy(update=missing)

    def documents(self, extractor: Extractor) -> Iterator[Document]:
        from briefing_extract.schema import Failure

        for result in extractor.extract_many(self.records()):
            if isinstance(result, Failure):
                self.report(result)
            else:
                yield result

    def report(self, failure: Failure) -> None:
        self.failed += 1
        _complain(str(failure))

    def finish(self) -> None:
        if self.failed:
            raise typer.Exit(1)


@app.command()
def extract(
    files: Files,
    output: Annotated[Output, typer.Option("--format", help="JSON, one JSON document a line, or a table to read.")] = Output.json,
    min_confidence: Annotated[float, typer.Option(min=0, max=1, help="Leave out facts that are less certain.")] = 0.0,
    skipped: Annotated[bool, typer.Option("--skipped", help="In a table, show the numbers that are no facts, too.")] = False,
    language: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    form: InputOption = Input.auto,
    engine: EngineOption = "crf",
    model_dir: ModelDirOption = None,
    download: DownloadOption = False,
    pack_dir: PackDirOption = None,
) -> None:
    """Extract the numeric facts of articles.

    json writes one object for a single article and an array for several; jsonl writes each article as soon as it is read.
    """
    run = _Run(files, form, published, outlet)
    documents: Iterable[Document] = run.documents(_extractor(language, engine, model_dir, download, pack_dir))
    if min_confidence:
        documents = (document.at_least(min_confidence) for document in documents)
    if output is Output.jsonl:
        for document in documents:
            _write(document.to_json() + "\n")
    elif output is Output.table:
        from briefing_extract.tables import LEGEND, document_table

        for document in documents:
            _show(document_table(document, skipped=skipped), LEGEND, "")
    else:
        _write_json(documents, run)
    run.finish()


def _write_json(documents: Iterable[Document], run: _Run) -> None:
    # The first document waits for a second one: only then is it known whether it stands in an array.
    held: str | None = None
    opened = False
    for document in documents:
        if held is not None:
            _write(("," if opened else "[") + "\n" + held)
            opened = True
        held = document.to_json(indent=2)
    if held is not None and run.read == 1:
        _write(held + "\n")
    elif held is not None:
        _write(("," if opened else "[") + "\n" + held + "\n]\n")
    else:
        _write("[]\n")


@app.command()
def explain(
    files: Files,
    output: Annotated[Report, typer.Option("--format", help="A table to read, or JSON.")] = Report.table,
    language: LanguageOption = None,
    published: PublishedOption = None,
    outlet: OutletOption = None,
    form: InputOption = Input.auto,
    engine: EngineOption = "crf",
    model_dir: ModelDirOption = None,
    download: DownloadOption = False,
    pack_dir: PackDirOption = None,
) -> None:
    """Show which named rule and which entries of the language pack made each fact and skipped each other number."""
    from dataclasses import asdict

    from briefing_extract.jsontext import write_json
    from briefing_extract.schema import Failure

    run = _Run(files, form, published, outlet)
    extractor = _extractor(language, engine, model_dir, download, pack_dir)
    for record in run.records():
        try:
            details = record.model_dump(exclude={"text", "origin"})
            document, traces = extractor.trace(record.text, **details)
        except BriefingExtractError as error:
            run.report(Failure.from_error(error, id=record.id, origin=record.origin))
            continue
        if output is Report.json:
            _write(write_json({"id": document.id, "traces": [asdict(trace) for trace in traces]}) + "\n")
        else:
            from briefing_extract.tables import plain, trace_table

            _show(plain(document.source.title or document.source.uri or document.id), trace_table(document, traces))
    run.finish()


@app.command()
def evaluate(
    gold: Annotated[Path, typer.Argument(help="Annotated articles or gold documents: a .json or .jsonl file, or a folder.")],
    predicted: Annotated[Path | None, typer.Option(help="Documents to score; without it the gold's texts are extracted.")] = None,
    misses: Annotated[int, typer.Option(min=0, help="Show up to so many lines on what was missed or wrong.")] = 0,
    floors: Annotated[Path | None, typer.Option(help="A TOML file of floors; a figure below its floor fails.")] = None,
    output: Annotated[Report, typer.Option("--format", help="A table to read, or JSON.")] = Report.table,
    language: LanguageOption = None,
    engine: EngineOption = "crf",
    model_dir: ModelDirOption = None,
    pack_dir: PackDirOption = None,
) -> None:
    """Score documents against gold ones."""
    from briefing_extract.evaluation import below_floors, evaluate, read_floors
    from briefing_extract.gold import extract_gold, read_documents, read_gold
    from briefing_extract.jsontext import write_json

    documents = read_gold(gold)
    floor_of = read_floors(floors) if floors else {}
    found = (
        read_documents(predicted)
        if predicted
        else extract_gold(_extractor(language, engine, model_dir, pack_dirs=pack_dir), documents)
    )
    result = evaluate(documents, {document["id"]: document for document in found})
    if output is Report.json:
        _write(write_json({**result.figures.to_dict(), "misses": result.misses[:misses]}, indent=2) + "\n")
    else:
        from briefing_extract.tables import figures_table, plain

        _show(figures_table(result.figures), *(plain(line) for line in result.misses[:misses]))
    if below := below_floors(result.figures, floor_of):
        for line in below:
            _complain(line)
        raise typer.Exit(1)


@app.command()
def schema(
    typescript: Annotated[bool, typer.Option("--typescript", help="TypeScript types instead of the JSON Schema.")] = False,
) -> None:
    """Print the JSON Schema of the output, or its TypeScript types."""
    if typescript:
        from briefing_extract.typescript import typescript as types

        _write(types())
    else:
        from briefing_extract.jsontext import write_json
        from briefing_extract.schema import json_schema

        _write(write_json(json_schema(), indent=2) + "\n")


@app.command()
def models(
    model_dir: ModelDirOption = None,
    output: Annotated[Report, typer.Option("--format", help="A table to read, or JSON.")] = Report.table,
) -> None:
    """List what each engine has here, and how to get what it lacks."""
    from dataclasses import asdict

    from briefing_extract.engines import model_states

    states = model_states(model_dir)
    if output is Report.json:
        from briefing_extract.jsontext import write_json

        _write(write_json([asdict(state) for state in states], indent=2) + "\n")
    else:
        from briefing_extract.tables import models_table

        _show(models_table(states))


def _version(wanted: bool) -> None:
    if wanted:
        _write(f"briefing-extract {__version__}\n")
        raise typer.Exit


@app.callback()
def _options(
    version: Annotated[
        bool, typer.Option("--version", callback=_version, is_eager=True, help="Show the version and exit.")
    ] = False,
) -> None:
    pass


if __name__ == "__main__":
    main()
