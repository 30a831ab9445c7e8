"""A sweep: one driver from low to high, as regimes, branches and tipping points.

Where a support set can change is computed first (`games.study.sweep.critical`); one batch then
solves a game in every gap and on the grid; what the critical levels do not explain is narrowed down
by `games.study.sweep.refine`. Owns the order of these steps and the merging of gaps into
regimes.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from fractions import Fraction
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from games.solve.proved import available
from games.study.sweep.branches import regimes
from games.study.sweep.candidates import complete
from games.study.sweep.causes import causes
from games.study.sweep.critical import Critical, critical_levels, proved
from games.study.sweep.curves import Span, alone
from games.study.sweep.exact import edges, levelled
from games.study.sweep.from_proof import (
    claimed,
    criticals_of,
    drawable,
    spans_of,
    with_meeting,
    with_ties,
)
from games.study.sweep.grid import apart, levels_to_look_at
from games.study.sweep.listing import listed
from games.study.sweep.refine import borders_between
from games.study.sweep.report import Level, Sweep, TippingPoint
from games.study.sweep.samples import Samples, look
from games.study.sweep.suspicion import dips, doubtful
from games.study.sweep.tied import signs_at, tied
from games.task import NullToken, Token, check

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.model.affine import PayoffLine
    from games.solve.report import Floats, Ints
    from games.study.sweep.exact import Edges, Levelled
    from games.study.sweep.proved.states import ProvedLine
    from games.study.sweep.report import Regime, Tied
    from games.study.sweep.tied import Signs

__all__ = ["sweep"]

#: Largest grid where one game takes a tenth of a second.
COARSE = 51
#: Gaps narrower than this share of the range count only if their game is certified. In somewhat
#: wider ones a tie at an end is seen as one throughout: they are no regime of ties, and a regime of
#: their own only between ends that are known exactly.
NARROW, BLURRED = 1e-6, 1e-4
#: Rounds of looking for what the critical levels do not explain.
ROUNDS = 3


def sweep(
    line: PayoffLine, *, levels: int = 201, token: Token | None = None, prove: bool = True
) -> Sweep:
    """Return the regimes and tipping points of a game along one driver.

    Parameters
    ----------
    line
        The payoffs as a function of the driver.
    levels
        Size of the grid on which mixed equilibria are sampled and the answer is checked; less is
        used for three players with more than three strategies, whose games take long to solve.
    token
        Tells when the answer is no longer wanted.
    prove
        Whether to prove it where that can be done. A proof takes as long as the rest: under a
        moving slider it is left for later, and the sweep says that it is due. Not where payoffs tie
        all along a regime: what is drawn and said of that is more where it is proved.

    Raises
    ------
    Cancelled
        If the token says so.
    ValueError
        If the driver has no range or the payoffs have a shape that no solver supports.
    """
    waiting = token or NullToken()
    if line.low >= line.high:
        message = f"the range of {line.driver or 'the driver'} is empty"
        raise ValueError(message)
    listing = listed(line)
    if line.base.ndim == 4 and max(listing.line.base.shape[1:]) > 3:
        levels = min(levels, COARSE)
    if not prove and _provable(listing.line):
        soon = _swept(listing.line, levels, waiting)
        if not any(regime.degenerate for regime in soon.regimes):
            return replace(listing.back(soon), proof_due=True)
    proof = _proof(listing.line, waiting)
    if proof is not None:
        found = listing.back(_from_proof(listing.line, proof, levels, waiting))
        return replace(found, regimes=with_ties(line, proof, found.regimes, waiting))
    return listing.back(_swept(listing.line, levels, waiting))


def _swept(line: PayoffLine, levels: int, waiting: Token) -> Sweep:
    """Return the sweep of a game in the listing of `games.study.sweep.listing`."""
    all_edges = edges(line)
    even = levelled(line)
    criticals = critical_levels(line, all_edges, even)
    check(waiting)
    samples = look(line, levels_to_look_at(line, _values(criticals), levels), waiting)
    extra = np.empty(0) if complete(samples.shape) else dips(line, samples)
    for attempt in range(ROUNDS):
        found = borders_between(
            line, samples, _values(criticals), waiting, following=attempt < ROUNDS - 1
        )
        criticals = sorted(
            [*criticals, *(Critical(Level(level)) for level in found)], key=lambda c: c.level.value
        )
        wanted = [extra]
        if found:
            wanted.append(levels_to_look_at(line, _values(criticals), levels))
        if not complete(samples.shape):
            wanted.append(doubtful(line, samples, _values(criticals)))
        fresh = apart(line, np.concatenate(wanted), _values(criticals), samples.levels)
        if not len(fresh):
            break
        samples = samples.joined(look(line, fresh, waiting))
    check(waiting)

    stretches = _described(line, all_edges, samples, _stretches(line, samples, criticals))
    ends = [Level(float(line.low), line.low), *(stretch.end.level for stretch in stretches)]
    spans = [
        Span(low, high, stretch.members, stretch.ties)
        for stretch, (low, high) in zip(stretches, pairwise(ends), strict=True)
    ]
    found_regimes, lost = regimes(line, even, samples, spans)
    inner = [stretch.end for stretch in stretches[:-1]]
    tipping = _tipping(line, all_edges, even, inner, found_regimes)
    notes = _notes(samples.shape, found_regimes, lost)
    return Sweep(line.driver, samples.shape, found_regimes, tipping, levels, notes)


def _from_proof(line: PayoffLine, proof: ProvedLine, levels: int, waiting: Token) -> Sweep:
    """Return the sweep that a proof says there is."""
    all_edges = edges(line)
    even = levelled(line)
    criticals = critical_levels(line, all_edges, even)
    inner = criticals_of(proof, criticals, float(line.high - line.low))
    check(waiting)
    samples, spans = spans_of(line, all_edges, proof, levels, waiting)
    check(waiting)
    drawn, lost = regimes(line, even, samples, spans)
    found = claimed(proof, drawn)
    plain = _tipping(line, all_edges, even, inner, found)
    tipping = tuple(with_meeting(proof, tip) for tip in plain)
    notes = _notes(samples.shape, found, lost)
    return Sweep(line.driver, samples.shape, found, tipping, levels, notes)


def _provable(line: PayoffLine) -> bool:
    """Tell whether it is worth while to try a proof."""
    if not available():
        return False
    from games.study.sweep.proved.line import handled

    return handled(line.base.shape[1:])


def _proof(line: PayoffLine, waiting: Token) -> ProvedLine | None:
    """Return the proof of a sweep; None where there is none, or floats cannot draw it."""
    if not available():
        return None
    from games.study.sweep.proved.line import prove_line

    found = prove_line(line, waiting)
    return found if found is not None and drawable(found) else None


def _tipping(
    line: PayoffLine,
    all_edges: Edges,
    even: Levelled,
    inner: Sequence[Critical],
    found: Sequence[Regime],
) -> tuple[TippingPoint, ...]:
    """Return the tipping points between regimes; `inner` is what is zero at each."""
    return tuple(
        TippingPoint(
            at=above.low,
            below=place,
            causes=causes(line, all_edges, even, above.low, critical, below, above),
        )
        for place, (critical, (below, above)) in enumerate(zip(inner, pairwise(found), strict=True))
    )


def _notes(shape: tuple[int, ...], found: tuple[Regime, ...], lost: int) -> tuple[str, ...]:
    """Say what the answer does not promise."""
    notes = []
    if not complete(shape):
        notes.append(
            "Regimes narrower than a step of the grid are looked for, but one in which all three"
            " mix, two of them over more than two strategies, could be missed."
        )
    if lost:
        notes.append(
            "An equilibrium could not be followed through the whole of its regime and is not drawn."
        )
    if any(regime.degenerate for regime in found):
        notes.append(
            "Where payoffs tie at every level, charts draw between which ends equilibria lie."
        )
    return tuple(notes)


@dataclass(slots=True)
class Stretch:
    """Neighbouring gaps with one signature, and the critical level that ends it.

    Among ties, a gap whose games have all kinds of signatures.
    """

    kind: int
    members: Ints
    end: Critical
    tied: bool
    ties: Tied | None = None


def _values(criticals: list[Critical]) -> Floats:
    """Return the critical levels as floats."""
    return np.array([critical.level.value for critical in criticals])


def _stretches(line: PayoffLine, samples: Samples, criticals: list[Critical]) -> list[Stretch]:
    """Merge neighbouring gaps with one support set, but where payoffs tie throughout."""
    low, high = float(line.low), float(line.high)
    last = Critical(Level(high, line.high))
    walls = _values(criticals)
    starts = [0, *np.searchsorted(samples.levels, walls).tolist(), len(samples.levels)]
    found: list[Stretch] = []
    in_doubt = False
    for number, (start, stop) in enumerate(pairwise(starts)):
        end = criticals[number] if number < len(criticals) else last
        if start == stop:
            _move_end(found, end)
            continue
        members = np.arange(start, stop)
        width = end.level.value - (float(walls[number - 1]) if number else low)
        share = width / (high - low)
        ties = bool(2 * samples.degenerate[start:stop].sum() > stop - start)
        if ties and share < BLURRED and _exact(criticals, number):
            ties = False
        kind = int(np.bincount(samples.kinds[members]).argmax())  # what is seen most often
        if not ties:
            members = members[samples.kinds[members] == kind]
        shaky = share < NARROW and not samples.certified[members].all()
        shaky |= ties and share < BLURRED
        if len(found) == 1 and in_doubt:  # nothing is below that could take it in
            found.clear()
        in_doubt = shaky and not found
        if found and found[-1].kind == kind and not (ties or found[-1].tied):
            found[-1].members = np.concatenate([found[-1].members, members])
            found[-1].end = end
        elif found and shaky:
            _move_end(found, end)
        else:
            found.append(Stretch(kind, members, end, ties))
    found[-1].end = last
    return _unblurred(samples, found)


def _unblurred(samples: Samples, found: list[Stretch]) -> list[Stretch]:
    """Join neighbours with one support set of which one has ties throughout and the other none.

    An equilibrium of one support moves analytically: what ties all along one stretch of it ties all
    along. A level between them that is found, not known, is where a tie at an end stops being seen;
    what is seen at more levels is so.
    """
    kept = found[:1]
    for stretch in found[1:]:
        last = kept[-1]
        known = last.end.level.exact is not None
        if known or last.kind != stretch.kind or (last.tied and stretch.tied):
            kept.append(stretch)
            continue
        last.tied = (last if len(last.members) > len(stretch.members) else stretch).tied
        last.members = np.concatenate([last.members, stretch.members])
        last.end = stretch.end
        if not last.tied:
            last.members = last.members[samples.kinds[last.members] == last.kind]
    return kept


def _exact(criticals: list[Critical], number: int) -> bool:
    """Tell whether both ends of a gap are known exactly; those of the range are."""
    ends = criticals[max(0, number - 1) : number + 1]
    return all(end.level.exact is not None for end in ends)


def _described(
    line: PayoffLine, all_edges: Edges, samples: Samples, found: list[Stretch]
) -> list[Stretch]:
    """Prove the ends of stretches; say of those with ties throughout what is known.

    Those of which the same is known are joined: where payoffs tie, supports listed are some of
    many, and another list alone is no other regime.
    """

    def signs(level: Level) -> Signs:
        exact = Fraction(level.value) if level.exact is None else level.exact
        return signs_at(all_edges, samples.shape, exact)

    for stretch in found:
        stretch.end.level = proved(line, all_edges, stretch.end)
    if not any(stretch.tied for stretch in found):
        return found
    kept: list[Stretch] = []
    low = before = signs(Level(float(line.low), line.low))
    for stretch in found:
        end = signs(stretch.end.level)
        if stretch.tied:
            stretch.ties = tied(low, end)
            last = kept[-1] if kept else None
            if (
                last
                and last.ties == stretch.ties == tied(before, end)
                and alone(samples, last.members).keys() == alone(samples, stretch.members).keys()
            ):
                last.members = np.concatenate([last.members, stretch.members])
                last.end, low = stretch.end, end
                continue
        kept.append(stretch)
        before, low = low, end
    return kept


def _move_end(found: list[Stretch], end: Critical) -> None:
    """Let the last stretch end later, unless where it ends is known exactly."""
    if found and found[-1].end.level.exact is None:
        found[-1].end = end
