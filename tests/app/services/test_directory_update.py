"""Updating from a publisher: believed only if signed, never older, and the user decides by row."""

from __future__ import annotations

import gzip
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.base.clock import FixedClock
from app.base.errors import Cancelled, Problem
from app.base.ids import ChannelKind, OperatorSlug
from app.base.paths import Home
from app.base.progress import Progress
from app.bootstrap import Core, OpenCore
from app.operators.importing.bundle import MOST_MEGABYTES, make_bundle, open_bundle
from app.operators.importing.plan import State
from app.operators.record import Channel, Operator
from app.operators.write import files_to_share
from app.services import bundles
from app.services import vault as vault_service
from app.services.directory_update import DirectoryUpdate, Update
from app.vault.vault import Vault
from tests.app.net.publisher import Publisher, make_certificate
from tests.bench.many_operators import DAY
from tests.fakes import CHEAP

SECRET, OTHER_SECRET = bytes(range(32)), bytes(32)
NOW = FixedClock(DAY).now()
ALL = (State.NEW, State.CHANGED)


def operator(slug: str, mail: str = "privacy") -> Operator:
    channel = Channel(ChannelKind.EMAIL, f"{mail}@{slug}.example")
    name = slug.replace("-", " ").title()
    return Operator(OperatorSlug(slug), name=name, country="JP", channels=(channel,))


SHOP, INN = operator("sample-shop"), operator("sample-inn")


def made(*operators: Operator, serial: int = 1, secret: bytes = SECRET) -> bytes:
    files = files_to_share(operators)
    return make_bundle(files, publisher="Sample Group", serial=serial, now=NOW, secret=secret)


KEY, OTHER_KEY = bundles.public_key(SECRET), bundles.public_key(OTHER_SECRET)


@pytest.fixture
def vault(tmp_path: Path) -> Vault:
    return vault_service.init(Home(tmp_path / "home"), passphrase="a sample one", argon=CHEAP)[0]


@pytest.fixture
def core(tmp_path: Path, vault: Vault) -> Iterator[OpenCore]:
    opened = Core(Home(tmp_path / "home"), FixedClock(DAY)).unlocked(vault)
    yield opened
    opened.close()


@pytest.fixture
def publisher(tmp_path: Path) -> Iterator[Publisher]:
    found = Publisher(make_certificate(tmp_path), made(SHOP, INN))
    yield found
    found.close()


@pytest.fixture
def service(core: OpenCore, vault: Vault, publisher: Publisher) -> DirectoryUpdate:
    return DirectoryUpdate(vault, core.importing, core.home, publisher.network())


def fetch(service: DirectoryUpdate, publisher: Publisher, key: str = KEY) -> Update:
    found = service.fetch(publisher.address, key)
    assert found is not None
    return found


def take(service: DirectoryUpdate, update: Update) -> None:
    service.accept(update, update.plan.chosen(ALL))


def states(update: Update) -> list[State]:
    return [each.state for each in update.plan.rows]


def left(core: OpenCore) -> list[Path]:
    return [*core.home.updates.glob("*")] if core.home.updates.exists() else []


def test_an_update_is_looked_at_accepted_and_then_nothing_is_new(
    core: OpenCore, vault: Vault, service: DirectoryUpdate, publisher: Publisher
) -> None:
    update = fetch(service, publisher)
    assert (update.publisher, update.manifest.serial, update.manifest.count) == (
        "Sample Group",
        1,
        2,
    )
    assert states(update) == [State.NEW, State.NEW]
    assert tuple(vault.operators.list()) == ()
    take(service, update)
    assert core.directory.get(SHOP.slug).channels == SHOP.channels
    assert service.fetch(publisher.address) is None
    again = service.fetch(publisher.address, again=True)
    assert again is not None
    assert states(again) == [State.SAME, State.SAME]
    assert not core.home.updates.exists()


def test_what_was_left_open_comes_again(
    core: OpenCore, service: DirectoryUpdate, publisher: Publisher
) -> None:
    update = fetch(service, publisher)
    service.accept(update, update.plan.chosen((), ["sample-shop"]))
    assert states(fetch(service, publisher, "")) == [State.SAME, State.NEW]


def test_a_newer_one_changes_what_the_user_did_not(
    core: OpenCore, service: DirectoryUpdate, publisher: Publisher
) -> None:
    take(service, fetch(service, publisher))
    publisher.data = made(operator("sample-shop", "desk"), INN, serial=2)
    update = fetch(service, publisher, "")
    assert states(update) == [State.CHANGED, State.SAME]
    take(service, update)
    assert core.directory.get(SHOP.slug).channels[0].value == "desk@sample-shop.example"


def test_a_file_gives_the_same_without_the_network(
    service: DirectoryUpdate, publisher: Publisher, tmp_path: Path
) -> None:
    path = tmp_path / "sample.kaiji-directory"
    path.write_bytes(publisher.data)
    offline = service.read_file(path, KEY)
    assert publisher.asked == []
    online = fetch(service, publisher)
    assert offline.plan == online.plan
    assert offline.manifest == online.manifest
    take(service, online)
    assert states(service.read_file(path)) == [State.SAME, State.SAME]


def test_one_byte_that_was_changed_anywhere_is_refused(publisher: Publisher) -> None:
    data = publisher.data
    other = [(place, data[place] ^ 1) for place in range(len(data))]
    # The next letter of base64 may stand for the same bytes.
    other += [(place, data[place] + 1) for place in range(107)]
    for place, byte in other:
        changed = bytes((*data[:place], byte, *data[place + 1 :]))
        with pytest.raises(Problem) as caught:
            open_bundle(changed, [KEY])
        assert caught.value.code in ("problem.bundle_signature", "problem.bundle_none")
    for wrong in (data[:-1], data + b"\0", data[:40], data[:17], b""):
        with pytest.raises(Problem):
            open_bundle(wrong, [KEY])


def test_a_tampered_update_is_refused_and_nothing_is_kept(
    core: OpenCore, vault: Vault, service: DirectoryUpdate, publisher: Publisher
) -> None:
    publisher.data = publisher.data[:-1] + bytes([publisher.data[-1] ^ 1])
    with pytest.raises(Problem, match="bundle_signature"):
        service.fetch(publisher.address, KEY)
    assert tuple(vault.operators.list()) == ()
    assert not core.home.updates.exists()
    assert service.sources().addresses == {}


def test_a_broken_one_is_resumed(
    core: OpenCore, service: DirectoryUpdate, publisher: Publisher
) -> None:
    publisher.cut = 300
    with pytest.raises(Problem, match="update_broken_off"):
        service.fetch(publisher.address, KEY)
    assert sum(each.stat().st_size for each in left(core)) > 300
    publisher.cut = None
    assert states(fetch(service, publisher)) == [State.NEW, State.NEW]
    assert publisher.asked[1]["Range"] == "bytes=300-"
    assert not core.home.updates.exists()


def test_parts_of_two_versions_are_never_believed(
    service: DirectoryUpdate, publisher: Publisher
) -> None:
    publisher.cut = 300
    with pytest.raises(Problem, match="update_broken_off"):
        service.fetch(publisher.address, KEY)
    publisher.cut, publisher.careless = None, True
    publisher.data = made(INN, operator("sample-port"), serial=2)
    with pytest.raises(Problem, match="bundle_signature"):
        service.fetch(publisher.address, KEY)
    # The next time begins anew.
    assert fetch(service, publisher).manifest.serial == 2


def test_what_is_left_of_another_update_is_deleted(
    core: OpenCore, service: DirectoryUpdate, publisher: Publisher
) -> None:
    publisher.cut = 300
    for query in ("", "?other"):
        with pytest.raises(Problem, match="update_broken_off"):
            service.fetch(publisher.address + query, KEY)
    assert len(left(core)) == 2


def test_the_key_is_given_once_and_another_is_refused(
    service: DirectoryUpdate, publisher: Publisher
) -> None:
    with pytest.raises(Problem, match="update_no_key"):
        service.fetch(publisher.address)
    with pytest.raises(Problem, match="bundle_key"):
        service.fetch(publisher.address, "c2hvcnQ=")
    assert publisher.asked == []
    take(service, fetch(service, publisher))
    publisher.data = made(SHOP, serial=2, secret=OTHER_SECRET)
    with pytest.raises(Problem, match="bundle_signature"):
        service.fetch(publisher.address)
    asked = len(publisher.asked)
    with pytest.raises(Problem, match="update_other_key"):
        service.fetch(publisher.address, OTHER_KEY)
    assert len(publisher.asked) == asked
    update = service.fetch(publisher.address, OTHER_KEY, replace_key=True)
    assert update is not None
    take(service, update)
    assert service.sources().addresses[publisher.address].key == OTHER_KEY


def test_an_older_one_is_refused_unless_asked_for(
    service: DirectoryUpdate, publisher: Publisher, tmp_path: Path
) -> None:
    publisher.data = made(SHOP, serial=7)
    take(service, fetch(service, publisher))
    publisher.data = made(SHOP, INN, serial=6)
    with pytest.raises(Problem, match="update_older"):
        service.fetch(publisher.address)
    path = tmp_path / "older.kaiji-directory"
    path.write_bytes(publisher.data)
    with pytest.raises(Problem, match="update_older"):
        service.read_file(path, KEY)
    assert states(service.read_file(path, older=True)) == [State.SAME, State.NEW]
    update = service.fetch(publisher.address, older=True)
    assert update is not None
    take(service, update)
    assert service.sources().serials == {KEY: 6}


def test_stopping_while_writing_writes_nothing(
    vault: Vault, service: DirectoryUpdate, publisher: Publisher
) -> None:
    update = fetch(service, publisher)
    with pytest.raises(Cancelled):
        service.accept(update, update.plan.rows, Progress(stopped=lambda: True))
    assert tuple(vault.operators.list()) == ()
    assert service.sources().serials == {}


def repacked(text: bytes) -> bytes:
    """Sign any bytes in place of a bundle's lines: publishers too make mistakes."""
    from base64 import b64encode

    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    head, packed = b"kaiji-directory 1\n", gzip.compress(text)
    signature = Ed25519PrivateKey.from_private_bytes(SECRET).sign(head + packed)
    return head + b64encode(signature) + b"\n" + packed


def test_signed_nonsense_is_told(service: DirectoryUpdate, publisher: Publisher) -> None:
    good = gzip.decompress(made(SHOP, INN)[107:])
    manifest, *records = good.splitlines(keepends=True)
    for text in (
        b"",
        b"[]\n",
        manifest.replace(b'"format":1', b'"format":"1"'),
        manifest,
        good + records[0],
        manifest + records[1] + records[0],
        good.replace(b"Sample Shop", b"Sample Ship"),
        good[:-1],
        bytes(3_000_000),
    ):
        publisher.data = repacked(text)
        with pytest.raises(Problem, match="bundle_manifest"):
            service.fetch(publisher.address, KEY)


def test_a_broken_record_is_a_broken_row(service: DirectoryUpdate, publisher: Publisher) -> None:
    files = [*files_to_share([SHOP]), ("jp/wrong.toml", "name = "), ("../x.json", "{}")]
    publisher.data = make_bundle(files, publisher="\x1b[2JSample", serial=1, now=NOW, secret=SECRET)
    update = fetch(service, publisher)
    assert states(update) == [State.NEW, State.BROKEN, State.BROKEN]
    assert update.publisher == "?[2JSample"


def test_a_file_that_is_too_large_or_none_is_told(service: DirectoryUpdate, tmp_path: Path) -> None:
    path = tmp_path / "large"
    with path.open("wb") as stream:
        stream.truncate(MOST_MEGABYTES * 1_000_000 + 1)
    for place, code in (
        (path, "bundle_too_large"),
        (tmp_path / "absent", "no_file"),
        (tmp_path, "cannot_read"),
        (Path("/dev/zero"), "cannot_read"),
    ):
        with pytest.raises(Problem, match=code):
            service.read_file(place, KEY)
    with pytest.raises(Problem, match="update_no_key"):
        service.read_file(path)


def test_own_records_are_shared_and_taken_without_remarks(
    core: OpenCore, vault: Vault, service: DirectoryUpdate, publisher: Publisher, tmp_path: Path
) -> None:
    take(service, fetch(service, publisher))
    kept = vault.operators.kept(SHOP.slug)
    assert kept is not None
    vault.operators.put([replace(kept, record=replace(kept.record, notes=("a remark",)))])
    key, path = tmp_path / "key.pem", tmp_path / "mine.kaiji-directory"
    public_key = bundles.new_key(key)
    assert key.stat().st_mode & 0o077 == 0
    shared = bundles.write_bundle(vault, path, key, publisher="Sample", now=NOW)
    assert shared.key == public_key
    assert shared.slugs == (INN.slug, SHOP.slug)
    found = [row.operator for row in open_bundle(path.read_bytes(), [public_key]).rows()]
    assert [each.notes for each in found if each] == [(), ()]
    with pytest.raises(Problem, match="bundle_key_there"):
        bundles.new_key(key)
    key.write_text("no key", encoding="utf-8")
    with pytest.raises(Problem, match="bundle_key_file"):
        bundles.write_bundle(vault, path, key, publisher="Sample", now=NOW)
