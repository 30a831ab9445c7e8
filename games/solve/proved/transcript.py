"""A proof as plain data: one record for every support profile, nothing left out.

Owns the writing of exact numbers. The format is that of whoever reads it
(`games.verify.claims`), which must not know this file, nor this file it: what both know is the
shape of the data. Holds no payoffs: a transcript must not choose the game it is about.
"""

from __future__ import annotations

from fractions import Fraction
from itertools import product
from typing import TYPE_CHECKING, Any

from games.solve.proved.enclosed import Enclosed
from games.solve.proved.numbers import Algebraic, fraction
from games.solve.proved.proof import Answer
from games.solve.proved.roots import ends

if TYPE_CHECKING:
    from collections.abc import Sequence

    from games.solve.proved.proof import Mix, Number, Profile, Proof
    from games.solve.proved.roots import Root
    from games.solve.report import Support

__all__ = ["transcript"]

#: Python writes no decimal number of more digits; beyond about as many bits it is hexadecimal.
LONG = 12_000


def transcript(proof: Proof) -> dict[str, Any]:
    """Write a proof down.

    Parameters
    ----------
    proof
        Of one game; a support profile without an answer is written as empty.

    Returns
    -------
    dict
        "shape", and "records": a dictionary for each support profile with "support" and, where they
        are not empty, "points", "products", "curved" and "open". Of lists, texts and whole numbers
        only, fit for JSON.
    """
    played = [
        [tuple(j for j in range(n) if mask >> j & 1) for mask in range(1, 1 << n)]
        for n in proof.shape
    ]
    nothing = Answer()
    return {
        "shape": list(proof.shape),
        "records": [
            _record(support, proof.answers.get(support, nothing)) for support in product(*played)
        ],
    }


def _record(support: Support, answer: Answer) -> dict[str, Any]:
    parts: dict[str, Any] = {
        "points": [
            {"mixes": _profile(point.profile), "index": point.index} for point in answer.points
        ],
        "products": [
            {"corners": [[_mix(mix) for mix in own] for own in one.corners]}
            for one in answer.products
        ],
        "curved": [
            {"kind": one.kind, "points": [{"mixes": _profile(own)} for own in one.points]}
            for one in answer.curved
        ],
        "open": answer.open,
    }
    return {
        "support": [list(own) for own in support],
        **{name: part for name, part in parts.items() if part},
    }


def _profile(profile: Profile) -> list[Any]:
    return [_mix(mix) for mix in profile]


def _mix(mix: Mix) -> Any:
    """Return fractions as text, or polynomials in one root and the root, or where numbers are."""
    if any(isinstance(number, Enclosed) for number in mix):
        return {"within": [_within(number) for number in mix]}
    root = next((number.root for number in mix if isinstance(number, Algebraic)), None)
    if root is None:
        return [_text(number) for number in mix if isinstance(number, Fraction)]
    return {"root": _root(root), "values": [_polynomial(number) for number in mix]}


def _within(number: Number) -> list[str]:
    ends = (number, number) if isinstance(number, Fraction) else number.interval
    return [_text(end) for end in ends]


def _root(root: Root) -> dict[str, Any]:
    return {
        "polynomial": [_text(Fraction(int(c))) for c in root.polynomial.coeffs()],
        "between": [_text(fraction(end)) for end in ends(root.ball())],
    }


def _polynomial(number: Number) -> Sequence[str]:
    if isinstance(number, Algebraic):
        return [_text(fraction(c)) for c in number.element.coeffs()]
    return [_text(Fraction(number))] if isinstance(number, Fraction) else []


def _text(number: Fraction) -> str:
    if max(number.numerator.bit_length(), number.denominator.bit_length()) <= LONG:
        return str(number)
    return f"{number.numerator:#x}/{number.denominator:#x}"
