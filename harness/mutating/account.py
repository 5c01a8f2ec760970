"""What came of the mutants, as a person reads it and as a program does."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from harness.language import Say
from harness.mutating.tally import Count, by_operator, count
from harness.mutating.verdict import Verdict
from simulator.analysis.mutation.mutant import Mutant, Operator


class Account(NamedTuple):
    """The mutants that were tried, with their verdicts, in the order of the files."""

    operators: Sequence[Operator]
    mutants: Mapping[str, Mutant]
    verdicts: Mapping[str, Verdict]

    @property
    def total(self) -> Count:
        """All of them."""
        return count(self.verdicts.values())

    def of(self, status: str) -> Iterator[tuple[Mutant, Verdict]]:
        """Those that came to one end."""
        found = (verdict for verdict in self.verdicts.values() if verdict.status == status)
        return ((self.mutants[verdict.mutant], verdict) for verdict in found)


def nothing(account: Account, say: Say) -> str:
    """What is said where these operators find nothing to change."""
    titles = ", ".join(say(f"« {operator.title.fr} »", f"“{operator.title.en}”") for operator in account.operators)
    return say(f"aucun mutant : rien à changer ici ({titles})", f"no mutant: nothing to change here ({titles})")


def table(account: Account, say: Say) -> Iterator[str]:
    """The counts, a line for each operator and one for all."""
    counts = by_operator(account.operators, account.mutants, account.verdicts)
    titles = {operator.name: say(*operator.title) for operator in account.operators}
    heads = (
        say("opérateur", "operator"), say("mutants", "mutants"), say("tués", "killed"), say("survivants", "survivors"),
        say("équivalents", "equivalent"), say("refusés", "refused"), say("score", "score"),
    )  # fmt: skip
    rows = [(titles[name], *_cells(counted, say)) for name, counted in counts.items()]
    rows.append((say("en tout", "in all"), *_cells(account.total, say)))
    widths = [max(map(len, column)) for column in zip(heads, *rows, strict=True)]
    for row in (heads, *rows):
        yield "  ".join([row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:], strict=True))])


def _cells(counted: Count, say: Say) -> tuple[str, ...]:
    numbers = (counted.mutants, counted.killed, counted.survived, counted.equivalent, counted.refused)
    return (*map(str, numbers), percent(counted.score, say))


def percent(score: float | None, say: Say) -> str:
    """A score as one reads it; rounded down, so that what lacks is never hidden."""
    if score is None:
        return "–"
    text = f"{int(score * 10) / 10:.1f}"
    return say(f"{text.replace('.', ',')} %", f"{text}%")


def questions(account: Account, say: Say) -> Iterator[str]:
    """The survivors, each as the question an analyst is asked, with its place."""
    first: dict[str, Mutant] = {}  # by a scenario, the mutant it was printed for
    for mutant, verdict in account.of("survived"):
        yield from _told(mutant, say(*mutant.question), say)
        scenario = say(verdict.scenario_fr, verdict.scenario_en)
        if first.setdefault(scenario, mutant) is not mutant and scenario:
            _, _, title = scenario.partition("\n")[0].partition(": ")
            title, place = say(f"« {title} »", f"“{title}”"), first[scenario].place
            yield say(
                f"    le même scénario le remarquerait : {title} ({place})",
                f"    the same scenario would notice it: {title} ({place})",
            )
        elif scenario:
            yield say("    un scénario le remarquerait :", "    a scenario would notice it:")
            yield from (f"      {line}".rstrip() for line in scenario.split("\n"))
        else:
            yield say(
                "    aucun scénario n'a été trouvé qui le montre",
                "    no scenario was found that shows it",
            )


def equivalents(account: Account, say: Say) -> Iterator[str]:
    """The mutants proved to mean the same."""
    for mutant, verdict in account.of("equivalent"):
        words = say(*mutant.words)
        explored = verdict.why == "explored"
        whom = say(", pour les personnes des dossiers,", " for the people of the dossiers") if explored else ""
        yield from _told(mutant, say(f"Rien ne change{whom} si {words}.", f"Nothing changes{whom} if {words}."), say)


def total(account: Account, say: Say) -> str:
    """All of it in one line."""
    counted = account.total
    endless = counted.timeouts
    how = say(
        f" (dont {endless} qui ne s'arrêtai{'en' if endless > 1 else ''}t plus)", f" ({endless} never came to rest)"
    )
    counts = (
        (counted.killed, "tué", "killed"),
        (counted.survived, "survivant", "survived"),
        (counted.equivalent, "équivalent", "equivalent"),
        (counted.refused, "refusé", "refused"),
    )
    told = [say(f"{number} {fr}{'s' if number > 1 else ''}", f"{number} {en}") for number, fr, en in counts]
    told[0] += how if endless else ""
    return f"{', '.join(told)}{say(' : ', ': ')}{percent(counted.score, say)}"


def _told(mutant: Mutant, sentence: str, say: Say) -> Iterator[str]:
    yield str(mutant.place)
    yield f"  {sentence}"
    if mutant.before:
        yield f"    {say('avant', 'before')}{say(' : ', ': ')}{mutant.before}"
    if mutant.after:
        yield f"    {say('après', 'after')}{say(' : ', ': ')}{mutant.after}"


def as_json(account: Account) -> dict[str, Any]:
    """All of it for a program."""
    counted = account.total
    return {
        **counted._asdict(),
        "score": counted.score,
        "operators": {
            name: {**found._asdict(), "score": found.score}
            for name, found in by_operator(account.operators, account.mutants, account.verdicts).items()
        },
        "mutants": [_mutant(account.mutants[verdict.mutant], verdict) for verdict in account.verdicts.values()],
    }


def _mutant(mutant: Mutant, verdict: Verdict) -> dict[str, object]:
    return {
        "id": mutant.id,
        "flow": mutant.flow,
        "operator": mutant.operator,
        **mutant.place._asdict(),
        "before": mutant.before,
        "after": mutant.after,
        "question_fr": mutant.question.fr,
        "question_en": mutant.question.en,
        **{key: value for key, value in verdict._asdict().items() if key != "mutant"},
    }
