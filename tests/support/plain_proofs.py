"""Answers of a proof as the plain records that the independent checker reads."""

from __future__ import annotations

from itertools import combinations, product
from typing import TYPE_CHECKING, Any

from games.solve.proved.numbers import Algebraic
from games.solve.proved.proof import Answer
from games.solve.proved.roots import ends

if TYPE_CHECKING:
    from collections.abc import Mapping

    from games.solve.proved.proof import Mix, Profile
    from games.solve.report import Support


def transcript(shape: tuple[int, ...], answers: Mapping[Support, Answer]) -> dict[str, Any]:
    """One record for every support profile, in the checker's form."""
    own = [[c for k in range(1, n + 1) for c in combinations(range(n), k)] for n in shape]
    records = [_record(support, answers.get(support, Answer())) for support in product(*own)]
    return {"shape": list(shape), "records": records}


def _record(support: Support, answer: Answer) -> dict[str, Any]:
    return {
        "support": [list(played) for played in support],
        "points": [{**_profile(p.profile), "index": p.index} for p in answer.points],
        "products": [
            {"corners": [[_mix(mix) for mix in mixes] for mixes in piece.corners]}
            for piece in answer.products
        ],
        "curved": [
            {"kind": one.kind, "points": [_profile(p) for p in one.points]} for one in answer.curved
        ],
        "open": answer.open,
    }


def _profile(profile: Profile) -> dict[str, Any]:
    return {"mixes": [_mix(mix) for mix in profile]}


def _mix(mix: Mix) -> Any:
    algebraic = next((v for v in mix if isinstance(v, Algebraic)), None)
    if algebraic is None:
        return [str(v) for v in mix]
    low, high = ends(algebraic.root.ball(128))
    return {
        "root": {
            "polynomial": [str(c) for c in algebraic.root.polynomial.coeffs()],
            "between": [str(low), str(high)],
        },
        "values": [
            [str(c) for c in v.element.coeffs()] if isinstance(v, Algebraic) else [str(v)]
            for v in mix
        ],
    }
