from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

_PAINT = """
import json, sys
from PySide6.QtCore import QEventLoop, QObject, QEvent, QSettings, QTimer

class Watch(QObject):
    def __init__(self, loop):
        super().__init__()
        self.loop = loop
    def eventFilter(self, watched, event):
        if event.type() == QEvent.Type.Paint:
            QTimer.singleShot(0, self.loop.quit)
        return False

from boardkeeper.bootstrap import BoardOffice
from ui.application import make_application, make_window
application = make_application()
window, _theme = make_window(application, BoardOffice(), QSettings(sys.argv[1], QSettings.Format.IniFormat))
loop = QEventLoop()
watch = Watch(loop)
window.pages.installEventFilter(watch)
window.show()
loop.exec()
print(json.dumps(sorted(sys.modules)))
window.close()
"""

HEAVY = {
    "sqlalchemy",
    "alembic",
    "sqlcipher3",
    "reportlab",
    "openpyxl",
    "pikepdf",
    "pypdfium2",
    "numpy",
    "rapidfuzz",
}


def test_the_window_paints_before_anything_heavy_is_imported(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", _PAINT, str(tmp_path / "window.ini")],
        capture_output=True,
        text=True,
        check=True,
        timeout=60,
        env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
    )
    loaded = set(json.loads(done.stdout.splitlines()[-1]))
    assert "ui.shell.window" in loaded
    assert loaded & HEAVY == set()
