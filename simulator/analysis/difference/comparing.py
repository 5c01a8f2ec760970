"""Two libraries compared: every part of their flows paired, and each change told."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import chain
from typing import Final

from simulator.analysis.difference import expressions, sentences
from simulator.analysis.difference.around import around
from simulator.analysis.difference.change import Action, Change, Difference
from simulator.analysis.difference.matching import Pair, paired
from simulator.analysis.difference.part import NOTHING, Kind, Part, Trait
from simulator.analysis.difference.renames import Renames
from simulator.analysis.difference.renaming import parts, renamed
from simulator.analysis.difference.touching import touched
from simulator.analysis.difference.words import joined, listed, quoted
from simulator.spec.expressions.tree import Expression
from simulator.spec.flow import NOWHERE, Flow
from simulator.spec.load import Library
from simulator.spec.text import LANGS, Prose

_ORDERED: Final[Mapping[str, Kind]] = {
    "need": "behaviour", "way": "behaviour", "auto": "behaviour",
    "button": "wording", "line": "wording", "paragraph": "wording", "field": "wording", "option": "wording",
}  # fmt: skip
"""Parts whose order says something, and what it bears on."""

_HOLDERS: Final = frozenset({"way", "auto", "timer", "screen", "field", "guard", "document"})
"""Parts that a part inside them changes when it comes or goes."""

_NO_PAIR: Final = Pair(None, None)

_QUOTED: Final = ("text", "says", "note", "hint", "under", "watermark", "record", "everything", "label", "worded")
"""Traits whose words are a text: shown between quotation marks."""


def difference(old: Library, new: Library, flows: Sequence[str] = ()) -> Difference:
    """All that changed from one library to the other; with ``flows``, only in these."""
    ids = dict.fromkeys(chain(old.flows, new.flows))
    wanted = [name for name in ids if not flows or name in flows]
    both = [name for name in wanted if name in old.flows and name in new.flows]
    known: dict[tuple[str, str, str], str] = {}
    for name in both:
        known |= renamed(old.flows[name], new.flows[name], old, new).old
    renames = Renames(known)
    changes: list[Change] = []
    for name in wanted:
        changes += _Comparison(old, new, name, renames).changes()
    if not flows:
        pairs = paired(tuple(around(old)), tuple(around(new)))
        changes += _Comparison(old, new, "", renames).of(pairs)
    return Difference(old, new, tuple((name, name) for name in both), tuple(changes), renames)


class _Comparison:
    """One flow of two editions; without a name, what lies around the flows."""

    def __init__(self, old: Library, new: Library, flow: str, renames: Renames) -> None:
        self._libraries = (old, new)
        self._flow = flow
        self._renames = renames
        self._old: Flow | None = old.flows.get(flow)
        self._new: Flow | None = new.flows.get(flow)
        self._ranks: dict[int, int] = {}
        self._mates: dict[str, Pair] = {}

    def changes(self) -> Iterator[Change]:
        """Every change; of a flow that one edition lacks, only that."""
        before = parts(self._old, Renames(), self._libraries[0]) if self._old else ()
        after = parts(self._new, self._renames, self._libraries[1]) if self._new else ()
        if not before or not after:
            yield from self.of(paired(before[:1], after[:1]))
            return
        self._ranks = {id(part): rank for rank, part in enumerate(after)}
        yield from self.of(paired(before, after))

    def of(self, pairs: Sequence[Pair]) -> Iterator[Change]:
        """The changes of these parts; of one that came or went, what is inside is not told again."""
        owners = {part.key: part for pair in pairs for part in (pair.new, pair.old) if part is not None}
        gone = {pair.old.key for pair in pairs if pair.old is not None and pair.new is None}
        come = {pair.new.key for pair in pairs if pair.new is not None and pair.old is None}
        self._mates = {pair.old.key: pair for pair in pairs if pair.old is not None}
        for pair in pairs:
            if pair.old is not None and pair.new is not None:
                yield from self._changed(pair.old, pair.new)
            elif pair.old is not None and pair.old.owner not in gone:
                yield self._arrived(pair, pair.old, owners)
            elif pair.new is not None and pair.new.owner not in come:
                yield self._arrived(pair, pair.new, owners)
        yield from self._reordered(pairs)

    # --- what came and went

    def _arrived(self, pair: Pair, part: Part, owners: Mapping[str, Part]) -> Change:
        come, gone = sentences.arrival(part.kind)
        owner = owners.get(part.owner)
        mate = self._mates.get(part.owner, _NO_PAIR)
        around = mate if owner is not None and owner.kind in _HOLDERS else _NO_PAIR
        own, pattern = (part.gone, gone) if pair.new is None else (part.come, come)
        told = own if own != NOTHING else joined(pattern, part.name, owner.name if owner else NOTHING)
        return self._change(pair, "removed" if pair.new is None else "added", part.bears, told, around)

    def _change(self, pair: Pair, action: Action, kind: Kind, told: Prose, around: Pair = _NO_PAIR) -> Change:
        """One change; ``around`` is what holds a part that came or went: it is touched in the other edition."""
        old, new = pair
        some = new or old
        assert some is not None
        guide = dict.fromkeys(chain(old.guide if old else (), new.guide if new else ()))
        return Change(
            flow=self._flow,
            kind=kind,
            action=action,
            part=some.kind,
            told=_sentence(told),
            old=old.place if old and old.place != NOWHERE else None,
            new=new.place if new and new.place != NOWHERE else None,
            guide=tuple(guide),
            before=touched(self._old, old or around.old),
            after=touched(self._new, new or around.new),
        )

    # --- what is said otherwise

    def _changed(self, old: Part, new: Part) -> Iterator[Change]:
        before = {trait.name: trait for trait in old.traits}
        for trait in new.traits:
            other = before.get(trait.name, Trait(trait.name, ""))
            if trait.key != other.key and self._alike(trait, other):
                yield self._change(Pair(old, new), "changed", "trace", joined(sentences.REWRITTEN, old.name))
            elif trait.key != other.key:
                yield self._change(Pair(old, new), "changed", trait.kind, self._told(old, trait, other))
        named = old.trait("label") or old.trait("worded") or old.trait("says")
        if self._renames.of(self._flow, new) and (named is None or named.key == (new.trait(named.name) or named).key):
            yield self._change(Pair(old, new), "changed", "trace", joined(sentences.RENAMED, old.name))

    def _alike(self, new: Trait, old: Trait) -> bool:
        """Whether both do the same, one of them by the name of a rule or a value."""
        if new.expression is None or old.expression is None:
            return False
        before = Renames().expression(self._flow, old.expression, whole=True)
        return self._renames.expression(self._flow, new.expression, whole=True) == before

    def _told(self, part: Part, new: Trait, old: Trait) -> Prose:
        if new.expression is not None and old.expression is not None:
            better = expressions.told(part.name, new.expression, old.expression, self._same)
            if better is not None and part.kind in ("guard", "value", "timer") and new.name in ("is", "past"):
                return better
        changed, gained, lost = sentences.TRAITS[new.name]
        pattern = changed if new.key and old.key else gained if new.key else lost
        if new.name not in _QUOTED:
            return joined(pattern, part.name, new.said, old.said)
        alike = {lang: new.said.of(lang) == old.said.of(lang) for lang in LANGS}
        name = part.brief if new.name == "says" and part.brief != NOTHING else part.name
        told = joined(pattern, name, quoted(new.said), quoted(old.said))
        other = joined(sentences.IN_OTHER, part.name)
        return Prose(other.fr if alike["fr"] else told.fr, other.en if alike["en"] else told.en)

    def _same(self, new: Expression, old: Expression) -> bool:
        return self._renames.expression(self._flow, new) == Renames().expression(self._flow, old)

    # --- what stands in another order

    def _reordered(self, pairs: Sequence[Pair]) -> Iterator[Change]:
        """Parts of one owner, in both editions, that follow each other otherwise: buttons, rules, branches."""
        kept: dict[tuple[str, str], list[tuple[Part, Part]]] = {}
        owners: dict[str, Pair] = {}
        for old, new in pairs:
            if old is not None and new is not None:
                owners[old.key] = Pair(old, new)
                if old.kind in _ORDERED:
                    kept.setdefault((old.kind, old.owner), []).append((old, new))
        for (kind, owner), both in kept.items():
            names = [old.name for old, _ in both]
            now = [old.name for old, new in sorted(both, key=lambda pair: self._ranks[id(pair[1])])]
            whole = owners[owner].old if owner in owners else None
            if names != now and whole is not None:
                told = joined(sentences.REORDERED, whole.name, listed(tuple(now)), listed(tuple(names)))
                yield self._change(owners[owner], "changed", _ORDERED[kind], told)


def _sentence(told: Prose) -> Prose:
    """With a capital, and without the stop that lists do not want."""
    return Prose(*(text[:1].upper() + text[1:] for text in told))
