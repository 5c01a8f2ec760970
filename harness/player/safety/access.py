"""The access token: whoever knows it is let in, and stays so by a cookie that is worth nothing to another visitor."""

import hmac
import secrets
import threading


def new_token() -> str:
    """A token nobody can guess: 128 bits."""
    return secrets.token_hex(16)


class Access:
    """Who may come in. Without a token, everybody: on loopback, only who sits at the machine comes by."""

    def __init__(self, token: str = "") -> None:
        self.token = token
        self._token = token.encode()
        self._link = bool(token)
        self._lock = threading.Lock()

    @property
    def asked(self) -> bool:
        """Whether a token is asked for."""
        return bool(self._token)

    def is_token(self, text: str) -> bool:
        """Whether a text is the token, in a time that tells nothing about it."""
        return self.asked and hmac.compare_digest(text.strip().encode(), self._token)

    def takes_link(self, text: str) -> bool:
        """Whether an address that bears the token lets in: once, so that it is worth nothing in a history of pages."""
        with self._lock:
            if not self._link or not self.is_token(text):
                return False
            self._link = False
            return True

    def passed(self, visitor: str) -> str:
        """What a visitor who gave the token shows from then on."""
        return hmac.new(self._token, visitor.encode(), "sha256").hexdigest()

    def lets_in(self, visitor: str, shown: str) -> bool:
        """Whether a visitor may come in."""
        return not self.asked or hmac.compare_digest(shown.encode(), self.passed(visitor).encode())
