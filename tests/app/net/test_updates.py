"""Fetching a newer file: only when there is one, only what is missing, and never too much."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.base.errors import Cancelled, Problem
from app.base.progress import Progress
from app.net.updates import Fetched, Network, Version, fetch
from tests.app.net.publisher import Publisher, make_certificate

DATA = os.urandom(400_000)


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    made = Publisher(make_certificate(tmp_path), DATA)
    yield made
    made.close()


@pytest.fixture
def place(tmp_path: Path) -> Path:
    return tmp_path / "home" / "updates" / "part"


def get(
    publisher: Publisher,
    place: Path,
    seen: Version | None = None,
    *,
    address: str = "",
    network: Network | None = None,
    progress: Progress | None = None,
) -> Fetched | None:
    return fetch(
        address or publisher.address,
        place,
        seen=seen,
        progress=progress or Progress(),
        network=network or publisher.network(),
    )


def data(publisher: Publisher, place: Path) -> bytes:
    found = get(publisher, place)
    assert found is not None
    return found.data


def refusal(publisher: Publisher, place: Path, **options: object) -> str:
    with pytest.raises(Problem) as caught:
        get(publisher, place, **options)  # type: ignore[arg-type]
    return caught.value.code


@pytest.mark.parametrize("dated", [False, True])
def test_what_has_not_changed_is_not_sent_again(
    publisher: Publisher, place: Path, dated: bool
) -> None:
    publisher.dated = dated
    found = get(publisher, place)
    assert found is not None
    assert found.data == DATA
    assert get(publisher, place, found.version) is None
    publisher.data = b"newer"
    newer = get(publisher, place, found.version)
    assert newer is not None
    assert newer.data == b"newer"


def test_nothing_is_said_of_who_asks(publisher: Publisher, place: Path) -> None:
    data(publisher, place)
    assert set(publisher.asked[0]) == {
        "Host",
        "User-Agent",
        "Accept",
        "Accept-Encoding",
        "Connection",
    }


@pytest.mark.parametrize("dated", [False, True])
def test_a_broken_download_goes_on_where_it_broke(
    publisher: Publisher, place: Path, dated: bool
) -> None:
    publisher.dated = dated
    publisher.cut = 150_000
    assert refusal(publisher, place) == "problem.update_broken_off"
    assert place.read_bytes() == DATA[:150_000]
    publisher.cut = 100_000
    assert refusal(publisher, place) == "problem.update_broken_off"
    publisher.cut = None
    assert data(publisher, place) == DATA
    assert [each.get("Range") for each in publisher.asked] == [
        None,
        "bytes=150000-",
        "bytes=250000-",
    ]


def test_a_file_that_changed_meanwhile_is_fetched_from_its_beginning(
    publisher: Publisher, place: Path
) -> None:
    publisher.cut = 150_000
    assert refusal(publisher, place) == "problem.update_broken_off"
    publisher.cut, publisher.data = None, DATA[::-1]
    assert data(publisher, place) == DATA[::-1]


def test_a_server_that_gives_no_parts_gives_all_of_it(publisher: Publisher, place: Path) -> None:
    publisher.cut = 150_000
    assert refusal(publisher, place) == "problem.update_broken_off"
    publisher.cut, publisher.resumes = None, False
    assert data(publisher, place) == DATA


def test_all_of_it_is_here_though_it_was_stopped(publisher: Publisher, place: Path) -> None:
    data(publisher, place)
    assert place.read_bytes() == DATA
    assert data(publisher, place) == DATA
    assert [each.get("Range") for each in publisher.asked] == [None, "bytes=400000-", None]


def test_what_is_too_large_is_refused_and_deleted(publisher: Publisher, place: Path) -> None:
    publisher.data = bytes(1_000_001)
    small = publisher.network(megabytes=1)
    assert refusal(publisher, place, network=small) == "problem.update_too_large"
    publisher.stated = False
    assert refusal(publisher, place, network=small) == "problem.update_too_large"
    publisher.endless = True
    assert refusal(publisher, place, network=small) == "problem.update_too_large"
    assert list(place.parent.glob("*")) == []


def test_what_was_begun_counts_towards_the_size(publisher: Publisher, place: Path) -> None:
    publisher.data, publisher.cut = bytes(1_200_000), 900_000
    assert refusal(publisher, place) == "problem.update_broken_off"
    small = publisher.network(megabytes=1)
    assert refusal(publisher, place, network=small) == "problem.update_too_large"


def test_a_file_without_end_takes_no_longer_than_it_may(publisher: Publisher, place: Path) -> None:
    publisher.endless = True
    short = publisher.network(megabytes=60_000, total=0.3)
    assert refusal(publisher, place, network=short) == "problem.update_broken_off"


def test_it_can_be_stopped_and_what_came_is_kept(publisher: Publisher, place: Path) -> None:
    publisher.endless = True
    stop = False

    def report(done: int, _total: int, what: str) -> None:
        nonlocal stop
        stop = done > 100_000
        assert what == "localhost"

    with pytest.raises(Cancelled):
        get(publisher, place, progress=Progress(report, lambda: stop))
    assert place.read_bytes().startswith(DATA[:100_000])


def test_only_https_is_asked_and_nothing_private(publisher: Publisher, place: Path) -> None:
    plain = publisher.address.replace("https", "http")
    assert refusal(publisher, place, address=plain) == "problem.update_not_https"
    assert refusal(publisher, place, network=Network()) == "problem.update_not_public"
    for wrong in ("https://", "https://[", "https://a b/", "https://me:word@localhost/"):
        assert refusal(publisher, place, address=wrong) == "problem.page_address"
    assert publisher.asked == []
    publisher.elsewhere = "http://localhost/"
    assert refusal(publisher, place) == "problem.update_not_https"
    publisher.elsewhere = "/directory"
    assert refusal(publisher, place) == "problem.update_redirects"
    assert not place.exists()


def test_a_certificate_nobody_vouches_for_is_refused(publisher: Publisher, place: Path) -> None:
    stranger = Network(publisher.network().may_reach)
    assert refusal(publisher, place, network=stranger) == "problem.page_certificate"


@pytest.mark.parametrize(
    ("status", "code"), [(404, "problem.update_not_there"), (500, "problem.update_status")]
)
def test_an_error_of_the_server_is_told(
    publisher: Publisher, place: Path, status: int, code: str
) -> None:
    publisher.status = status
    assert refusal(publisher, place) == code


def test_a_place_that_cannot_be_written_is_told(publisher: Publisher, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way", encoding="utf-8")
    assert refusal(publisher, tmp_path / "file" / "part") == "problem.cannot_write"
