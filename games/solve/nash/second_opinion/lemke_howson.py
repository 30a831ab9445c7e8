"""nashpy's Lemke-Howson algorithm from every label, where it can be stopped.

Owns the helper process. On games with ties the algorithm can cycle for ever inside nashpy, and a
thread cannot be stopped there; so it runs in a process of its own, started once and kept warm,
killed and started anew when a label takes longer than its deadline. Not part of `solve`: somebody
asks for it and closes it. Must not know why it is asked.
"""

from __future__ import annotations

import multiprocessing
import warnings
from typing import TYPE_CHECKING, Protocol

import numpy as np

from games.solve import intake
from games.solve.nash.second_opinion.nashpy_path import FAIR, Opinion, regret, same
from games.task import NullToken, check

if TYPE_CHECKING:
    from collections.abc import Callable
    from multiprocessing.connection import Connection
    from multiprocessing.process import BaseProcess

    from numpy.typing import ArrayLike

    from games.solve.report import Floats
    from games.task import Token

    Pair = tuple[Floats, Floats]

#: A label that has not answered after this many seconds will not: milliseconds are usual.
DEADLINE_S = 2.0
#: Starting the helper means importing nashpy and scipy.
START_S = 60.0
NOT_STARTED = "the helper process did not start"


class Runner(Protocol):
    """Somebody who runs the algorithm from one label of one game."""

    def run(self, a: Floats, b: Floats, label: int, seconds: float) -> Pair | str:
        """Return two mixes, or what went wrong; raise TimeoutError after `seconds`."""
        ...


class HelperProcess:
    """A `Runner` in a process that is started at the first question and killed when it hangs.

    Use it as a context: leaving it kills the process.
    """

    def __init__(
        self, serve: Callable[[Connection], None] | None = None, start_s: float = START_S
    ) -> None:
        self._serve = _serve if serve is None else serve
        self._start_s = start_s
        self._stillborn = False
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def __enter__(self) -> HelperProcess:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def warm(self) -> None:
        """Start the helper and wait until it is ready; raise RuntimeError if it never is."""
        if self._process is not None:
            return
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(
            target=self._serve, args=(theirs,), name="lemke-howson", daemon=True
        )
        self._process.start()
        theirs.close()
        try:
            late = not self._pipe.poll(self._start_s)
            if not late:
                self._pipe.recv()
        except (EOFError, ConnectionResetError):
            late = True
        if late:
            self.close()
            self._stillborn = True
            raise RuntimeError(NOT_STARTED)

    def run(self, a: Floats, b: Floats, label: int, seconds: float) -> Pair | str:
        """Return two mixes, or what went wrong; raise TimeoutError after `seconds`."""
        if self._stillborn:
            # once is enough: every further try would wait as long
            return NOT_STARTED
        try:
            self.warm()
        except RuntimeError:
            return NOT_STARTED
        assert self._pipe is not None
        try:
            self._pipe.send((a, b, label))
            if not self._pipe.poll(seconds):
                self.close()
                raise TimeoutError
            answer: Pair | str = self._pipe.recv()
        except (EOFError, BrokenPipeError, ConnectionResetError):
            self.close()
            return "the helper process died"
        return answer

    def close(self) -> None:
        """Kill the helper; the next question starts a new one."""
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        if self._pipe is not None:
            self._pipe.close()
        self._process = self._pipe = None


def lemke_howson_opinion(
    payoffs: ArrayLike,
    runner: Runner,
    *,
    seconds: float = DEADLINE_S,
    token: Token | None = None,
) -> Opinion:
    """Return what nashpy's Lemke-Howson finds from every label of a two-player game.

    Parameters
    ----------
    payoffs : (2, rows, columns)
    runner
        Who computes; a `HelperProcess` outside tests.
    seconds
        Patience per label.
    token
        Asked between labels whether to go on.

    Raises
    ------
    ValueError
        If this is not a two-player game of a size that is solved.
    Cancelled
        If the token says so.
    """
    games = intake.prepare(intake.read(payoffs, batch=False))
    if len(games.sizes) != 2:
        message = f"Lemke-Howson is for two players; this game has {len(games.sizes)}"
        raise ValueError(message)
    token = NullToken() if token is None else token
    unit = games.unit[..., 0] + 1.0
    profiles: list[tuple[Floats, ...]] = []
    late = wrong = failed = 0
    labels = sum(games.sizes)
    for label in range(labels):
        check(token)
        token.progress(label, labels)
        try:
            answer = runner.run(unit[0], unit[1], label, seconds)
        except TimeoutError:
            late += 1
            continue
        if isinstance(answer, str):
            failed += 1
            continue
        profile = tuple(np.asarray(mix, dtype=np.float64) for mix in answer)
        shapes = tuple(mix.shape for mix in profile)
        if (
            shapes != tuple((size,) for size in games.sizes)
            or not all(np.isfinite(mix).all() for mix in profile)
            or regret(unit, profile) > FAIR
        ):
            wrong += 1
        elif not any(same(profile, other) for other in profiles):
            profiles.append(profile)
    token.progress(labels, labels)
    return Opinion(tuple(profiles), _sentences(labels, late, wrong, failed, seconds))


def _sentences(labels: int, late: int, wrong: int, failed: int, seconds: float) -> tuple[str, ...]:
    notes = []
    if late:
        notes.append(
            f"nashpy's Lemke-Howson did not end within {seconds:g} s from {late} of {labels} "
            "starting labels and was stopped; this happens in games with ties."
        )
    if wrong:
        notes.append(
            f"nashpy's Lemke-Howson returned something that is not an equilibrium from {wrong} of "
            f"{labels} starting labels; not used."
        )
    if failed:
        notes.append(f"nashpy's Lemke-Howson failed from {failed} of {labels} starting labels.")
    return tuple(notes)


def _serve(pipe: Connection) -> None:
    """Answer questions until the pipe closes; runs in the helper."""
    import nashpy

    warnings.simplefilter("ignore")
    pipe.send("ready")
    while True:
        try:
            a, b, label = pipe.recv()
        except (EOFError, KeyboardInterrupt):
            return
        try:
            with np.errstate(all="ignore"):
                x, y = nashpy.Game(a, b).lemke_howson(initial_dropped_label=label)
            answer: Pair | str = (np.asarray(x), np.asarray(y))
        except Exception as error:  # noqa: BLE001, RUF100 - whatever nashpy raises is its answer
            answer = f"{type(error).__name__}: {error}"
        pipe.send(answer)
