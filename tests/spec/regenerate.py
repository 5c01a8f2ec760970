"""Write again what is generated: `python -m tests.spec.regenerate`, then read the differences."""

from tests.spec.golden import ALL, golden, printed


def main() -> None:
    """Write what is printed of the bad files."""
    for code in ALL:
        golden(code).write_text(printed(code), encoding="utf-8")


if __name__ == "__main__":
    main()
