"""A PDF page of vectors with embedded fonts, the same bytes for the same marks.

Owns what Qt's PDF writer adds of its own: the clock's time, which is taken out, and the document's
id and metadata, which are derived from the content.
"""

from __future__ import annotations

import re
from contextlib import contextmanager
from typing import TYPE_CHECKING
from uuid import NAMESPACE_URL, uuid5
from xml.sax.saxutils import escape

from PySide6.QtCore import QBuffer, QByteArray, QHashSeed, QIODevice, QMarginsF, QSize, QUuid
from PySide6.QtGui import QPageSize, QPainter, QPdfWriter

from gui.charts.export.page import DOTS
from gui.charts.export.svg import legal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

__all__ = ["pdf_bytes", "timeless"]

_DATES = re.compile(rb"/(?:CreationDate|ModDate) \(D:[^)]*\)\n?")
_ENTRY = re.compile(rb"(\d{10}) (\d{5}) n")
_START = re.compile(rb"startxref\s+(\d+)")
_INFO = re.compile(rb"/Info (\d+) 0 R")
_METADATA = """<?xpacket begin='' id='W5M0MpCehiHzreSzNTczkc9d'?>
<x:xmpmeta xmlns:x="adobe:ns:meta/">
<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/">
<dc:title><rdf:Alt><rdf:li xml:lang="x-default">{title}</rdf:li></rdf:Alt></dc:title>
<dc:description><rdf:Alt><rdf:li xml:lang="x-default">{words}</rdf:li></rdf:Alt></dc:description>
</rdf:Description>
</rdf:RDF>
</x:xmpmeta>
<?xpacket end='w'?>"""


def pdf_bytes(
    width: float, height: float, title: str, description: str, *pages: Callable[[QPainter], None]
) -> bytes:
    """Return pages of `width` by `height` pixels of 1/96 inch, each filled by its function."""
    with _one_order():
        return timeless(_written(width, height, title, description, pages))


@contextmanager
def _one_order() -> Iterator[None]:
    """Fix the order in which Qt writes fonts: that of a hash table, random otherwise.

    Tables keep the seed they were made with, so that nothing outside notices.
    """
    QHashSeed.setDeterministicGlobalSeed()
    try:
        yield
    finally:
        QHashSeed.resetRandomGlobalSeed()


def _written(
    width: float,
    height: float,
    title: str,
    description: str,
    pages: Sequence[Callable[[QPainter], None]],
) -> bytes:
    data = QByteArray()
    buffer = QBuffer(data)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    writer = QPdfWriter(buffer)
    # at any other resolution pens and texts of logical size come out wrong
    writer.setResolution(DOTS)
    writer.setTitle(title)
    writer.setCreator("Equipoise")
    writer.setDocumentId(QUuid(str(uuid5(NAMESPACE_URL, f"{title}\n{description}"))))
    metadata = _METADATA.format(title=escape(legal(title)), words=escape(legal(description)))
    writer.setDocumentXmpMetadata(QByteArray(metadata.encode()))
    # Qt rounds pages to whole points, which is why sizes are multiples of four pixels
    points = QSize(round(width * 72 / DOTS), round(height * 72 / DOTS))
    writer.setPageSize(QPageSize(points, "", QPageSize.SizeMatchPolicy.ExactMatch))
    writer.setPageMargins(QMarginsF())
    painter = QPainter(writer)
    for number, paint in enumerate(pages):
        if number:
            writer.newPage()
        painter.save()
        paint(painter)
        painter.restore()
    painter.end()
    buffer.close()
    return bytes(data.data())


def timeless(document: bytes) -> bytes:
    """Take the dates out of a PDF's information, and move its table of offsets accordingly.

    Only the object that the end of the file calls its information is looked at: a title may say
    anything, and streams have lengths.
    """
    start = _START.search(document, document.rfind(b"startxref"))
    info = _INFO.search(document, document.rfind(b"trailer"))
    if start is None or info is None:
        return document
    table = int(start.group(1))
    offsets = [int(entry.group(1)) for entry in _ENTRY.finditer(document, table)]
    first = offsets[int(info.group(1)) - 1]
    last = min(offset for offset in (*offsets, table) if offset > first)
    told = _DATES.sub(b"", document[first:last])
    shorter = last - first - len(told)

    def moved(found: re.Match[bytes]) -> bytes:
        offset = int(found.group(1))
        return b"%010d %s n" % (offset - shorter * (offset > first), found.group(2))

    tail = _START.sub(b"startxref\n%d" % (table - shorter), _ENTRY.sub(moved, document[table:]))
    return document[:first] + told + document[last:table] + tail
