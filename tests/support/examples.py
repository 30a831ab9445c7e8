"""How many examples hypothesis tries where each is dear: a share of what the profile says."""

from __future__ import annotations

from typing import TYPE_CHECKING

from hypothesis import settings

if TYPE_CHECKING:
    from hypothesis import HealthCheck

__all__ = ["about"]


def about(count: int, *unasked: HealthCheck) -> settings:
    """Try so many examples for every hundred that the profile wants; leave checks unasked."""
    usual = settings.default
    return settings(
        max_examples=max(1, count * usual.max_examples // 100),
        suppress_health_check=(*usual.suppress_health_check, *unasked),
    )
