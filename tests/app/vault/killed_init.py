"""Make vaults in children that die before their first, second, third… step on files."""

from __future__ import annotations

import itertools
import os
import sys
from pathlib import Path

from app.base.paths import Home
from app.vault.keys import Argon
from app.vault.vault import Vault

#: What Python tells its audit hooks of when it touches files.
FILE_STEPS = {"open", "os.mkdir", "os.rename", "os.remove", "os.chmod", "fcntl.flock"}
CHEAP = Argon(memory_kib=8, passes=1, lanes=1)


def main() -> None:
    """Take a folder, which gets one home for each step, and a passphrase."""
    folder, passphrase = Path(sys.argv[1]), sys.argv[2]
    # The first vault of a process also imports things; their steps are of no interest.
    Vault.create(Home(folder / "whole"), passphrase=passphrase, argon=CHEAP)[0].close()
    for step in itertools.count(1):
        if init_until(Home(folder / str(step)), passphrase, step):
            return


def init_until(home: Home, passphrase: str, step: int) -> bool:
    """Make a vault in a child that dies before its ``step``-th step; say if it lived."""
    child = os.fork()
    if child == 0:
        steps = itertools.count(1)

        def die(event: str, _details: object) -> None:
            if event in FILE_STEPS and next(steps) == step:
                os._exit(9)

        sys.addaudithook(die)
        Vault.create(home, passphrase=passphrase, argon=CHEAP)
        os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == 0


if __name__ == "__main__":
    main()
