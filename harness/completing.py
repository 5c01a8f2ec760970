"""What the shell may complete: the names of flows."""

import click


def flows_beginning(_ctx: click.Context, _param: click.Parameter, incomplete: str) -> list[str]:
    """The flows whose id begins so."""
    from harness.files import flow_names

    return [name for name in flow_names() if name.startswith(incomplete)]
