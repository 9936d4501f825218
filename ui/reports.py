"""Keeping a report of a bug, where the person says."""

from pathlib import Path

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QFileDialog, QWidget

from concierge import words
from concierge.errors import Refusal
from concierge.files import write_whole


def keep_report(report: str, over: QWidget) -> tuple[bool, str]:
    """Ask where, and write it there; whether it was kept, and the sentence about it ("" if nobody
    wanted it after all)."""
    title = QCoreApplication.translate("Reports", "Keep a report of what went wrong")
    path, _kind = QFileDialog.getSaveFileName(over, title, "concierge-report.txt")
    if not path:
        return False, ""
    try:
        write_whole(Path(path), report.encode())
    except Refusal as refusal:
        return False, words.refusal(refusal)
    return True, QCoreApplication.translate("Reports", "The report was kept. It names no member.")
