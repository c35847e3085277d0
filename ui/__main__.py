"""``kaiji`` and ``python -m ui``: open the window, or say in one sentence why it cannot."""

from __future__ import annotations

import gc
import sys

from app.base import settings
from app.base.messages import Messages
from app.base.paths import Home
from app.services.apart import serve_if_asked
from ui.options import Options, read_options
from ui.screen import import_problem, screen_problem


def main() -> int:
    """Open the window; give the exit status: 0, or 1 where no window can be opened."""
    if serve_if_asked():
        return 0
    # Until the window is painted nothing becomes garbage; collecting it takes 20 ms of the start.
    gc.disable()
    chosen = settings.load(Home.default().settings)
    messages = Messages(settings.interface_language(chosen))
    options = Options(chosen, messages.language, chosen.theme)
    options = read_options(sys.argv[1:], options)
    messages = Messages(options.language)
    problem = screen_problem()
    if problem is None:
        try:
            # Not before: without a screen Qt aborts the process.
            from ui.application import run
        except ImportError:
            problem = import_problem()
            if problem is None:
                raise
        else:
            return run(options)
    sys.stderr.write(messages.say(problem.message) + "\n")
    return 1


if __name__ == "__main__":
    sys.exit(main())
