"""What the pages tell: the state of statements, the last result, where one can click, and what changed since."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.cli import main
from harness.language import Say
from harness.site.runs import listed
from simulator.spec.load import Library
from simulator.spec.text import Prose
from tests.site.conftest import inside, site
from tests.site.hostile import project
from tests.site.reading import Page, read


def plain(path: Path) -> str:
    """The text of a page on one line."""
    return " ".join(read(path).text.replace("\u00a0", " ").split())


def test_each_statement_has_its_place_and_its_three_states(shipped: Path, library: Library) -> None:
    for guide in library.guides:
        page = read(shipped / "fr" / f"guide-{guide.id}.html")
        assert set(guide.statements) <= set(page.ids)
    text = plain(shipped / "fr" / "guide-procuration.html")
    article = text[text.index("P-028 (") : text.index("P-029 (")]
    assert "✓ écrit" in article
    assert "règle le mandataire a 18 ans révolus" in article
    assert "✓ testé, tout réussit" in article
    assert "– aucune propriété ne le cite" in article
    assert "– non prouvé lors de cette édition" in text


def test_every_state_has_a_page_with_what_is_seen_what_can_happen_and_who_passes(
    shipped: Path, library: Library
) -> None:
    for flow in library.flows.values():
        names = {f"state-{flow.id}-{state}.html" for state in flow.states}
        assert names <= {path.name for path in (shipped / "en").glob("state-*")}
    page = read(shipped / "en" / "state-procuration-draft.mandatary.html")
    assert {"journey-procuration.html#guards-adult", "screens-procuration.html#screen-mandatary"} <= set(page.links)
    assert {"state-procuration-recap.html", "guide-procuration.html#P-030"} <= set(page.links)
    assert any(link.startswith("feature-procuration-majorite.html#line-") for link in page.links)


def test_each_state_of_a_picture_leads_to_its_page(shipped: Path, library: Library) -> None:
    page = read(shipped / "fr" / "journey-procuration.html")
    named = {each.attributes["aria-label"] for each in page.all("a") if "aria-label" in each.attributes}
    assert {"brouillon", "récapitulatif", "en cours"} <= named
    labelled = Counter(each.attributes["href"] for each in page.all("a") if "aria-label" in each.attributes)
    assert {f"state-procuration-{state.id}.html" for state in library.flows["procuration"].states.values()} <= set(
        labelled
    )


@pytest.mark.parametrize(
    ("lang", "state", "seen"),
    [
        (
            "fr",
            "certified",
            (
                "Exemple : Jean Dupont, personne fictive, le 04/01/2021 à 10:00.",
                "exactitude des éléments déclarés : oui |",
            ),
        ),
        (
            "en",
            "recap",
            (
                "Example: Jean Dupont, fictitious, 04/01/2021 at 10:00.",
                "accurate: no |",
                "validate my request (inactive)",
            ),
        ),
        ("en", "active.current", ("Panel in “My information”, lent by in force: Proxy", "until 04/02/2021")),
    ],
)
def test_the_page_of_a_state_shows_the_screen_as_it_is_there_on_a_dated_example(
    shipped: Path, lang: str, state: str, seen: tuple[str, ...]
) -> None:
    text = plain(shipped / lang / f"state-procuration-{state}.html")
    shown = text[: text.index(f" {'Autour de cet état' if lang == 'fr' else 'Around this state'} ")]
    assert [each for each in seen if each not in shown] == []
    assert "[" not in shown


def test_who_sees_the_screen_of_an_example_is_said_where_it_is_not_the_insured_person(shipped: Path) -> None:
    text = plain(shipped / "fr" / "state-accueil-presented.html")
    assert "Exemple : Jean Dupont, personne fictive, le 04/01/2021 à 10:00 ; vu par l'agent d'accueil." in text


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of a project without features, in which no example leads anywhere."""
    folder = tmp_path_factory.mktemp("bare")
    project(folder)
    shutil.rmtree(folder / "features")
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr("simulator.analysis.walk.MOST_BEGINNINGS", 0)
        assert site(folder) == 0
    return folder / "build" / "site"


def test_where_no_example_leads_the_screen_is_shown_as_specified_and_says_so(bare: Path) -> None:
    pages = [plain(path) for path in (bare / "fr").glob("state-*.html")]
    assert sum("L'écran tel qu'il est spécifié : aucun exemple n'y conduit." in text for text in pages) == 2
    assert [text for text in pages if "Exemple :" in text] == []


def test_no_label_of_the_portal_is_french_on_an_english_page(shipped_pages: list[Page], library: Library) -> None:
    labels = {_spaced(label.fr): _spaced(label.en) for label in _portal(library)}
    french = [fr for fr in labels if not any(fr in en for en in labels.values())]
    assert len(french) > 50
    whole = re.compile("|".join(rf"(?<!\w){re.escape(fr)}(?!\w)" for fr in sorted(french, key=len, reverse=True)))
    english = [page for page in shipped_pages if page.lang == "en"]
    found = {page.path.name: whole.findall(_spaced(page.own)) for page in english}
    assert len(found) > 60
    assert {name: sorted(set(labels)) for name, labels in found.items() if labels} == {}


def _portal(library: Library) -> Iterator[Prose]:
    portal = library.portal
    yield from (*portal.devices.values(), *portal.actors.values())
    for edition in portal.editions:
        yield from (label.text for label in edition.header)
        for tab in edition.tabs:
            yield tab.label.text
            for heading in tab.headings:
                yield from (label.text for label in (heading.label, *heading.links))
                yield from (line.text.plain for line in heading.lines)


def _spaced(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").split())


def test_words_of_the_guides_quoted_in_english_are_marked_as_french(shipped: Path) -> None:
    text = (shipped / "en" / "guide-procuration.html").read_text(encoding="utf-8")
    assert 'exact text, with <span lang="fr">“mandaté”</span> (sic)' in text


def test_a_feature_is_a_document_with_its_last_result_and_its_statements(shipped: Path) -> None:
    path = shipped / "fr" / "feature-procuration-majorite.html"
    page, text = read(path), plain(path)
    assert "Un mineur est refusé, la saisie est gardée ✓ réussi @P-026" in text
    assert "guide-procuration.html#P-026" in page.links
    assert "Étant donné que" in text


def test_a_feature_is_told_in_the_other_language_too(shipped: Path) -> None:
    path = shipped / "en" / "feature-procuration-duree.html"
    assert "Created on <creation>, valid until <end> ✓ passed" in plain(path)
    assert "Given it is <creation> at 10:00" in plain(path)
    foreign = [each for each in read(path).elements if each.attributes.get("lang") == "fr"]
    assert [each.tag for each in foreign] == ["a"]


def test_what_has_no_words_in_the_other_language_says_which_it_is_in(trapped: Path) -> None:
    page = read(trapped / "en" / "feature-piege-b.html")
    assert {each.tag for each in page.elements if each.attributes.get("lang") == "fr"} >= {"li", "span"}
    assert "Always first Given it is 04/01/2021 And Anne Petit is logged in" in plain(page.path)


def test_what_failed_is_told_with_its_step_and_its_message(trapped: Path) -> None:
    text = plain(trapped / "en" / "results.html")
    assert "✗ failed" in text
    assert "Step: Alors il lit" in text
    assert "on ne lit pas mot pour mot" in text


def test_what_changed_since_the_site_before_is_told(trapped: Path) -> None:
    text = plain(trapped / "fr" / "changes.html")
    assert "devient plus stricte" in text
    assert "De l'édition" in text


def test_a_mutation_of_other_flows_is_not_taken_for_this_editions(trapped: Path, shipped: Path) -> None:
    assert "This mutation was not made on this edition." in plain(trapped / "en" / "mutation.html")
    assert "no mutation in this edition" in plain(shipped / "en" / "mutation.html")


def test_the_first_edition_says_that_it_is_the_first(shipped: Path) -> None:
    assert "This is the first edition written in this folder" in plain(shipped / "en" / "changes.html")


def test_the_same_project_gives_the_same_bytes_and_pages_that_are_no_more_go(tmp_path: Path) -> None:
    project(tmp_path)
    folder, elsewhere = tmp_path / "build" / "site", tmp_path / "elsewhere"
    site(tmp_path)
    shutil.copytree(folder, elsewhere)
    (elsewhere / "fr" / "state-carte-old.html").write_text("x", encoding="utf-8")
    site(tmp_path, "--out", "elsewhere")
    assert _written(elsewhere) == _written(folder)


def _written(folder: Path) -> dict[str, bytes]:
    """What a reader gets, by path."""
    found = {path.relative_to(folder).as_posix(): path for path in folder.rglob("*") if path.is_file()}
    return {name: path.read_bytes() for name, path in sorted(found.items()) if not name.startswith("data/")}


def test_what_is_stored_is_told_as_this_editions_until_something_changes(tmp_path: Path, trapped: Path) -> None:
    folder = tmp_path / "project"
    shutil.copytree(trapped.parents[1], folder)
    results, proof = (folder / "build" / "site" / "fr" / name for name in ("results.html", "proof.html"))
    with inside(folder), pytest.raises(SystemExit):
        main(["test", "--report", "report"])
    assert site(folder, "--results", "report/results.json") == 1
    assert "n'ont changé depuis" in plain(results)
    assert plain(proof).count("✓ prouvée") == 3
    for path in (next((folder / "features").iterdir()), folder / "flows" / "carte.yaml"):
        path.write_text(path.read_text(encoding="utf-8").replace("Réussit", "Passe") + "\n", encoding="utf-8")
    assert site(folder, "--results", "report/results.json", "--proof", "build/site/data/proof.json") == 1
    assert "La preuve trouvée n'est pas celle de cette édition." in plain(proof)
    assert "Ces résultats ne sont pas ceux de cette édition." in plain(results)
    assert "piege <b>&.feature flows/carte.yaml" in plain(results)
    assert plain(proof).count("– non prouvée lors de cette édition") == 3
    assert "Tout n'a pas été joué." not in plain(results)


def test_what_was_not_played_is_told_apart_from_what_changed(
    tmp_path: Path, trapped: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "project"
    shutil.copytree(trapped.parents[1], folder)
    pages = folder / "build" / "site" / "fr"
    feature = next((folder / "features").iterdir())
    with inside(folder), pytest.raises(SystemExit):
        main(["test", "--report", "report"])
    feature.with_name("autre.feature").write_bytes(feature.read_bytes())
    feature.write_text(feature.read_text(encoding="utf-8").replace("Réussit", "Passe"), encoding="utf-8")
    assert site(folder, "--results", "report/results.json") == 1
    assert "ont changé : features/piege <b>&.feature non joués, ou pas en entier : features/autre.feature" in " ".join(
        capsys.readouterr().out.split()
    )
    text = plain(pages / "results.html")
    assert "ont changé depuis : features/piege <b>&.feature Tout n'a pas été joué." in text
    assert "ou n'y sont pas entières : features/autre.feature" in text
    changes, text = read(pages / "changes.html"), plain(pages / "changes.html")
    assert "Nouveaux : 5" in text  # the four of the new feature, and one that has another name
    assert "Dont le résultat a changé" not in text
    assert {link.partition("#")[0] for link in changes.links if link.startswith("feature-")} == {
        "feature-autre.html", "feature-piege-b.html"
    }  # fmt: skip


def test_of_many_files_the_first_are_named() -> None:
    files = [f"{number}.feature" for number in range(18)]
    assert listed(files, Say("fr")) == (*files[:10], "… et 8 de plus")
    assert listed(files[:10], Say("en")) == tuple(files[:10])


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("--out", "flows"), "n'est pas un site"),
        (("--results", "none.json"), "none.json"),
        (("--results", "bad.json"), "ce ne sont pas des résultats"),
        (("--proof", "bad.json"), "ce n'est pas un compte de « parcours explore »"),
        (("--mutation", "bad.json"), "ce n'est pas un compte de « parcours mutate »"),
        (("--since", "nowhere"), "dépôt git"),
        (("--since", "bad.yaml"), "bad.yaml"),
        (("--prove", "--proof", "bad.json"), "pas les deux"),
        (("--out", "bad.json"), "un fichier porte déjà ce nom"),
    ],
)
def test_what_cannot_be_used_is_told_and_nothing_else_is_touched(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], said: str
) -> None:
    project(tmp_path)
    (tmp_path / "bad.json").write_text('{"flows": 3}', encoding="utf-8")
    assert site(tmp_path, *arguments) == 2
    assert said in capsys.readouterr().err
    assert not (tmp_path / "flows" / "index.html").exists()


def test_flows_compared_with_a_folder_that_is_named(tmp_path: Path) -> None:
    project(tmp_path)
    shutil.copytree(tmp_path / "flows", tmp_path / "old")
    flow = tmp_path / "flows" / "carte.yaml"
    flow.write_text(flow.read_text(encoding="utf-8").replace("P14D", "P15D"), encoding="utf-8")
    assert site(tmp_path, "--since", "old") == 1
    text = plain(tmp_path / "build" / "site" / "en" / "changes.html")
    assert re.search(r"From edition old to edition [0-9a-f]{8}", text)
    assert "≠ changed" in text


def test_flows_of_ones_own_without_features_have_a_site_too(bare: Path) -> None:
    assert "Rien n'a été joué." in plain(bare / "fr" / "results.html")
