"""How the application looks."""

from __future__ import annotations

import re
from dataclasses import asdict, replace
from importlib.resources import files
from pathlib import Path
from string import Template
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFont, QPalette
from PySide6.QtWidgets import QApplication, QLabel, QSlider

from gui.core.prefs import THEMES
from gui.look.colors import contrast
from gui.look.stylesheet import GLYPH, stylesheet
from gui.look.theme import Theme, palette, scaled
from gui.look.tokens import DARK, HIGH_CONTRAST, LIGHT, Tokens
from gui.look.type import tabular

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from PySide6.QtCore import SignalInstance
    from pytestqt.qtbot import QtBot

    Listen = Callable[[SignalInstance], list[object]]

SCREENS = [LIGHT, DARK, HIGH_CONTRAST]
NAMES = [tokens.name for tokens in SCREENS]
Role, Group = QPalette.ColorRole, QPalette.ColorGroup


@pytest.fixture
def app(qapp: QApplication) -> Iterator[QApplication]:
    """Give the application back as it was."""
    font, colors, sheet = QFont(qapp.font()), QPalette(qapp.palette()), qapp.styleSheet()
    yield qapp
    qapp.setStyleSheet(sheet)
    qapp.setPalette(colors)
    qapp.setFont(font)


@pytest.mark.parametrize("tokens", SCREENS, ids=NAMES)
def test_the_application_wears_the_chosen_palette(app: QApplication, tokens: Tokens) -> None:
    Theme(app, tokens.name)
    worn = app.palette()
    assert worn.color(Role.Window) == QColor(tokens.window)
    assert worn.color(Role.Text) == QColor(tokens.ink)
    assert worn.color(Role.Highlight) == QColor(tokens.accent)
    assert worn.color(Group.Disabled, Role.Text) == QColor(tokens.faint)


@pytest.mark.parametrize("tokens", SCREENS, ids=NAMES)
def test_no_role_of_a_palette_is_left_to_chance(tokens: Tokens) -> None:
    made = palette(tokens)
    ours = {QColor(value).name() for value in asdict(tokens).values() if isinstance(value, str)}
    roles = [role for role in Role if role not in (Role.NColorRoles, Role.NoRole)]
    strange = [role for role in roles if made.color(Group.Active, role).name() not in ours]
    assert strange == []


@pytest.mark.parametrize("tokens", SCREENS, ids=NAMES)
def test_text_reads_on_everything_it_stands_on(tokens: Tokens) -> None:
    for behind in (tokens.window, tokens.base, tokens.raised):
        assert contrast(tokens.ink, behind) >= 7
        assert contrast(tokens.soft, behind) >= 4.5
    assert contrast(tokens.on_accent, tokens.accent) >= 4.5
    for voice in (tokens.good, tokens.warning, tokens.error):
        assert contrast(voice, tokens.base) >= 4.5


@pytest.mark.parametrize("tokens", SCREENS, ids=NAMES)
def test_glyphs_from_files_read_on_every_theme(tokens: Tokens) -> None:
    assert contrast(GLYPH, tokens.base) >= 3
    assert contrast(GLYPH, tokens.window) >= 3


def test_choosing_a_theme_tells_its_tokens_once(app: QApplication, listen: Listen) -> None:
    theme = Theme(app, "light")
    told = listen(theme.changed)
    theme.choose("dark")
    theme.choose("dark")
    assert told == [theme.tokens]
    assert theme.tokens.name == "dark"
    assert theme.choice == "dark"
    assert app.palette().color(Role.Base) == QColor(DARK.base)


def test_the_application_wears_the_theme_before_it_is_told(app: QApplication) -> None:
    class Looking:
        def hear(self, tokens: Tokens) -> None:
            self.seen = app.palette().color(Role.Window).name() == tokens.window

    theme, looking = Theme(app, "light"), Looking()
    theme.changed.connect(looking.hear)
    theme.choose("high contrast")
    assert looking.seen


def test_system_is_light_where_the_desktop_says_nothing(app: QApplication) -> None:
    assert Theme(app).tokens.name == "light"
    assert Theme(app).choice == "system"


def test_system_follows_the_desktop_and_a_chosen_theme_does_not(
    app: QApplication, listen: Listen, monkeypatch: pytest.MonkeyPatch
) -> None:
    following, pinned = Theme(app), Theme(app, "light")
    heard, unheard = listen(following.changed), listen(pinned.changed)
    monkeypatch.setattr(Theme, "_desktop", lambda self: DARK)
    app.styleHints().colorSchemeChanged.emit(Qt.ColorScheme.Dark)
    assert heard == [following.tokens]
    assert following.tokens.name == "dark"
    assert unheard == []


def test_an_unknown_theme_is_refused_and_changes_nothing(app: QApplication, listen: Listen) -> None:
    theme = Theme(app, "dark")
    told = listen(theme.changed)
    with pytest.raises(ValueError, match=r"no theme 'neon'.*system, light, dark"):
        theme.choose("neon")
    assert theme.choice == "dark"
    assert told == []


def test_a_style_sheet_is_put_on_once_and_follows_the_theme(app: QApplication) -> None:
    app.setStyleSheet("")
    theme = Theme(app, "light")
    theme.choose("dark")
    assert app.styleSheet() == ""  # there is no window yet that it could dress
    theme.dress()
    assert app.styleSheet() == stylesheet(theme.tokens)
    theme.choose("light")
    assert app.styleSheet() == stylesheet(theme.tokens)


def test_every_choice_of_the_preferences_can_be_worn(app: QApplication) -> None:
    theme = Theme(app)
    for choice in THEMES:
        theme.choose(choice)
        assert theme.choice == choice


def test_type_is_never_smaller_than_the_desktops() -> None:
    assert scaled(LIGHT, 9.0) == LIGHT
    assert scaled(LIGHT, 13.0) == replace(LIGHT, small=11.7, body=13.0, title=16.9)


def test_a_theme_worn_again_does_not_grow(app: QApplication) -> None:
    theme = Theme(app, "light")
    body = theme.tokens.body
    for choice in ("dark", "light", "dark"):
        theme.choose(choice)
    assert theme.tokens.body == body
    assert Theme(app, "light").tokens.body == body


def test_figures_have_equal_width_everywhere(app: QApplication, qtbot: QtBot) -> None:
    Theme(app, "light").dress()
    label = QLabel("0.60")
    qtbot.addWidget(label)
    label.setStyleSheet("font-size: 13pt")
    label.ensurePolished()
    assert [tag.toString() for tag in label.font().featureTags()] == [b"tnum"]


def test_a_tabular_font_leaves_the_given_one_alone(qapp: object) -> None:
    font = QFont()
    font.clearFeatures()  # whatever the application wears after other tests
    figures = tabular(font)
    assert figures.featureValue(QFont.Tag("tnum")) == 1
    assert font.featureTags() == []


@pytest.mark.parametrize("tokens", SCREENS, ids=NAMES)
def test_qt_understands_the_whole_style_sheet(
    app: QApplication, qtbot: QtBot, tokens: Tokens
) -> None:
    # Qt warns of a sheet it cannot parse, and warnings fail tests
    Theme(app, tokens.name).dress()
    slider = QSlider()
    qtbot.addWidget(slider)
    assert not slider.grab().isNull()
    assert "$" not in stylesheet(tokens)


def test_the_style_sheet_names_its_colours_by_token_only() -> None:
    text = files("assets").joinpath("themes", "desk.qss").read_text(encoding="utf-8")
    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(", text) == []
    assert {"ink", "hairline", "accent"} <= set(Template(text).get_identifiers())


@pytest.mark.parametrize("tokens", SCREENS, ids=NAMES)
def test_every_picture_the_style_sheet_names_exists(tokens: Tokens) -> None:
    pictures = re.findall(r'url\("([^"]+)"\)', stylesheet(tokens))
    assert len(pictures) > 4
    assert [name for name in pictures if not Path(name).is_file()] == []


def test_glyphs_are_drawn_in_the_grey_that_is_tested() -> None:
    folder = files("assets").joinpath("themes")
    for name in ("up", "down", "close", "float", "more"):
        assert GLYPH in folder.joinpath(f"{name}.svg").read_text(encoding="utf-8")
