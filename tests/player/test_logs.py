"""The log: a line a request, in which nothing that anybody typed is found."""

import re
from collections.abc import Iterator

import pytest

from harness.player import logs
from harness.player.pages import home
from harness.player.setting import Setting
from simulator.sitting.written import move_from_json
from tests.player.visiting import Visitor, setting_of

LINE = re.compile(
    r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ (?:GET|HEAD|POST|PUT|DELETE|-) (?:/[^ ?]*|-) \d{3} \d+\.\d ms (?:[0-9a-f]{8}|-)"
)


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    made = setting_of(tmp_path_factory.mktemp("kept") / "cases.db")
    yield made
    made.tables.store.close()


@pytest.fixture
def lines() -> list[str]:
    return []


@pytest.fixture
def visitor(setting: Setting, lines: list[str]) -> Visitor:
    return Visitor(setting, log=lines.append)


def test_a_request_leaves_one_line(visitor: Visitor, lines: list[str]) -> None:
    visitor.get("/fr/")
    visitor.post("/fr/open", {"person": "jean"})
    assert [LINE.fullmatch(line) is not None for line in lines] == [True] * 3
    assert [line.split(" ")[1:4] for line in lines] == [
        ["GET", "/{lang}/", "200"],
        ["GET", "/{lang}/", "200"],
        ["POST", "/{lang}/open", "303"],
    ]


def test_a_line_tells_visitors_apart_and_is_no_way_back_to_their_cookie(
    setting: Setting, visitor: Visitor, lines: list[str]
) -> None:
    other = Visitor(setting, log=lines.append)
    for each in (visitor, other, visitor, other):
        each.get("/fr/")
    first, second = lines[2].split()[-1], lines[3].split()[-1]
    assert first != second
    assert visitor.name not in "".join(lines)
    assert first not in visitor.name


def test_nothing_of_an_address_a_header_or_a_form_is_in_a_line(visitor: Visitor, lines: list[str]) -> None:
    secret = "1850578006084"
    visitor.get(f"/fr/{secret}?who={secret}", {"user-agent": secret, "referer": secret, "x-forwarded-for": secret})
    visitor.get(f"/fr/s/{secret}", {"cookie": f"parcours={secret}"})
    visitor.post(f"/fr/open?{secret}", {"person": secret, secret: secret})
    visitor.client.request(secret, "/fr/")
    visitor.get("/fr/", {"host": f"{secret}.example"})
    assert len(lines) == 6
    assert secret not in "".join(lines)


def test_no_line_can_be_forged(visitor: Visitor, lines: list[str]) -> None:
    forged = "%0d%0a2026-01-01T00:00:00Z GET / 200"
    visitor.get(f"/fr/{forged}?{forged}")
    visitor.get("/fr/", {"cookie": f"parcours=\x1b[2J{forged}"})
    visitor.client.request("GET\x1b", "/fr/")
    assert [LINE.fullmatch(line) is not None for line in lines] == [True] * 3


def test_a_fault_is_told_by_a_number_that_is_in_the_log_with_its_place(
    monkeypatch: pytest.MonkeyPatch, visitor: Visitor, lines: list[str]
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RuntimeError("Jean Dupont 1850578006084")

    monkeypatch.setattr(home, "page", fail)
    answer = visitor.get("/en/")
    number = re.findall("<code>([0-9a-f]{8})</code>", answer.text)
    assert (answer.status_code, "A mistake of the player" in answer.text) == (500, True)
    assert re.search(rf" - {number[0]} RuntimeError harness/player/\S+\.py:\d+$", lines[0])
    assert "Dupont" not in answer.text + lines[0]


def test_a_fault_even_in_its_own_page_is_answered(
    monkeypatch: pytest.MonkeyPatch, visitor: Visitor, lines: list[str]
) -> None:
    def fail(*_: object, **__: object) -> str:
        raise RuntimeError("secret")

    monkeypatch.setattr("harness.player.told.page", fail)
    answer = visitor.get("/fr/nowhere")
    assert (answer.status_code, re.fullmatch("Parcours: [0-9a-f]{8}", answer.text) is not None) == (500, True)
    assert " 500 " in lines[0]


def test_a_fault_outside_our_code_is_told_without_a_place() -> None:
    assert logs.fault("12345678", KeyError("secret")) == ("12345678", "KeyError", "-")
    with pytest.raises(ValueError, match="not a move") as told:
        move_from_json({"kind": []})
    place = logs.fault("1", told.value).place
    assert re.fullmatch(r"simulator/sitting/written\.py:\d+", place)
