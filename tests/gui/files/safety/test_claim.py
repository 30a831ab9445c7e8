"""A claim is held by one living process, and by nobody once that process has ended."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from children import child
from gui.files.safety import claim as claims
from gui.files.safety.claim import Claim, read_note

HOLD = """
import sys
from pathlib import Path
from gui.files.safety.claim import Claim
claim = Claim.take(Path(sys.argv[1]), "mine")
print("held" if claim else "refused", flush=True)
sys.stdin.read()
"""


def test_a_claim_is_refused_until_it_is_released(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "claim"
    first = Claim.take(path, "who holds it")
    assert first is not None
    assert Claim.take(path, "too late") is None
    assert read_note(path) == "who holds it"
    first.release()
    first.release()
    assert not path.exists()
    second = Claim.take(path)
    assert second is not None
    second.release()


def test_a_claim_on_a_file_that_its_holder_just_removed_is_a_claim_on_the_new_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path, lock = tmp_path / "claim", claims._lock
    holder = Claim.take(path)

    def last_moment(handle: int) -> bool:
        if holder is not None:
            holder.release()  # between opening the file and locking it
        return lock(handle)

    monkeypatch.setattr(claims, "_lock", last_moment)
    claim = Claim.take(path)
    monkeypatch.undo()
    assert claim is not None
    assert Claim.take(path) is None, "two windows hold it"
    claim.release()


def test_a_claim_that_was_left_can_be_taken_up_and_one_that_was_removed_cannot(
    tmp_path: Path,
) -> None:
    claim = Claim.take(tmp_path / "claim", "long note")
    assert claim is not None
    claim.leave()
    again = Claim.take(tmp_path / "claim", "short", make=False)
    assert again is not None
    assert read_note(tmp_path / "claim") == "short"
    again.release()
    with pytest.raises(FileNotFoundError):
        Claim.take(tmp_path / "claim", make=False)


@pytest.mark.slow
def test_a_killed_process_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "claim"
    command = [sys.executable, "-c", HOLD, str(path)]
    with child(command, stdin=subprocess.PIPE) as other:
        assert other.stdout is not None
        assert other.stdout.readline() == "held\n"
        assert Claim.take(path) is None
        assert read_note(path) == "mine"
        other.kill()
        other.wait()
    claim = Claim.take(path)
    assert claim is not None
    claim.release()


def test_a_claim_whose_note_names_a_living_process_is_free_if_nobody_holds_it(
    tmp_path: Path,
) -> None:
    # the number of a process that ended may have been given to another one since
    path = tmp_path / "claim"
    path.write_text("1", encoding="utf-8")
    claim = Claim.take(path)
    assert claim is not None
    claim.release()
