"""Where the links of a page lead."""

from __future__ import annotations

import re
from urllib.parse import urljoin

LEADS = ("http:", "https:", "mailto:", "tel:", "ftp:")

_SCHEME = re.compile(r"[a-zA-Z][a-zA-Z0-9+.\-]*:")
_LINE_ENDS = str.maketrans("", "", "\t\r\n")
_MASKED = "/cdn-cgi/l/email-protection#"


def target(href: str, base: str) -> str:
    """Give where ``href`` leads, or empty where it stays on its page or would run something."""
    href = href.translate(_LINE_ENDS).strip()
    if _MASKED in href:
        return f"mailto:{unmask(href.partition('#')[2])}"
    if not href or href.startswith("#"):
        return ""
    found = joined(base, href)
    if _SCHEME.match(found) and not found.lower().startswith(LEADS):
        return ""
    return found


def joined(base: str, href: str) -> str:
    """Resolve ``href`` against ``base``; empty where it is no address."""
    try:
        return urljoin(base, href)
    except ValueError:
        return ""


def unmask(masked: str) -> str:
    """Give the mail address that Cloudflare masks: each byte combined with the first one."""
    try:
        key, *rest = bytes.fromhex(masked)
    except ValueError:
        return ""
    return bytes(each ^ key for each in rest).decode("utf-8", errors="replace")
