"""Help is where a question arises, and a bug report carries what is needed."""

from __future__ import annotations

import re
from decimal import Decimal
from importlib import metadata
from pathlib import Path
from typing import TYPE_CHECKING, cast

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QDialog,
    QDockWidget,
    QLabel,
    QLineEdit,
    QListWidget,
    QPushButton,
    QTextBrowser,
    QWidget,
)

import gui
from games.model.edit.cells import with_base
from gui.desk.talks.help.about import AboutBox
from gui.desk.talks.help.desk import HelpDesk
from gui.desk.talks.help.diagnostics import diagnostics, size_facts
from gui.desk.talks.help.pages import pages
from gui.desk.talks.help.topics import TOPICS
from gui.desk.talks.help.window import HelpWindow
from gui.panels.history.panel import HistoryPanel
from gui.panels.reading.panel import ReadingPanel

if TYPE_CHECKING:
    from collections.abc import Callable

    from pytestqt.qtbot import QtBot

    from gui.core.document import Document
    from whole_desk import Desk


def test_every_page_has_a_title_and_something_to_say() -> None:
    assert [page.id for page in pages()][:2] == ["first-steps", "equilibrium"]
    for page in pages():
        assert page.title
        assert len(page.markdown.split()) > 60


def test_choosing_a_page_shows_its_text(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    titles = window.findChild(QListWidget)
    text = window.findChild(QTextBrowser)
    assert titles is not None
    assert text is not None
    for row, page in enumerate(pages()):
        titles.setCurrentRow(row)
        assert page.title in text.toPlainText()
        assert "#" not in text.toPlainText()


def test_a_question_opens_its_page(qtbot: QtBot) -> None:
    window = HelpWindow()
    qtbot.addWidget(window)
    window.show_page("tipping-points")
    assert window.page.title == "Regimes and tipping points"
    with pytest.raises(KeyError):
        window.show_page("no-such-page")


def test_diagnostics_name_the_versions_and_the_facts() -> None:
    text = diagnostics([("Scenario", "iraq-2019")])
    assert f"PySide6_Essentials: {metadata.version('PySide6_Essentials')}" in text
    assert f"nashpy: {metadata.version('nashpy')}" in text
    assert "Scenario: iraq-2019" in text


def test_the_about_box_copies_the_diagnostics(qtbot: QtBot) -> None:
    box = AboutBox([("Lane", "idle")])
    qtbot.addWidget(box)
    copy = next(b for b in box.findChildren(QPushButton) if b.text() == "Copy diagnostics")
    copy.click()
    assert "Lane: idle" in QGuiApplication.clipboard().text()


def test_the_about_box_names_the_licence_of_qt(qtbot: QtBot) -> None:
    box = AboutBox()
    qtbot.addWidget(box)
    said = " ".join(text.toPlainText() for text in box.findChildren(QTextBrowser))
    assert "LGPL-3.0" in said
    assert "replace" in said
    assert "MIT License" in said


def test_the_diagnostics_say_how_large_a_scenario_is_and_nothing_of_what_it_says(
    tmp_path: Path, desk_on: Callable[[str], Desk]
) -> None:
    desk = desk_on("iraq-2019")
    desk.dialogs.save_path = tmp_path / "secret.equipoise"
    desk.trigger("file.save")
    desk.trigger("help.diagnostics")
    text = QGuiApplication.clipboard().text()
    assert "2x2x2, 4 drivers, 19 considerations" in text
    scenario = desk.document.scenario
    private = ["secret", str(tmp_path), str(Path.home()), scenario.title]
    private += [item.name for item in (*scenario.players, *scenario.drivers)]
    for word in private:
        assert not re.search(rf"\b{re.escape(word)}\b", text), word
    assert size_facts(scenario)[0][1] in text


@pytest.fixture
def window(qtbot: QtBot) -> HelpWindow:
    window = HelpWindow()
    qtbot.addWidget(window)
    return window


#: A heading of the page on how sure answers are.
INDICES = "The index sum, and why it is not enough"


def test_back_and_forward_follow_the_way_that_was_taken(window: HelpWindow) -> None:
    window.go("tipping-points")
    window.go("how-sure", INDICES)
    window.back()
    assert window.page.id == "tipping-points"
    window.back()
    assert window.page.id == "first-steps"
    window.forward()
    window.forward()
    assert (window.page.id, window.heading) == (
        "how-sure",
        INDICES,
    )
    window.back()
    window.go("charts")
    window.forward()
    assert window.page.id == "charts"


def test_a_link_leads_to_the_page_and_its_row(window: HelpWindow) -> None:
    window.text.anchorClicked.emit(QUrl("04-several-equilibria.md"))
    assert window.page.id == "several-equilibria"
    item = window.list.currentItem()
    assert item is not None
    assert item.text() == window.page.title


def test_a_search_lists_what_it_finds_marks_it_and_return_goes_there(window: HelpWindow) -> None:
    window.show()
    QTest.keyClicks(window.field, "hysteresis")
    assert window.list.count() == 1
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert window.page.id == "several-equilibria"
    marks = window.text.extraSelections()
    assert [mark.cursor.selectedText() for mark in marks] == ["hysteresis"]
    window.field.clear()
    assert window.list.count() == len(pages())
    assert window.text.extraSelections() == []


def test_a_search_without_a_hit_says_so_and_keeps_the_page(window: HelpWindow) -> None:
    window.show()
    window.go("charts")
    QTest.keyClicks(window.field, "xylophone")
    assert window.list.count() == 0
    assert any(
        "No page has all these words" in label.text() and label.isVisible()
        for label in window.findChildren(QLabel)
    )
    assert window.page.id == "charts"


@pytest.mark.slow
def test_a_heading_is_scrolled_to(window: HelpWindow) -> None:
    window.show()
    window.go("other-solvers", "What Equipoise does not promise")
    assert window.text.verticalScrollBar().value() > 300
    window.go("other-solvers")
    assert window.text.verticalScrollBar().value() == 0


def test_the_help_key_explains_what_has_the_focus(qtbot: QtBot, document: Document) -> None:
    desk = QWidget()
    desk.setObjectName("desk")
    qtbot.addWidget(desk)
    help_desk = HelpDesk(desk, document)
    panel = QWidget(desk)
    panel.setObjectName("structure")
    field = QLineEdit(panel)
    desk.show()
    desk.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    help_desk.explain_focus()
    assert help_desk.window is not None
    assert help_desk.window.page.id == "building"
    help_desk.window.close()


def test_the_help_key_works_in_a_dialog_and_opens_help_over_it(
    qtbot: QtBot, document: Document
) -> None:
    desk = QWidget()
    qtbot.addWidget(desk)
    help_desk = HelpDesk(desk, document)
    desk.show()
    dialog = QDialog(desk)
    dialog.setObjectName("export-dialog")
    field = QLineEdit(dialog)
    dialog.open()
    field.setFocus()
    qtbot.waitUntil(lambda: dialog.findChild(QShortcut, "help-key") is not None)
    help_desk.explain_focus()
    over = dialog.findChild(HelpWindow)
    assert over is not None
    assert over.page.id == "exporting"
    assert help_desk.window is None, "the desk's own window would be behind the dialog"
    over.close()
    dialog.close()


def test_every_panel_and_every_chart_has_a_page(desk_on: Callable[[str], Desk]) -> None:
    window = desk_on("iraq-2019").window
    docks = [dock.widget() for dock in window.findChildren(QDockWidget)]
    tabs = window.book.tabs
    charts = []
    for place in range(tabs.count()):
        tabs.setCurrentIndex(place)
        charts.append(cast("QWidget", tabs.page))
    found = {widget.objectName() for widget in (*docks, *charts) if widget is not None}
    assert len(found) == len(docks) + len(charts)
    assert found <= set(TOPICS), f"no help page for {sorted(found - set(TOPICS))}"


def test_every_dialog_has_a_page() -> None:
    named = {}
    for path in Path(gui.__file__).parent.rglob("*.py"):
        for found in re.finditer(
            r"class (\w+)\(QDialog\):.*?setObjectName\(\"([^\"]+)\"\)", path.read_text(), re.S
        ):
            named[found[1]] = found[2]
    assert len(named) > 5
    del named["HelpWindow"]
    assert set(named.values()) <= set(TOPICS)


def test_an_earlier_step_is_compared_with_now(desk_on: Callable[[str], Desk]) -> None:
    desk = desk_on("iraq-2019")
    desk.drag("sanctions", "0.80")
    history = desk.window.findChild(HistoryPanel)
    assert history is not None
    history.compare_wanted.emit("As opened", desk.document.history.at(0))
    shown = desk.window.versions.window
    assert shown is not None
    desk.qtbot.waitUntil(lambda: "0.60" in shown.view.words.toPlainText())
    shown.close()


def test_an_edit_that_leaves_a_probability_where_it_was_offers_to_explain(
    desk_on: Callable[[str], Desk],
) -> None:
    desk = desk_on("iraq-2019")
    reading = desk.window.findChild(ReadingPanel)
    assert reading is not None
    scenario = desk.document.scenario.with_level("sanctions", Decimal("0.45"))
    desk.document.apply(scenario, "Sanctions to 0.45")
    desk.settle()
    assert desk.headline
    assert reading.unmoved.isHidden()
    desk.document.apply(with_base(scenario, "iran-exposure", Decimal(-1)), "Base")
    desk.qtbot.waitUntil(lambda: not reading.unmoved.isHidden())
    assert reading.unmoved.text() == "Why did Iran's probability not move?"
    reading.unmoved.click()
    assert desk.window.help.window is not None
    assert desk.window.help.window.page.id == "why-did-iran-not-move"
    desk.window.help.window.close()
    desk.document.apply(desk.document.scenario.with_level("sanctions", Decimal("0.46")), "Move")
    desk.qtbot.waitUntil(reading.unmoved.isHidden)


def test_the_offer_to_explain_stays_when_the_proof_of_the_sweep_comes(
    desk_on: Callable[[str], Desk],
) -> None:
    desk = desk_on("iraq-2019")
    reading = desk.window.findChild(ReadingPanel)
    assert reading is not None
    scenario = desk.document.scenario.with_level("sanctions", Decimal("0.45"))
    desk.document.apply(scenario, "Sanctions to 0.45")
    desk.settle()
    desk.document.begin("Base")
    desk.document.preview(with_base(scenario, "iran-exposure", Decimal(-1)))
    desk.settle()
    before = desk.analysis.live
    assert not reading.unmoved.isHidden()
    desk.document.commit()
    desk.settle()
    assert desk.analysis.live is not before
    assert not reading.unmoved.isHidden()


def test_letters_and_words_that_are_not_found_mark_nothing(window: HelpWindow) -> None:
    for words in ("a", "regret nowhere-to-be-found"):
        window.field.setText(words)
        assert window.text.extraSelections() == []


def test_help_on_one_thing_forgets_the_search_for_another(window: HelpWindow) -> None:
    window.field.setText("spreadsheet")
    window.show_page(pages()[2].id)
    assert window.field.text() == ""
    assert window.list.count() == len(pages())
