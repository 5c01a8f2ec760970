"""Steps of the features that these tests play: behave's own, without a portal."""

import os
from collections.abc import Callable
from typing import Any

from behave import step as untyped

step: Callable[[str], Callable[[Callable[[Any], None]], Callable[[Any], None]]] = untyped


@step("tout va bien")
def passes(_context: Any) -> None:
    print("bruit")  # noqa: T201  # no report may show it


@step("rien ne va")
def fails(_context: Any) -> None:
    raise AssertionError("attendu 1, obtenu 2\n\nÀ l'écran :\n  rien")


@step("cela casse")
def breaks(_context: Any) -> None:
    raise ValueError("cassé \x1b[31m")


@step("le processus meurt")
def dies(_context: Any) -> None:
    os._exit(7)


@step("le tableau est lu")
def reads(context: Any) -> None:
    assert context.table is not None
