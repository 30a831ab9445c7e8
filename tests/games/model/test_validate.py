"""Everything that can be wrong with a file is said, all at once, each with its place."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest

from games.model.file.scenario_file import LARGEST_FILE, dumps, loads
from games.model.problems import MOST, ScenarioError

if TYPE_CHECKING:
    from collections.abc import Callable

    from games.model.scenario import Scenario

    Tree = dict[str, Any]
    Spoil = Callable[[Tree], object]


@pytest.fixture
def tree(baseline: Scenario) -> Tree:
    """The baseline as plain JSON, to be spoiled."""
    found: Tree = json.loads(dumps(baseline))
    return found


def complaints(tree: object) -> list[str]:
    """What is wrong with a tree, as lines."""
    with pytest.raises(ScenarioError) as caught:
        loads(json.dumps(tree))
    lines = [str(problem) for problem in caught.value.problems]
    assert str(caught.value) == "\n".join(lines)
    return lines


def put(path: str, value: object) -> Spoil:
    """A way to spoil a tree: set the value at a dotted path."""

    def spoil(tree: Tree) -> None:
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
        node: Any = tree
        for step in steps:
            node = node[step]
        node[last] = value

    return spoil


def drop(path: str) -> Spoil:
    """A way to spoil a tree: take out the value at a dotted path."""

    def spoil(tree: Tree) -> None:
        *steps, last = (int(step) if step.isdigit() else step for step in path.split("."))
        node: Any = tree
        for step in steps:
            node = node[step]
        del node[last]

    return spoil


@pytest.mark.parametrize(
    ("spoil", "line"),
    [
        (
            put("considerations.3.when.iran", "retailate"),
            "considerations[3].when.iran: no strategy “retailate”; did you mean “retaliate”?",
        ),
        (
            put("considerations.3.player", "Iran"),
            "considerations[3].player: no player “Iran”; did you mean “iran”?",
        ),
        (
            put("considerations.0.when", {"irna": "absorb"}),
            "considerations[0].when.irna: no player “irna”; did you mean “iran”?",
        ),
        (
            put("considerations.0.slopes", {"sanction": 1}),
            "considerations[0].slopes.sanction: no driver “sanction”; did you mean “sanctions”?",
        ),
        (
            put("considerations.0.source", "analisys"),
            "considerations[0].source: no source “analisys”; did you mean “analysis”?",
        ),
        (
            put("considerations.0.bse", 1),
            "considerations[0]: unknown key “bse”; did you mean “base”?",
        ),
        (put("considerations.0.base", "1/3x"), "considerations[0].base: must be a number, or a "
         'fraction in quotes such as "1/3", not the text “1/3x”'),
        (put("considerations.0.base", "1/0"), "considerations[0].base: “1/0” divides by zero"),
        (put("considerations.0.base", "2000000001/2"), "considerations[0].base: 1000000000.5 is "
         "too large: the largest number is 1 000 000 000"),
        (put("considerations.0.slopes", {"sanctions": "1/3000000000000001"}),
         "considerations[0].slopes.sanctions: 1/3000000000000001 is too fine: a denominator has "
         "at most 15 digits; write it as a decimal"),
        (put("considerations.0.low", "1/3"), "considerations[0].low: must be a number: “1/3” is a "
         "fraction; write it as a decimal"),
        (put("drivers.1.level", "1/3"), "drivers[1].level: must be a number: “1/3” is a "
         "fraction; write it as a decimal"),
        (put("colour", 1), "unknown key “colour”"),
        (drop("considerations.0.base"), "considerations[0]: “base” is missing"),
        (drop("considerations.0.when"), "considerations[0]: “when” is missing"),
        (drop("considerations.0.id"), "considerations[0]: “id” is missing"),
        (drop("title"), "“title” is missing"),
        (drop("players"), "“players” is missing"),
        (drop("drivers.1.high"), "drivers[1]: “high” is missing"),
        (put("title", 7), "title: must be text, not a number"),
        (put("title", "  "), "title: must not be empty"),
        (put("title", "two\nlines"), "title: must be on one line"),
        (put("title", "two\u2028lines"), "title: must be on one line"),
        (put("title", "a\x9b31m"), "title: holds a character that is no text, U+009B"),
        (put("drivers.0.unit", "a\x85b"), "drivers[0].unit: must be on one line"),
        (put("players.0.strategies.1.name", "a\x1cb"),
         "players[0].strategies[1].name: must be on one line"),
        (put("title", "x" * 201), "title: 201 characters are too many: at most 200"),
        (put("summary", "\x07"), "summary: holds a character that is no text, U+0007"),
        (put("summary", "\ud800"), "summary: holds a character that is no text, U+D800"),
        (put("players", {}), "players: must be a list, not an object"),
        (put("players.0", None), "players[0]: must be an object, not null"),
        (put("players.0", "us"), "players[0]: must be an object, not text"),
        (put("players.0.in_sentence", "the\nUS"), "players[0].in_sentence: must be on one line"),
        (put("players.0.plural", "yes"), "players[0].plural: must be true or false, not text"),
        (put("players.0.color", "blue"), "players[0].color: must be a colour like #0072B2, "
         "not “blue”"),
        (put("players.0.strategies", []), "players[0].strategies: 0 strategies: with three "
         "players each has 2 to 5"),
        (put("players.1.id", "us"), "players[1].id: “us” is already the id of players[0]"),
        (put("players.1.id", "two words"), "players[1].id: “two words” is not an id: letters, "
         "digits, - and _ only, at most 64"),
        (put("players.1.strategies.1.id", "retaliate"), "players[1].strategies[1].id: "
         "“retaliate” is already the id of players[1].strategies[0]"),
        (put("players.1.strategies.1.letter", "R"), "players[1].strategies[1].letter: “R” stands "
         "for another strategy"),
        (put("players.1.strategies.1.letter", ""), "players[1].strategies[1].letter: must not be "
         "empty"),
        (put("considerations.3.base", "-1.0"), "considerations[3].base: must be a number, or a "
         'fraction in quotes such as "1/3", not the text “-1.0”'),
        (put("considerations.3.base", True), "considerations[3].base: must be a number, not true"),
        (put("considerations.3.base", float("nan")), "considerations[3].base: must be a finite "
         "number, not NaN"),
        (put("considerations.3.base", float("-inf")), "considerations[3].base: must be a finite "
         "number, not -Infinity"),
        (put("considerations.3.base", 1000000001), "considerations[3].base: 1000000001 is too "
         "large: the largest number is 1 000 000 000"),
        (put("considerations.3.slopes.sanctions", 1e-16), "considerations[3].slopes.sanctions: "
         "1e-16 is too precise: at most 15 decimals are kept"),
        (put("considerations.0.low", 4), "considerations[0].low: 4 is above high, -2.5"),
        (drop("considerations.0.high"), "considerations[0]: low and high come together: give both "
         "or neither"),
        (put("considerations.0.confidence", "total"), "considerations[0].confidence: must be high, "
         "medium or low, not “total”"),
        (put("considerations.1.id", "us-strike-cost"), "considerations[1].id: “us-strike-cost” is "
         "already the id of considerations[0]"),
        (put("drivers.0.low", 1), "drivers[0].high: must lie above low, 1, not at 1"),
        (put("drivers.0.level", 1.5), "drivers[0].level: 1.5 lies outside the range from 0 to 1"),
        (put("drivers.0.step", 0), "drivers[0].step: must be above 0, not 0"),
        (put("drivers.0.step", 2), "drivers[0].step: must not be longer than the whole range"),
        (put("drivers.0.anchors.1.level", 7), "drivers[0].anchors[1].level: 7 lies outside the "
         "range from 0 to 1"),
        (put("sweep_driver", "protests"), "sweep_driver: no driver “protests”; did you mean "
         "“protest”?"),
        (put("order_of_moves", ["us", "us"]), "order_of_moves[1]: “us” moves twice"),
        (put("order_of_moves", ["us", 3]), "order_of_moves[1]: must be text, not a number"),
        (put("play", [["us"], ["irn"], ["baghdad"]]), "play[1][0]: no player “irn”; did you mean "
         "“iran”?"),
        (put("play", [["us"], ["iran"], ["baghdad", "us"]]), "play[2][1]: “us” moves twice"),
        (put("play", [["us"], ["iran"]]), "play: “baghdad” is missing: every player moves in one "
         "of the stages"),
        (put("play", [["us"], [], ["iran", "baghdad"]]), "play[1]: nobody moves in it: leave the "
         "stage out"),
        (put("play", ["us", ["iran"], ["baghdad"]]), "play[0]: must be a list, not text"),
        (put("play", [["us"], ["iran", 3, "baghdad"]]), "play[1][1]: must be text, not a number"),
        (put("play", {"us": 1}), "play: must be a list, not an object"),
        (put("play", [["us"]] * 101), "play: 101 are too many: at most 100"),
        (put("moved", {"us": "retailate"}), "moved.us: no strategy “retailate”; did you mean "
         "“retaliate”?"),
        (put("moved", {"usa": "retaliate"}), "moved.usa: no player “usa”; did you mean “us”?"),
        (put("moved", {"us": ["retaliate"]}), "moved.us: must be text, not a list"),
        (put("moved", [["us", "retaliate"]]), "moved: must be an object, not a list"),
        (put("considerations.3.when.iran", ["absorb", "absorb"]), "considerations[3].when.iran[1]: "
         "“absorb” is listed twice"),
        (put("considerations.3.when.iran", ["absorb", "retailate"]), "considerations[3].when."
         "iran[1]: no strategy “retailate”; did you mean “retaliate”?"),
        (put("considerations.3.when.iran", []), "considerations[3].when.iran: name at least one "
         "strategy, or leave the player out for any"),
        (put("considerations.3.when.iran", ["absorb", 3]), "considerations[3].when.iran[1]: must "
         "be text, not a number"),
        (put("considerations.3.when.iran", 3), "considerations[3].when.iran: must be text or a "
         "list of texts, not a number"),
        (put("outcomes.5.profiles.0.baghdad", ["absorb", "expell"]), "outcomes[5].profiles[0]."
         "baghdad[1]: no strategy “expell”; did you mean “expel”?"),
        (put("edits", [{"player": "us", "profile": {"us": "absorb", "iran": "absorb"},
                        "amount": 1}]), "edits[0].profile: “baghdad” is missing"),
        (put("edits", [{"player": "us", "amount": 1, "profile": {
            "us": "absorb", "iran": "absorb", "baghdad": "absorb", "moscow": "absorb"}}]),
         "edits[0].profile.moscow: no player “moscow”"),
        (put("edits", [{"player": "us", "amount": 1, "profile": {
            "us": "absorb", "iran": "absorb", "baghdad": "leave"}}] ),
         "edits[0].profile.baghdad: no strategy “leave”"),
        (put("outcomes.0.severity", 1.5), "outcomes[0].severity: must be a whole number"),
        (put("outcomes.0.severity", 1e30), "outcomes[0].severity: must be a whole number"),
        (put("outcomes.0.severity", -1), "outcomes[0].severity: must lie between 0 and 100"),
        (put("outcomes.0.id", "other"), "outcomes[0].id: “other” stands for all profiles without "
         "an outcome"),
        (put("outcomes.2.mixtures.0.us", ["absorb", "absorb"]), "outcomes[2].mixtures[0].us[1]: "
         "“absorb” is listed twice"),
        (put("outcomes.2.mixtures.0.us", []), "outcomes[2].mixtures[0].us: at least one strategy "
         "is played"),
        (drop("outcomes.2.mixtures.0.us"), "outcomes[2].mixtures[0]: “us” is missing"),
        (put("outcomes.5.profiles.0.baghdad", "expell"), "outcomes[5].profiles[0].baghdad: no "
         "strategy “expell”; did you mean “expel”?"),
        (put("version", 6), "version: file version 6 is from the future: this program reads "
         "versions up to 5, so a newer Equipoise, one that reads version 6, is needed"),
        (put("version", 1.5), "version: must be a whole number from 1 up"),
        (put("version", "1"), "version: must be a whole number from 1 up"),
        (put("version", float("nan")), "version: must be a whole number from 1 up"),
        (drop("version"), "version: must be a whole number from 1 up"),
        (put("format", "gmcr"), "this is JSON, but not an Equipoise scenario: it does not say "
         '"format": "equipoise-scenario"; open a file that Equipoise has saved'),
    ],
)  # fmt: skip
def test_one_mistake_gives_one_line_that_names_the_place(
    tree: Tree, spoil: Spoil, line: str
) -> None:
    spoil(tree)
    assert complaints(tree) == [line]


def test_all_mistakes_are_said_at_once(tree: Tree) -> None:
    mistakes = [
        put("considerations.3.when.iran", "retailate"),
        put("considerations.4.base", "1"),
        put("drivers.2.level", 3),
        put("players.0.color", "#12"),
        put("outcomes.1.name", ""),
        put("sources.0.publishr", "x"),
        drop("sources.1.title"),
    ]
    for spoil in mistakes:
        spoil(tree)
    lines = complaints(tree)
    assert len(lines) == len(mistakes)
    for place in ("considerations[3].when.iran", "considerations[4].base", "drivers[2].level",
                  "players[0].color", "outcomes[1].name", "sources[0]", "sources[1]"):  # fmt: skip
        assert any(line.startswith(f"{place}: ") for line in lines)


def test_references_to_what_could_not_be_read_are_not_mistakes(tree: Tree) -> None:
    del tree["players"][0]["id"]
    del tree["drivers"][0]["id"]
    del tree["sources"][0]["id"]
    assert complaints(tree) == [
        "players[0]: “id” is missing",
        "drivers[0]: “id” is missing",
        "sources[0]: “id” is missing",
    ]


@pytest.mark.parametrize("count", [0, 1, 4])
def test_two_or_three_players_are_needed(tree: Tree, count: int) -> None:
    one = tree["players"][0]
    tree["players"] = [one | {"id": f"p{number}"} for number in range(count)]
    assert any(
        line == f"players: two or three players are needed, not {count}"
        for line in complaints(tree)
    )


def test_two_players_may_have_six_strategies_and_three_only_five() -> None:
    def game(players: int, strategies: int) -> Tree:
        own = [{"id": f"s{k}", "name": f"S{k}", "letter": str(k)} for k in range(strategies)]
        names = [{"id": f"p{k}", "name": f"P{k}", "color": "#000000"} for k in range(players)]
        head = {"format": "equipoise-scenario", "version": 1, "title": "Size"}
        return head | {"players": [name | {"strategies": own} for name in names]}

    assert loads(json.dumps(game(2, 6))).shape == (6, 6)
    assert loads(json.dumps(game(3, 5))).shape == (5, 5, 5)
    assert "7 strategies: with two players each has 2 to 6" in complaints(game(2, 7))[0]
    assert "6 strategies: with three players each has 2 to 5" in complaints(game(3, 6))[0]


def test_an_edit_of_the_same_payoff_twice_is_a_mistake(tree: Tree) -> None:
    cell = {"us": "absorb", "iran": "absorb", "baghdad": "absorb"}
    tree["edits"] = [{"player": "us", "profile": cell, "amount": 1}] * 2
    assert complaints(tree) == ["edits[1]: this payoff is already edited by edits[0]"]


def test_a_key_given_twice_is_a_mistake(baseline: Scenario) -> None:
    text = dumps(baseline).replace('"base": -3.0', '"base": -3.0, "base": 3.0')
    with pytest.raises(ScenarioError, match=r"considerations\[0\]: key “base” is given more"):
        loads(text)


def test_an_exponent_beyond_anything_is_a_mistake_not_a_crash(baseline: Scenario) -> None:
    for number in ("1e400", "1e999999999", "1e99999999999999999999", "0e999999999"):
        text = dumps(baseline).replace('"base": -3.0', f'"base": {number}')
        with pytest.raises(ScenarioError, match=r"considerations\[0\].base: .*(large|finite)"):
            loads(text)


def test_text_that_is_not_json_is_placed_by_line_and_column() -> None:
    with pytest.raises(ScenarioError, match="line 2, column 3: this is not JSON: ") as caught:
        loads('{\n  title: "x"}')
    assert len(caught.value.problems) == 1
    for broken in ("{", "[1,]", '{"a": 1} x', "\ufeff{"):
        with pytest.raises(ScenarioError, match="this is not JSON"):
            loads(broken)


def test_json_that_is_no_scenario_is_told_so() -> None:
    for other in ("[]", "3", "null", '"equipoise-scenario"', '{"format": 1}', "NaN"):
        with pytest.raises(ScenarioError, match="this is JSON, but not an Equipoise scenario"):
            loads(other)


def test_a_nesting_bomb_is_defused() -> None:
    for opening in ("[", '{"a":'):
        with pytest.raises(ScenarioError, match="nested too deeply"):
            loads(opening * 200_000)
    bomb = '{"format": "equipoise-scenario", "version": 1, "title": ' + "[" * 500 + "]" * 500 + "}"
    with pytest.raises(ScenarioError, match="title: must be text, not a list"):
        loads(bomb)


def test_other_encodings_are_named_with_the_line() -> None:
    data = '{\n"title": "Révolte"}'.encode("latin-1")
    with pytest.raises(ScenarioError, match="line 2: this is not UTF-8 text: byte 13"):
        loads(data)


def test_a_byte_order_mark_is_forgiven(baseline: Scenario) -> None:
    assert loads(b"\xef\xbb\xbf" + dumps(baseline).encode()) == baseline


def test_too_much_is_refused_before_it_is_parsed() -> None:
    with pytest.raises(ScenarioError, match="larger than 5 MB"):
        loads(b"[" * (LARGEST_FILE + 1))


def test_endless_mistakes_end(tree: Tree) -> None:
    tree["considerations"] = [{"id": "x", "bse": 1}] * 1500
    lines = complaints(tree)
    assert len(lines) == MOST + 1
    assert lines[-1] == f"more than {MOST} problems; the rest is not listed"


def test_a_message_shows_neither_endless_nor_unprintable_words(tree: Tree) -> None:
    tree["sweep_driver"] = "\x1b[2Jsanctions" + "s" * 100_000
    [line] = [line for line in complaints(tree) if "no driver" in line]
    assert len(line) < 120
    assert line.isprintable()


def test_too_many_reasons_and_drivers_are_counted(tree: Tree) -> None:
    one = tree["considerations"][0]
    tree["considerations"] = [one | {"id": f"r{number}"} for number in range(2001)]
    driver = tree["drivers"][1]
    tree["drivers"] += [driver | {"id": f"d{number}"} for number in range(29)]
    assert complaints(tree) == [
        "drivers: 33 are too many: at most 32",
        "considerations: 2001 are too many: at most 2000",
    ]


def test_a_text_cut_off_in_the_middle_is_named_in_a_whole_sentence() -> None:
    with pytest.raises(ScenarioError) as caught:
        loads('{"format": "equipoise-scenario", "title": "Str')
    assert str(caught.value).endswith("this is not JSON: unterminated string")
