"""Each rule that makes the player safe to leave running in a classroom, kept and broken."""

import asyncio
import re
import time
from collections.abc import Iterator, MutableMapping
from typing import Any

import pytest

from harness.player import ids
from harness.player.answering import own
from harness.player.cookies import form_token
from harness.player.safety import bodies
from harness.player.safety.access import Access, new_token
from harness.player.safety.bodies import UnreadableError, fields
from harness.player.safety.buckets import Buckets, Pace
from harness.player.safety.headers import POLICY
from harness.player.safety.hosts import LOOPBACK, answers
from harness.player.safety.origins import is_ours
from harness.player.safety.rules import Rules
from harness.player.setting import Setting
from tests.player.visiting import HERE, Visitor, setting_of

TOKEN = "un code assez long"


@pytest.fixture(scope="module")
def setting(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Setting]:
    made = setting_of(tmp_path_factory.mktemp("kept") / "cases.db")
    yield made
    made.tables.store.close()


@pytest.fixture
def visitor(setting: Setting) -> Visitor:
    return Visitor(setting)


def opened(visitor: Visitor, person: str = "jean") -> str:
    """The address of a new sitting, without what is looked at."""
    answer = visitor.post("/fr/open", {"person": person})
    assert answer.status_code == 303, answer.text
    return str(answer.headers["location"]).partition("?")[0]


# --- whom it answers


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost:8000", "LOCALHOST", "localhost.", "[::1]:8000"])
def test_the_names_of_this_machine_are_answered(visitor: Visitor, host: str) -> None:
    assert visitor.get("/fr/", {"host": host}).status_code == 200


@pytest.mark.parametrize(
    "host", ["evil.example", "127.0.0.1.evil.example", "localhost@evil.example", "a/b", "", "é", "[", "localhost:x"]
)
def test_a_name_that_was_not_allowed_gets_nothing(visitor: Visitor, host: str) -> None:
    answer = visitor.client.get("/fr/", headers={b"host": host.encode()})
    assert (answer.status_code, "set-cookie" in answer.headers) == (421, False)
    assert "--allow-host" in answer.text


def test_two_names_at_once_get_nothing(visitor: Visitor) -> None:
    assert visitor.client.get("/fr/", headers=[("host", "localhost"), ("host", "localhost")]).status_code == 400


def test_an_allowed_name_is_answered_and_so_is_the_address_that_was_reached() -> None:
    assert answers("ecole.local:8000", LOOPBACK | {"ecole.local"}, "192.168.1.7")
    assert answers("192.168.1.7:8000", LOOPBACK, "192.168.1.7")
    assert not answers("192.168.1.8:8000", LOOPBACK, "192.168.1.7")


# --- who posted it


def test_a_form_of_ours_is_taken(visitor: Visitor) -> None:
    assert opened(visitor).startswith("/fr/s/")


@pytest.mark.parametrize("token", ["", "0" * 64, "é", "\ud800"])
def test_a_form_without_the_visitors_token_does_nothing(visitor: Visitor, setting: Setting, token: str) -> None:
    visitor.get("/fr/")
    form = b"person=jean&csrf=" + token.encode("utf-8", "surrogatepass")
    sent = {"content-type": bodies.KIND}
    assert visitor.client.post("/fr/open", content=form, headers=sent).status_code in (400, 403)
    assert setting.tables.all_of(visitor.name) == ()


def test_the_token_of_another_visitor_does_nothing(visitor: Visitor, setting: Setting) -> None:
    other = Visitor(setting)
    visitor.get("/fr/")
    assert visitor.client.post("/fr/open", data={"csrf": other.csrf(), "person": "jean"}).status_code == 403
    assert form_token(visitor.name) != form_token(other.name)


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "http://evil.example"},
        {"origin": "null"},
        {"origin": "http://127.0.0.1:81"},
        {"origin": "http://127.0.0.1@evil.example"},
        {"origin": "http://["},
        {"origin": "http://127.0.0.1/fr"},
        {"origin": "file://"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
        {"sec-fetch-site": "none"},
    ],
)
def test_a_form_of_another_page_does_nothing(visitor: Visitor, headers: dict[str, str]) -> None:
    assert visitor.post("/fr/open", {"person": "jean"}, headers).status_code == 403


@pytest.mark.parametrize(
    ("headers", "ours"),
    [
        ({"origin": "http://127.0.0.1:8000"}, True),
        ({"origin": "https://127.0.0.1:8000"}, True),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "same-origin"}, True),
        ({"sec-fetch-site": "same-origin"}, True),
        ({"origin": "http://127.0.0.1"}, False),
        ({"origin": "http://127.0.0.1:8000", "sec-fetch-site": "cross-site"}, False),
        ({"origin": "null", "sec-fetch-site": "same-origin"}, False),
        ({}, False),
    ],
)
def test_the_browser_says_whose_page_it_was(headers: dict[str, str], ours: bool) -> None:
    assert is_ours(headers, "127.0.0.1:8000") is ours


def test_the_usual_port_may_be_left_out() -> None:
    assert is_ours({"origin": "http://ecole.local"}, "ecole.local:80")
    assert is_ours({"origin": "https://ecole.local"}, "ecole.local")
    assert not is_ours({"origin": "https://ecole.local"}, "ecole.local:80")


@pytest.mark.parametrize("kind", ["text/plain", "multipart/form-data; boundary=x", "application/json", ""])
def test_what_is_no_form_is_not_read(visitor: Visitor, kind: str) -> None:
    assert visitor.post("/fr/open", {"person": "jean"}, {"content-type": kind}).status_code == 415


# --- what it tells the browser


@pytest.mark.parametrize(
    "path", ["/", "/fr/", "/en/", "/fr/nowhere", "/static/style.css", "/static/player.js", "/fr/s/0"]
)
def test_every_answer_forbids_what_is_not_ours(visitor: Visitor, path: str) -> None:
    headers = visitor.get(path).headers
    assert headers["content-security-policy"] == POLICY
    assert headers["x-content-type-options"] == "nosniff"
    assert headers["referrer-policy"] == "same-origin"
    assert headers["cross-origin-opener-policy"] == headers["cross-origin-resource-policy"] == "same-origin"
    assert "server" not in headers


def test_nothing_on_a_page_needs_what_is_forbidden(visitor: Visitor) -> None:
    place = opened(visitor)
    for path in ("/fr/", place, f"{place}?who=jean&who=eva", "/fr/nowhere"):
        shown = visitor.get(path).text
        assert re.findall(r"<style|\sstyle=|<script(?! src=\"/static/)|\son[a-z]+=|javascript:|//[a-z]", shown) == []


def test_a_page_is_not_kept_by_the_browser_and_a_style_sheet_is_asked_about(visitor: Visitor) -> None:
    assert visitor.get("/fr/").headers["cache-control"] == "no-store"
    sheet = visitor.get("/static/style.css")
    again = visitor.get("/static/style.css", {"if-none-match": sheet.headers["etag"]})
    assert (sheet.headers["cache-control"], again.status_code, again.content) == ("no-cache", 304, b"")


def test_the_cookie_is_out_of_reach_and_lasts(visitor: Visitor) -> None:
    said = visitor.get("/fr/").headers["set-cookie"]
    assert re.fullmatch(r"parcours=[0-9a-f]{32}; HttpOnly; Max-Age=31536000; Path=/; SameSite=strict", said)
    assert "set-cookie" not in visitor.get("/fr/").headers


@pytest.mark.parametrize(
    "cookie", ["parcours=../../etc/passwd", "parcours=", "parcours=%00", "x=y", '{"a": 1}', "=;;="]
)
def test_a_name_that_was_never_given_is_replaced(visitor: Visitor, cookie: str) -> None:
    assert "set-cookie" in visitor.get("/fr/", {"cookie": cookie}).headers


# --- how much


def test_a_form_that_is_too_large_is_not_read(setting: Setting) -> None:
    visitor = Visitor(setting, Rules(largest=2_000))
    assert visitor.post("/fr/open", {"person": "x" * 3_000}).status_code == 413
    assert visitor.post("/fr/open", {"person": "jean"}).status_code == 303


def test_a_form_with_too_many_fields_is_not_read(visitor: Visitor) -> None:
    form = {"csrf": visitor.csrf(), **{f"f{number}": "" for number in range(bodies.MOST)}}
    assert visitor.client.post("/fr/open", data=form).status_code == 413


def test_an_address_that_is_too_long_is_not_read(visitor: Visitor) -> None:
    assert visitor.get("/fr/?" + "x" * 3_000).status_code == 414


def test_headers_that_are_too_long_are_not_read(visitor: Visitor) -> None:
    answer = visitor.get("/fr/", {"cookie": "x=" + "y" * 17_000})
    assert (answer.status_code, "cookies" in answer.text) == (431, True)


def test_a_form_that_does_not_come_is_not_waited_for() -> None:
    async def never() -> MutableMapping[str, Any]:
        await asyncio.sleep(60)
        return {}

    async def wait() -> None:
        await bodies.read(never, patience=0.01)

    began = time.monotonic()
    with pytest.raises(UnreadableError) as told:
        asyncio.run(wait())
    assert (told.value.status, time.monotonic() - began < 2) == (408, True)


def test_a_form_is_measured_while_it_comes() -> None:
    taken = 0

    async def endless() -> MutableMapping[str, Any]:
        nonlocal taken
        taken += 1
        return {"type": "http.request", "body": b"x" * 1_000, "more_body": True}

    async def read() -> None:
        await bodies.read(endless, largest=10_000)

    with pytest.raises(UnreadableError) as told:
        asyncio.run(read())
    assert (told.value.status, taken) == (413, 11)


@pytest.mark.parametrize("form", [b"a=%ff", b"a=\xff", b"a=%00", b"a=%1b", b"%07=a", b"a=%ed%a0%80", b"a=%7f"])
def test_a_form_that_no_browser_writes_is_not_read(form: bytes) -> None:
    with pytest.raises(UnreadableError) as told:
        fields(form)
    assert told.value.status == 400


def test_a_form_as_browsers_write_it_is_read() -> None:
    assert fields(b"a=%C3%A9+1&a=&b=x%0D%0Ay%09&c") == {"a": ["é 1", ""], "b": ["x\r\ny\t"], "c": [""]}


# --- how often


def test_a_bucket_empties_and_fills_again() -> None:
    now = 0.0
    buckets = Buckets(Pace(burst=2, each_second=0.5), lambda: now)
    assert [buckets.take("a") for _ in range(3)] == [0.0, 0.0, 2.0]
    assert buckets.take("b") == 0.0
    now = 1.0
    assert buckets.take("a") == 1.0
    now = 2.0
    assert [buckets.take("a"), buckets.take("a")] == [0.0, 2.0]
    now = 1_000.0
    assert [buckets.take("a") for _ in range(3)] == [0.0, 0.0, 2.0]


def test_only_so_many_buckets_are_remembered() -> None:
    buckets = Buckets(Pace(1, 0.001), lambda: 0.0, most=3)
    assert [buckets.take(name) > 0 for name in "abcda"] == [False] * 5
    assert buckets.take("d") > 0


def test_a_visitor_who_asks_too_often_is_told_when_to_come_again(setting: Setting) -> None:
    visitor = Visitor(setting, Rules(visitor=Pace(3, 0.1)))
    answers = [visitor.get("/fr/") for _ in range(5)]
    assert [answer.status_code for answer in answers] == [200, 200, 200, 200, 429]  # the first one has no name yet
    assert 1 <= int(answers[-1].headers["retry-after"]) <= 10


def test_an_address_that_asks_too_often_is_told_so_whatever_its_cookies_say(setting: Setting) -> None:
    visitor = Visitor(setting, Rules(address=Pace(3, 0.1)))
    answers = []
    for _ in range(4):
        visitor.client.cookies.clear()
        answers.append(visitor.get("/fr/").status_code)
    assert answers == [200, 200, 200, 429]


def test_a_whole_classroom_may_come_from_one_address() -> None:
    rules = Rules()
    assert rules.address.burst >= 50 * 100
    assert rules.visitor.burst >= 100


def test_sittings_are_not_begun_without_end(setting: Setting) -> None:
    visitor = Visitor(setting, Rules(openings=Pace(2, 0.01)))
    assert [visitor.post("/fr/open", {"person": "jean"}).status_code for _ in range(3)] == [303, 303, 429]


# --- who may come in


def test_without_the_token_one_sees_nothing_but_where_to_give_it(setting: Setting) -> None:
    visitor = Visitor(setting, Rules(access=Access(TOKEN)))
    answer = visitor.get("/fr/")
    assert (answer.status_code, answer.headers["location"]) == (303, "/join?lang=fr")
    assert visitor.client.post("/fr/open", data={"person": "jean"}).status_code == 303
    assert TOKEN not in visitor.get("/join").text
    assert visitor.get("/static/style.css").status_code == 200


def test_who_gives_the_token_comes_in(setting: Setting) -> None:
    visitor = Visitor(setting, Rules(access=Access(TOKEN)))
    token = visitor.csrf("/join")
    answer = visitor.client.post("/join", data={"csrf": token, "token": f" {TOKEN} ", "lang": "en"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/en/")
    assert visitor.get("/en/").status_code == 200


def test_the_pass_of_one_visitor_is_worth_nothing_to_another(setting: Setting) -> None:
    rules = Rules(access=Access(TOKEN))
    one, other = Visitor(setting, rules), Visitor(setting, rules)
    one.client.post("/join", data={"csrf": one.csrf("/join"), "token": TOKEN})
    other.get("/join")
    other.client.cookies.set("parcours-pass", one.client.cookies["parcours-pass"])
    assert other.get("/fr/").status_code == 303


@pytest.mark.parametrize("token", ["", "un code", TOKEN + "x", TOKEN.upper(), "é"])
def test_who_gives_another_token_stays_outside(setting: Setting, token: str) -> None:
    visitor = Visitor(setting, Rules(access=Access(TOKEN)))
    answer = visitor.client.post("/join", data={"csrf": visitor.csrf("/join"), "token": token})
    assert answer.status_code == 403
    assert 'role="alert"' in answer.text
    assert visitor.get("/fr/").status_code == 303


def test_a_token_is_given_from_our_own_page_alone(setting: Setting) -> None:
    visitor = Visitor(setting, Rules(access=Access(TOKEN)))
    form = {"csrf": visitor.csrf("/join"), "token": TOKEN}
    assert visitor.client.post("/join", data=form, headers={"origin": "http://evil.example"}).status_code == 403
    assert visitor.client.post("/join", data={**form, "csrf": "x"}).status_code == 403


def test_tokens_are_not_tried_without_end_and_the_right_one_is_not_let_by_then(setting: Setting) -> None:
    visitor = Visitor(setting, Rules(access=Access(TOKEN), tries=Pace(3, 0.001)))
    form = {"csrf": visitor.csrf("/join")}
    tried = [visitor.client.post("/join", data={**form, "token": "x"}).status_code for _ in range(4)]
    assert tried == [403, 403, 403, 429]
    assert visitor.client.post("/join", data={**form, "token": TOKEN}).status_code == 429
    assert visitor.get(f"/join?token={TOKEN}").status_code == 429


def test_the_right_token_is_not_counted_as_a_try(setting: Setting) -> None:
    access = Access(TOKEN)
    rules = Rules(access=access, tries=Pace(2, 0.001))
    visitor = Visitor(setting, rules)
    form = {"csrf": visitor.csrf("/join"), "token": TOKEN}
    assert [visitor.client.post("/join", data=form).status_code for _ in range(5)] == [303] * 5


def test_the_printed_link_serves_once_and_leaves_the_address_bar(setting: Setting) -> None:
    rules = Rules(access=Access(TOKEN))
    one, other = Visitor(setting, rules), Visitor(setting, rules)
    link = f"/join?token={TOKEN.replace(' ', '+')}"
    assert one.client.head(link).status_code == 403
    answer = one.get(link)
    assert (answer.status_code, answer.headers["location"]) == (303, "/fr/")
    assert one.get("/fr/").status_code == 200
    assert other.get(link).status_code == 403


def test_without_a_token_there_is_nowhere_to_give_one(visitor: Visitor) -> None:
    assert visitor.get("/join").status_code == 404


def test_a_token_is_of_128_bits_and_another_each_time() -> None:
    assert re.fullmatch(r"[0-9a-f]{32}", new_token())
    assert new_token() != new_token()


def test_names_are_of_128_bits_and_another_each_time() -> None:
    assert len({ids.new() for _ in range(100)}) == 100
    assert [ids.is_id(text) for text in (ids.new(), "0" * 31, "0" * 33, "A" * 32, "0" * 31 + "\n", "\u0661" * 32)] == (
        [True] + [False] * 5
    )


# --- what it looks up


@pytest.mark.parametrize(
    "path",
    ["/fr/s/%2e%2e%2fetc", "/fr/s/" + "0" * 31, "/fr/s/" + "A" * 32, "/fr/s/" + "0" * 32, "/de/", "/fr/s/%00",
     "/fr/s/%ff", "/static/%2e%2e/style.css", "/fr//", "/fr/s/\u0661", "/fr/scenarios/x", "/fr/taken/" + "0" * 32,
     f"/fr/s/{'0' * 32}/papers/99999.pdf", f"/fr/s/{'0' * 32}/papers/-1.pdf"],
)  # fmt: skip
def test_what_is_not_there_is_a_page_that_says_so(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (404, "text/html; charset=utf-8")
    assert "Cette page n" in answer.text


def test_it_is_said_in_the_language_of_the_address(visitor: Visitor) -> None:
    assert "There is no such page" in visitor.get("/en/nowhere").text
    assert 'lang="en"' in visitor.get("/en/nowhere").text


def test_nobody_elses_sitting_is_shown_changed_or_exported(setting: Setting) -> None:
    mine, other = Visitor(setting), Visitor(setting)
    place = opened(mine)
    other.get("/fr/")
    for path in (place, f"{place}/version", f"{place}/case.jsonl", f"{place}/papers/1.pdf"):
        assert other.get(path).status_code == 404
    for path in (f"{place}/do", f"{place}/anew"):
        assert other.post(path, {"n": "1", "as": "jean"}).status_code == 404
    assert mine.get(place).status_code == 200


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS", "PROPFIND"])
def test_another_method_is_told_which_are_known(visitor: Visitor, method: str) -> None:
    answer = visitor.client.request(method, "/fr/")
    assert (answer.status_code, answer.headers["allow"]) == (405, "GET, HEAD")
    assert visitor.client.request(method, f"/fr/s/{'0' * 32}/do").headers.get("allow") in (None, "GET, HEAD, POST")


def test_the_head_of_a_page_is_that_of_the_page(visitor: Visitor) -> None:
    answer = visitor.client.head("/fr/")
    assert (answer.status_code, answer.headers["content-security-policy"]) == (200, POLICY)


@pytest.mark.parametrize("path", ["/fr", "/en", "/"])
def test_a_language_without_its_slash_leads_to_its_first_page(visitor: Visitor, path: str) -> None:
    answer = visitor.get(path)
    assert (answer.status_code, answer.headers["location"]) == (303, f"{path if path != '/' else '/fr'}/")


@pytest.mark.parametrize(
    "to", ["http://evil.example/", "//evil.example/", "/\\evil.example", "/fr//evil.example", "/de/", "fr/", "",
           "/fr/\r\nx: y", "/fr/é", "javascript:alert(1)", "/fr/ x"],
)  # fmt: skip
def test_nothing_leads_elsewhere(to: str) -> None:
    with pytest.raises(ValueError, match="not an address of the player"):
        own(to)


def test_our_own_addresses_do() -> None:
    assert own("/fr/s/0?who=a%20b&who=c//d") == "/fr/s/0?who=a%20b&who=c//d"


def test_the_origin_of_tests_is_the_players_own() -> None:
    assert is_ours({"origin": HERE}, "127.0.0.1")
