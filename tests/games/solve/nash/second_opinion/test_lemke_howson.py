"""nashpy's Lemke-Howson: heard where it answers, stopped where it does not."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest

from games.solve.nash.second_opinion.lemke_howson import HelperProcess, lemke_howson_opinion
from games.task import Cancelled

if TYPE_CHECKING:
    from multiprocessing.connection import Connection

pytestmark = pytest.mark.slow

BATTLE = np.array([[[3.0, 0.0], [0.0, 2.0]], [[2.0, 0.0], [0.0, 3.0]]])
FIRST, SECOND = np.array([1.0, 0.0]), np.array([0.0, 1.0])


class Scripted:
    """A runner that answers by label; a missing answer is a hang."""

    def __init__(self, answers: dict[int, Any]) -> None:
        self.answers = answers

    def run(self, a: np.ndarray, b: np.ndarray, label: int, seconds: float) -> Any:
        if label not in self.answers:
            raise TimeoutError
        return self.answers[label]


def deaf(pipe: Connection) -> None:
    pipe.send("ready")
    time.sleep(3600)


def stillborn(pipe: Connection) -> None:
    raise SystemExit


def mute(pipe: Connection) -> None:
    time.sleep(3600)


def mortal(pipe: Connection) -> None:
    pipe.send("ready")
    pipe.recv()


def test_each_equilibrium_is_reported_once_however_many_labels_lead_to_it() -> None:
    runner = Scripted({0: (FIRST, FIRST), 1: (FIRST, FIRST), 2: (SECOND, SECOND), 3: "broken"})
    opinion = lemke_howson_opinion(BATTLE, runner)
    assert len(opinion.profiles) == 2
    assert opinion.notes == ("nashpy's Lemke-Howson failed from 1 of 4 starting labels.",)


def test_labels_that_hang_or_lie_become_sentences() -> None:
    lie = (FIRST, SECOND)
    short = (FIRST, np.array([1.0]))
    blank = (FIRST, np.array([np.nan, 1.0]))
    opinion = lemke_howson_opinion(BATTLE, Scripted({0: lie, 1: short, 2: blank}), seconds=0.5)
    assert opinion.profiles == ()
    assert any("from 3 of 4" in note and "not an equilibrium" in note for note in opinion.notes)
    assert any("within 0.5 s from 1 of 4" in note for note in opinion.notes)


def test_three_players_are_refused() -> None:
    with pytest.raises(ValueError, match="two players"):
        lemke_howson_opinion(np.zeros((3, 2, 2, 2)), Scripted({}))


def test_a_token_stops_between_labels() -> None:
    class Stop:
        cancelled = True

        def progress(self, done: int, total: int) -> None: ...

    with pytest.raises(Cancelled):
        lemke_howson_opinion(BATTLE, Scripted({}), token=Stop())


def test_the_helper_finds_what_nashpy_finds_and_stays_warm() -> None:
    runner = HelperProcess()
    try:
        opinion = lemke_howson_opinion(BATTLE, runner, seconds=20.0)
        process = runner._process
        assert len(opinion.profiles) == 2
        lemke_howson_opinion(BATTLE, runner, seconds=20.0)
        assert runner._process is process
    finally:
        runner.close()
    assert runner._process is None


def test_a_helper_that_hangs_is_killed_and_started_anew() -> None:
    runner = HelperProcess(deaf)
    try:
        with pytest.raises(TimeoutError):
            runner.run(BATTLE[0], BATTLE[1], 0, 0.05)
        assert runner._process is None
        runner.warm()
        assert runner._process is not None
        assert runner._process.is_alive()
    finally:
        runner.close()


def test_a_helper_that_dies_is_an_answer_not_an_exception() -> None:
    runner = HelperProcess(mortal)
    try:
        assert runner.run(BATTLE[0], BATTLE[1], 0, 20.0) == "the helper process died"
    finally:
        runner.close()


@pytest.mark.parametrize(("serve", "patience"), [(stillborn, 20.0), (mute, 0.05)])
def test_a_helper_that_never_starts_is_not_waited_for_twice(serve: Any, patience: float) -> None:
    with HelperProcess(serve, start_s=patience) as runner:
        opinion = lemke_howson_opinion(BATTLE, runner)
        assert runner._process is None
    assert opinion.profiles == ()
    assert opinion.notes == ("nashpy's Lemke-Howson failed from 4 of 4 starting labels.",)


def test_leaving_the_context_kills_the_helper() -> None:
    with HelperProcess(deaf) as runner:
        runner.warm()
        process = runner._process
        assert process is not None
        assert process.is_alive()
    with pytest.raises(ValueError, match="closed"):
        process.is_alive()
