"""What a shared library asks of the system, read from its file (ELF, 64 bits, little endian)."""

from __future__ import annotations

import struct
from pathlib import Path

DYNAMIC = 6
NEEDED = 1


def needed(path: Path) -> list[str]:
    """Return the names of the libraries that a library is linked against."""
    data = path.read_bytes()
    assert data[:6] == b"\x7fELF\x02\x01", path
    (sections,) = struct.unpack_from("<Q", data, 0x28)
    size, count = struct.unpack_from("<HH", data, 0x3A)
    found = []
    for number in range(count):
        header = struct.unpack_from("<IIQQQQIIQQ", data, sections + number * size)
        _, kind, _, _, start, length, link, *_ = header
        if kind != DYNAMIC:
            continue
        strings = struct.unpack_from("<IIQQQQ", data, sections + link * size)[4]
        for place in range(start, start + length, 16):
            tag, value = struct.unpack_from("<QQ", data, place)
            if tag == NEEDED:
                begin = strings + value
                found.append(data[begin : data.index(b"\0", begin)].decode())
    return found
