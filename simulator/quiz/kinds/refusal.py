"""Which rule is behind a message, and which of several entries is the one that is refused."""

from collections.abc import Iterator

from simulator.analysis.owed.wording import both
from simulator.analysis.path import Path
from simulator.engine.simulation import Happening
from simulator.engine.snapshot import Refused
from simulator.quiz.ground import Ground
from simulator.quiz.kinds.age import aged
from simulator.quiz.kinds.variant import Trial, Variant, clicked, trials, turns
from simulator.quiz.question import Answer, Finding, Item, distinct
from simulator.quiz.running import last
from simulator.quiz.words import capital, cited_label, content, doing, moment, sentence, stopped, title
from simulator.spec.expressions.words import quoted
from simulator.spec.flow import Arc, Guard, Message
from simulator.spec.load import Library
from simulator.spec.text import Lang, Prose


def items(ground: Ground) -> Iterator[Item]:
    """For each rule, the message that only it shows; then the values tried on each rule, one of them refused."""
    seen: set[str] = set()
    for arc in ground.flow.arcs():
        if arc.guard is not None and arc.guard.id not in seen:
            item = _message(ground, arc, arc.guard)
            if item is not None:
                seen.add(arc.guard.id)
                yield item
    for trial in trials(ground):
        for only in (True, False):
            yield from _alone(ground, trial, refused=only)


# --- which rule


def _message(ground: Ground, arc: Arc, guard: Guard) -> Item | None:
    own, happening = _own(ground, guard), ground.refused(arc)
    path = ground.way(arc)
    if own is None or happening is None or path is None or own.id not in happening.firing.after.messages:
        return None
    right = _rule(guard)
    shown = own.text

    def text(lang: Lang) -> str:
        said = quoted(shown.of(lang).fill(happening.firing.after, happening.firing.facts), lang)
        click = capital(doing(ground, path, ground.flow.leaves[arc.source], arc.trigger, lang))
        if lang == "fr":
            return f"{click}. Quelle règle n'est pas respectée si ce message s'affiche : {said} ?"
        return f"{click}. Which rule is not kept if this message appears: {said}?"

    return Item(
        kind="refusal",
        id=f"{ground.flow.id}:refusal:{guard.id}:{own.id}",
        topics=(f"guard {guard.id}",),
        shape="rule",
        text=both(text),
        right=Answer(right, _displays(ground, arc)),
        wrong=distinct(right, list(_other_rules(ground, arc, own))),
        guide=ground.known((*guard.guide, *own.text.guide)),
        path=path,
        read=lambda library: _refusing(library, path, ground.flow.id),
        asks=frozenset([f"message {guard.id}"]),
    )


def _own(ground: Ground, guard: Guard) -> Message | None:
    """The message that no other rule shows."""
    others = [message for other in ground.flow.guards.values() if other is not guard for message in other.messages]
    return next((message for message in reversed(guard.messages) if message not in others), None)


def _rule(guard: Guard) -> Finding:
    rule = sentence(guard.text)
    return Finding.exact(Prose(capital(rule.fr), capital(rule.en)), f"rule {guard.id}")


def _refusing(library: Library, path: Path, flow: str) -> Finding | None:
    """The rule that refuses at the end of a run."""
    found = last(library, path, flow)
    outcome = None if found is None else found[1].firing.outcome
    guard = outcome.arc.guard if isinstance(outcome, Refused) and outcome.arc is not None else None
    return None if guard is None else _rule(guard)


def _other_rules(ground: Ground, arc: Arc, own: Message) -> Iterator[Answer]:
    """The other rules, those of the same click first, whose refusals do not show that message."""
    rows = sorted(ground.flow.arcs(), key=lambda row: (row.source != arc.source, row.trigger != arc.trigger))
    for row in rows:
        refused = None if row.guard is None or row.guard is arc.guard else ground.refused(row)
        if row.guard is not None and refused is not None and own.id not in refused.firing.after.messages:
            yield Answer(_rule(row.guard), _displays(ground, row))


def _displays(ground: Ground, arc: Arc) -> Prose:
    """What a rule shows when it refuses."""
    happening = ground.refused(arc)
    assert happening is not None  # it was seen to refuse
    shown = happening
    return both(lambda lang: _shown(ground, shown, lang))


def _shown(ground: Ground, happening: Happening, lang: Lang) -> str:
    firing = happening.firing
    texts = [
        ground.flow.messages[name].text.of(lang).fill(firing.after, firing.facts) for name in firing.after.messages
    ]
    said = (" puis " if lang == "fr" else ", then ").join(quoted(text, lang) for text in texts)
    if lang == "fr":
        return f"Cette règle refuse avec : {said}" if texts else "Cette règle refuse sans aucun message."
    return f"This rule refuses with: {said}" if texts else "This rule refuses without a message."


# --- which entry


def _alone(ground: Ground, trial: Trial, *, refused: bool) -> Iterator[Item]:
    """The only value among several that is refused, or the only one that is accepted."""
    right: list[Variant] = []
    wrong: list[Variant] = []
    answering = [variant for variant in trial.variants if "inactive" not in variant.found.claims]
    for variant in answering:
        (right if (variant.refusing is not None) == refused else wrong).append(variant)
    if refused:
        right = [variant for variant in right if variant.refusing is trial.guard]
    turning = [here for here, there in turns(trial) if (here.refusing is None) != (there.refusing is None)]
    for variant in (each for each in right if each in turning):
        near = sorted(wrong, key=lambda other: abs(other.rank - variant.rank))
        yield _entry(ground, trial, variant, near, refused=refused)


def _entry(ground: Ground, trial: Trial, right: Variant, others: list[Variant], *, refused: bool) -> Item:
    def text(lang: Lang) -> str:
        when, form = capital(moment(right.path.start, lang, clock=False)), title(trial.screen, lang)
        click = cited_label(ground, ground.flow.leaves[trial.arc.source], trial.arc.trigger, lang)
        label = quoted(trial.field.label.of(lang).source, lang)
        if lang == "fr":
            begin = f"{when}, dans {form}, tout est en règle, sauf peut-être {label}."
            return f"{begin} Avec lequel de ces contenus {click} est-il {'refusé' if refused else 'accepté'} ?"
        begin = f"{when}, in {form}, all is in order but perhaps {label}."
        return f"{begin} With which of these contents is {click} {'refused' if refused else 'accepted'}?"

    def read(library: Library) -> Finding | None:
        found = clicked(ground, right.path, library)
        return None if found is None or (("refused" in found.claims) != refused) else _case(trial, right)

    return Item(
        kind="refusal",
        id=f"{ground.flow.id}:refusal:{trial.guard.id}:{trial.field.key}:{right.text}:{trial.day}:{refused}",
        topics=(f"guard {trial.guard.id}", f"field {trial.field.key}"),
        shape="refused" if refused else "accepted",
        text=both(text),
        right=Answer(_case(trial, right), _because(trial, right)),
        wrong=distinct(_case(trial, right), [Answer(_case(trial, each), _because(trial, each)) for each in others]),
        guide=ground.known((*trial.guard.guide, *trial.arc.branch.guide)),
        path=right.path,
        read=read,
        asks=frozenset([f"guard {trial.guard.id}"]),
        tells=frozenset([f"arc {trial.arc.source} {trial.arc.trigger}"]),
    )


def _case(trial: Trial, variant: Variant) -> Finding:
    text = both(lambda lang: capital(content(trial.field, variant.text, lang)))
    return Finding.exact(text, f"holds {variant.text}")


def _because(trial: Trial, variant: Variant) -> Prose:
    age = aged(trial.guard, trial.field, variant.text, trial.day)
    fr, en = (f" ({age.fr})", f" ({age.en})") if age is not None else ("", "")
    return Prose(stopped(f"{variant.found.text.fr}{fr}"), stopped(f"{variant.found.text.en}{en}"))
