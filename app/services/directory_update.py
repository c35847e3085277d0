"""Updating records from a publisher: fetched only when asked, believed only if signed."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from dataclasses import dataclass, field, replace
from hashlib import sha256
from pathlib import Path

from app.base.changes import Changes, Topic
from app.base.errors import Problem
from app.base.files import cannot_read
from app.base.messages import Message
from app.base.paths import Home
from app.base.progress import Progress
from app.base.records import shown_key
from app.net import updates
from app.net.updates import NO_VERSION, Network, Version
from app.operators.importing.bundle import (
    MOST_MEGABYTES,
    Bundle,
    Manifest,
    checked_key,
    open_bundle,
)
from app.operators.importing.plan import Plan, Planned, State
from app.services.importing import Importing
from app.vault.vault import Vault

_KEY = "directory_updates"


@dataclass(frozen=True)
class Source:
    """An address records come from.

    Attributes:
        key: whose signature counts there: the public key in base64.
        version: the one every row of which was accepted; its fields are empty where none was.
    """

    key: str
    version: Version = NO_VERSION


@dataclass(frozen=True)
class Sources:
    """What is remembered of publishers.

    Attributes:
        addresses: where records come from.
        serials: for each public key the serial number of the bundle taken last.
    """

    addresses: dict[str, Source] = field(default_factory=dict)
    serials: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Update:
    """A bundle whose signature is good, and what taking it would do.

    Attributes:
        manifest: what the publisher says of it.
        key: who signed: the public key in base64.
        plan: what would become of each record.
        address: where it came from; empty = from a file.
        version: what the server called it.
    """

    manifest: Manifest
    key: str
    plan: Plan
    address: str = ""
    version: Version = NO_VERSION

    @property
    def publisher(self) -> str:
        """The publisher's name, so that it fits a sentence."""
        return shown_key(self.manifest.publisher)


class DirectoryUpdate:
    """Updates of the user's records; nothing is fetched or written by itself."""

    def __init__(
        self, vault: Vault, importing: Importing, home: Home, network: Network | None = None
    ) -> None:
        self._vault, self._importing = vault, importing
        self._folder, self._network = home.updates, network or Network()

    def sources(self) -> Sources:
        """Give the addresses and keys that are remembered."""
        return self._vault.preferences.get(_KEY, Sources) or Sources()

    def fetch(
        self,
        address: str,
        key: str = "",
        *,
        again: bool = False,
        older: bool = False,
        replace_key: bool = False,
        progress: Progress | None = None,
    ) -> Update | None:
        """Fetch the bundle at ``address`` if it is new, and say what taking it would do.

        Args:
            address: an https address; without a scheme it is taken for one.
            key: the publisher's public key; needed the first time only.
            again: fetch it though it is not new.
            older: take also a bundle older than the last.
            replace_key: ``key`` takes the place of the one remembered.
            progress: told bytes, then rows; asked whether to stop.

        Returns:
            None = there is nothing new.

        Raises:
            Problem: there is no key or another one than before, fetching fails, the signature is
                not good, the bundle is older than the last, or it cannot be read.
            Cancelled: the user asked to stop; what came is kept for the next time.
        """
        progress = progress or Progress()
        address = _whole(address)
        known = self.sources().addresses.get(address)
        trusted = _trusted(known, key, replace_key=replace_key)
        seen = known.version if known and known.key == trusted and not again else None
        place = self._folder / sha256(address.encode()).hexdigest()[:16]
        self._forget_others(place)
        try:
            fetched = updates.fetch(
                address, place, seen=seen, progress=progress, network=self._network
            )
        except Problem:
            self._tidy()
            raise
        self._forget_others(None)
        self._tidy()
        if fetched is None:
            return None
        bundle = open_bundle(fetched.data, [trusted])
        update = self._update(bundle, older=older, progress=progress)
        return replace(update, address=address, version=fetched.version)

    def read_file(
        self,
        path: Path,
        key: str = "",
        *,
        older: bool = False,
        progress: Progress | None = None,
    ) -> Update:
        """Say what taking the bundle in a file would do; the network is not asked.

        Args:
            path: the same file as an address gives.
            key: the publisher's public key; without one any that is remembered.
            older: take also a bundle older than the last.
            progress: told rows; asked whether to stop.

        Raises:
            Problem: there is no key, the file cannot be read, or as ``fetch``.
            Cancelled: the user asked to stop.
        """
        known = self.sources()
        keys = {*known.serials, *(each.key for each in known.addresses.values())}
        trusted = [checked_key(key)] if key else sorted(keys)
        if not trusted:
            raise Problem("problem.update_no_key")
        bundle = open_bundle(_read(path), trusted)
        return self._update(bundle, older=older, progress=progress or Progress())

    def accept(
        self, update: Update, rows: Iterable[Planned], progress: Progress | None = None
    ) -> Changes:
        """Write these rows of an update, and remember publisher and number: all, or nothing.

        As long as rows are left open, the next ``fetch`` gives them again.

        Raises:
            Cancelled: the user asked to stop; nothing was written.
            Problem: the vault cannot be written; nothing was.
        """
        accepted = list(rows)
        taken = {id(each) for each in accepted}
        open_rows = any(
            each.state in (State.NEW, State.CHANGED) and id(each) not in taken
            for each in update.plan.rows
        )
        known = self.sources()
        serials = {**known.serials, update.key: update.manifest.serial}
        addresses = dict(known.addresses)
        if update.address:
            version = NO_VERSION if open_rows else update.version
            addresses[update.address] = Source(update.key, version)
        with self._vault.transaction():
            changes = self._importing.accept(accepted, progress)
            self._vault.preferences.set(_KEY, Sources(addresses, serials))
        return changes | Changes.of(Topic.SETTINGS)

    def _update(self, bundle: Bundle, *, older: bool, progress: Progress) -> Update:
        last = self.sources().serials.get(bundle.key)
        serial = bundle.manifest.serial
        if last is not None and serial < last and not older:
            raise Problem("problem.update_older", serial=str(serial), last=str(last))
        plan = self._importing.plan_rows(bundle.rows(), progress)
        return Update(bundle.manifest, bundle.key, plan)

    def _forget_others(self, place: Path | None) -> None:
        """Delete what is left of other updates: one that breaks off is soon asked for again."""
        mine = place.name if place else None
        with suppress(OSError):
            for each in self._folder.iterdir():
                if mine is None or not each.name.startswith(mine):
                    each.unlink()

    def _tidy(self) -> None:
        with suppress(OSError):  # something is left in it
            self._folder.rmdir()


def _whole(address: str) -> str:
    address = address.strip()
    return address if "://" in address else f"https://{address}"


def _trusted(known: Source | None, key: str, *, replace_key: bool) -> str:
    given = checked_key(key) if key else ""
    if known is None:
        if not given:
            raise Problem("problem.update_no_key")
        return given
    if given and given != known.key and not replace_key:
        raise Problem("problem.update_other_key", key=given, known=known.key)
    return given or known.key


def _read(path: Path) -> bytes:
    most = MOST_MEGABYTES * 1_000_000
    try:
        # A device may never end.
        if path.exists() and not path.is_file():
            raise Problem("problem.cannot_read", path=str(path), reason=Message("file.no_file"))
        with path.open("rb") as stream:
            data = stream.read(most + 1)
    except OSError as error:
        raise cannot_read(path, error) from error
    if len(data) > most:
        raise Problem("problem.bundle_too_large", most=MOST_MEGABYTES)
    return data
