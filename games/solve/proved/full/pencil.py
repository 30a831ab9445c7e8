"""All zeros of the equations of a support of three strategies each, by one rational matrix.

Owns the linear algebra in degree (3, 1, 1) and the reading of its eigenvectors. Knows forms and
polynomials; neither inequalities nor indices.

The six equations are forms in (y, z), (x, z) and (x, y), seen on products of three projective
planes. Let N be a basis of the linear functionals on forms of degree (3, 1, 1) that vanish on all
multiples of the equations, and for a linear form l in x let N_l be those functionals after
multiplication by l, on degree (2, 1, 1). The value at a zero p = (x, y, z) is such a functional,
N c with a vector c, and N_l c = l(p) N_k c / k(p) for all linear forms l and k. So

    if N_k has full column rank, then k(p) is not zero, and c is an eigenvector of the matrix T
    with N_k T = N_l (on rows where N_k is regular), for the eigenvalue l(p) / k(p).

Complete: every zero is found whose eigenvalue has a one-dimensional eigenspace, without any theory;
each eigenvalue for which the adjoint of (eigenvalue - T) does not vanish on a chosen vector has
one. Otherwise other forms l, k and other roles of the players are tried, and None says that nothing
was settled. (That N has ten columns and T exists if and only if there are finitely many zeros is
classical: Moller and Stetter 1995; Cox, Little and O'Shea, Using Algebraic Geometry, chapter 2.)
Sound: what is read off an eigenvector and does not solve the equations belonged to no zero.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import combinations_with_replacement
from typing import TYPE_CHECKING, Any

import numpy as np
from flint import fmpq, fmpq_mat, fmpq_poly, fmpz_mat, fmpz_poly, nmod_mat

from games.solve.proved.three.game import OTHERS

if TYPE_CHECKING:
    from collections.abc import Iterator

    from games.solve.proved.full.forms import Forms

_CUBES = tuple(combinations_with_replacement(range(3), 3))
_SQUARES = tuple(combinations_with_replacement(range(3), 2))
_AT: dict[tuple[int, ...], int] = {cube: place for place, cube in enumerate(_CUBES)}
#: Monomials x^3 y z in the order cube, corner of y, corner of z.
_WIDE = 9 * len(_CUBES)
_LOW = 9 * len(_SQUARES)
#: A prime for ranks: full rank modulo it is full rank.
_PRIME = (1 << 61) - 1
#: Linear forms in x whose multiplication is inverted, and those it is compared with.
_BELOW = ((1, 1, 1), (1, 2, 4), (3, 5, 7), (2, 7, 11))
_ABOVE = ((0, 1, 3), (1, 3, 0), (5, 1, 2))
#: Vectors from which the eigenvectors are made.
_STARTS = (
    tuple((7 * k * k + 3 * k + 1) % 23 + 1 for k in range(60)),
    tuple((k * k * k + 5 * k) % 19 - 9 for k in range(60)),
)
#: Who is x, y, z.
_ROLES = ((0, 1, 2), (1, 2, 0), (2, 0, 1))


@dataclass(frozen=True, eq=False)
class Candidates:
    """Zeros that share a minimal polynomial: one for each of its real roots.

    Attributes
    ----------
    minimal
        An irreducible integer polynomial.
    coordinates
        Per player three rational polynomials, of lower degree than `minimal`: at a root of it his
        homogeneous coordinates.
    """

    minimal: fmpz_poly
    coordinates: tuple[tuple[fmpq_poly, ...], ...]


def zeros_of_three(forms: Forms) -> tuple[Candidates, ...] | None:
    """Find all zeros, with all first coordinates different from zero, of six equations.

    Parameters
    ----------
    forms
        Those of a whole support in which everybody plays three strategies.

    Returns
    -------
    None if it is not settled: then there may be infinitely many zeros.
    """
    for roles in _ROLES:
        found = _in_roles(_equations(forms, roles))
        if found is not None:
            return tuple(
                Candidates(one.minimal, tuple(one.coordinates[roles.index(p)] for p in range(3)))
                for one in found
            )
    return None


def _equations(forms: Forms, roles: tuple[int, ...]) -> list[list[Any]]:
    """Per role the two forms, axes in the order of the other two roles."""
    found = []
    for role, player in enumerate(roles):
        own = forms.differences[player][: forms.equal[player]].astype(object)
        one, other = (roles[r] for r in OTHERS[role])
        found.append([form if one < other else form.T for form in own])
    return found


def _in_roles(equations: list[list[Any]]) -> list[Candidates] | None:
    kernel, count = fmpz_mat(_multiples(equations)).nullspace()
    if not count:
        return []
    basis = fmpz_mat(_WIDE, count, [kernel[i, j] for i in range(_WIDE) for j in range(count)])
    for below in _BELOW:
        low = _times(below) * basis
        rows = _independent(low)
        if len(rows) == count:
            break
    else:
        return None
    square = fmpq_mat(fmpz_mat([[low[row, j] for j in range(count)] for row in rows]))
    for above in _ABOVE:
        high = _times(above) * basis
        other = fmpq_mat(fmpz_mat([[high[row, j] for j in range(count)] for row in rows]))
        found = _read(square.solve(other), basis)
        if found is not None:
            return [one for one in found if _vanish(equations, one)]
    return None


def _multiples(equations: list[list[Any]]) -> list[list[int]]:
    """Return rows that span the multiples of the equations in degree (3, 1, 1)."""
    rows = []
    for form in equations[0]:
        for cube in range(len(_CUBES)):
            row = np.zeros((len(_CUBES), 3, 3), dtype=object)
            row[cube] = form
            rows.append(row)
    for square in _SQUARES:
        cubes = [_AT[tuple(sorted((*square, i)))] for i in range(3)]
        for corner in range(3):
            for form in equations[1]:
                row = np.zeros((len(_CUBES), 3, 3), dtype=object)
                row[cubes, corner, :] = form
                rows.append(row)
            for form in equations[2]:
                row = np.zeros((len(_CUBES), 3, 3), dtype=object)
                row[cubes, :, corner] = form
                rows.append(row)
    return [row.reshape(-1).tolist() for row in rows]


def _times(linear: tuple[int, ...]) -> fmpz_mat:
    """Return the matrix that takes degree (2, 1, 1) times a linear form in x to (3, 1, 1)."""
    table = np.zeros((_LOW, _WIDE), dtype=object)
    for low, square in enumerate(_SQUARES):
        for i, factor in enumerate(linear):
            wide = _AT[tuple(sorted((*square, i)))]
            for rest in range(9):
                table[9 * low + rest, 9 * wide + rest] += factor
    return fmpz_mat(table.tolist())


def _independent(low: fmpz_mat) -> list[int]:
    """Return rows that are independent modulo a prime, hence independent."""
    reduced, rank = nmod_mat(low.transpose(), _PRIME).rref()
    rows, at = [], 0
    for line in range(rank):
        while not int(reduced[line, at]):
            at += 1
        rows.append(at)
        at += 1
    return rows


def _read(matrix: fmpq_mat, basis: fmpz_mat) -> list[Candidates] | None:
    for start in _STARTS:
        found = _read_from(matrix, basis, start)
        if found is not None:
            return found
    return None


def _read_from(
    matrix: fmpq_mat, basis: fmpz_mat, start: tuple[int, ...]
) -> list[Candidates] | None:
    """Read all zeros whose x0 y0 z0 is not zero off the eigenvectors, or return None.

    At an eigenvalue e the vector adj(e - T) b = sum of e^k w_k is an eigenvector, unless it is
    zero, with w_k = sum over j > k of p_j T^(j-k-1) b and p the characteristic polynomial. If it
    is not zero, the adjoint is not, and the eigenspace has one dimension.
    """
    size = matrix.nrows()
    characteristic = matrix.charpoly()
    layers = _layers(matrix, characteristic, fmpq_mat(size, 1, list(start[:size])))
    found = []
    for minimal, _ in characteristic.numer().factor()[1]:
        modulus = fmpq_poly(minimal)
        if minimal.degree() > 1 and not _real(minimal):
            continue
        values = [
            [_entry(basis, row, layers) % modulus for row in block]
            for block in _first_coordinates()
        ]
        if all(value.degree() < 0 for block in values for value in block):
            vector = [fmpq_poly([layer[i, 0] for layer in layers]) for i in range(size)]
            if all((entry % modulus).degree() < 0 for entry in vector):
                return None
            continue
        found.append(Candidates(minimal, tuple(tuple(block) for block in values)))
    return found


def _layers(matrix: fmpq_mat, characteristic: fmpq_poly, start: fmpq_mat) -> list[fmpq_mat]:
    size = matrix.nrows()
    layers = [start]
    for k in range(size - 1, 0, -1):
        layers.append(matrix * layers[-1] + start * characteristic[k])
    return layers[::-1]


def _entry(basis: fmpz_mat, row: int, layers: list[fmpq_mat]) -> fmpq_poly:
    return fmpq_poly(
        [
            sum((layer[i, 0] * basis[row, i] for i in range(basis.ncols())), fmpq(0))
            for layer in layers
        ]
    )


def _first_coordinates() -> Iterator[list[int]]:
    """Rows of the monomials x0^2 y0 z0 x_i, x0^3 y_j z0 and x0^3 y0 z_k."""
    yield [9 * _AT[0, 0, i] for i in range(3)]
    yield [3 * j for j in range(3)]
    yield list(range(3))


def _real(minimal: fmpz_poly) -> bool:
    return any(root.imag == 0 for root, _ in minimal.complex_roots())


def _vanish(equations: list[list[Any]], one: Candidates) -> bool:
    """Tell whether all coordinates together are zeros of all equations."""
    modulus = fmpq_poly(one.minimal)
    for role, forms in enumerate(equations):
        first, second = (one.coordinates[r] for r in OTHERS[role])
        for form in forms:
            value = fmpq_poly([])
            for row, a in zip(form.tolist(), first, strict=True):
                value += a * sum((b * d for b, d in zip(second, row, strict=True)), fmpq_poly([]))
            if (value % modulus).degree() >= 0:
                return False
    return True
