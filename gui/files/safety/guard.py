"""What guards the work in one window, in one hand: disk, claims, and the folder of its process.

Owns nothing but their bringing together; a guard without a state folder still reads, writes and
remembers.
"""

from __future__ import annotations

from contextlib import suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from gui.files.safety.disk import Disk
from gui.files.safety.holding import Holding
from gui.files.safety.session import Session

if TYPE_CHECKING:
    from pathlib import Path

__all__ = ["Guard", "make_guard"]


@dataclass(frozen=True)
class Guard:
    """The guards of one window.

    Attributes
    ----------
    disk
        Reads and writes; the document must use the same one.
    holding
        The claim on the file that is shown.
    session
        The folder of this process; None if there can be none.
    problem
        Why there can be none.
    """

    disk: Disk = field(default_factory=Disk)
    holding: Holding = field(default_factory=Holding)
    session: Session | None = None
    problem: str = ""

    def close(self) -> None:
        """Give everything up; call it when nothing is unsaved any more."""
        self.holding.release()
        if self.session is not None:
            self.session.close()


def make_guard(state: Path) -> Guard:
    """Set everything up in the state folder; what cannot be made there is done without.

    What an earlier version made there for everybody to read is for this user only from now on.
    """
    for name in ("backups", "damaged", "files", "windows"):
        with suppress(OSError):
            (state / name).chmod(0o700)
    disk = Disk(state / "backups")
    try:
        session = Session(state)
    except OSError as error:
        return Guard(disk, problem=(error.strerror or str(error)).lower())
    return Guard(disk, Holding(state / "files", session.address), session)
