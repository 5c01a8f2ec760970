"""The drawing engine: pictures without an installed Graphviz or font, and no silent failure."""

import os
import subprocess
import sys
from io import BytesIO
from pathlib import Path
from typing import Literal

import pytest
from pypdf import PdfReader

from diagrams import graphviz_dot
from diagrams.graphviz_dot import RenderError, render
from diagrams.typeface import FAMILY, Face, printable, subset

ROOT = Path(__file__).resolve().parents[2]
GRAPH = f"""digraph {{
  node [shape=box, fontname="{FAMILY}", label="état \\N « œ » →"]
  edge [fontname="{FAMILY}"]
  brouillon -> active [label="Je valide ma demande"]
}}"""


@pytest.mark.parametrize(("format", "start"), [("svg", b"<?xml"), ("png", b"\x89PNG"), ("pdf", b"%PDF")])
def test_a_graph_is_drawn_in_every_format_with_the_same_bytes_each_time(
    format: Literal["svg", "png", "pdf"], start: bytes
) -> None:
    picture = render(GRAPH, format)
    assert picture[: len(start)] == start
    assert render(GRAPH, format) == picture


@pytest.mark.parametrize("zone", ["UTC", "Pacific/Auckland"])
def test_a_pdf_does_not_tell_when_or_where_it_was_drawn(zone: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TZ", zone)
    metadata = PdfReader(BytesIO(render(GRAPH, "pdf"))).metadata
    assert metadata is not None
    assert str(metadata["/CreationDate"]) == "D:20000101000000Z"


def test_labels_and_labels_given_as_defaults_reach_the_picture() -> None:
    picture = render(GRAPH, "svg").decode()
    texts = ("état brouillon « œ » →", "état active « œ » →", "Je valide ma demande")
    assert [text for text in texts if f">{text}</text>" not in picture] == []


def test_text_has_the_width_of_the_project_s_typeface_whatever_font_is_named() -> None:
    other = render(GRAPH.replace(FAMILY, "No Such Font"), "svg").decode()
    assert other.replace("No Such Font", FAMILY) == render(GRAPH, "svg").decode()


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("digraph { a [label=<<b>x</i>>] }", "mismatched tag"),
        ("digraph { a [label=<<blink>x</blink>>] }", "blink"),
        ("digraph { a -> ", "syntax error"),
        ("digraph { a [shape=nonesuch] }", "nonesuch"),
        ("", "nothing was drawn"),
        ("digraph { a\0 }", "NUL"),
    ],
)
def test_what_the_engine_would_draw_wrongly_in_silence_is_an_error(source: str, said: str) -> None:
    with pytest.raises(RenderError, match=said):
        render(source, "svg")


def test_a_missing_typeface_is_an_error_rather_than_boxes(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr("diagrams.typeface._FOLDER", tmp_path)
    with pytest.raises(FileNotFoundError, match="typeface"):
        graphviz_dot.main([os.devnull])


def run_script(*arguments: str, source: str = "") -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "diagrams.graphviz_dot", *arguments]
    return subprocess.run(command, input=source.encode(), cwd=ROOT, capture_output=True, check=False)


def test_the_script_reads_and_writes_files_as_dot_does(tmp_path: Path) -> None:
    (tmp_path / "g.dot").write_text(GRAPH, encoding="utf-8")
    done = run_script("-Kdot", "-Tpng", "-o", str(tmp_path / "g.png"), str(tmp_path / "g.dot"))
    assert (done.returncode, done.stdout, done.stderr) == (0, b"", b"")
    assert (tmp_path / "g.png").read_bytes() == render(GRAPH, "png")


def test_the_script_fails_loudly() -> None:
    done = run_script(source="digraph { a [label=<<b>x</i>>] }")
    assert (done.returncode, done.stdout, b"mismatched tag" in done.stderr) == (1, b"", True)


def test_a_source_tree_draws_without_the_script_being_installed_and_with_nothing_on_the_path(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    expected = render(GRAPH, "svg")
    graphviz_dot._script.cache_clear()
    monkeypatch.setattr("diagrams.graphviz_dot.sysconfig.get_path", lambda name: str(tmp_path / name))
    monkeypatch.setenv("PATH", str(tmp_path))
    try:
        assert render(GRAPH, "svg") == expected
    finally:
        graphviz_dot._script.cache_clear()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cœur, « été » – ’ → ✓ ≤ ≥ €", "Cœur, « été » – ’ → ✓ ≤ ≥ €"),
        ("e\u0301", "é"),
        ("10\u202f000\u2009€", "10\u00a0000 €"),
        ("a\tb\r\u2028c\nd", "a b  c\nd"),
        ("peut\u2011être", "peut-être"),
        ("co\u00adopérer", "coopérer"),
        ("\uff21", "A"),
        ("مرحبا", "◊◊◊◊◊"),
        ("👨\u200d👩 ❤\ufe0f", "◊◊ ◊"),
        ("\u202eabc", "abc"),
        ("\0\x1b\ud800", "◊◊◊"),
    ],
)
def test_a_text_becomes_what_the_typeface_can_show(text: str, expected: str) -> None:
    assert printable(text) == expected


def test_the_placeholder_and_all_signs_of_the_project_have_a_glyph_in_every_face() -> None:
    from fontTools.ttLib import TTFont

    signs = "◊ éèêëàâùûüôîïçœæÉÈÀÇŒÆ «»–—…’→✓≤≥€°·•×?!:;"
    missing = {face: [sign for sign in signs if ord(sign) not in TTFont(face.path).getBestCmap()] for face in Face}
    assert missing == {face: [] for face in Face}


def test_a_subset_is_a_small_woff_with_the_same_bytes_each_time() -> None:
    small = subset(Face.REGULAR, "Procuration « œ » →")
    assert (small[:4], len(small) < 8_000, small == subset(Face.REGULAR, "Procuration « œ » →")) == (
        b"wOFF",
        True,
        True,
    )
