"""Write again what is generated: `python -m tests.spec.regenerate`, then read the differences."""

from tests.spec.golden import ALL, golden, printed
from tests.spec.pages import pages


def main() -> None:
    """Write what is printed of the bad files, the reference pages and the schema."""
    for code in ALL:
        golden(code).write_text(printed(code), encoding="utf-8")
    for path, text in pages().items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
