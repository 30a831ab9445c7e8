from PySide6.QtWidgets import QDockWidget,QScrollArea
def test_x(desk):
    w=desk.window; print("window",w.minimumSizeHint(), w.size())
    print("middle",w._middle.minimumSizeHint(), w._middle.size())
    for d in w.findChildren(QDockWidget): print(d.windowTitle(), d.minimumSizeHint(), d.size(), d.widget().minimumSizeHint(), [ (s.widget().minimumSizeHint()) for s in d.findChildren(QScrollArea)])
