"""Phrases of what came of it: cases, communications, documents."""

from __future__ import annotations

from datetime import date, datetime, time
from io import BytesIO

from harness.driver import Communication, Delivery
from harness.phrases import outcome
from harness.sight import says_only
from harness.stage import Stage, quoted
from harness.wordings import plain

# --- cases


@outcome(
    fr="la démarche {flow} {person:of_person} est {state}",
    en="the journey {flow} {person:of_person} is {state}",
    doc_fr="La dernière démarche est dans cet état, ou dans un état qu'il contient.",
)
def case_is(stage: Stage, flow: str, person: str, state: str) -> None:
    """The latest case is in that state, or in a state inside it."""
    _must_exist(stage, flow, person, state)
    labels = stage.driver.state(person, flow)
    stage.check(plain(state) in map(plain, labels), _state(flow, labels), _state(flow, labels))


@outcome(
    fr="la démarche {flow} {person:of_person} n'est pas {state}",
    en="the journey {flow} {person:of_person} is not {state}",
    doc_fr="Il y a une démarche, et la dernière n'est pas dans cet état.",
)
def case_is_not(stage: Stage, flow: str, person: str, state: str) -> None:
    """There is a case, and the latest is not in that state."""
    _must_exist(stage, flow, person, state)
    labels = stage.driver.state(person, flow)
    holds = bool(labels) and plain(state) not in map(plain, labels)
    stage.check(holds, _state(flow, labels), _state(flow, labels))


@outcome(
    fr="la démarche {flow} {person:of_person} est {state} depuis le {date} à {time}",
    en="the journey {flow} {person:of_person} has been {state} since {date} at {time}",
    doc_fr="La dernière démarche est dans cet état, et y est entrée à cet instant.",
)
def case_is_since(stage: Stage, flow: str, person: str, state: str, date: date, time: time) -> None:
    """The latest case is in that state, and entered it at that instant."""
    _must_exist(stage, flow, person, state)
    since = stage.driver.since(person, flow, state)
    stage.equal((f"« {state} » depuis", f'"{state}" since'), datetime.combine(date, time), since)


@outcome(
    fr="{person} n'a aucune démarche {flow}",
    en="{person} has no journey {flow}",
    doc_fr="Aucune démarche de ce nom n'a jamais été ouverte.",
)
def no_case(stage: Stage, person: str, flow: str) -> None:
    """No case of that flow was ever opened."""
    stage.equal((f"« {flow} »", f'"{flow}"'), 0, stage.driver.count_cases(person, flow))


@outcome(
    fr="{person} a {number} démarche[s] {flow}",
    en="{person} has {number} journey[s] {flow}",
    doc_fr="Combien de démarches, terminées comprises.",
)
def case_count(stage: Stage, person: str, number: int, flow: str) -> None:
    """How many cases, ended ones included."""
    stage.equal((f"« {flow} »", f'"{flow}"'), number, stage.driver.count_cases(person, flow))


@outcome(
    fr="{person} a {number} démarche[s] {flow} {state}",
    en="{person} has {number} journey[s] {flow} {state}",
    doc_fr="Combien de démarches dans cet état.",
)
def case_count_in(stage: Stage, person: str, number: int, flow: str, state: str) -> None:
    """How many cases in that state."""
    found = stage.driver.count_cases(person, flow, state)
    stage.equal((f"« {flow} » « {state} »", f'"{flow}" "{state}"'), number, found)


@outcome(
    fr="la démarche {flow} {person:of_person} respecte {property}",
    en="the journey {flow} {person:of_person} keeps to {property}",
    doc_fr="La dernière démarche, telle qu'elle s'est passée, respecte cette propriété du flux.",
)
def keeps_to(stage: Stage, flow: str, person: str, property: str) -> None:
    """The latest case, as it has gone so far, keeps to that property of the flow."""
    why = stage.driver.breach(person, flow, property)
    stage.check(why is None, f"« {property} » n'est pas respecté : {why}", f'"{property}" is not kept to: {why}')


@outcome(
    fr="la démarche {flow} suit l'édition du {date}",
    en="the journey {flow} follows the edition of {date}",
    doc_fr="L'édition du guide que suit la démarche.",
)
def edition_is(stage: Stage, flow: str, date: date) -> None:
    """The edition of the guide that the flow follows."""
    stage.equal(("l'édition", "the edition"), date, stage.driver.edition(flow))


# --- communications


@outcome(
    fr="aucune communication n'a été envoyée", en="no communication was sent", doc_fr="Rien n'a été envoyé, à personne."
)
def nothing_sent(stage: Stage) -> None:
    """Nothing was sent, to anybody."""
    sent = [f"{item.to} : {item.text}" for item in stage.driver.communications()]
    stage.equal(("les communications", "the communications"), [], sent)


@outcome(
    fr="{actor} n'a reçu aucune communication",
    en="{actor} received no communication",
    doc_fr="Rien n'a été envoyé à cette personne.",
)
def received_nothing(stage: Stage, actor: str) -> None:
    """Nothing was sent to that person."""
    sent = [item.text for item in _sent_to(stage, actor)]
    stage.equal(("les communications", "the communications"), [], sent)


@outcome(
    fr="{actor} a reçu {number} communication[s]",
    en="{actor} received {number} communication[s]",
    doc_fr="Combien de communications cette personne a reçues.",
)
def received_count(stage: Stage, actor: str, number: int) -> None:
    """How many communications that person received."""
    stage.equal(("les communications", "the communications"), number, len(_sent_to(stage, actor)))


@outcome(
    fr="{actor} a reçu la communication {text}",
    en="{actor} received the communication {text}",
    doc_fr="Cette personne a reçu ce texte, mot pour mot.",
)
def received(stage: Stage, actor: str, text: str) -> None:
    """That person received that text, word for word."""
    texts = [item.text for item in _sent_to(stage, actor)]
    stage.check(
        plain(text) in map(plain, texts), f"communications reçues : {quoted(texts)}", f"received: {quoted(texts)}"
    )


# --- documents


@outcome(fr="aucun document n'a été remis", en="no document was handed over", doc_fr="Aucun document n'a été remis.")
def nothing_delivered(stage: Stage) -> None:
    """No document at all was handed over."""
    given = [item.document for item in stage.driver.deliveries()]
    stage.equal(("les documents remis", "the documents handed over"), [], given)


@outcome(
    fr="le document {document} a été remis {number} fois",
    en="the document {document} was handed over {number} time[s]",
    doc_fr="Combien de fois ce document a été remis.",
)
def delivered_count(stage: Stage, document: str, number: int) -> None:
    """How many times that document was handed over."""
    given = [item for item in stage.driver.deliveries() if plain(item.document) == plain(document)]
    stage.equal((f"« {document} »", f'"{document}"'), number, len(given))


@outcome(
    fr="le document {document} est un PDF valide de {number} page[s]",
    en="the document {document} is a valid PDF of {number} page[s]",
    doc_fr="Le dernier document remis sous ce titre est un PDF de tant de pages.",
)
def is_pdf(stage: Stage, document: str, number: int) -> None:
    """The last document handed over under that title is a PDF with that many pages."""
    content = _delivery(stage, document).content
    stage.check(content.startswith(b"%PDF-"), "ce n'est pas un PDF", "this is not a PDF")
    stage.equal(("les pages", "the pages"), number, len(_pages(content)))


@outcome(
    fr="le document {document} contient {text}",
    en="the document {document} contains {text}",
    doc_fr="Le dernier document remis sous ce titre contient ce texte.",
)
def document_contains(stage: Stage, document: str, text: str) -> None:
    """The last document handed over under that title holds that text."""
    whole = _text(stage, document)
    stage.check(plain(text) in whole, f"« {text} » manque dans : {whole}", f'"{text}" is missing in: {whole}')


@outcome(
    fr="le document {document} contient",
    en="the document {document} contains",
    text=True,
    doc_fr="Le dernier document remis sous ce titre contient chacune de ces lignes, dans cet ordre.",
)
def document_contains_lines(stage: Stage, document: str, text: str) -> None:
    """The last document handed over under that title holds each of these lines, in this order."""
    whole, at = _text(stage, document), 0
    for line in filter(str.strip, text.split("\n")):
        found = whole.find(plain(line), at)
        stage.check(found >= 0, f"« {line} » manque ensuite dans : {whole}", f'"{line}" is missing next in: {whole}')
        at = found + len(plain(line))


@outcome(
    fr="le document {document} contient {number} fois {text}",
    en="the document {document} contains {text} {number} time[s]",
    doc_fr="Combien de fois le dernier document remis sous ce titre contient ce texte.",
)
def document_contains_times(stage: Stage, document: str, number: int, text: str) -> None:
    """How many times the last document handed over under that title holds that text."""
    stage.equal((f"« {text} »", f'"{text}"'), number, _text(stage, document).count(plain(text)))


@outcome(
    fr="le document {document} ne contient pas {text}",
    en="the document {document} does not contain {text}",
    doc_fr="Le dernier document remis sous ce titre ne contient pas ce texte.",
)
def document_lacks(stage: Stage, document: str, text: str) -> None:
    """The last document handed over under that title does not hold that text."""
    whole = _text(stage, document)
    stage.check(plain(text) not in whole, f"« {text} » se lit dans : {whole}", f'"{text}" can be read in: {whole}')


@outcome(
    fr="le document {document} dit exactement",
    en="the document {document} says exactly",
    text=True,
    doc_fr="Tout le texte du dernier document remis sous ce titre.",
)
def document_says(stage: Stage, document: str, text: str) -> None:
    """The whole text of the last document handed over under that title."""
    whole = _text(stage, document)
    stage.check(says_only([whole], text), f"le document dit : {whole}", f"the document says: {whole}")


@outcome(
    fr="les documents {document} remis sont identiques",
    en="the documents {document} handed over are identical",
    doc_fr="Tous les documents remis sous ce titre, deux au moins, sont les mêmes, octet pour octet.",
)
def documents_identical(stage: Stage, document: str) -> None:
    """All documents handed over under that title, two at least, are the same, byte for byte."""
    given = [item.content for item in stage.driver.deliveries() if plain(item.document) == plain(document)]
    stage.check(len(given) >= 2, f"{len(given)} document remis", f"{len(given)} document handed over")
    stage.check(len(set(given)) == 1, "les documents diffèrent", "the documents differ")


def _must_exist(stage: Stage, flow: str, person: str, state: str) -> None:
    """Fail, with the closest one, where the flow has no such state: « n'est pas » would hold of any mistyped word."""
    stage.driver.count_cases(person, flow, state)


def _state(flow: str, labels: tuple[str, ...]) -> str:
    return f"« {flow} » : {' › '.join(labels) or '—'}"


def _sent_to(stage: Stage, actor: str) -> list[Communication]:
    names = {plain(actor).casefold(), *(name.casefold() for name in stage.called(actor))}
    return [item for item in stage.driver.communications() if plain(item.to).casefold() in names]


def _delivery(stage: Stage, document: str) -> Delivery:
    given = stage.driver.deliveries()
    title = stage.known(("le document", "the document"), document, (item.document for item in given))
    return next(item for item in reversed(given) if item.document == title)


def _pages(content: bytes) -> list[str]:
    from pypdf import PdfReader

    return [page.extract_text() for page in PdfReader(BytesIO(content)).pages]


def _text(stage: Stage, document: str) -> str:
    return plain(" ".join(_pages(_delivery(stage, document).content)))
