"""Graphviz without an installed Graphviz: the console script ``parcours-dot`` over the library in pygraphviz's wheel.

The ``graphviz`` package calls the script as it would call ``dot``; ``render`` is the way in for the project's own code.
"""

import argparse
import atexit
import functools
import os
import re
import shlex
import sys
import sysconfig
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Literal

from diagrams.typeface import write_fontconfig

Format = Literal["svg", "png", "pdf"]

_SCRIPT = "parcours-dot"
_COMPLAINTS = ("Error", "Warning")
_DATED = re.compile(rb"(?<=/CreationDate \(D:)\d{14}(?=Z\))")
_DATE = b"20000101000000"  # the one every PDF carries, so that the same picture has the same bytes


class RenderError(Exception):
    """The drawing engine could not draw a picture, or would have drawn another one than was asked for."""


def render(dot_source: str, format: Format) -> bytes:
    """Draw ``dot_source``; raises RenderError with what the engine said."""
    import graphviz
    from graphviz.backend import dot_command

    if "\0" in dot_source:
        raise RenderError("a NUL character would cut the picture short")
    dot_command.DOT_BINARY = _script()
    try:
        return bytes(graphviz.Source(dot_source, encoding="utf-8").pipe(format=format, quiet=True))
    except graphviz.CalledProcessError as error:
        raise RenderError(error.stderr.decode("utf-8", "replace").strip()) from error


def main(arguments: Sequence[str] | None = None) -> int:
    """Draw the DOT of a file or of standard input, as ``dot`` would; 1 and a message when the engine complains."""
    options = _options(arguments)
    source = Path(options.file).read_bytes() if options.file else sys.stdin.buffer.read()
    try:
        picture = _draw(source, options.format, options.engine)
    except RenderError as error:
        print(f"{_SCRIPT}: {error}", file=sys.stderr)
        return 1
    if options.output:
        Path(options.output).write_bytes(picture)
    else:
        sys.stdout.buffer.write(picture)
    return 0


def _draw(source: bytes, format: str, engine: str) -> bytes:
    """Draw in this process; raises RenderError for every complaint, since the engine draws on after most of them."""
    with tempfile.TemporaryDirectory(prefix="parcours-") as folder:
        os.environ["FONTCONFIG_FILE"] = str(write_fontconfig(Path(folder)))
        os.environ["TZ"] = "UTC"  # in which a PDF's date is always of one length
        time.tzset()
        with tempfile.TemporaryFile() as said:
            picture = _with_errors_to(said.fileno(), source, format, engine)
            said.seek(0)
            lines = said.read().decode("utf-8", "replace").splitlines()
    complaints = [line for line in lines if line.startswith(_COMPLAINTS)]
    if complaints or not picture:
        raise RenderError("\n".join(complaints or lines) or "nothing was drawn")
    return _DATED.sub(_DATE, picture) if format == "pdf" else picture


def _with_errors_to(descriptor: int, source: bytes, format: str, engine: str) -> bytes:
    """Run the engine with standard error, which it writes past Python, led into ``descriptor``."""
    sys.stderr.flush()
    kept = os.dup(2)
    os.dup2(descriptor, 2)
    try:
        return _engine(source, format, engine)
    finally:
        os.dup2(kept, 2)
        os.close(kept)


def _engine(source: bytes, format: str, engine: str) -> bytes:
    from pygraphviz import graphviz as library  # loaded only now: it looks for its fonts when it loads

    # Before parsing: labels given as defaults are lost when the graph is read without the plug-ins.
    context = library.gvContextWithBuiltins()
    with tempfile.TemporaryFile() as file:
        file.write(source)
        file.seek(0)
        try:
            graph = library.agread(file, None)
        except ValueError:
            return b""
    if library.gvLayout(context, graph, engine.encode()):
        return b""
    failed, picture = library.gvRenderData(context, graph, format.encode())
    return b"" if failed else bytes(picture)


@functools.cache
def _script() -> Path:
    """The installed console script, on PATH or not; else one written for this run, as in a bare source tree."""
    installed = Path(sysconfig.get_path("scripts")) / _SCRIPT
    if installed.is_file():
        return installed
    folder = tempfile.TemporaryDirectory(prefix="parcours-")
    atexit.register(folder.cleanup)
    script = Path(folder.name) / _SCRIPT
    root = str(Path(__file__).resolve().parent.parent)
    code = f"import sys; sys.path.insert(0, {root!r}); from diagrams.graphviz_dot import main; sys.exit(main())"
    command = f'exec {shlex.quote(sys.executable)} -c {shlex.quote(code)} "$@"'
    script.write_text(f"#!/bin/sh\n{command}\n", encoding="utf-8")
    script.chmod(0o700)
    return script


def _options(arguments: Sequence[str] | None) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog=_SCRIPT, description="Draw a DOT graph, as Graphviz' dot does.")
    parser.add_argument("-K", dest="engine", default="dot", help="layout engine (dot)")
    parser.add_argument("-T", dest="format", default="svg", help="svg, png or pdf (svg)")
    parser.add_argument("-o", dest="output", help="where to write the picture (standard output)")
    parser.add_argument("file", nargs="?", help="the graph (standard input)")
    return parser.parse_args(arguments)


if __name__ == "__main__":
    sys.exit(main())
