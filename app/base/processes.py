"""How this program is asked to be one of its helpers instead of itself."""

from __future__ import annotations

#: To be the process in which templates of the user's own run.
LETTER_SANDBOX = "--letter-sandbox"
