"""Best responses in the list of charts.

Imports what is heavy only when it is asked for. Knows no Qt.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from gui.charts.kind import Kind

if TYPE_CHECKING:
    from games.model.affine import Exact
    from games.study.responses.best_responses import Responses
    from games.task import Token
    from gui.charts.kind import Ask, Known
    from gui.charts.responses.before import BeforeReplies
    from gui.charts.responses.types import ResponsesScene

    Replies = tuple[Exact, Responses, BeforeReplies | None]

__all__ = ["KINDS", "RESPONSES"]


def _compute(ask: Ask, _token: Token, _known: Known) -> Replies:
    from games.study.responses.best_responses import best_responses
    from gui.charts.responses.before import before_replies

    payoffs = ask.live.affine.exact(ask.scenario.levels)
    found = best_responses(payoffs, ask.live.report)
    return payoffs, found, before_replies(ask.scenario, ask.against)


def _scene(ask: Ask, replies: Replies) -> ResponsesScene:
    from gui.charts.responses.scene import responses_scene

    payoffs, found, before = replies
    return responses_scene(
        ask.scenario,
        found,
        payoffs,
        ask.live.report,
        view=ask.view,
        title=ask.title,
        content_hash=ask.content_hash,
        before=before,
    )


def _sheet(_scene: ResponsesScene) -> tuple[str, float]:
    return "best-responses", 0.0


RESPONSES = Kind(
    "responses",
    _scene,
    _compute,
    tab="Best responses",
    tip="What each player would do against any mix of the others;"
    " equilibria are where the curves meet",
    page="gui.charts.pages.responses.ResponsesPage",
    sheet=_sheet,
)

KINDS = (RESPONSES,)
