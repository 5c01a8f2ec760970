"""Plain bilingual text, without placeholders."""

from typing import Literal, NamedTuple

Lang = Literal["fr", "en"]
LANGS: tuple[Lang, ...] = ("fr", "en")


class Prose(NamedTuple):
    """The same thing said in French and in English."""

    fr: str
    en: str

    def of(self, lang: Lang) -> str:
        return self.fr if lang == "fr" else self.en
