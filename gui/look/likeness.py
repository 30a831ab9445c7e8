"""How alike two colours look, also to people who see fewer of them.

Owns the arithmetic: distance in CIE Lab, for full colour vision and for the three dichromacies as
simulated by Machado, Oliveira and Fernandes (2009). Imports no Qt.
"""

from __future__ import annotations

from math import dist

__all__ = ["TOO_CLOSE", "likeness"]

#: Pairs nearer than this are mistaken for each other as thin lines and small marks. All pairs of
#: Okabe and Ito's hues are farther apart in every kind of vision.
TOO_CLOSE = 15.0

_Matrix = tuple[tuple[float, float, float], ...]
_FULL: _Matrix = ((1, 0, 0), (0, 1, 0), (0, 0, 1))
#: On linear RGB, at full severity: without long, middle, short wavelengths.
_REDUCED: tuple[_Matrix, ...] = (
    (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
)
_XYZ: _Matrix = (
    (0.4124, 0.3576, 0.1805),
    (0.2126, 0.7152, 0.0722),
    (0.0193, 0.1192, 0.9505),
)
_WHITE = (0.95047, 1.0, 1.08883)
_KNEE, _LINEAR = 216 / 24389, 24389 / 27


def likeness(first: str, second: str) -> str:
    """Return for whom two colours (`#rrggbb`) are too close: "everybody", "some people" or ""."""
    if _distance(first, second, _FULL) < TOO_CLOSE:
        return "everybody"
    if any(_distance(first, second, vision) < TOO_CLOSE for vision in _REDUCED):
        return "some people"
    return ""


def _distance(first: str, second: str, vision: _Matrix) -> float:
    return dist(_lab(_times(vision, _linear(first))), _lab(_times(vision, _linear(second))))


def _linear(color: str) -> tuple[float, ...]:
    parts = [int(color[start : start + 2], 16) / 255 for start in (1, 3, 5)]
    return tuple(p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)


def _times(matrix: _Matrix, vector: tuple[float, ...]) -> tuple[float, ...]:
    """Return the product, kept within what a screen can show."""
    return tuple(
        min(1.0, max(0.0, sum(a * b for a, b in zip(row, vector, strict=True)))) for row in matrix
    )


def _lab(linear: tuple[float, ...]) -> tuple[float, float, float]:
    parts = [
        sum(a * b for a, b in zip(row, linear, strict=True)) / white
        for row, white in zip(_XYZ, _WHITE, strict=True)
    ]
    x, y, z = (t ** (1 / 3) if t > _KNEE else (_LINEAR * t + 16) / 116 for t in parts)
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)
