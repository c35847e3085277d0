"""The entry of a frozen program that is asked to be the process apart, see ``letters.sandbox``."""

from __future__ import annotations

import sys

from app.base.processes import LETTER_SANDBOX


def serve_if_asked() -> bool:
    """Be the process in which templates of the user's own run, if the program was started so.

    Returns:
        whether it was; then the work of this process is done.
    """
    if sys.argv[1:] != [LETTER_SANDBOX]:
        return False
    from app.letters import sandbox_worker

    sandbox_worker.main()
    return True
