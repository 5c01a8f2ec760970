"""Steps of the features that these tests play: behave's own, without a portal."""

import os
from typing import Any

from behave import step


@step("tout va bien")
def passes(context: Any) -> None:
    print("bruit")


@step("rien ne va")
def fails(context: Any) -> None:
    raise AssertionError("attendu 1, obtenu 2\n\nÀ l'écran :\n  rien")


@step("cela casse")
def breaks(context: Any) -> None:
    raise ValueError("cassé \x1b[31m")


@step("le processus meurt")
def dies(context: Any) -> None:
    os._exit(7)


@step("le tableau est lu")
def reads(context: Any) -> None:
    assert context.table is not None
