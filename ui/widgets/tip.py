"""Tooltips of data: Qt takes what looks like HTML for HTML, and would fetch what it names."""

from __future__ import annotations

import html


def plain_tip(text: str) -> str:
    """Give ``text`` so that a tooltip shows it as it is."""
    if "<" not in text:
        return text
    return "<span>" + html.escape(text).replace("\n", "<br>") + "</span>"
