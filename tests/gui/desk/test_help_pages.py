"""The help pages: found, linked, and right: what they claim in numbers the program computes."""

from __future__ import annotations

import re
from decimal import Decimal
from importlib import resources
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from games.model.edit.cells import with_base
from games.model.file.library import load_named
from games.model.file.nfg import load_nfg
from games.model.numbers import show
from games.model.outcomes import name_of
from games.model.payoffs import affine, contributions, payoff
from games.model.play import every_play
from games.model.play_text import parse_play, play_code
from games.model.validate import MOST_STRATEGIES
from games.solve.nash.second_opinion.nashpy_path import nashpy_opinion
from games.solve.proved import available
from games.solve.sequential.order import Order
from games.solve.sequential.solve import solve as solve_in_stages
from games.study.answer import compute_audit, compute_live
from games.study.sweep.selection import rules
from games.words.certainty import WORDS
from games.words.doubt_row import doubt_row
from gui.commands import ITEMS, CommandSpec
from gui.core.history import BUDGET
from gui.core.stay import HAND_MS
from gui.desk.talks.help.pages import Page, page_of, pages, search
from gui.desk.talks.help.topics import FIRST, TOPICS, topic
from gui.files.safety.autosave import DELAY_MS
from gui.panels.reading import asking
from gui.panels.reading.panel import _CAPTIONS

if TYPE_CHECKING:
    from games.model.scenario import Scenario
    from games.solve.report import Report

IDS = {page.id for page in pages()}


def text(page_id: str) -> str:
    page = page_of(page_id)
    assert page is not None
    return page.markdown


def baseline(**levels: str) -> Scenario:
    scenario = load_named("iraq-2019")
    for driver, level in levels.items():
        scenario = scenario.with_level(driver, Decimal(level))
    return scenario


def report(scenario: Scenario) -> Report:
    return compute_live(scenario, scenario.sweep_driver).report


def percent(share: float) -> str:
    return f"{100 * share:.1f} %"


def links(page: Page) -> list[str]:
    """Return where a page's links lead to; pictures are no links."""
    return re.findall(r"(?<!!)\[[^\]]*\]\(([^)]+)\)", page.markdown)


def pictures(page: Page) -> dict[str, str]:
    """Return the pictures of a page and what they show in words."""
    return {name: words for words, name in re.findall(r"!\[([^\]]*)\]\(([^)]+)\)", page.markdown)}


#: How the pages call the two who move in the example.
NAMES = {"us": "US", "iran": "Iran"}


def in_stages(scenario: Scenario, typed: str) -> Report:
    """Solve today's game under a play."""
    players = [player.id for player in scenario.players]
    stages = tuple(
        tuple(players.index(player) for player in stage) for stage in parse_play(typed, scenario)
    )
    payoffs = affine(scenario).exact(scenario.levels)
    return solve_in_stages(payoffs, Order(stages, (None,) * len(players)))


def outcome(scenario: Scenario, typed: str) -> str:
    """Return the only outcome under a play."""
    (only,) = in_stages(scenario, typed).equilibria
    return name_of(scenario, only.support).name


def headline_name(scenario: Scenario) -> str:
    """Return the only outcome where all move at once."""
    (only,) = report(scenario).equilibria
    return name_of(scenario, only.support).name


# -- the pages as pages ---------------------------------------------------------------------------


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.id)
def test_every_link_leads_to_a_page_or_heading_that_exists(page: Page) -> None:
    for link in links(page):
        target = page_of(link)
        assert target is not None, f"{page.file} links to {link}"
        _, _, heading = link.partition("#")
        assert not heading or heading in [section.heading for section in target.sections]


@pytest.mark.parametrize("page", pages(), ids=lambda page: page.id)
def test_every_page_begins_with_its_title_and_uses_no_more_than_three_levels(page: Page) -> None:
    assert page.markdown.startswith(f"# {page.title}\n")
    assert not re.search(r"^#{4}", page.markdown, re.MULTILINE)


def test_every_page_is_linked_from_another_one() -> None:
    linked = {
        target.id
        for page in pages()
        for link in links(page)
        if (target := page_of(link)) is not None and target is not page
    }
    assert IDS - linked <= {FIRST, "keyboard", "spreadsheets", "comparing"}


def test_every_shortcut_that_a_page_names_is_a_shortcut_of_the_program() -> None:
    known = {
        keys for item in ITEMS if isinstance(item, CommandSpec) for keys in item.shortcuts
    } | PROMISED
    charts = {f"Ctrl+{place}" for place in range(1, 10)}
    for page in pages():
        for keys in re.findall(r"\b(?:Ctrl\+(?:Shift\+|Alt\+)?[A-Z0-9/]|F\d)\b", page.markdown):
            assert keys in known | charts, f"{page.file} names {keys}"


#: Shortcuts that belong to no command: a table copies what is selected in it.
PROMISED = {"Ctrl+C"}


# -- the pictures ---------------------------------------------------------------------------------

MADE = resources.files("assets") / "help" / "pictures"
#: Bytes of a picture: the help is read on slow lines, too.
LARGEST = 80_000


def test_every_picture_is_there_light_and_dark_and_is_shown_on_a_page() -> None:
    named = {name.removeprefix("pictures/") for page in pages() for name in pictures(page)}
    dark = {name.replace(".png", "-dark.png") for name in named}
    assert {file.name for file in MADE.iterdir()} == named | dark
    for file in MADE.iterdir():
        data = file.read_bytes()
        assert data.startswith(b"\x89PNG")
        assert len(data) < LARGEST, f"{file.name} has {len(data)} bytes"


def test_every_picture_says_in_words_what_it_shows() -> None:
    shown = [words for page in pages() for words in pictures(page).values()]
    assert len(shown) == len(set(shown)) >= 9
    for words in shown:
        assert 8 <= len(words.split()) <= 45, words


# -- the search -----------------------------------------------------------------------------------


def test_a_search_finds_words_in_headings_first() -> None:
    hits = search("regret")
    assert "regret" in hits[0].heading.casefold()
    assert {hit.page.id for hit in hits} >= {"equilibrium", "how-sure"}


def test_all_words_of_a_search_must_occur() -> None:
    assert [hit.page.id for hit in search("Tsebelis 1990")] == ["why-did-iran-not-move"]
    assert search("Tsebelis xylophone") == ()
    assert search("  ") == ()


def test_an_excerpt_shows_the_word_without_marks() -> None:
    hit = search("hysteresis")[0]
    assert "hysteresis" in hit.excerpt
    assert "*" not in hit.excerpt
    assert len(hit.excerpt) < 110


# -- from a question to its page ------------------------------------------------------------------


def test_every_topic_is_a_page() -> None:
    assert set(TOPICS.values()) | {FIRST} <= IDS
    links = [asking.WHAT, asking.SEVERAL, asking.MIXED, *_CAPTIONS.values()]
    assert {page for _, page in links} <= IDS


def test_the_nearest_name_counts() -> None:
    assert topic(["qt_spinbox_lineedit", "spin", "drivers", "desk"]) == "tipping-points"
    assert topic(["nothing", "of", "the sort"]) == FIRST


# -- what the pages claim -------------------------------------------------------------------------


def test_the_example_of_an_equilibrium_is_one() -> None:
    scenario, page = baseline(), text("equilibrium")
    held = ("retaliate", "retaliate", "absorb")
    others = {
        "us": ("absorb", "retaliate", "absorb"),
        "iran": ("retaliate", "absorb", "absorb"),
        "baghdad": ("retaliate", "retaliate", "expel"),
    }
    for player, instead in others.items():
        gets, would = payoff(scenario, player, held), payoff(scenario, player, instead)
        assert gets > would
        row = next(line for line in page.splitlines() if line.lower().startswith(f"| {player}"))
        assert _two(gets) in row
        assert _two(would) in row
    calm = ("absorb", "absorb", "absorb")
    best = [payoff(scenario, player, calm) for player in others]
    assert f"({_two(best[0])}, {_two(best[1])} and {_two(best[2])})" in page
    assert all(payoff(scenario, player, calm) > payoff(scenario, player, held) for player in others)
    assert payoff(scenario, "iran", ("absorb", "retaliate", "absorb")) > best[1]


def test_the_baseline_worked_by_hand_is_what_play_in_stages_comes_to() -> None:
    page, scenario = text("who-moves-first"), baseline()
    retaliate, absorb, expel = "retaliate", "absorb", "expel"
    ends = {pair: (*pair, absorb) for pair in product((retaliate, absorb), repeat=2)}
    for pair, end in ends.items():  # Baghdad, if it moves last
        assert payoff(scenario, "baghdad", end) > payoff(scenario, "baghdad", (*pair, expel))
        told = [f"{name} {_two(payoff(scenario, player, end))}" for player, name in NAMES.items()]
        assert ", ".join(told) in page
    assert outcome(scenario, "us > iran > baghdad") == "Escalation on Iraqi soil"
    assert outcome(scenario, "iran > us > baghdad") == "Managed containment"
    gained = payoff(scenario, "iran", ends[absorb, absorb]) - payoff(
        scenario, "iran", ends[retaliate, retaliate]
    )
    assert f"Iran gains {_two(gained)}" in page


def test_what_the_page_says_of_all_orders_holds() -> None:
    scenario = baseline()
    for stages in every_play([player.id for player in scenario.players]):
        at = {player: place for place, stage in enumerate(stages) for player in stage}
        calm = bool(stages) and at["iran"] < at["us"]
        name = outcome(scenario, play_code(stages)) if stages else headline_name(scenario)
        assert name == ("Managed containment" if calm else "Escalation on Iraqi soil"), stages


@pytest.mark.parametrize(("level", "worth"), [("0.70", "worth 3.80"), ("0.50", "loses 0.20")])
def test_moving_first_is_worth_what_the_page_says(level: str, worth: str) -> None:
    scenario, page = baseline(sanctions=level), text("who-moves-first")
    (first,) = in_stages(scenario, "us > iran, baghdad").equilibria
    (at_once,) = report(scenario).equilibria
    gain = float(first.payoffs[0] - at_once.payoffs[0])
    assert f"{worth.split()[0]} {abs(gain):.2f}" == worth
    assert (gain > 0) == worth.startswith("worth")
    assert f"At sanctions {level}" in page or f"At {level}" in page
    assert worth in page


def test_after_a_strike_iran_retaliates_and_baghdad_absorbs() -> None:
    scenario = baseline()
    order = Order(((0,), (1,), (2,)), (0, None, None))
    (after,) = solve_in_stages(affine(scenario).exact(scenario.levels), order).equilibria
    assert after.support == ((0,), (0,), (1,))
    assert "after a strike, Iran retaliates and Baghdad absorbs" in text("who-moves-first")


def test_the_mixed_example_has_these_probabilities() -> None:
    (mixed,) = report(baseline(sanctions="0.45")).equilibria
    us, iran = float(mixed.profile[0][0]), float(mixed.profile[1][0])
    said = f"retaliates with {percent(us)} and Iran with {percent(iran)}"
    assert said in text("equilibrium")


def test_the_tsebelis_effect_is_as_the_page_says() -> None:
    page, scenario = text("why-did-iran-not-move"), baseline(sanctions="0.45")
    dearer = with_base(scenario, "iran-exposure", Decimal("-1"))
    costlier = with_base(scenario, "us-strike-cost", Decimal("-3.1"))
    rows = []
    for changed in (scenario, dearer, costlier):
        (mixed,) = report(changed).equilibria
        rows.append((percent(mixed.profile[0][0]), percent(mixed.profile[1][0])))
    for us, iran in rows:
        assert f"| {us} | {iran} |" in page
    assert rows[0][1] == rows[1][1] != rows[2][1]
    assert rows[0][0] == rows[2][0] != rows[1][0]
    for changed, end in ((scenario, "8/15"), (dearer, "37/60")):
        sweep = compute_live(changed, "sanctions").sweep
        assert sweep is not None
        assert str(sweep.regimes[2].high.exact) == end
        assert end in page


def test_the_regimes_and_the_distance_are_as_the_page_says() -> None:
    page = text("tipping-points")
    sweep = compute_live(baseline(), "sanctions").sweep
    assert sweep is not None
    for regime in sweep.regimes:
        assert f"| {regime.low.exact} to {regime.high.exact} |" in page
    assert show(round(float(sweep.tipping_points[3].at.value) - 0.6, 4)) == "0.0667"
    low = compute_live(baseline(assistance="0.60"), "sanctions").sweep
    assert low is not None
    assert str(low.tipping_points[-1].at.exact) == "3/5"
    crowded = next(regime for regime in low.regimes if len(regime.branches) > 1)
    assert len(crowded.branches) == 3
    assert (round(crowded.low.value, 2), round(crowded.high.value, 2)) == (0.46, 0.50)
    assert "about 0.46 and 0.50" in text("several-equilibria")


def test_the_three_equilibria_are_as_the_page_says() -> None:
    found = report(baseline(assistance="0.60", sanctions="0.49")).equilibria
    page = text("several-equilibria")
    assert f"There are {len(found)} equilibria" in page
    expels = sorted(float(equilibrium.profile[2][0]) for equilibrium in found)
    assert expels[0] == 0
    assert f"{100 * expels[-1]:.0f} %" in page
    assert [len(own) for own in found[2].support] == [2, 2, 2]


def test_the_selection_rules_of_the_page_are_those_of_the_program() -> None:
    page = text("several-equilibria")
    for rule, name in rules(baseline()).items():
        assert f"**{name}**" in page or rule in ("best-1", "best-2")


def test_chicken_sums_as_the_page_says() -> None:
    scenario = load_named("chicken")
    indices = sorted(e.index or 0 for e in report(scenario).equilibria)
    assert indices == [-1, 1, 1]
    assert "two pure equilibria of index +1 and a mixed one of index −1" in text("how-sure")


DOUBLE = Path(__file__).parents[2] / "games" / "solve" / "double_root_2x3x3.nfg"


def test_the_game_with_a_double_root_is_the_one_in_the_file() -> None:
    page, scenario = text("how-sure"), load_nfg(DOUBLE).to_scenario()
    for profile in product(*(player.strategies for player in scenario.players)):
        own = tuple(strategy.id for strategy in profile)
        pays = (payoff(scenario, player.id, own) for player in scenario.players)
        told = ", ".join(f"{int(amount)}".replace("-", "−") for amount in pays)
        cell = ", ".join(strategy.name for strategy in profile)
        assert f"| {cell} | {told} |" in page


@pytest.mark.skipif(not available(), reason="python-flint is not installed")
def test_the_double_root_is_as_the_pages_say() -> None:
    from games.solve.proved.prove import prove

    page, scenario = text("how-sure"), load_nfg(DOUBLE).to_scenario()
    proof = prove(affine(scenario).exact(scenario.levels))
    assert proof.complete
    points = [point for answer in proof.answers.values() for point in answer.points]
    assert [point.index for point in points] == [1, None]
    one, double = points
    assert [[float(chance) for chance in mix] for mix in double.profile] == [
        pytest.approx([1 / 3, 2 / 3]),
        pytest.approx([1 / 3] * 3),
        pytest.approx([1 / 3] * 3),
    ]
    first = f"{100 * float(one.profile[0][0]):.2f} %"
    assert f"the first strategy with {first}; it has index +1" in page
    assert f"A with {first} for player 1's first strategy" in text("other-solvers")
    table = affine(scenario).at(scenario.levels)
    assert nashpy_opinion(table).profiles == (), "nashpy cannot see where all three mix"


@pytest.mark.skipif(not available(), reason="python-flint is not installed")
def test_the_tie_of_the_baseline_is_as_the_page_says() -> None:
    from games.solve.proved.prove import prove

    scenario = baseline(protest="0.10")
    proof = prove(affine(scenario).exact(scenario.levels))
    assert proof.complete
    (family,) = (own for answer in proof.answers.values() for own in answer.products)
    us, iran, baghdad = family.corners
    assert (len(iran), len(baghdad)) == (1, 1)
    shares = sorted(float(mix[0]) for mix in us)
    said = f"any chance from {100 * shares[0]:.0f} to {100 * shares[-1]:.0f} %"
    assert said in text("how-sure")
    level = scenario.driver("sanctions").level, scenario.driver("casualties").level
    assert f"sanctions of {level[0]} and casualties of {level[1]}" in text("how-sure")


def test_the_three_words_of_the_page_are_those_of_the_program() -> None:
    for word in WORDS:
        assert f"| **{word}** |" in text("how-sure")
        assert f"**{word}**" in text("other-solvers")
    sweep = compute_live(baseline(), "sanctions").sweep
    assert sweep is not None
    assert f"checked at {sweep.levels} levels" in text("how-sure")


@pytest.mark.slow
def test_nashpy_agrees_as_often_as_the_page_says() -> None:
    scenario = baseline()
    audit = compute_audit(compute_live(scenario, "sanctions")).audit
    assert audit is not None
    assert f"nashpy agrees in {audit.agreed} of {audit.of}" in text("how-sure")


def test_the_page_on_sureness_tells_the_doubt_that_the_baseline_stands() -> None:
    audited = compute_audit(compute_live(baseline(), ""))
    row = doubt_row(baseline(), audited.report, audited.guarantees)
    first, cause = row.lines
    page = text("how-sure")
    assert f"“{first[:1].lower()}{first[1:-1]}”" in page
    (stays,) = audited.guarantees or ()
    assert stays.share.ending is not None
    (turn,) = stays.share.ending.turns
    margin, swing = show(float(turn.margin)), show(float(turn.swing))
    assert cause.startswith("Baghdad prefers absorbing")
    assert f"prefers absorbing by {margin}, and judgements at the worst ends" in page
    assert f"shift that by {swing}." in page


def test_the_waterfall_of_the_page_adds_up() -> None:
    page, scenario = text("payoffs"), baseline()
    profile = ("retaliate", "retaliate", "absorb")
    amounts = [part.amount for part in contributions(scenario, "iran", profile) if part.amount]
    assert sum(amounts) == payoff(scenario, "iran", profile) == Decimal("-3.5")
    for amount in (*amounts, sum(amounts)):
        assert f"| {_two(Decimal(amount))} |" in page


def test_limits_are_as_the_pages_say() -> None:
    assert (MOST_STRATEGIES[2], MOST_STRATEGIES[3]) == (6, 5)
    assert "up to 6 strategies each, three players up to 5" in text("building")
    assert f"{BUDGET // 1024**2} MB" in text("files-and-safety")
    assert HAND_MS + DELAY_MS < 1000
    assert "within a second" in text("files-and-safety")


def _two(value: Decimal) -> str:
    return f"{value:.2f}".replace("-", "−")
