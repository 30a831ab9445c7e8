"""Numbers as people type and paste them, read for what they are.

Owns the one way from typed text to an exact number: digits, signs and marks of any script, marks
without width, thousands, fractions, per cent; and what is said of text that is no number, or could
be two. How numbers are shown, and which are acceptable, is `games.model.numbers`'.
"""

from __future__ import annotations

import re
import unicodedata
from decimal import Decimal, InvalidOperation
from fractions import Fraction

from games.model.amounts import Amount, kept
from games.model.numbers import MINUS, PLACES, fault, plain, show, too_large, too_precise
from games.model.problems import quoted

__all__ = ["THOUSANDS", "NearlyError", "may_be_number", "parse_amount", "parse_decimal", "plainly"]

_LONGEST = 60
_SIGN = re.compile(r"([+-]?) *(.*)", re.DOTALL)
_FRACTION = re.compile(r"(?:(\d{1,10}) )?(\d{1,25}) ?/ ?(\d{1,25})")
_PARTED = re.compile("(?<=\\d)\N{NARROW NO-BREAK SPACE}(?=\\d{3}(?!\\d))")
_NUMBER = re.compile(r"(\d+([.]\d*)?|[.]\d+)([eE][+-]?\d+)?")
#: Whole numbers with a mark between thousands; a leading 0 is no thousand.
THOUSANDS = {
    ",": re.compile(r"[1-9]\d{0,2}(,\d{3})+"),
    ".": re.compile(r"[1-9]\d{0,2}([.]\d{3})+"),
}
#: "12,34,567", as it is written in India.
_LAKHS = re.compile(r"[1-9]\d?(,\d{2})+,\d{3}")
#: Blanks or apostrophes between groups of three digits, before the decimal mark or behind it.
_GROUPED = re.compile(
    r"(\d{1,3}([ '])\d{3}(?:\2\d{3})*|\d+)(?:[.,]((?:\d{3} )+\d{1,3}|\d*)((?:[eE][+-]?\d+)?))?"
)
_PERSIAN = re.compile("[\u06f0-\u06f9]")
#: What means the same as a plain character.
_MEANT = {
    "-": "\N{MINUS SIGN}\N{EN DASH}\N{FIGURE DASH}\N{HYPHEN}\N{NON-BREAKING HYPHEN}"
    "\N{SMALL HYPHEN-MINUS}\N{FULLWIDTH HYPHEN-MINUS}",
    "+": "\N{FULLWIDTH PLUS SIGN}\N{SMALL PLUS SIGN}",
    ".": "\N{ARABIC DECIMAL SEPARATOR}\N{FULLWIDTH FULL STOP}\N{MIDDLE DOT}",
    ",": "\N{ARABIC COMMA}\N{FULLWIDTH COMMA}",
    "'": "\N{RIGHT SINGLE QUOTATION MARK}\N{ARABIC THOUSANDS SEPARATOR}\N{FULLWIDTH APOSTROPHE}",
    "/": "\N{FRACTION SLASH}\N{DIVISION SLASH}\N{FULLWIDTH SOLIDUS}",
    "%": "\N{ARABIC PERCENT SIGN}\N{FULLWIDTH PERCENT SIGN}\N{SMALL PERCENT SIGN}",
}
_PLAIN = {ord(other): meant for meant, others in _MEANT.items() for other in others}
_TYPED = frozenset("0123456789+-.,'/%eE ")


class NearlyError(ValueError):
    """A number that can be kept only rounded.

    Attributes
    ----------
    nearest
        What it would be; whoever asked for the number may offer it, and never takes it unsaid.
    """

    def __init__(self, sentence: str, nearest: Decimal) -> None:
        super().__init__(sentence)
        self.nearest = nearest


def plainly(text: str) -> str:
    """Return text with the digits, signs, marks and blanks of ASCII; marks without width go."""
    kept = []
    for character in text:
        digit = unicodedata.decimal(character, None)
        if digit is not None:
            kept.append(str(digit))
        elif character.isspace():
            kept.append(" ")
        elif "VULGAR FRACTION" in unicodedata.name(character, ""):
            kept.append(" " + unicodedata.normalize("NFKC", character).translate(_PLAIN))
        elif unicodedata.category(character) != "Cf":
            kept.append(_PLAIN.get(ord(character), character))
    return "".join(kept).strip()


def may_be_number(text: str) -> bool:
    """Tell whether every character has a place in some number."""
    return set(plainly(text)) <= _TYPED


def parse_decimal(
    text: str, *, mark: str = "", unit: str = "", span: tuple[Decimal, Decimal] | None = None
) -> Decimal:
    """Read a level, or an end of a range, that a person typed, exactly.

    Parameters
    ----------
    text
        Accepted are a point or a comma as decimal mark, thousands where they cannot be anything
        else, any usual minus sign, digits of any script, an exponent ("1.5e-3"), a fraction with a
        finite decimal ("1/4", "½") and per cent.
    mark
        A point or a comma, where it is known to be the decimal mark; the other may then stand
        between thousands.
    unit
        What the number counts: 10 % is 10 where the unit is per cent, and 0.1 anywhere else.
    span
        Between which numbers it lies. Per cent that could be meant either way is then refused.

    Raises
    ------
    NearlyError
        If it can only be kept rounded: "1/3", as levels are decimals, or more than 15 decimals.
    ValueError
        With a sentence for the person, what was typed in quotes: not a number, not finite, beyond a
        thousand million, or ambiguous ("1,000" is one to some and a thousand to others).
    """
    typed = _visible(text)
    return _decimal(_number(typed, mark, unit, span), typed)


def parse_amount(text: str, *, mark: str = "") -> Amount:
    """Read an amount that a person typed, exactly: as `parse_decimal` does, but "1/3" is a third.

    Raises
    ------
    NearlyError
        If it has more than 15 decimals.
    ValueError
        With a sentence for the person: as `parse_decimal`, or a fraction with too long a
        denominator.
    """
    typed = _visible(text)
    value = _number(typed, mark, "", None)
    if isinstance(value, Decimal):
        return _decimal(value, typed)
    amount = kept(value)
    wrong = fault(amount, typed=typed)
    if wrong:
        raise ValueError(wrong)
    return amount


def _visible(text: str) -> str:
    """Return typed text without marks that have no width, and fractions without thousands.

    The program itself writes them with a narrow blank; any other blank makes a mixed number.
    """
    seen = "".join(c for c in text if unicodedata.category(c) != "Cf").strip()
    return _PARTED.sub("", seen) if "/" in seen else seen


def _number(
    typed: str, mark: str, unit: str, span: tuple[Decimal, Decimal] | None
) -> Decimal | Fraction:
    """Read a number in whatever precision; raise a `ValueError` if it is none."""
    cleaned = plainly(typed)
    if not cleaned:
        raise ValueError("a number is needed")
    if len(cleaned) > _LONGEST:
        message = f"{quoted(typed[:20] + '...')} is too long for a number"
        raise ValueError(message)
    bare = cleaned.removeprefix("%").removesuffix("%").strip()
    percent = bare != cleaned
    if percent and ("%" in bare or cleaned.count("%") > 1):
        raise ValueError(_no(typed))
    value = _read(bare, typed, mark)
    if percent and not _counts_percent(unit):
        part = value / 100 if isinstance(value, Fraction) else _short(value.scaleb(-2))
        if span and part and all(span[0] <= one <= span[1] for one in (value, part)):
            message = f"{quoted(typed)} can be read in two ways; write {_said(part)} or {bare}"
            raise ValueError(message)
        value = part
    return value


def _read(bare: str, typed: str, mark: str) -> Decimal | Fraction:
    """Read a number without its per cent sign, in whatever precision."""
    signs = _SIGN.fullmatch(bare)
    assert signs is not None  # it matches anything
    sign, body = signs[1], signs[2]
    fraction = _FRACTION.fullmatch(body)
    if fraction is not None:
        return _fraction(fraction, typed, -1 if sign == "-" else 1)
    number = _pointed(body, mark, typed)
    if not _NUMBER.fullmatch(number):
        raise ValueError(_no(typed))
    try:
        return Decimal(sign + number)
    except InvalidOperation:  # an exponent beyond anything
        said = quoted(typed)
        small = "e-" in number.lower()
        raise ValueError(too_precise(said, PLACES) if small else too_large(said)) from None


def _fraction(parts: re.Match[str], typed: str, sign: int) -> Fraction:
    whole, above, below = int(parts[1] or 0), int(parts[2]), int(parts[3])
    if below == 0:
        message = f"{quoted(typed)} divides by zero"
        raise ValueError(message)
    if parts[1] and (above >= below or parts[2].startswith("0")):
        raise ValueError(_no(typed))
    value = sign * (whole + Fraction(above, below))
    if _PERSIAN.search(typed) and not parts[1]:  # a slash is a decimal mark there
        minus = MINUS if sign < 0 else ""
        message = f"{quoted(typed)} can be read in two ways; write {minus}{above}.{parts[3]}"
        raise ValueError(f"{message} or {_said(value)}")
    return value


def _pointed(body: str, mark: str, typed: str) -> str:
    """Return a number without thousands, its decimal mark a point; raise if that is not certain."""
    if " " in body or "'" in body:
        grouped = _GROUPED.fullmatch(body)
        if grouped is None:
            return body  # no number
        rest = f".{grouped[3]}{grouped[4]}" if grouped[3] is not None else ""
        return (grouped[1] + rest).replace(" ", "").replace("'", "")
    other = {".": ",", ",": "."}.get(mark, "")
    if other and other in body:
        whole, point, rest = body.partition(mark)
        if THOUSANDS[other].fullmatch(whole):
            return whole.replace(other, "") + point.replace(",", ".") + rest
    if mark == "," and body.count(",") == 1 and "." not in body:
        return body.replace(",", ".")
    if "," in body and "." in body:
        last = max(",.", key=body.rindex)
        whole, _, rest = body.rpartition(last)
        first = "." if last == "," else ","
        if not THOUSANDS[first].fullmatch(whole):
            raise ValueError(_unparted(typed))
        return f"{whole.replace(first, '')}.{rest}"
    if body.count(".") > 1 and THOUSANDS["."].fullmatch(body):
        return body.replace(".", "")
    if body.count(",") > 1:
        if not (THOUSANDS[","].fullmatch(body) or _LAKHS.fullmatch(body)):
            raise ValueError(_unparted(typed))
        return body.replace(",", "")
    if THOUSANDS[","].fullmatch(body):
        sign = typed[: len(typed) - len(typed.lstrip(f"+-{MINUS}"))]
        either = f"{sign}{body.replace(',', '')} or {sign}{body.replace(',', '.')}"
        message = f"{quoted(typed)} can be read in two ways; write {either}"
        raise ValueError(message)
    return body.replace(",", ".")


def _decimal(value: Decimal | Fraction, typed: str) -> Decimal:
    """Return a number as an acceptable decimal; raise if it is none, or not without rounding."""
    said = quoted(typed)
    if isinstance(value, Fraction):
        nearest = Decimal(round(value * 10**PLACES)).scaleb(-PLACES)
        wrong = fault(nearest, typed=typed)
        if wrong:
            raise ValueError(wrong)
        if Fraction(nearest) != value:
            message = f"{said} has no end as a decimal"
            if value.denominator and 10**400 % value.denominator == 0:
                message = too_precise(said, PLACES)
            raise _nearly(message, nearest)
        return _short(nearest)
    wrong = fault(value, typed=typed)
    if wrong == too_precise(said, PLACES):
        nearest = _short(value.quantize(Decimal(1).scaleb(-PLACES)))
        if nearest == value:
            return nearest
        if nearest:
            raise _nearly(wrong, nearest)
    if wrong:
        raise ValueError(wrong)
    return value


def _nearly(wrong: str, nearest: Decimal) -> NearlyError:
    nearest = _short(nearest)
    return NearlyError(f"{wrong}; the nearest that is kept is {show(nearest)}", nearest)


def _short(value: Decimal) -> Decimal:
    """Return a computed decimal without zeros at its end."""
    text = plain(value)
    return Decimal(text.rstrip("0").rstrip(".") if "." in text else text)


def _said(value: Decimal | Fraction) -> str:
    if isinstance(value, Decimal):
        return show(value)
    nearest = Decimal(round(value * 10**PLACES)).scaleb(-PLACES)
    return show(_short(nearest)) if Fraction(nearest) == value else f"about {show(float(value))}"


def _counts_percent(unit: str) -> bool:
    said = plainly(unit).casefold()
    return any(word in said for word in ("%", "per cent", "percent"))


def _no(typed: str) -> str:
    return f"{quoted(typed)} is not a number"


def _unparted(typed: str) -> str:
    return f"{_no(typed)}; write it without thousands separators"
