"""Sharing one's own records so that others can tell whose they are: signed, in one file."""

from __future__ import annotations

import base64
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from app.base.errors import Problem
from app.base.files import read_text, write_atomically
from app.base.ids import OperatorSlug
from app.operators.importing.bundle import make_bundle
from app.operators.write import files_to_share
from app.services.sharing import records_to_share
from app.vault.vault import Vault


@dataclass(frozen=True)
class Shared:
    """What was written.

    Attributes:
        key: the public key others need, in base64.
        serial: the number of the bundle.
        slugs: the records in it.
    """

    key: str
    serial: int
    slugs: tuple[OperatorSlug, ...]


def new_key(path: Path) -> str:
    """Make a key to sign with and keep it in a file only its owner reads; give the public one.

    Raises:
        Problem: there is such a file already, or it cannot be written.
    """
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    if path.exists():
        raise Problem("problem.bundle_key_there", path=str(path))
    key = Ed25519PrivateKey.generate()
    text = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    write_atomically(path, text)
    return public_key(key.private_bytes_raw())


def write_bundle(
    vault: Vault,
    path: Path,
    key: Path,
    *,
    publisher: str,
    now: datetime,
    new: bool = False,
    serial: int | None = None,
    slugs: Sequence[str] = (),
) -> Shared:
    """Write the user's own records as a signed bundle; requests, people, remarks are none of it.

    Args:
        vault: whose records.
        path: the file to write.
        key: the file of the key to sign with.
        publisher: whose they are, as others see it.
        now: aware, in UTC.
        new: the key is made first.
        serial: the number of the bundle; without one minute and day, which grows by itself.
        slugs: which records; none = all but samples.

    Raises:
        Problem: there is nothing to share, no such record, no key in the file or one before a new
            one, the bundle is too large, or it cannot be written.
    """
    records = records_to_share(vault, slugs)
    if new:
        new_key(key)
    secret = _secret(key)
    number = int(now.strftime("%Y%m%d%H%M")) if serial is None else serial
    files = files_to_share(records)
    data = make_bundle(files, publisher=publisher, serial=number, now=now, secret=secret)
    write_atomically(path, data, mode=0o644)
    return Shared(public_key(secret), number, tuple(record.slug for record in records))


def _secret(path: Path) -> bytes:
    from cryptography.exceptions import UnsupportedAlgorithm
    from cryptography.hazmat.primitives import serialization
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    try:
        key = serialization.load_pem_private_key(read_text(path).encode(), password=None)
    except (ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Problem("problem.bundle_key_file", path=str(path)) from error
    if not isinstance(key, Ed25519PrivateKey):
        raise Problem("problem.bundle_key_file", path=str(path))
    return key.private_bytes_raw()


def public_key(secret: bytes) -> str:
    """Give the public key in base64 that belongs to a private one of 32 bytes."""
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    public = Ed25519PrivateKey.from_private_bytes(secret).public_key()
    return base64.b64encode(public.public_bytes_raw()).decode()
