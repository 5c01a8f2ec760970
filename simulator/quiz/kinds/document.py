"""What does the document say? The data that it bears, and what is printed across it."""

from collections.abc import Iterator
from typing import Final

from simulator.analysis.owed.wording import both, named
from simulator.analysis.path import Path
from simulator.engine.snapshot import Content, Lines
from simulator.quiz.ground import Ground
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import case_of, ended
from simulator.quiz.words import actor, elided
from simulator.spec.expressions.tree import Attribute, Dossier, walk
from simulator.spec.expressions.words import quoted, show
from simulator.spec.flow import INSURED, Document, Each, Line
from simulator.spec.load import Library
from simulator.spec.portal import Datum
from simulator.spec.text import Lang, Prose


def items(ground: Ground) -> Iterator[Item]:
    """Each document that is handed over: what is printed across it, then each datum that it bears."""
    for document in ground.flow.documents.values():
        path = _delivery(ground, document)
        if path is not None:
            yield from _watermark(ground, document, path)
            yield from _data(ground, document, path)


def _delivery(ground: Ground, document: Document) -> Path | None:
    """A path at whose end the document is drawn up."""
    for arc in ground.flow.arcs():
        if document in (arc.branch.issue, arc.branch.give):
            path = ground.way(arc)
            if path is not None and _content(ground.library, path, ground.flow.id, document.id) is not None:
                return path
    return None


def _content(library: Library, path: Path, flow: str, document: str) -> Content | None:
    there = ended(library, path)
    case = None if there is None else case_of(there, path, flow)
    return None if case is None else case.snapshot.documents.get(document)


# --- across the page


def _watermark(ground: Ground, document: Document, path: Path) -> Iterator[Item]:
    def read(library: Library) -> Finding | None:
        content = _content(library, path, ground.flow.id, document.id)
        return None if content is None else _across(content.watermark)

    right = read(ground.library)
    if right is None or document.watermark is None:
        return
    texts = [document.title.plain, *(line.text.plain for line in _plain_lines(document.lines))]
    near = [Answer(_across(None), _MARKED), *(Answer(_across(text), _ELSEWHERE) for text in texts)]

    def text(lang: Lang) -> str:
        name = named(document.title, lang)
        if lang == "fr":
            return f"Que lit-on en travers de chaque page du document {name} ?"
        return f"What is printed across each page of the document {name}?"

    yield Item(
        kind="document",
        id=f"{ground.flow.id}:document:{document.id}:watermark",
        topics=(f"document {document.id}",),
        shape="across",
        text=both(text),
        right=Answer(right, Prose("C'est son filigrane.", "That is its watermark.")),
        wrong=distinct(right, near),
        guide=ground.known(document.title.guide),
        path=path,
        read=read,
        asks=frozenset([f"document {document.id} watermark"]),
    )


_MARKED: Final = Prose("Le document porte un filigrane.", "The document bears a watermark.")
_ELSEWHERE: Final = Prose("Ce n'est pas ce qu'il porte en travers.", "That is not what it bears across.")


def _across(text: Prose | None) -> Finding:
    if text is None:
        return Finding.exact(Prose("Rien", "Nothing"), "across")
    return Finding.exact(both(lambda lang: quoted(text.of(lang), lang)), f"across {text.fr}")


def _plain_lines(lines: tuple[Line | Each, ...]) -> Iterator[Line]:
    """The lines that are the same for everybody."""
    for line in lines:
        if isinstance(line, Each):
            yield from _plain_lines(line.lines)
        elif not line.text.fr.slots:
            yield line


# --- data


def _data(ground: Ground, document: Document, path: Path) -> Iterator[Item]:
    """Each datum of the dossier that the document bears, among data that it does not."""
    content = _content(ground.library, path, ground.flow.id, document.id)
    if content is None:
        return
    known = [*ground.library.dossiers.fields.values()]
    borne = [datum for datum in known if _bears(ground.library, path, content, datum)]
    named_there = {label.fr for label in _labels(document.lines)}
    absent = [
        d for d in known if d not in borne and d.label.fr not in named_there and d.type.name not in ("list", "choice")
    ]
    near = [Answer(_datum(datum), _NOT_BORNE) for datum in absent]
    for datum in borne:
        if datum.label.fr in named_there:
            yield _borne(ground, document, path, datum, near)


_NOT_BORNE: Final = Prose("Ce n'est pas sur le document.", "This is not on the document.")


def _borne(ground: Ground, document: Document, path: Path, datum: Datum, near: list[Answer]) -> Item:
    def read(library: Library) -> Finding | None:
        content = _content(library, path, ground.flow.id, document.id)
        return _datum(datum) if content is not None and _bears(library, path, content, datum) else None

    def text(lang: Lang) -> str:
        name, who = named(document.title, lang), actor(ground, path, INSURED).of(lang)
        if lang == "fr":
            return f"Laquelle de ces données {elided('de', who)} lit-on sur le document {name} ?"
        return f"Which of these data of {who} does one read on the document {name}?"

    right = _datum(datum)
    return Item(
        kind="document",
        id=f"{ground.flow.id}:document:{document.id}:{datum.id}",
        topics=(f"document {document.id}",),
        shape="datum",
        text=both(text),
        right=Answer(right, Prose("Le document la porte.", "The document bears it.")),
        wrong=distinct(right, near),
        guide=ground.known(document.title.guide),
        path=path,
        read=read,
        asks=frozenset([f"document {document.id} data"]),
    )


def _bears(library: Library, path: Path, content: Content, datum: Datum) -> bool:
    """Whether the value of a datum stands in the document as it was drawn up."""
    value = show(library.dossiers.people[path.insured].get(datum.id), datum.type, "fr")
    return bool(value) and any(value.casefold() in line.casefold() for line in _flat(content.fr))


def _flat(lines: Lines) -> Iterator[str]:
    for line in lines:
        if isinstance(line, str):
            yield line
        else:
            yield from _flat(line)


def _labels(lines: tuple[Line | Each, ...]) -> Iterator[Prose]:
    """The data that the placeholders of a document name, by their labels."""
    for line in lines:
        if isinstance(line, Each):
            yield from _labels(line.lines)
        else:
            for slot in line.text.fr.slots:
                for part in walk(slot.expression):
                    if isinstance(part, Dossier | Attribute) and part.label is not None:
                        yield part.label


def _datum(datum: Datum) -> Finding:
    return Finding.exact(both(lambda lang: quoted(datum.label.of(lang), lang)), f"datum {datum.id}")
