"""``parcours storyboard``: scenarios as frames, to be projected, printed or sent around."""

from pathlib import Path

import click

from harness import options
from harness.language import LANGS, Say

_FORMATS = ("pdf", "html", "svg", "png")


def build(say: Say) -> click.Command:
    """The command in a language."""

    @click.command(
        help=say(
            "Dessine des scénarios image par image : la date, la personne, ce qu'elle fait, ce qu'elle voit, et où en "
            "est la démarche. SCÉNARIO : un fichier, un dossier, ou FICHIER:LIGNE. En diapositives PDF et en page HTML "
            "animée ; en dossier d'images avec --format svg ou png.",
            "Draw scenarios frame by frame: the date, the person, what they do, what they see, and where the journey "
            "is. SCENARIO: a file, a folder, or FILE:LINE. As PDF slides and an animated HTML page; as a folder of "
            "pictures with --format svg or png.",
        ),
        epilog=say(
            "Par exemple : parcours storyboard features/procuration/guide.feature:12 --format pdf --both",
            "For example: parcours storyboard features/procuration/guide.feature:12 --format pdf --both",
        ),
    )
    @click.argument("scenarios", nargs=-1, required=True, metavar=say("SCÉNARIO...", "SCENARIO..."))
    @click.option(
        "--format",
        "formats",
        type=click.Choice(_FORMATS),
        multiple=True,
        help=say("le format (pdf et html par défaut)", "the format (pdf and html by default)"),
    )
    @options.both(say)
    @options.out(say, "build/storyboards")
    def storyboard(scenarios: tuple[str, ...], formats: tuple[str, ...], both: bool, out: Path) -> int:
        from harness.files import library
        from harness.progress import bar
        from harness.storyboard.boards import meant
        from harness.storyboard.files import DEFAULT, FORMATS, write

        found = meant(scenarios, library(), say)
        langs = LANGS if both else (say.lang,)
        chosen = tuple(each for each in FORMATS if each in formats) or DEFAULT
        with bar(say("images", "frames"), len(found) * len(langs)) as advance:
            for each in found:
                for lang in langs:
                    for path in write(each.board(lang), f"{each.name}-{lang}", chosen, out):
                        click.echo(path.as_posix())
                    advance()
        return 0

    return storyboard
