"""How a phrase is worded: templates with typed parameters, read from Gherkin and written back to it.

`{actor} clique sur {button}` is a wording. A parameter is `{kind}` or `{name:kind}`; its kind brings its own quotation
marks. `démarche[s]` has letters that may be there; a space stands for any space, an apostrophe for either apostrophe.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, time
from typing import TYPE_CHECKING, Any, NamedTuple
from unicodedata import category

from simulator.spec.text import Prose

if TYPE_CHECKING:
    from harness.driver import Lang

SPACES = " \u00a0\u202f"
VOWELS = "aàâeéèêëiîïoôuùûyhœ"
_PLAIN = str.maketrans({"’": "'", "\u00a0": " ", "\u202f": " "})


def plain(text: str) -> str:
    """A text as it is compared: straight apostrophes, ordinary spaces, one at a time."""
    return " ".join(text.translate(_PLAIN).split())


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of parameter: how it stands in either language, what it means, and how a value of it is written."""

    id: str
    patterns: Mapping[Lang, str]
    names: Mapping[Lang, str]
    read: Callable[[str, Lang], Any]
    write: Callable[[Any, Lang], str]
    quoted: bool = False


class Parameter(NamedTuple):
    """A named parameter of a wording."""

    name: str
    kind: Kind


class Found(NamedTuple):
    """A value read from a step, and where it stood."""

    name: str
    value: Any
    start: int
    end: int


class UnwritableError(ValueError):
    """A value that a Gherkin line cannot hold: give it in a docstring instead."""

    def __init__(self, why: Prose) -> None:
        super().__init__(why.en)
        self.why = why


# --- quoted labels and texts


def _read_text(text: str, _lang: Lang) -> str:
    return text


def _write_quoted(value: Any, lang: Lang) -> str:
    text = str(value)
    if any(category(char) in _BREAKING for char in text):
        raise UnwritableError(
            Prose(f"plusieurs lignes, ou un caractère de contrôle : {text!r}",
                  f"several lines, or a control character: {text!r}")
        )  # fmt: skip
    for opening, closing, inside in (("« ", " »", _INSIDE_FR),) if lang == "fr" else _QUOTES_EN:
        if re.fullmatch(inside, text):
            return f"{opening}{text}{closing}"
    raise UnwritableError(
        Prose(f"les guillemets du texte se confondent avec ceux de la phrase : {text!r}",
              f"quotation marks of the text clash with those of the phrase: {text!r}")
    )  # fmt: skip


_BREAKING = ("Cc", "Zl", "Zp")
_INSIDE_FR = "(?:[^«»]|«[^«»]*»)*"
_QUOTES_EN = (('"', '"', '[^"]*'), ("“", "”", "[^“”]*"))
_QUOTED: Mapping[Lang, str] = {
    "fr": f"«[{SPACES}]?(?P<NAME>(?:[^«»]|«[^«»]*»)*?)[{SPACES}]?»",
    "en": '(?:"(?P<NAME>[^"]*)"|“(?P<NAME_2>[^“”]*)”)',
}


def _quoted(identity: str, fr: str, en: str) -> Kind:
    return Kind(identity, _QUOTED, {"fr": fr, "en": en}, _read_text, _write_quoted, quoted=True)


# --- people

_NAME = r"[A-ZÀ-ÖØ-Þ][\w.'’-]*(?: [A-ZÀ-ÖØ-Þ][\w.'’-]*)*"
_ROLE_FR = r"(?:[Ll]['’]|[Ll]e |[Ll]a )[\w-]+(?: (?:d['’]|de |du )[\w-]+)?"
_ROLE_EN = r"[Tt]he [\w-]+(?: [\w-]+)?"
PRONOUNS: Mapping[Lang, tuple[str, ...]] = {"fr": ("il", "elle"), "en": ("he", "she", "they")}


def _read_person(text: str, _lang: Lang) -> str:
    return plain(text)


def _write_person(value: Any, _lang: Lang) -> str:
    return str(value)


def _write_of(value: Any, lang: Lang) -> str:
    if lang == "en":
        return f"of {value}"
    return f"d'{value}" if elided(str(value)) else f"de {value}"


def elided(word: str) -> bool:
    """Whether « de » and « que » lose their vowel before that word."""
    return word[:1].casefold() in VOWELS


# --- dates, times, durations, numbers

_UNITS: Mapping[Lang, Mapping[str, str]] = {
    "fr": {"an": "P{}Y", "mois": "P{}M", "semaine": "P{}W", "jour": "P{}D", "heure": "PT{}H", "minute": "PT{}M"},
    "en": {"year": "P{}Y", "month": "P{}M", "week": "P{}W", "day": "P{}D", "hour": "PT{}H", "minute": "PT{}M"},
}


def _read_date(text: str, lang: Lang) -> date:
    day, month, year = (int(part) for part in text.split("/"))
    try:
        return date(year, month, day)
    except ValueError:
        why = f"le {text} n'est pas une date" if lang == "fr" else f"{text} is not a date"
        raise ValueError(why) from None


def _write_date(value: Any, _lang: Lang) -> str:
    return f"{value.day:02}/{value.month:02}/{value.year:04}"


def _read_time(text: str, lang: Lang) -> time:
    try:
        return time.fromisoformat(text)
    except ValueError:
        raise ValueError(f"{text} n'est pas une heure" if lang == "fr" else f"{text} is not a time") from None


def _write_time(value: Any, _lang: Lang) -> str:
    return str(value.isoformat("seconds" if value.second else "minutes"))


def _read_duration(text: str, lang: Lang) -> str:
    count, unit = re.split(f"[{SPACES}]+", text)
    word = unit if unit in _UNITS[lang] else unit.removesuffix("s")
    return _UNITS[lang][word].format(int(count))


def _write_duration(value: Any, lang: Lang) -> str:
    for word, form in _UNITS[lang].items():
        if found := re.fullmatch(form.replace("{}", r"(\d+)"), str(value)):
            count = int(found[1])
            return f"{count} {word}{'s' if count > 1 and not word.endswith('s') else ''}"
    raise UnwritableError(
        Prose(f"il faut une durée d'une seule unité : {value}", f"a duration of one unit is needed: {value}")
    )


def _read_number(text: str, _lang: Lang) -> int:
    return int(text)


def _same(pattern: str) -> Mapping[Lang, str]:
    return {"fr": f"(?P<NAME>{pattern})", "en": f"(?P<NAME>{pattern})"}


def _units(lang: Lang) -> str:
    return rf"(?P<NAME>\d+[{SPACES}]+(?:{'|'.join(_UNITS[lang])})s?)"


KINDS: Mapping[str, Kind] = {
    kind.id: kind
    for kind in (
        Kind(
            "actor",
            {
                "fr": f"(?P<NAME>il|elle|{_ROLE_FR}|{_NAME})",
                "en": f"(?P<NAME>he|she|they|{_ROLE_EN}|{_NAME})",
            },
            {"fr": "qui agit", "en": "who acts"},
            _read_person,
            _write_person,
        ),
        Kind("person", _same(_NAME), {"fr": "Prénom Nom", "en": "First Last"}, _read_person, _write_person),
        Kind(
            "of_person",
            {"fr": f"(?:de |d['’])(?P<NAME>{_NAME})", "en": f"of (?P<NAME>{_NAME})"},
            {"fr": "de Prénom Nom", "en": "of First Last"},
            _read_person,
            _write_of,
        ),
        Kind("date", _same(r"\d{2}/\d{2}/\d{4}"), {"fr": "JJ/MM/AAAA", "en": "DD/MM/YYYY"}, _read_date, _write_date),
        Kind("time", _same(r"\d{2}:\d{2}(?::\d{2})?"), {"fr": "HH:MM", "en": "HH:MM"}, _read_time, _write_time),
        Kind(
            "duration",
            {"fr": _units("fr"), "en": _units("en")},
            {"fr": "1 mois", "en": "1 month"},
            _read_duration,
            _write_duration,
        ),
        Kind("number", _same(r"\d+"), {"fr": "nombre", "en": "number"}, _read_number, _write_person),
        _quoted("text", "texte", "text"),
        _quoted("label", "libellé", "label"),
        _quoted("button", "bouton", "button"),
        _quoted("tab", "onglet", "tab"),
        _quoted("heading", "rubrique", "heading"),
        _quoted("link", "lien", "link"),
        _quoted("field", "champ", "field"),
        _quoted("box", "case", "box"),
        _quoted("option", "option", "option"),
        _quoted("title", "titre", "title"),
        _quoted("message", "message", "message"),
        _quoted("flow", "démarche", "journey"),
        _quoted("state", "état", "state"),
        _quoted("event", "événement", "event"),
        _quoted("device", "appareil", "device"),
        _quoted("document", "document", "document"),
        _quoted("property", "propriété", "property"),
        _quoted("dossier_field", "champ du dossier", "field of the file"),
    )
}

_TOKEN = re.compile(r"\{(?:(?P<name>\w+):)?(?P<kind>\w+)\}|\[(?P<optional>[^\]]+)\]|(?P<space> +)|(?P<quote>['’])")


class Wording:
    """A template of one language, compiled: `read` takes a step apart, `write` puts one together."""

    __slots__ = ("_regex", "lang", "parameters", "template")

    def __init__(self, template: str, lang: Lang) -> None:
        self.template = template
        self.lang = lang
        pattern, self.parameters = _compile(template, lang)
        self._regex = re.compile(pattern)

    def read(self, step: str) -> tuple[Found, ...] | None:
        """The values of a step that is worded so; None when it is not."""
        found = self._regex.fullmatch(step)
        if found is None:
            return None
        values = []
        for name, kind in self.parameters:
            group = name if found[name] is not None else f"{name}_2"
            values.append(Found(name, kind.read(found[group], self.lang), found.start(group), found.end(group)))
        return tuple(values)

    def write(self, values: Mapping[str, Any], *, feminine: bool = False) -> str:
        """The step that says these values; ``feminine`` is who it speaks of."""
        plural = any(_is_plural(value, self.lang) for value in values.values())
        agreement = (*_AGREEMENT[plural], "e") if feminine else _AGREEMENT[plural]
        kinds = dict(self.parameters)

        def piece(token: re.Match[str]) -> str:
            if token["kind"]:
                name = token["name"] or token["kind"]
                return kinds[name].write(values[name], self.lang)
            if token["optional"]:
                return token["optional"] if token["optional"] in agreement else ""
            return token[0]

        return _TOKEN.sub(piece, self.template)

    def show(self) -> str:
        """The wording as the catalogue prints it: « bouton » where a button's text goes."""
        kinds = dict(self.parameters)

        def piece(token: re.Match[str]) -> str:
            if not token["kind"]:
                return f"({token['optional']})" if token["optional"] else token[0]
            kind = kinds[token["name"] or token["kind"]]
            name = kind.names[self.lang]
            return kind.write(name, self.lang) if kind.quoted else f"<{name}>"

        return _TOKEN.sub(piece, self.template)


_AGREEMENT = {True: ("s", "nt"), False: ("es",)}


def _is_plural(value: object, lang: Lang) -> bool:
    """« 0 démarche », "0 journeys"."""
    if isinstance(value, str) and (found := re.fullmatch(r"PT?(\d+)[YMWDH]", value)):
        value = int(found[1])
    return isinstance(value, int) and (value > 1 or (value == 0 and lang == "en"))


def _compile(template: str, lang: Lang) -> tuple[str, tuple[Parameter, ...]]:
    pattern, parameters, at = [], [], 0
    for token in _TOKEN.finditer(template):
        pattern.append(re.escape(template[at : token.start()]))
        at = token.end()
        if token["kind"]:
            kind = KINDS[token["kind"]]
            name = token["name"] or kind.id
            parameters.append(Parameter(name, kind))
            pattern.append(kind.patterns[lang].replace("NAME", name))
        elif token["optional"]:
            pattern.append(f"(?:{re.escape(token['optional'])})?")
        else:
            pattern.append(f"[{SPACES}]+" if token["space"] else "['’]")
    pattern.append(re.escape(template[at:]))
    return rf"{''.join(pattern)}(?:[{SPACES}]*:)?", tuple(parameters)
