"""Work that a killed window left is offered, compared, and never deleted before it is safe."""

from __future__ import annotations

from hashlib import sha256
from typing import TYPE_CHECKING

import pytest

from games.model.file.library import load_named
from games.model.file.scenario_file import load, save
from gui.desk.dialogs import Answer
from gui.files.recovering import Recovering
from gui.files.recovery_dialog import Fate, Offer, RecoveryDialog
from gui.files.safety.autosave import Autosave
from gui.files.safety.orphans import find_orphans
from gui.files.safety.session import sessions_folder
from gui.work.jobs import InlineExecutor, Jobs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from pytestqt.qtbot import QtBot
    from tests.gui.desk.safety.conftest import Place

    from games.model.scenario import Scenario

    Crash = Callable[..., Scenario]


@pytest.fixture
def fresh(make: Callable[..., Place]) -> Place:
    """A window that has just started, on the baseline."""
    return make()


@pytest.fixture
def recovering(fresh: Place, qtbot: QtBot) -> Iterator[Recovering]:
    jobs = Jobs(InlineExecutor())
    assert fresh.guard.session is not None
    folder = fresh.guard.session.folder
    autosave = Autosave(fresh.document, fresh.guard.disk, jobs, folder, delay_ms=20)
    yield Recovering(fresh.document, fresh.files, fresh.dialogs, fresh.guard, autosave)
    jobs.shutdown()


def left(place: Place) -> int:
    """How many folders of other windows there are."""
    own = place.guard.session
    return len([f for f in sessions_folder(place.state).iterdir() if own and f != own.folder])


def digest(place: Place) -> str:
    return sha256(place.path.read_bytes()).hexdigest()


def test_nothing_found_is_only_said_when_asked(fresh: Place, recovering: Recovering) -> None:
    assert not recovering.offer()
    assert fresh.dialogs.problems == []
    recovering.look()
    assert "no unsaved work" in fresh.dialogs.problems[0][0]


def test_restored_work_is_one_step_on_top_of_its_file(
    fresh: Place, recovering: Recovering, crash: Crash, qtbot: QtBot
) -> None:
    work = crash(str(fresh.path), started_from=digest(fresh))
    fresh.dialogs.fates = [Fate.RESTORE]
    with qtbot.waitSignal(recovering.restored) as told:
        assert recovering.offer()
    assert "Sanctions pressure" in fresh.dialogs.told[0]
    assert str(fresh.path) in fresh.dialogs.told[0]
    assert told.args is not None
    assert "changed by another program" not in told.args[0]
    assert fresh.document.scenario == work
    assert fresh.document.path == fresh.path
    assert fresh.document.dirty
    fresh.document.undo()
    assert fresh.document.scenario == load(fresh.path)
    assert not fresh.document.dirty


def test_what_was_found_goes_only_when_it_is_safe_elsewhere(
    fresh: Place, recovering: Recovering, crash: Crash, qtbot: QtBot
) -> None:
    crash(str(fresh.path))
    fresh.dialogs.fates = [Fate.RESTORE]
    recovering.offer()
    assert left(fresh) == 1
    assert find_orphans(fresh.state) == ()
    qtbot.waitUntil(lambda: left(fresh) == 0)


def test_work_whose_file_was_changed_since_says_so(
    fresh: Place, recovering: Recovering, crash: Crash, qtbot: QtBot
) -> None:
    crash(str(fresh.path), started_from=digest(fresh))
    theirs = fresh.others_write()
    fresh.dialogs.fates = [Fate.RESTORE]
    with qtbot.waitSignal(recovering.restored) as told:
        recovering.offer()
    assert told.args is not None
    assert "changed by another program since" in told.args[0]
    fresh.document.undo()
    assert fresh.document.scenario == theirs


def test_work_that_may_be_older_than_its_file_says_so_and_proposes_a_copy(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    crash(str(fresh.path), started_from=digest(fresh))
    assert recovering.offer()
    assert "may be the newer one" not in fresh.dialogs.told[-1]
    assert fresh.dialogs.offers[-1].fates[0] is Fate.RESTORE
    fresh.others_write()
    assert recovering.offer()
    assert "the file may be the newer one" in fresh.dialogs.told[-1]
    assert fresh.dialogs.offers[-1].fates[0] is Fate.COPY


def test_work_restored_and_then_killed_again_is_offered_once_as_it_was_last(
    fresh: Place, recovering: Recovering, crash: Crash, make: Callable[..., Place], qtbot: QtBot
) -> None:
    crash(str(fresh.path))
    fresh.dialogs.fates = [Fate.RESTORE]
    assert recovering.offer()
    assert recovering._autosave is not None
    with qtbot.waitSignal(recovering._autosave.written):
        recovering._autosave.written.disconnect(recovering._on_written)  # killed before it goes
    fresh.edit("0.45")
    recovering._autosave.write()
    with qtbot.waitSignal(recovering._autosave.written):
        pass
    assert fresh.guard.session is not None
    for claim in (fresh.guard.session._claim, recovering._taken[0]._claim):
        claim.leave()
    (found,) = find_orphans(fresh.state)
    assert found.scenario == fresh.document.scenario
    assert found.note.path == str(fresh.path)
    found.discard()


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize("edited", [True, False])
def test_work_saved_before_a_copy_of_it_was_written_is_not_offered_again(
    fresh: Place, recovering: Recovering, crash: Crash, named: bool, edited: bool
) -> None:
    work = crash(str(fresh.path) if named else "", started_from=digest(fresh))
    fresh.dialogs.fates, fresh.dialogs.save_path = [Fate.RESTORE], fresh.path
    assert recovering.offer()
    if edited:
        fresh.edit("0.45")
    assert fresh.files.save()
    assert left(fresh) == 0
    assert (load(fresh.path) == work) != edited


def test_undoing_what_was_restored_gives_up_no_work_of_which_there_is_no_copy_yet(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    crash(str(fresh.path), started_from=digest(fresh))
    fresh.dialogs.fates = [Fate.RESTORE]
    assert recovering.offer()
    fresh.document.undo()
    assert not fresh.document.dirty
    assert left(fresh) == 1


def test_a_copy_has_no_file_and_says_so(
    fresh: Place, recovering: Recovering, crash: Crash, qtbot: QtBot
) -> None:
    work = crash(str(fresh.path))
    fresh.dialogs.fates = [Fate.COPY]
    with qtbot.waitSignal(recovering.restored) as told:
        recovering.offer()
    assert told.args is not None
    assert "no file of its own until you save it" in told.args[0]
    assert fresh.document.scenario == work
    assert fresh.document.path is None
    assert fresh.document.dirty


def test_work_without_a_file_and_work_whose_file_is_gone_come_back_unsaved(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    crash("")
    fresh.dialogs.fates = [Fate.RESTORE]
    recovering.offer()
    assert fresh.document.path is None
    assert fresh.document.dirty
    fresh.document.new(load_named("chicken"))
    gone = fresh.path.with_name("gone.equipoise")
    work = crash(str(gone), "0.3")
    recovering.offer()
    assert fresh.document.scenario == work
    assert fresh.document.path == gone
    assert fresh.files.save()
    assert load(gone) == work


@pytest.mark.parametrize("path", ["chicken", "/" + "x" * 5000, 7, ["/list"]])
def test_work_whose_note_names_no_file_any_more_does_not_say_that_it_never_had_one(
    fresh: Place, recovering: Recovering, crash: Crash, path: object
) -> None:
    work = crash(path)
    fresh.dialogs.fates = [Fate.RESTORE]
    recovering.offer()
    (offer,) = fresh.dialogs.offers
    assert offer.what.startswith("Whether it was in a file, and in which, is not known")
    assert offer.why == "The note that said so is damaged: this may be the only copy."
    assert fresh.document.scenario == work
    assert fresh.document.path is None


def test_work_that_never_had_a_file_says_so(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    crash("")
    recovering.offer()
    (offer,) = fresh.dialogs.offers
    assert offer.what.startswith("Never saved to a file")


def test_a_broken_file_is_not_replaced_by_what_is_restored(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    fresh.path.write_bytes(b"broken")
    work = crash(str(fresh.path))
    fresh.dialogs.fates = [Fate.RESTORE]
    recovering.offer()
    assert fresh.document.scenario == work
    assert fresh.document.path is None


def test_work_on_a_file_that_another_window_has_open_comes_back_as_a_copy(
    fresh: Place, recovering: Recovering, crash: Crash, make: Callable[..., Place], qtbot: QtBot
) -> None:
    other = make()
    assert other.files.open_path(other.path)
    work = crash(str(fresh.path))
    fresh.dialogs.fates = [Fate.RESTORE]
    with qtbot.waitSignal(recovering.restored) as told:
        recovering.offer()
    assert told.args is not None
    assert "another window" in told.args[0]
    assert fresh.document.path is None
    assert fresh.document.scenario == work


def test_work_that_is_kept_is_offered_again(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    crash(str(fresh.path), title="One")
    crash(str(fresh.path), "0.3", title="Two")
    recovering.offer()
    recovering.offer()
    assert [question.startswith("recover") for question in fresh.dialogs.asked] == [True, True]
    assert left(fresh) == 2


def test_discarding_asks_and_a_no_keeps_the_work(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    crash(str(fresh.path))
    fresh.dialogs.fates = [Fate.DISCARD]
    recovering.offer()
    assert "confirm Discard" in fresh.dialogs.asked[-1]
    assert left(fresh) == 1
    fresh.dialogs.confirmed = True
    recovering.offer()
    assert left(fresh) == 0


def test_work_that_was_saved_after_all_goes_without_a_word(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    work = crash(str(fresh.path))
    save(work, fresh.path)
    assert not recovering.offer()
    assert left(fresh) == 0


def test_unsaved_changes_of_this_window_are_asked_about_before_anything_is_restored(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    crash(str(fresh.path))
    fresh.edit("0.7")
    mine = fresh.document.scenario
    fresh.dialogs.fates, fresh.dialogs.unsaved = [Fate.RESTORE], Answer.CANCEL
    recovering.offer()
    assert fresh.document.scenario is mine
    assert left(fresh) == 1


def test_damaged_work_is_explained_and_stays_where_it_was_put(
    fresh: Place, recovering: Recovering, crash: Crash
) -> None:
    crash(str(fresh.path))
    (copy,) = sessions_folder(fresh.state).glob("*/unsaved.copy")
    folder = copy.parent
    copy.write_bytes(b"half a scen")
    fresh.dialogs.fates = [Fate.LEAVE]
    assert recovering.offer()
    assert "damaged" in fresh.dialogs.told[0]
    assert (fresh.state / "damaged" / folder.name / "unsaved.copy").exists()
    assert not recovering.offer()


def offer(title: str) -> Offer:
    return Offer(title, "/a · today", "One payoff", tuple(Fate))


def test_the_dialog_lets_one_piece_at_most_be_restored(qtbot: QtBot) -> None:
    dialog = RecoveryDialog([offer("One"), offer("Two"), offer("Three")])
    qtbot.addWidget(dialog)
    dialog.accept()
    assert dialog.fates == (Fate.RESTORE, Fate.KEEP, Fate.KEEP)
    dialog._combos[2].setCurrentIndex(1)
    dialog.accept()
    assert dialog.fates == (Fate.KEEP, Fate.KEEP, Fate.COPY)


def test_closing_the_dialog_keeps_everything(qtbot: QtBot) -> None:
    dialog = RecoveryDialog([offer("One")])
    qtbot.addWidget(dialog)
    dialog.reject()
    assert dialog.fates == (Fate.KEEP,)
    assert all(combo.accessibleName() for combo in dialog._combos)
