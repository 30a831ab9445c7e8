"""What a file is that is no scenario: said by its content, with what to do about it.

Owns the marks by which kinds of files are known and the sentences. Whatever is opened, dropped,
named on the command line or pasted is told here, in one place. Reads nothing itself.
"""

from __future__ import annotations

import re

__all__ = ["foreign", "foreign_text"]

_PASTE = "copy the payoffs there and paste them with Edit, Paste payoffs"
_CONVERT = "open it in Gambit, save its strategic form as .nfg, and open that"
_NFG = "this is a Gambit game in strategic form: give it a name that ends in .nfg and open that"
_SCENARIO = "this is an Equipoise scenario: give it a name that ends in .equipoise and open that"
_EFG = f"this is a Gambit game in extensive form (.efg): {_CONVERT}"
_PICTURE = "this is a picture, no scenario: payoffs in it have to be typed"
_UNPACK = "this is a packed archive, no scenario: unpack it and open what is in it"
_OFFICE = {
    b"xl/": f"this is an Excel workbook (.xlsx): {_PASTE}",
    b"word/": f"this is a Word document (.docx): {_PASTE}",
    b"ppt/": f"this is a PowerPoint presentation (.pptx): {_PASTE}",
    b"opendocument.spreadsheet": f"this is an OpenDocument spreadsheet (.ods): {_PASTE}",
    b"opendocument.text": f"this is an OpenDocument text (.odt): {_PASTE}",
    b"opendocument": f"this is an OpenDocument file: {_PASTE}",
}
#: How files begin.
_BEGINNINGS = (
    (b"%PDF-", f"this is a PDF document: {_PASTE}"),
    (b"\xd0\xcf\x11\xe0", f"this is a document of an older Word or Excel (.doc, .xls): {_PASTE}"),
    (b"{\\rtf", f"this is a formatted text (.rtf): {_PASTE}"),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"BM", _PICTURE),
    (b"RIFF", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"\x1f\x8b", _UNPACK),
    (b"7z\xbc\xaf", _UNPACK),
    (b"Rar!", _UNPACK),
    (b"BZh", _UNPACK),
    (b"\xfd7zXZ", _UNPACK),
    (b"SQLite", "this is a database, no scenario"),
    (b"\x7fELF", "this is a program, no scenario"),
    (b"MZ", "this is a program, no scenario"),
)
_EXTENSIVE = re.compile(r"EFG\s+\d")
_STRATEGIC = re.compile(r"NFG\s+\d")
_MARKUP = (
    (
        re.compile("<gambit:document", re.IGNORECASE),
        f"this is a Gambit workbook (.gbt): {_CONVERT}",
    ),
    (re.compile(r"<svg[\s>]", re.IGNORECASE), _PICTURE),
    (re.compile(r"<!doctype html|<html", re.IGNORECASE), f"this is a web page: {_PASTE}"),
    (re.compile(r"<\?xml|<!doctype", re.IGNORECASE), "this is an XML file, no scenario"),
)
#: As much of a file as its kind can be told by.
_LOOK = 4096


def foreign(data: bytes | str) -> str:
    """Say what the content of a file is that cannot be read as hoped; empty if nobody knows."""
    if isinstance(data, str):
        data = data[:_LOOK].encode("utf-8", "replace")
    if not data.strip(b" \t\r\n\x1a\0"):
        return "the file is empty"
    if data.startswith(b"PK"):
        return next((said for mark, said in _OFFICE.items() if mark in data), _UNPACK)
    for beginning, said in _BEGINNINGS:
        if data.startswith(beginning) and (len(beginning) > 2 or b"\0" in data[:64]):
            return said
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return _by_words(data[:_LOOK].decode("utf-16", "replace"))
    if b"\0" in data[:_LOOK]:
        return "this is no text: it may be damaged, or belong to another program"
    return _by_words(data[:_LOOK].decode("utf-8-sig", "replace"))


def foreign_text(text: str) -> str:
    """Say what a pasted text is that is no table, by how it begins; empty if nobody knows."""
    begun = text[:_LOOK].lstrip("\N{ZERO WIDTH NO-BREAK SPACE} \t\r\n")
    if _EXTENSIVE.match(begun):
        return _EFG
    if _STRATEGIC.match(begun):
        return _NFG
    if begun.startswith("{"):
        return _SCENARIO if '"equipoise-scenario"' in begun else ""
    if begun.startswith("<"):
        return next((said for mark, said in _MARKUP if mark.search(begun)), "")
    return ""


def _by_words(text: str) -> str:
    """Say what a file of text is, a table of numbers included."""
    lines = [line for line in text.splitlines() if line.strip()][:5]
    parted = [mark for mark in ",;\t" if len(lines) > 1 and all(mark in line for line in lines)]
    numbers = any(character.isdigit() for line in lines for character in line)
    said = f"this looks like a table (.csv, .tsv): {_PASTE}" if parted and numbers else ""
    return foreign_text(text) or said
