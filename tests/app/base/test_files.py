"""Files a user names: what is no file is neither read nor written over."""

from __future__ import annotations

import os
import stat
from pathlib import Path

import pytest

from app.base.errors import Problem
from app.base.files import read_text, write_atomically


@pytest.fixture
def pipe(tmp_path: Path) -> Path:
    place = tmp_path / "pipe"
    os.mkfifo(place)
    return place


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_replaced_by_a_file(pipe: Path) -> None:
    with pytest.raises(Problem) as caught:
        write_atomically(pipe, b"letter")
    assert caught.value.code == "problem.not_a_file"
    assert stat.S_ISFIFO(pipe.stat().st_mode)
    assert list(pipe.parent.iterdir()) == [pipe]


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="this system has no named pipes")
def test_a_pipe_is_not_waited_for(pipe: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_text(pipe)
    assert caught.value.code == "problem.cannot_read"


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    place = tmp_path / "letter.txt"
    place.write_text("old", encoding="utf-8")
    write_atomically(place, b"new")
    assert read_text(place) == "new"
    assert list(tmp_path.iterdir()) == [place]


def test_a_folder_is_named_as_one(tmp_path: Path) -> None:
    with pytest.raises(Problem) as caught:
        read_text(tmp_path)
    assert caught.value.code == "problem.cannot_read"
