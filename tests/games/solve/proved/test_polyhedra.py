"""Vertices of best-response polyhedra against their definition, over integers and a field."""

from __future__ import annotations

from fractions import Fraction
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

pytest.importorskip("flint")

from flint import fmpz_poly

from games.solve.proved.numbers import Algebraic, normal
from games.solve.proved.polyhedra import Vertex, bits, face, vertices
from games.solve.proved.roots import Root

ROOT = Algebraic([0, 1], Root(fmpz_poly([-1, 1, 1]), 1))  # 0.618...


def tables(entries: st.SearchStrategy[int], most: int = 4) -> st.SearchStrategy[list[list[int]]]:
    return st.tuples(st.integers(1, most), st.integers(1, most)).flatmap(
        lambda shape: st.lists(
            st.lists(entries, min_size=shape[1], max_size=shape[1]),
            min_size=shape[0],
            max_size=shape[0],
        )
    )


def solved(rows: list[list[Fraction]]) -> list[Fraction] | None:
    """The probability vector that solves homogeneous equations, if there is exactly one."""
    size = len(rows[0])
    rows = [[*map(Fraction, row), Fraction(0)] for row in rows]
    rows.append([Fraction(1)] * (size + 1))
    done = 0
    for column in range(size):
        pivot = next((r for r in range(done, len(rows)) if rows[r][column]), None)
        if pivot is None:
            return None
        rows[done], rows[pivot] = rows[pivot], rows[done]
        rows[done] = [v / rows[done][column] for v in rows[done]]
        for r, row in enumerate(rows):
            if r != done and row[column]:
                rows[r] = [a - row[column] * b for a, b in zip(row, rows[done], strict=True)]
        done += 1
    if any(row[-1] for row in rows[done:]):
        return None
    return [row[-1] for row in rows[:size]]


def by_definition(table: list[list[int]]) -> set[tuple[Fraction, ...]]:
    """Vertices: points at which as many independent constraints bind as there are strategies."""
    responses, strategies = len(table), len(table[0])
    found = set()
    for zero in range(strategies):
        for off in combinations(range(strategies), zero):
            for best in combinations(range(responses), strategies - zero):
                rows = [[int(j == k) for k in range(strategies)] for j in off]
                rows += [
                    [a - b for a, b in zip(table[i], table[best[0]], strict=True)] for i in best[1:]
                ]
                point = solved(rows) if rows else ([Fraction(1)] if strategies == 1 else None)
                if point is None or min(point) < 0:
                    continue
                pay = [sum(a * b for a, b in zip(row, point, strict=True)) for row in table]
                if pay[best[0]] == max(pay):
                    found.add(tuple(point))
    return found


def labels_are_true(table: list[list[int]], vertex: Vertex) -> None:
    pay = [sum(a * b for a, b in zip(vertex.point, row, strict=True)) for row in table]
    top = pay[bits(vertex.best)[0]]
    assert all(own <= top for own in pay)
    assert bits(vertex.best) == [i for i, own in enumerate(pay) if own == top]
    assert bits(vertex.support) == [j for j, own in enumerate(vertex.point) if own != 0]
    assert all(own >= 0 for own in vertex.point)


@given(st.one_of(tables(st.integers(-2, 2)), tables(st.integers(-999, 999))))
def test_the_vertices_are_those_of_the_definition(table: list[list[int]]) -> None:
    found = vertices(table)
    points = [normal(vertex.point) for vertex in found]
    assert set(points) == by_definition(table)
    assert len(points) == len(set(points))
    for vertex in found:
        labels_are_true(table, vertex)


@given(tables(st.integers(-2, 2)), st.data())
def test_a_face_asked_for_alone_is_the_face_of_the_whole(
    table: list[list[int]], data: st.DataObject
) -> None:
    support = data.draw(st.integers(1, (1 << len(table[0])) - 1))
    best = data.draw(st.integers(1, (1 << len(table)) - 1))
    whole = {
        normal(v.point): v[1:]
        for v in vertices(table)
        if not v.support & ~support and not best & ~v.best
    }
    alone = {normal(v.point): v[1:] for v in vertices(table, support, best)}
    assert alone == whole
    own = face(vertices(table), support, best)
    assert bool(own) == (sum_of_supports(whole) == support)


def sum_of_supports(points: dict[tuple[Fraction, ...], tuple[int, int]]) -> int:
    union = 0
    for support, _ in points.values():
        union |= support
    return union


@given(tables(st.integers(-2, 2)), st.integers(-2, 2).filter(bool))
def test_over_a_number_field_the_labels_are_true(table: list[list[int]], stretch: int) -> None:
    moved = [
        [own + ROOT * (stretch * ((i * j) % 3)) for j, own in enumerate(row)]
        for i, row in enumerate(table)
    ]
    for vertex in vertices(moved):
        labels_are_true(moved, vertex)


@given(tables(st.integers(-2, 2)))
def test_a_positive_factor_of_a_number_field_changes_no_vertex(table: list[list[int]]) -> None:
    plain = {(normal(v.point), v.support, v.best) for v in vertices(table)}
    field = {
        (normal(v.point), v.support, v.best)
        for v in vertices([[own * ROOT for own in row] for row in table])
    }
    assert field == plain
