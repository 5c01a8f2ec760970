"""The one list into which every room of the reader puts the problems it finds."""

from simulator.spec.problems import KINDS, Place, Problem


class Report:
    """Problems in the order they were found; reading goes on after each one."""

    def __init__(self) -> None:
        self.problems: list[Problem] = []

    def add(self, code: str, place: Place, **values: object) -> None:
        """Note a problem. A value given as a (French, English) pair becomes ``name_fr`` and ``name_en``."""
        said: dict[str, str] = {}
        for name, value in values.items():
            if isinstance(value, tuple):
                said[f"{name}_fr"], said[f"{name}_en"] = str(value[0]), str(value[1])
            elif value is not None:
                said[name] = str(value)
        self.problems.append(Problem(KINDS[code], place, said))

    def sorted(self) -> list[Problem]:
        """By place, each problem once."""
        seen: dict[str, Problem] = {}
        for problem in self.problems:
            seen.setdefault(str(problem), problem)
        return sorted(seen.values(), key=lambda problem: (problem.place, problem.kind.code))
