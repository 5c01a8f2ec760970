"""What changed from one edition to another: told as an analyst would, nothing told where nothing changed."""

from dataclasses import replace
from functools import cache

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from harness.files import sources
from simulator.analysis.difference.change import Change, Difference
from simulator.analysis.difference.comparing import difference
from simulator.analysis.difference.opened import fates
from simulator.spec.load import Library, load
from simulator.spec.text import Lang
from tests.broken import BROKEN, ROOT, broken

TOLD = {
    "certification-kept": (
        "« Retour » (dans « récapitulatif ») n'efface plus « Je certifie l'exactitude des éléments déclarés »",
        "« Retour » (dans « certifiée ») n'efface plus « Je certifie l'exactitude des éléments déclarés »",
    ),
    "expires-a-day-early": (
        (
            "L'échéance de « en cours » (vers « expirée ») tombe désormais un jour plus tôt : l'entrée dans « en"
            " cours »"
            " + 1 mois − 1 jour (avant : l'entrée dans « en cours » + 1 mois)"
        ),
    ),
    "minor-accepted": (
        (
            "La règle « le mandataire a 18 ans révolus » s'assouplit : âge (« Date de naissance ») ≥ 16"
            " (avant : âge (« Date de naissance ») ≥ 18)"
        ),
    ),
    "summons-accepted": (
        (
            "La règle « la visite ne répond pas à une convocation du Service Médical » : « Objet de la visite » est"
            " renseigné (avant : « Objet de la visite » est « une démarche administrative » ou « Objet de la"
            " visite » est"
            " « une information sur le dossier »)"
        ),
    ),
    "no-address-needed": (
        (
            "La règle « l'adresse postale de l'assuré est connue » est désormais tenue pour vraie aussi si l'état est"
            " « service en marche »"
        ),
    ),
    "address-not-saved": ("« Enregistrer » (dans « saisie ») n'écrit plus « Adresse postale » au dossier",),
}
BACK = {
    "certification-kept": (
        "“Back” (in “summary”) now clears “I certify that what I declared is accurate”",
        "“Back” (in “certified”) now clears “I certify that what I declared is accurate”",
    ),
    "expires-a-day-early": (
        (
            "The deadline of “in force” (to “expired”) now falls one day later: the entry into “in force” + 1 month"
            " (before: the entry into “in force” + 1 month − 1 day)"
        ),
    ),
    "minor-accepted": (
        (
            "The rule “the mandatary is 18 or older” becomes stricter: age (“Date of birth”) ≥ 18"
            " (before: age (“Date of birth”) ≥ 16)"
        ),
    ),
    "summons-accepted": (
        (
            "The rule “the visit does not answer a summons of the Medical Service”: “Purpose of the visit” is “an"
            " administrative procedure” or “Purpose of the visit” is “information about the file” (before:"
            " “Purpose of the"
            " visit” is filled in)"
        ),
    ),
    "no-address-needed": (
        "The rule “the insured's postal address is known” no longer holds if the state is “service running”",
    ),
    "address-not-saved": ("“Save” (in “entry”) now writes “Postal address” to the dossier",),
}


@cache
def shipped() -> dict[str, bytes]:
    return sources(ROOT / "flows")


@cache
def edited(file: str, *edits: tuple[str, str]) -> Library:
    """The shipped library with some text of one file replaced."""
    name = next(path for path in shipped() if path.endswith(f"flows/{file}.yaml"))
    text = shipped()[name].decode()
    for old, new in edits:
        assert old in text, old
        text = text.replace(old, new)
    found, problems = load({**shipped(), name: text.encode()})
    assert found is not None, "\n".join(map(str, problems))
    return found


def part(start: str, end: str) -> str:
    """What the shipped proxy says from one text to another."""
    name = next(path for path in shipped() if path.endswith("flows/procuration.yaml"))
    text = shipped()[name].decode()
    begin = text.index(start)
    return text[begin : text.index(end, begin)]


def told(found: Difference, lang: Lang = "fr") -> tuple[str, ...]:
    return tuple(change.told.of(lang).replace("\u00a0", " ") for change in found.changes)


def only(found: Difference) -> Change:
    assert len(found.changes) == 1, told(found)
    return found.changes[0]


# --- the broken copies


@pytest.mark.parametrize("name", BROKEN)
def test_each_broken_copy_is_told_in_the_right_sentence(library: Library, name: str) -> None:
    assert told(difference(library, broken(name))) == TOLD[name]


@pytest.mark.parametrize("name", BROKEN)
def test_its_repair_is_told_the_other_way_round(library: Library, name: str) -> None:
    assert told(difference(broken(name), library), "en") == BACK[name]


@pytest.mark.parametrize("name", BROKEN)
def test_both_ways_touch_the_same_statements_rows_and_places(library: Library, name: str) -> None:
    one, other = difference(library, broken(name)), difference(broken(name), library)
    assert one.statements == other.statements
    there = [(change.kind, change.before, change.after, change.old, change.new) for change in one.changes]
    back = [(change.kind, change.after, change.before, change.new, change.old) for change in other.changes]
    assert there == back
    assert {change.kind for change in one.changes} == {"behaviour"}


def test_what_a_broken_rule_touches_are_its_rows_and_its_statements(library: Library) -> None:
    change = only(difference(library, broken("minor-accepted")))
    rows = (("draft.mandatary", "next", "draft.mandatary"), ("draft.mandatary", "next", "recap"))
    assert tuple(map(tuple, change.before.ways)) == rows
    assert change.guide == ("P-026", "P-027", "P-028", "P-029", "P-030", "D-05")
    assert change.old is not None
    assert (change.old.file.rpartition("/")[2], change.old.line) == ("procuration.yaml", 33)


def test_what_comes_into_a_branch_touches_the_branch_in_both_editions(library: Library) -> None:
    first, _ = difference(library, broken("certification-kept")).changes
    assert first.before.ways == first.after.ways == (("recap", "back", "draft.mandatary"),)


def test_a_library_does_not_differ_from_itself(library: Library) -> None:
    assert difference(library, library).changes == ()


# --- each sort of change

REVOKE = "        confirm: revocation\n        to: revoked\n"
SUSPENDED = "  suspended:\n    fr: suspendue\n    en: suspended\n    timers: [{after: P14D, to: expired}]\n"
EDITS: dict[str, tuple[str, tuple[tuple[str, str], ...], str, str]] = {
    "retargeted": (
        "procuration",
        (("          details:\n            to: current\n", "          details:\n            to: status\n"),),
        "behaviour",
        "« Mes informations » (dans « confirmée ») mène désormais à « consultée » (avant : à « enregistrée »)",
    ),
    "not confirmed": (
        "procuration",
        (("      validate:\n        to: active\n", "      validate:\n        to: active\n        go: [Accueil]\n"),),
        "behaviour",
        "« Je valide ma demande » (dans « certifiée ») : conduit ensuite à « Accueil » (avant : rien)",
    ),
    "mandatory": (
        "procuration",
        (("        type: text\n        optional: yes\n", "        type: text\n"),),
        "behaviour",
        "Le champ « Nom d'usage » de l'écran « 1. Le mandataire » est désormais obligatoire (avant : facultatif)",
    ),
    "in another order": (
        "procuration",
        (("needs: [birth_date_past, adult, other_person]", "needs: [adult, birth_date_past, other_person]"),),
        "behaviour",
        (
            "« Suivant » (dans « saisie du mandataire ») : l'ordre change : la règle « le mandataire a 18 ans"
            " révolus », la"
            " règle « la date de naissance du mandataire n'est pas à venir », la règle « le mandataire est une autre"
            " personne que l'assuré » (avant : la règle « la date de naissance du mandataire n'est pas à venir »,"
            " la règle"
            " « le mandataire a 18 ans révolus », la règle « le mandataire est une autre personne que l'assuré »)"
        ),
    ),
    "another date": (
        "procuration",
        (("mandatary.birth_date <= today", "mandatary.birth_date < today"),),
        "behaviour",
        (
            "La règle « la date de naissance du mandataire n'est pas à venir » devient plus stricte : « Date de"
            " naissance »"
            " est avant aujourd'hui (avant : « Date de naissance » est au plus tard aujourd'hui)"
        ),
    ),
    "another text": (
        "procuration",
        (("      fr: La procuration a bien été prise en compte\n", "      fr: C'est fait\n"),),
        "wording",
        (
            "L'écran « Ma procuration est validée ! » : note « C'est fait » (avant : « La procuration a bien été"
            " prise en"
            " compte »)"
        ),
    ),
    "another message": (
        "procuration",
        (("fr: Vous ne pouvez pas vous donner procuration à vous-même.", "fr: Ce mandataire, c'est vous."),),
        "wording",
        (
            "Un message dit désormais : « Ce mandataire, c'est vous. » (avant : « Vous ne pouvez pas vous donner"
            " procuration à vous-même. »)"
        ),
    ),
    "English only": (
        "procuration",
        (("en: You cannot grant a proxy to yourself.", "en: That is you."),),
        "wording",
        "Le message « Vous ne pouvez pas vous donner procuration à vous-même. » : le texte anglais change",
    ),
    "traced elsewhere": (
        "procuration",
        (("        guide: [P-030, D-05]\n", "        guide: [P-030]\n"),),
        "trace",
        "« Suivant » (dans « saisie du mandataire ») : énoncés P-030 (avant : P-030, D-05)",
    ),
    "another label": (
        "procuration",
        (("    fr: récapitulatif\n", "    fr: relecture\n"),),
        "wording",
        "L'état « récapitulatif » s'appelle désormais « relecture »",
    ),
    "another id": (
        "procuration",
        (("  line:\n", "  ligne:\n"), ("panels: [line]", "panels: [ligne]")),
        "trace",
        "L'encart « Procuration » change de nom interne seulement",
    ),
    "another device": (
        "attestation",
        (("  - on: [app, kiosk]\n", "  - on: [app]\n"),),
        "behaviour",
        (
            "L'accès sans menu (Application ameli pour smartphone & tablette, BMS) : appareils Application ameli pour"
            " smartphone & tablette (avant : Application ameli pour smartphone & tablette, BMS)"
        ),
    ),
    "another line": (
        "attestation",
        (('fr: "Code d\'organisme : <insured.organisation_code>"', 'fr: "Code : <insured.organisation_code>"'),),
        "wording",
        (
            "Une ligne du document « Attestation de droits » dit désormais : « Code : [Code d'organisme] » (avant"
            " : « Code"
            " d'organisme : [Code d'organisme] »)"
        ),
    ),
    "by its name": (
        "procuration",
        (("since.revoked > valid_until", "since.revoked > since.active + P1M"),),
        "trace",
        "La propriété « une procuration n'est jamais révoquée après son dernier jour » : écriture nouvelle, même sens",
    ),
    "an option less": (
        "procuration",
        (("          poor:\n            fr: Mécontent\n            en: Dissatisfied\n", ""),),
        "behaviour",
        (
            "Le champ « NOTEZ VOTRE DÉMARCHE ! » de l'écran « Ma procuration est validée ! » ne propose plus le choix"
            " « Mécontent »"
        ),
    ),
}


@pytest.mark.parametrize("name", EDITS)
def test_one_edit_is_told_once_in_its_own_words(library: Library, name: str) -> None:
    file, edits, kind, sentence = EDITS[name]
    change = only(difference(library, edited(file, *edits)))
    assert (change.kind, change.told.fr.replace("\u00a0", " ")) == (kind, sentence)


@pytest.mark.parametrize("name", EDITS)
def test_undoing_an_edit_is_one_change_of_the_same_kind(library: Library, name: str) -> None:
    file, edits, kind, _ = EDITS[name]
    change = only(difference(edited(file, *edits), library))
    assert (change.kind, change.action) == (kind, "added" if name == "an option less" else "changed")


def test_a_renamed_state_is_one_state_wherever_it_is_named(library: Library) -> None:
    renamed = edited(
        "procuration",
        ("      current:\n        fr: enregistrée\n", "      kept:\n        fr: gardée\n"),
        ("to: current", "to: kept"),
        ("logout: current", "logout: kept"),
    )
    assert told(difference(library, renamed)) == ("L'état « enregistrée » s'appelle désormais « gardée »",)


def test_a_state_that_comes_is_told_without_all_that_is_in_it(library: Library) -> None:
    more = edited(
        "procuration",
        ("  abandoned:\n", f"{SUSPENDED}\n  abandoned:\n"),
        (REVOKE, "        confirm: revocation\n        to: suspended\n"),
        (part("  revoked:", "  expired:"), ""),
        (part("  - never: state.revoked", "  - leads"), ""),
        ("to: state.revoked or state.expired", "to: state.expired"),
        (part("  - sometimes: state.revoked", "  - sometimes: state.expired"), ""),
    )
    found = difference(library, more)
    said = [text for text, change in zip(told(found), found.changes, strict=True) if change.kind == "behaviour"]
    assert said == [
        "« Révoquer » (dans « en cours ») mène désormais à « suspendue » (avant : à « révoquée »)",
        "L'état « révoquée » n'existe plus",
        "L'état « suspendue » apparaît",
    ]


def test_a_flow_that_goes_is_one_change_and_its_cases_cannot_go_on(library: Library) -> None:
    flows = {name: flow for name, flow in library.flows.items() if name != "adresse"}
    found = difference(library, replace(library, flows=flows))
    assert told(found) == ("La démarche « Changement d'adresse postale » n'existe plus",)
    assert {fate.verdict for fate in fates(found)} == {"lost"}


def test_only_the_flows_asked_for_are_compared(library: Library) -> None:
    assert difference(library, broken("minor-accepted"), ("accueil",)).changes == ()


# --- communications

SAVED = ("Votre adresse est enregistrée.", "Your address is saved.")


def sending(fr: str, en: str, to: str = "insured") -> Library:
    """The change of address, whose button sends something."""
    city = "          insured.city: address.city\n"
    send = f"        send:\n          - to: {to}\n            fr: {fr}\n            en: {en}\n"
    return edited("adresse", (city, city + send))


def test_a_communication_that_comes_is_told_with_its_text(library: Library) -> None:
    found = difference(library, sending(*SAVED))
    way, text = "« Enregistrer » (dans « saisie »)", "« Votre adresse est enregistrée. »"
    assert told(found) == (f"{way} envoie désormais la communication {text} à l'assuré",)
    assert told(found, "en") == (
        "“Save” (in “entry”) now sends the communication “Your address is saved.” to the insured",
    )


def test_a_communication_that_goes_is_told_with_its_text(library: Library) -> None:
    found = difference(sending(*SAVED, to="mandatary"), library)
    way, text = "« Enregistrer » (dans « saisie »)", "« Votre adresse est enregistrée. »"
    assert told(found) == (f"{way} n'envoie plus la communication {text} au mandataire",)
    assert told(found, "en") == (
        "“Save” (in “entry”) no longer sends the communication “Your address is saved.” to the mandatary",
    )


def test_a_communication_that_says_otherwise_is_told_with_both_texts() -> None:
    found = difference(sending(*SAVED), sending("Votre adresse est bien enregistrée.", "Your new address is saved."))
    texts = "« Votre adresse est bien enregistrée. » (avant : « Votre adresse est enregistrée. »)"
    assert told(found) == (f"« Enregistrer » (dans « saisie ») : la communication à l'assuré dit désormais : {texts}",)
    texts = "“Your new address is saved.” (before: “Your address is saved.”)"
    assert told(found, "en") == (f"“Save” (in “entry”): the communication to the insured now says: {texts}",)


def test_a_communication_to_somebody_else_is_told_with_its_text() -> None:
    found = difference(sending(*SAVED), sending(*SAVED, to="mandatary"))
    sent = "« Enregistrer » (dans « saisie ») : la communication « Votre adresse est enregistrée. »"
    assert told(found) == (f"{sent} va désormais au mandataire (avant : à l'assuré)",)
    sent = "“Save” (in “entry”): the communication “Your address is saved.”"
    assert told(found, "en") == (f"{sent} now goes to the mandatary (before: to the insured)",)


# --- open cases


def lots(new: Library, library: Library) -> dict[str, tuple[str, ...]]:
    """By leaf: the verdict, then the reasons."""
    return {
        fate.leaf: (fate.verdict, *(reason.fr.replace("\u00a0", " ") for reason in fate.reasons))
        for fate in fates(difference(library, new))
    }


def test_cases_beyond_a_form_lack_a_field_that_is_now_mandatory(library: Library) -> None:
    file, edits, _, _ = EDITS["mandatory"]
    lacking = ("resumed", "le champ « Nom d'usage » manque")
    assert lots(edited(file, *edits), library) == {
        "draft.principles": ("continues",),
        "draft.mandatary": ("continues",),
        "recap": lacking,
        "certified": lacking,
        "active.confirmed": lacking,
        "active.current": lacking,
        "active.status": lacking,
    }


def test_a_deadline_counted_under_the_old_edition_is_to_be_computed_again(library: Library) -> None:
    waiting = ("resumed", "l'échéance est à recalculer")
    found = lots(broken("expires-a-day-early"), library)
    assert {leaf: lot for leaf, lot in found.items() if lot != ("continues",)} == {
        "active.confirmed": waiting,
        "active.current": waiting,
        "active.status": waiting,
    }


def test_a_case_in_a_state_that_is_no_more_cannot_go_on(library: Library) -> None:
    merged = edited(
        "procuration",
        (part("      status:\n        fr: consultée", "  revoked:"), ""),
        (
            part("        events:\n          open:\n", "      status:\n        fr: consultée"),
            "        screen: status\n",
        ),
        ("          open: status\n", "          open: current\n"),
    )
    assert lots(merged, library)["active.status"] == ("lost", "l'état n'existe plus")


def test_a_choice_that_is_no_longer_offered_is_to_be_seen_to_where_it_may_have_been_made(library: Library) -> None:
    file, edits, _, _ = EDITS["an option less"]
    gone = ("resumed", "le champ « NOTEZ VOTRE DÉMARCHE ! » n'offre plus « Mécontent »")
    found = lots(edited(file, *edits), library)
    assert (found["certified"], found["active.current"]) == (("continues",), gone)


def test_what_only_reads_otherwise_asks_nothing_of_open_cases(library: Library) -> None:
    file, edits, _, _ = EDITS["another text"]
    assert lots(edited(file, *edits), library) == {}


# --- whatever is edited

PIECES = (
    ("is: since.active + P1M", "is: since.active + P2M"),
    (">= 18", ">= 21"),
    ("needs: [birth_date_past, adult, other_person]", "needs: [birth_date_past, other_person, adult]"),
    ("        optional: yes\n        hint", "        hint"),
    ("fr: brouillon", "fr: ébauche"),
    ("      logout: abandoned\n    states", "      logout: expired\n    states"),
    ("      - fr: Pendant 1 mois.", "      - fr: Pendant un mois."),
    ("fr: une procuration peut aller jusqu'à son terme", "fr: elle peut aller jusqu'à son terme"),
)


@cache
def by_itself(piece: tuple[str, str]) -> tuple[str, ...]:
    return told(difference(edited("procuration"), edited("procuration", piece)))


@given(st.sets(st.sampled_from(PIECES)))
@settings(max_examples=5, deadline=None, derandomize=True)
def test_each_of_several_edits_is_told_as_if_it_were_alone(pieces: set[tuple[str, str]]) -> None:
    chosen = [piece for piece in PIECES if piece in pieces]
    whole, new = edited("procuration"), edited("procuration", *chosen)
    alone = [by_itself(piece) for piece in chosen]
    assert sorted(told(difference(whole, new))) == sorted(text for texts in alone for text in texts)
    assert all(len(texts) == 1 for texts in alone)
    assert len(difference(new, whole).changes) == len(chosen)
    assert difference(new, new).changes == ()
