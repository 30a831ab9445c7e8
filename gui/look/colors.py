"""Colours that can be read: contrast, and the shades a scenario's colours take on a background.

Owns the arithmetic of WCAG contrast and nothing else; Qt-free, so that scenes and exports may use
it. A colour is always `#rrggbb`. Fills keep the scenario's colour; text in a player's colour goes
through `readable` first.
"""

from __future__ import annotations

from colorsys import hls_to_rgb, rgb_to_hls
from functools import lru_cache

__all__ = ["TEXT_CONTRAST", "contrast", "luminance", "mix", "readable"]

#: The WCAG 2 AA ratio for text below 18 pt.
TEXT_CONTRAST = 4.5

_HALVINGS = 24


def _channels(color: str) -> tuple[float, float, float]:
    if len(color) != 7 or color[0] != "#":
        message = f"a colour is written #rrggbb, not {color!r}"
        raise ValueError(message)
    red, green, blue = (int(color[start : start + 2], 16) / 255 for start in (1, 3, 5))
    return red, green, blue


def _written(channels: tuple[float, float, float]) -> str:
    return "#" + "".join(f"{round(255 * min(1.0, max(0.0, part))):02x}" for part in channels)


@lru_cache(maxsize=512)
def luminance(color: str) -> float:
    """Return the relative luminance of a colour, 0 (black) to 1 (white), as WCAG 2 defines it."""
    linear = [
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in _channels(color)
    ]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio of two colours, 1 (equal) to 21 (black on white)."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


@lru_cache(maxsize=512)
def mix(color: str, background: str, share: float) -> str:
    """Return what `color` looks like when it covers `share` (0 to 1) of `background`."""
    over, under = _channels(color), _channels(background)
    red, green, blue = (share * a + (1 - share) * b for a, b in zip(over, under, strict=True))
    return _written((red, green, blue))


@lru_cache(maxsize=512)
def readable(color: str, background: str, ratio: float = TEXT_CONTRAST) -> str:
    """Return the colour nearest in lightness that reads on a background.

    Hue and saturation stay; lightness moves away from the background just until the contrast is
    `ratio`. Where even black or white would not reach it, the better of the two is returned.
    """
    if contrast(color, background) >= ratio:
        return color
    hue, light, saturation = rgb_to_hls(*_channels(color))
    end = max((0.0, 1.0), key=lambda x: contrast(_written((x, x, x)), background))
    best = _written((end, end, end))
    near, far = light, end
    for _ in range(_HALVINGS):
        middle = (near + far) / 2
        candidate = _written(hls_to_rgb(hue, middle, saturation))
        if contrast(candidate, background) >= ratio:
            best, far = candidate, middle
        else:
            near = middle
    return best
