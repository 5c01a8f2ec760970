"""What a handbook says is what the flows say: every text, rule and statement of them is found in it."""

import re
from collections.abc import Iterator

import pytest

from diagrams.handbook.blocks import Rules
from diagrams.handbook.content import handbook
from harness.handbooks import journeys
from harness.language import Say
from simulator.analysis.statements import named
from simulator.spec.flow import Each, Flow, Line, Text
from simulator.spec.text import LANGS, Lang
from tests.handbook.reading import HEADS, squeezed, texts, whole


def flows(head: str) -> tuple[Flow, ...]:
    return journeys(whole(), [head], Say("fr"))[0]


def of_screens(flow: Flow) -> Iterator[Text]:
    for screen in flow.screens.values():
        yield screen.title
        yield from (line.text for line in screen.lines)
        yield from (screen.note,) if screen.note else ()
        yield from (button.label for button in screen.buttons)
        for field in screen.fields:
            everything = field.everything.text if field.everything else None
            yield from (text for text in (field.label, field.hint, field.under, everything) if text is not None)
            yield from (option.label for option in field.options)


def of_documents(lines: tuple[Line | Each, ...]) -> Iterator[Text]:
    for line in lines:
        if isinstance(line, Each):
            yield from of_documents(line.lines)
        else:
            yield line.text


def of_flow(flow: Flow) -> Iterator[Text]:
    yield flow.name
    yield from of_screens(flow)
    for document in flow.documents.values():
        yield from (document.title, *of_documents(document.lines))
        yield from (document.watermark,) if document.watermark else ()
    yield from (message.text for message in flow.messages.values())
    yield from (guard.text for guard in flow.guards.values())
    yield from (event.label for event in flow.events.values())
    yield from (state.label for state in flow.states.values())
    yield from (about.text for about in flow.properties)
    yield from (send.text for arc in flow.arcs() for send in arc.branch.send)


def fixed(text: Text, lang: Lang) -> list[str]:
    """What of a text is the same for everybody."""
    return [part for part in text.of(lang).parts if isinstance(part, str)]


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("head", HEADS)
def test_every_text_of_the_flows_is_found_in_the_handbook(head: str, lang: Lang) -> None:
    said = squeezed("".join(texts(head, lang)))
    wanted = [part for flow in flows(head) for text in of_flow(flow) for part in fixed(text, lang)]
    assert len(wanted) > 100
    assert [part for part in wanted if squeezed(part) not in said] == []


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("head", HEADS)
def test_every_statement_of_the_flows_stands_in_the_index_with_what_it_says(head: str, lang: Lang) -> None:
    said = squeezed("".join(texts(head, lang)))
    known = {name: each for guide in whole().guides for name, each in guide.statements.items()}
    cited = sorted({name for flow in flows(head) for name in named(flow)})
    assert cited != []
    assert [name for name in cited if squeezed(name) not in said] == []
    assert [name for name in cited if squeezed(known[name].shows.of(lang)) not in said] == []


@pytest.mark.parametrize(("lang", "expected"), [("fr", "Page 1 sur "), ("en", "Page 1 of ")])
def test_the_cover_bears_no_page_number_and_tells_the_guide_that_is_followed(lang: Lang, expected: str) -> None:
    cover = texts("procuration", lang)[0]
    assert expected not in cover
    guide = {"fr": "Guide de la procuration en ligne (édition du 1er septembre 2020)",
             "en": "Guide of the online proxy (edition of 1 September 2020)"}[lang]  # fmt: skip
    assert squeezed(guide) in squeezed(cover)


def test_the_deadlines_are_those_of_the_calendar() -> None:
    said = "\n".join(texts("procuration", "fr"))
    for row in (
        "04/01/2021 à 10:00\n04/02/2021\n05/02/2021 à 00:00\nJour ordinaire",
        "31/01/2021 à 10:00\n28/02/2021\n01/03/2021 à 00:00\n",
        "31/01/2020 à 10:00\n29/02/2020\n01/03/2020 à 00:00\n",
        "31/03/2021 à 10:00\n30/04/2021\n01/05/2021 à 00:00\n",
        "28/02/2021 à 10:00\n28/03/2021\n29/03/2021 à 00:00\n",
    ):
        assert squeezed(row) in squeezed(said)


def test_both_revocations_are_told_click_by_click_with_their_dates() -> None:
    said = squeezed("\n".join(texts("procuration", "fr")))
    first = ["1.Se connecter.", "2.Ouvrir l'onglet « Mes informations ».",
             "3.Dans l'encart « Procuration », cliquer sur « Révoquer ».",
             "4.Dans la fenêtre « Révocation de procuration », cliquer sur « Révoquer ».",
             "Exemple joué : Jean Dupont, démarche ouverte le 04/01/2021 à 10:00 ; le 11/01/2021 à 10:00,",
             "la démarche est « révoquée »."]  # fmt: skip
    second = ["2.Ouvrir l'onglet « Mes démarches ».", "3.Cliquer sur « Faire ou révoquer une procuration en ligne ».",
              "4.Cliquer sur « Je souhaite révoquer ma procuration ».",
              "5.Dans la fenêtre « Révocation de procuration », cliquer sur « Révoquer »."]  # fmt: skip
    assert squeezed("".join(first)) in said
    assert squeezed("".join(second)) in said


def test_a_refusal_is_explained_by_its_rule_an_example_and_what_lifts_it() -> None:
    said = squeezed("\n".join(texts("procuration", "fr")))
    assert squeezed("« Suivant » vérifie que le mandataire a 18 ans révolus ; cette règle n'est pas respectée.") in said
    assert squeezed("Exemple, le 04/01/2021 à 10:00 : Jean Dupont, Date de naissance : 05/01/2003. "
                    "L'état ne change pas.") in said  # fmt: skip
    assert squeezed("Que faire : Date de naissance : une date au plus tard le 04/01/2003 ; ou bien : "
                    "possible à partir du 05/01/2021.") in said  # fmt: skip


def test_an_inactive_button_is_explained_by_the_fields_that_are_missing() -> None:
    said = squeezed("\n".join(texts("procuration", "fr")))
    assert squeezed("Pourquoi le bouton « Suivant » est-il inactif ?Il reste inactif tant qu'il manque un champ "
                    "obligatoire : Civilité, Nom, Prénom, Date de naissance.") in said  # fmt: skip


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("head", HEADS)
def test_no_name_of_the_files_is_read_in_the_handbook(head: str, lang: Lang) -> None:
    """Nobody but an analyst knows them; those with an underscore cannot be anybody's words."""
    said = "\n".join(texts(head, lang))
    ids = {name for flow in flows(head) for name in (flow.id, *identifiers(flow)) if "_" in name}
    assert len(ids) > 10
    assert [name for name in sorted(ids) if re.search(rf"\b{re.escape(name)}\b", said)] == []


def identifiers(flow: Flow) -> Iterator[str]:
    for known in (flow.values, flow.guards, flow.events, flow.screens, flow.states, flow.messages, flow.documents):
        yield from known
    for key in flow.fields:
        yield from key.split(".")


@pytest.mark.parametrize(
    ("lang", "head", "row"),
    [
        ("fr", "procuration", "Elle est valable jusqu'au [date]Calcul de « Procuration en ligne » : l'entrée dans"),
        ("fr", "procuration", "« en cours » + 1 mois ; affiché dans « Procuration en ligne »"),
        (
            "en",
            "procuration",
            "It is valid until [date]Worked out in “Online proxy”: the entry into “in force” + 1 month",
        ),
        ("fr", "procuration", "Accordée à […] - jusqu'au [date]Calcul de"),
        ("fr", "carte_europeenne", "Votre certificat provisoire est valable jusqu'au [date]Calcul de"),
    ],
)
def test_what_is_worked_out_is_known_by_the_line_that_shows_it(lang: Lang, head: str, row: str) -> None:
    assert squeezed(row) in squeezed("\n".join(texts(head, lang)))


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("head", HEADS)
def test_every_statement_of_the_index_begins_with_a_capital(head: str, lang: Lang) -> None:
    told = handbook(whole(), flows(head), lang).chapters[-1].blocks[-1]
    assert isinstance(told, Rules)
    assert [entry.text for entry in told.entries if entry.text[:1].islower()] == []
    assert len(told.entries) > 40
