"""A connection that does not wait for ever: who begins a request and does not end it is hung up on."""

import asyncio
from typing import ClassVar

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol


class PatientProtocol(H11Protocol):
    """HTTP as uvicorn speaks it; a request has so many seconds to come in whole, from its first byte or before."""

    patience: ClassVar[float] = 30.0
    _waiting: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]  # uvicorn's own narrowing
        """Somebody is there."""
        super().connection_made(transport)
        self._wait()

    def handle_events(self) -> None:
        """Something came."""
        super().handle_events()
        if self.conn.their_state not in (h11.IDLE, h11.SEND_BODY):
            self._stop()

    def on_response_complete(self) -> None:
        """Everything was answered: the next request may come."""
        self._stop()
        self._wait()
        super().on_response_complete()

    def connection_lost(self, exc: Exception | None) -> None:
        """Nobody is there any more."""
        self._stop()
        super().connection_lost(exc)

    def _wait(self) -> None:
        self._waiting = self.loop.call_later(self.patience, self.transport.abort)

    def _stop(self) -> None:
        if self._waiting is not None:
            self._waiting.cancel()
            self._waiting = None
