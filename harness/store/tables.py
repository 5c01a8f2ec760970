"""The tables of a store, the same in SQLite and PostgreSQL, with the triggers that keep them append-only."""

from typing import Final

from sqlalchemy import (
    DDL,
    Column,
    ForeignKeyConstraint,
    Index,
    Integer,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
    event,
)

VERSION: Final = 1
"""What a store of another number holds, this code does not know."""

METADATA: Final = MetaData()

HEADS: Final = Table(
    "parcours_heads",
    METADATA,
    Column("sitting", Text, primary_key=True, nullable=False),
    Column("lines", Integer, nullable=False),
    Column("seal", Text, nullable=False),
)
"""How many lines a sitting has, and the seal of the last: so that one sees when its end is missing."""

LINES: Final = Table(
    "parcours_lines",
    METADATA,
    Column("sitting", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("line", Text, nullable=False),
    Column("seal", Text, nullable=False),
    PrimaryKeyConstraint("sitting", "number"),
    ForeignKeyConstraint(["sitting"], [HEADS.c.sitting]),
)
"""The chained lines, from 0."""

TEXTS: Final = Table(
    "parcours_texts",
    METADATA,
    Column("sitting", Text, nullable=False),
    Column("number", Integer, nullable=False),
    Column("salt", Text, nullable=False),
    Column("said", Text, nullable=False),
    PrimaryKeyConstraint("sitting", "number"),
    ForeignKeyConstraint(["sitting", "number"], [LINES.c.sitting, LINES.c.number]),
)
"""What is personal in a line."""

Index("parcours_owners", TEXTS.c.said, sqlite_where=TEXTS.c.number == 0, postgresql_where=TEXTS.c.number == 0)

MARKS: Final = Table("parcours_store", METADATA, Column("version", Integer, primary_key=True, autoincrement=False))
"""Says in PostgreSQL that the tables are ours, and of which version; SQLite has places in its file for that."""

_LINE = "SELECT 1 FROM {0} o WHERE o.sitting = NEW.sitting AND o.number = NEW.number"
_ERASED = (
    "SELECT 1 FROM parcours_heads h JOIN parcours_lines l ON l.sitting = h.sitting AND l.number = h.lines - 1"
    ' WHERE h.sitting = OLD.sitting AND l.line LIKE \'%"kind":"erased"%\''
)
_REFUSED: Final = (
    ("heads_once", "INSERT", HEADS, "EXISTS (SELECT 1 FROM parcours_heads o WHERE o.sitting = NEW.sitting)"),
    ("heads_grow", "UPDATE", HEADS, "NEW.sitting <> OLD.sitting OR NEW.lines <= OLD.lines"),
    ("heads_last", "DELETE", HEADS, "1 = 1"),
    ("lines_once", "INSERT", LINES, f"EXISTS ({_LINE.format(LINES.name)})"),
    ("lines_stay", "UPDATE", LINES, "1 = 1"),
    ("lines_last", "DELETE", LINES, "1 = 1"),
    ("texts_once", "INSERT", TEXTS, f"EXISTS ({_LINE.format(TEXTS.name)})"),
    ("texts_stay", "UPDATE", TEXTS, "1 = 1"),
    ("texts_last", "DELETE", TEXTS, f"NOT EXISTS ({_ERASED})"),
)
"""What triggers refuse: a name, the order, the table, and when. An INSERT that replaces a row is one of them."""
TRIGGERS: Final = frozenset(f"parcours_{name}" for name, *_ in _REFUSED)


def _triggers() -> None:
    for name, order, table, when in _REFUSED:
        lite = (
            f"CREATE TRIGGER parcours_{name} BEFORE {order} ON {table.name} WHEN {when}"
            " BEGIN SELECT RAISE(ABORT, 'parcours: append-only'); END"
        )
        # PostgreSQL allows no subquery in WHEN: there the condition stands in a function of its own.
        back = "OLD" if order == "DELETE" else "NEW"
        body = f"BEGIN IF {when} THEN RAISE EXCEPTION 'parcours: append-only'; END IF; RETURN {back}; END"
        function = f"CREATE FUNCTION parcours_{name}() RETURNS trigger LANGUAGE plpgsql AS $$ {body} $$"
        trigger = (
            f"CREATE TRIGGER parcours_{name} BEFORE {order} ON {table.name}"
            f" FOR EACH ROW EXECUTE FUNCTION parcours_{name}()"
        )
        emptying = (
            f"CREATE TRIGGER parcours_{name}_all BEFORE TRUNCATE ON {table.name} EXECUTE FUNCTION parcours_{name}()"
        )
        whole = (emptying,) if name in ("heads_last", "lines_last") else ()
        for dialect, orders in (("sqlite", (lite,)), ("postgresql", (function, trigger, *whole))):
            for each in orders:
                made = DDL(each.replace("%", "%%")).execute_if(dialect=dialect)  # type: ignore[no-untyped-call]  # SQLAlchemy's
                event.listen(METADATA, "after_create", made)


_triggers()
