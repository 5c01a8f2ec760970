"""Which column of a log says what: by usual names in French and English, or as the person says."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Final, NamedTuple

from harness.language import Say
from harness.mistakes import BadInputError
from simulator.spec.expressions.compile import plain_name
from simulator.spec.flow import Flow
from simulator.spec.problems import closest, shown

ROLES: Final[Mapping[str, tuple[str, ...]]] = {
    "case": (
        "case", "case_id", "case:concept:name", "trace", "trace_id", "dossier", "id dossier", "dossier_id",
        "numéro de dossier", "n° dossier", "cas", "id",
    ),
    "event": ("event", "concept:name", "activity", "activité", "événement", "event_name", "action", "étape", "task"),
    "time": (
        "time", "time:timestamp", "timestamp", "date", "datetime", "date et heure", "horodatage", "instant",
        "complete timestamp", "date_heure", "heure",
    ),
    "actor": ("actor", "acteur", "by", "par", "role", "rôle", "org:role", "org:resource", "resource"),
    "insured": ("insured", "assuré", "person", "personne", "case:insured", "case:assuré"),
    "lifecycle": ("lifecycle:transition", "lifecycle", "transition"),
}  # fmt: skip
"""What a column can say, and what it is usually called: the first name that is there counts."""

NEEDED: Final = ("case", "event", "time")
_MOST_LAYOUTS: Final = 256


class Layout(NamedTuple):
    """Where each role is among the names of a row; ``fields`` gives the field of each name that is one."""

    roles: Mapping[str, str]
    fields: Mapping[str, str]
    unused: tuple[str, ...]

    @property
    def lacking(self) -> tuple[str, ...]:
        """The roles that a log needs and nothing has."""
        return tuple(role for role in NEEDED if role not in self.roles)


class Columns:
    """Recognises the columns of logs of one flow."""

    def __init__(self, flow: Flow, said: Mapping[str, str] | None = None) -> None:
        self.said = said or {}
        self._fields = _field_names(flow)
        self._layouts: dict[tuple[str, ...], Layout] = {}

    def layout(self, names: Sequence[str]) -> Layout:
        """The roles of the columns of a row."""
        key = tuple(names)
        found = self._layouts.get(key)
        if found is None:
            if len(self._layouts) >= _MOST_LAYOUTS:
                self._layouts.clear()
            found = self._layouts[key] = self._found(key)
        return found

    def _found(self, names: tuple[str, ...]) -> Layout:
        roles: dict[str, str] = {}
        plain: dict[str, str] = {}
        for name in names:
            plain.setdefault(plain_name(name), name)
        for role, usual in ROLES.items():
            if role in self.said:
                if self.said[role] in names:
                    roles[role] = self.said[role]
                continue
            known = (plain[each] for each in map(plain_name, usual) if each in plain)
            column = next((name for name in known if name not in self.said.values()), None)
            if column is not None:
                roles[role] = column
        mapped = {column: key for key, column in self.said.items() if key not in ROLES and column in names}
        fields = {n: self._fields[plain_name(n.removeprefix("case:"))] for n in names
                  if n not in roles.values() and plain_name(n.removeprefix("case:")) in self._fields}  # fmt: skip
        fields |= mapped
        return Layout(roles, fields, tuple(n for n in names if n not in fields and n not in roles.values()))


def _field_names(flow: Flow) -> dict[str, str]:
    """The field of each plain name: its key, or a label that no other field has."""
    found: dict[str, str] = {}
    twice: set[str] = set()
    for field in flow.fields.values():
        for name in {plain_name(text) for text in field.label.plain} | {plain_name(field.id)}:
            if name in found:
                twice.add(name)
            found[name] = field.key
    return {name: key for name, key in found.items() if name not in twice and name} | {
        plain_name(key): key for key in flow.fields
    }


def mapping(text: str, flow: Flow, say: Say) -> dict[str, str]:
    """What ``--map case=N°,event=Acte`` says.

    Raises:
        BadInputError: for what is neither a role nor a field, or is said twice.
    """
    found: dict[str, str] = {}
    for part in filter(None, (part.strip() for part in text.split(","))):
        role, equals, column = (word.strip() for word in part.partition("="))
        if not equals or not column:
            raise BadInputError(say(f"--map : « {part} » ; on attend rôle=colonne", f"--map: “{part}”; role=column"))
        if role not in ROLES and role not in flow.fields:
            hint = say.meant(closest(role, [*ROLES, *flow.fields]))
            known = ", ".join(ROLES)
            raise BadInputError(
                say(f"--map : rôle inconnu « {role} »{hint} ({known} ou un champ écran.champ)",
                    f"--map: unknown role “{role}”{hint} ({known} or a field screen.field)")
            )  # fmt: skip
        if role in found:
            raise BadInputError(say(f"--map : {role} est dit deux fois", f"--map: {role} is said twice"))
        found[role] = column
    return found


def unrecognised(layout: Layout, columns: Columns, names: Iterable[str], say: Say) -> str:
    """Why a log's columns cannot be used: which roles nothing has, and what there is."""
    names = [name for name in names if name]
    there = ", ".join(shown(name) for name in names[:12]) + (", …" if len(names) > 12 else "")
    for role in layout.lacking:
        if role in columns.said:
            hint = say.meant(closest(columns.said[role], names))
            return say(f"pas de colonne « {columns.said[role]} »{hint} ; il y a : {there}",
                       f"no column “{columns.said[role]}”{hint}; there are: {there}")  # fmt: skip
    french = {"case": "la démarche (case)", "event": "l'événement (event)", "time": "la date (time)"}
    english = {"case": "the case", "event": "the event", "time": "the time"}
    lacking = say(*(", ".join(words[role] for role in layout.lacking) for words in (french, english)))
    example = ",".join(f"{role}=…" for role in layout.lacking)
    return say(f"aucune colonne ne dit {lacking} ; il y a : {there} ; dites-le par --map {example}",
               f"no column says {lacking}; there are: {there}; say which with --map {example}")  # fmt: skip
