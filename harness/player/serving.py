"""The player on a port of this machine, until it is told to stop."""

import asyncio
import errno
import os
import signal
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import uvicorn
from starlette.types import ASGIApp

from harness.language import Say
from harness.mistakes import BadInputError
from harness.player.door import HEADERS
from harness.player.patience import PatientProtocol

CONNECTIONS: Final = 1_000
"""Connections at once; beyond, one is asked to come again."""
LEAVING: Final = 3
"""Seconds in which the answers under way are finished when the player stops."""


def listening(host: str, port: int, say: Say) -> socket.socket:
    """A socket that listens on an address.

    Raises:
        BadInputError: where the port is taken or not allowed, or the address is not this machine's.
    """
    try:
        kind, _, _, _, address = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM, flags=socket.AI_PASSIVE)[0]
        listener = socket.create_server(address[:2], family=kind, backlog=2_048)
        listener.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # else asyncio leaves Nagle's delay on: 40 ms
    except OSError as error:
        raise BadInputError(_why(error, host, port, say)) from error
    return listener


def _why(error: OSError, host: str, port: int, say: Say) -> str:
    if isinstance(error, socket.gaierror):
        fr = f"adresse inconnue « {host} » ; pour cette machine seule : --host 127.0.0.1"
        return say(fr, f"unknown address “{host}”; for this machine alone: --host 127.0.0.1")
    if error.errno == errno.EADDRINUSE:
        other = min(port + 1, 65_535)
        fr = f"le port {port} est déjà pris ; essayez --port {other}, ou --port 0 pour le premier libre"
        return say(fr, f"port {port} is taken; try --port {other}, or --port 0 for any free one")
    if error.errno == errno.EACCES:
        fr = f"le port {port} n'est pas permis ; essayez --port 8000"
        return say(fr, f"port {port} is not allowed; try --port 8000")
    if error.errno == errno.EADDRNOTAVAIL:
        fr = f"« {host} » n'est pas une adresse de cette machine ; pour toutes les siennes : --host 0.0.0.0"
        return say(fr, f"“{host}” is no address of this machine; for all of its own: --host 0.0.0.0")
    return f"{host}:{port}: {os.strerror(error.errno or 0)}"


def address(listener: socket.socket, host: str) -> str:
    """Where a browser finds what listens; on every address of the machine, the one by which it is reached."""
    port = listener.getsockname()[1]
    name = _outward() if host in ("0.0.0.0", "::", "") else host
    return f"http://[{name}]:{port}" if ":" in name else f"http://{name}:{port}"


def _outward() -> str:
    """The address of this machine on its network; asking for a way to an address sends nothing."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(("192.0.2.1", 9))
        except OSError:
            return "127.0.0.1"
        return str(probe.getsockname()[0])


def serve(application: ASGIApp, listener: socket.socket) -> None:
    """Answer until Ctrl-C or SIGTERM; both are a clean end."""
    asyncio.run(Server(configuration(application)).serve(sockets=[listener]))


def configuration(application: ASGIApp) -> uvicorn.Config:
    """How uvicorn serves an application: quietly, trusting no header of a proxy, with bounds."""
    return uvicorn.Config(
        application,
        http=PatientProtocol,
        ws="none",
        lifespan="off",
        log_config=None,
        log_level="critical",
        access_log=False,
        server_header=False,
        proxy_headers=False,
        h11_max_incomplete_event_size=HEADERS,
        limit_concurrency=CONNECTIONS,
        timeout_graceful_shutdown=LEAVING,
    )


class Server(uvicorn.Server):
    """A server whose end is no failure: a signal to stop is not raised again once it has stopped."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Stop at Ctrl-C and SIGTERM."""
        if threading.current_thread() is not threading.main_thread():
            yield
            return
        before = {each: signal.signal(each, self.handle_exit) for each in (signal.SIGINT, signal.SIGTERM)}
        try:
            yield
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)
