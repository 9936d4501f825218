"""Marking texts that stand in data for the translator; Qt's own mark says it returns `object`."""


def QT_TRANSLATE_NOOP(context: str, text: str) -> str:
    """`text` as it is; `QCoreApplication.translate(context, text)` gives it in a language."""
    return text
