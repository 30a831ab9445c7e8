"""Charts: Qt-free scenes, the canvases that draw them, and their export."""
