"""``parcours completion``: the lines that make a shell complete the command."""

import click

from harness.language import Say


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Écrit ce qu'il faut ajouter à la configuration du terminal pour que Tab complète les commandes.",
            "Write what to add to the shell's configuration so that Tab completes the commands.",
        ),
        epilog=say(
            "Par exemple : parcours completion bash >> ~/.bashrc", "For example: parcours completion bash >> ~/.bashrc"
        ),
    )
    @click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
    def completion(shell: str) -> int:
        if shell == "fish":
            click.echo("_PARCOURS_COMPLETE=fish_source parcours | source")
        else:
            click.echo(f'eval "$(_PARCOURS_COMPLETE={shell}_source parcours)"')
        return 0

    return completion
