"""A directory in one file that its publisher signed: made, checked and only then read.

The file is a line that names its format, a line with the Ed25519 signature, and JSON lines packed
with gzip: a manifest, then one record a line. The signature covers every other byte and stands at
a fixed place, so that nothing is unpacked or parsed before it is found good; for the same reason
it is no .zip, whose index must be read to find anything in it.
"""

from __future__ import annotations

import base64
import gzip
import io
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import datetime
from hashlib import sha256

import msgspec

from app.base.errors import Problem
from app.base.messages import Message
from app.base.records import shown_key
from app.operators.importing import reading
from app.operators.importing.pieces import Piece
from app.operators.importing.row import MOST_OF_ALL, MOST_OF_ROW, MOST_ROWS, Row

#: How such files are called.
SUFFIX = ".kaiji-directory"

#: The largest file that is read, in megabytes of a million bytes.
MOST_MEGABYTES = 64

_FORMAT = 1
_NAME = b"kaiji-directory "
_HEAD = _NAME + b"%d\n" % _FORMAT
_KEY_SIZE, _SIGNATURE_SIZE = 32, 64
_START = len(_HEAD) + len(base64.b64encode(bytes(_SIGNATURE_SIZE))) + 1

#: JSON writes a character of a text in six at most.
_LONGEST_LINE = 6 * MOST_OF_ROW + 1_000


@dataclass(frozen=True)
class Manifest:
    """What a bundle says of itself.

    Attributes:
        format: the form of the file.
        serial: grows with every bundle of a publisher.
        issued: when it was made, ISO 8601 in UTC.
        publisher: their name, as they write it.
        count: its records.
        sha256: of the records' lines, in hexadecimal digits.
    """

    format: int
    serial: int
    issued: str
    publisher: str
    count: int
    sha256: str


@dataclass(frozen=True)
class _Line:
    """A record as it stands in a bundle: the path COUNTRY/SLUG.toml and its TOML text."""

    file: str
    toml: str


@dataclass(frozen=True)
class Bundle:
    """A bundle whose signature was found good.

    Attributes:
        key: whose signature it is: the public key in base64.
        manifest: what it says of itself.
    """

    key: str
    manifest: Manifest
    _packed: bytes

    def rows(self) -> Iterator[Row]:
        """Read its records.

        Raises:
            Problem: as many or other records than the manifest says, or more than may be.
        """
        return reading.rows(self._pieces())

    def _pieces(self) -> Iterator[Piece]:
        digest, number = sha256(), 0
        lines = _lines(self._packed)
        next(lines)  # the manifest
        for number, line in enumerate(lines, 1):
            if number > self.manifest.count:
                break
            digest.update(line)
            yield _piece(line, number)
        if number != self.manifest.count or digest.hexdigest() != self.manifest.sha256:
            raise Problem("problem.bundle_manifest")


def open_bundle(data: bytes, keys: Iterable[str]) -> Bundle:
    """Check the signature of a bundle and, where it is good, read the manifest.

    Args:
        data: the whole file.
        keys: the public keys that are trusted, in base64; one of them must have signed.

    Raises:
        Problem: it is no bundle, of a newer format, not signed by any of these, or the manifest
            is none.
    """
    if not data.startswith(_NAME):
        raise Problem("problem.bundle_none")
    key = _signer(data, keys)
    if key is None:
        raise Problem("problem.bundle_signature")
    if not data.startswith(_HEAD):
        raise Problem("problem.bundle_newer")
    packed = data[_START:]
    try:
        manifest = msgspec.json.decode(next(_lines(packed), b""), type=Manifest)
        datetime.fromisoformat(manifest.issued)
    except (msgspec.DecodeError, UnicodeDecodeError, ValueError) as error:
        raise Problem("problem.bundle_manifest") from error
    if not 0 <= manifest.count <= MOST_ROWS or manifest.serial < 0:
        raise Problem("problem.bundle_manifest")
    return Bundle(key, manifest, packed)


def make_bundle(
    files: Iterable[tuple[str, str]], *, publisher: str, serial: int, now: datetime, secret: bytes
) -> bytes:
    """Make a bundle; the same records at the same moment give the same bytes.

    Args:
        files: of each record the path COUNTRY/SLUG.toml and its TOML text.
        publisher: whose it is, as others see it.
        serial: larger than that of every bundle before.
        now: aware, in UTC.
        secret: the private key, 32 bytes.

    Raises:
        Problem: it would be larger than others may read.
    """
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

    lines = [msgspec.json.encode(_Line(name, text)) + b"\n" for name, text in files]
    records = b"".join(lines)
    digest = sha256(records).hexdigest()
    issued = now.isoformat(timespec="seconds")
    manifest = Manifest(_FORMAT, serial, issued, publisher, len(lines), digest)
    head = msgspec.json.encode(asdict(manifest)) + b"\n"
    packed = gzip.compress(head + records, mtime=0)
    if len(packed) + _START > MOST_MEGABYTES * 1_000_000 or len(lines) > MOST_ROWS:
        raise Problem("problem.bundle_too_large", most=MOST_MEGABYTES)
    signature = Ed25519PrivateKey.from_private_bytes(secret).sign(_HEAD + packed)
    return _HEAD + base64.b64encode(signature) + b"\n" + packed


def checked_key(text: str) -> str:
    """Give a public key in the one way it is written: base64 of its 32 bytes.

    Raises:
        Problem: it is none.
    """
    try:
        key = base64.b64decode(text.strip(), validate=True)
    except ValueError as error:
        raise Problem("problem.bundle_key", key=shown_key(text)) from error
    if len(key) != _KEY_SIZE:
        raise Problem("problem.bundle_key", key=shown_key(text))
    return base64.b64encode(key).decode()


def _signer(data: bytes, keys: Iterable[str]) -> str | None:
    """Find whose signature it is; nothing is asked of the file but where its bytes stand."""
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey

    head, written, packed = data[: len(_HEAD)], data[len(_HEAD) : _START], data[_START:]
    try:
        signature = base64.b64decode(written.removesuffix(b"\n"), validate=True)
    except ValueError:
        return None
    # One signature has one way to be written: no byte of the file is without meaning.
    if base64.b64encode(signature) + b"\n" != written:
        return None
    for key in keys:
        try:
            public = Ed25519PublicKey.from_public_bytes(base64.b64decode(key))
            public.verify(signature, head + packed)
        except InvalidSignature:
            continue
        return key
    return None


def _lines(packed: bytes) -> Iterator[bytes]:
    """Unpack line by line, never more than may be: a publisher too can make mistakes."""
    size = 0
    try:
        with gzip.GzipFile(fileobj=io.BytesIO(packed)) as stream:
            while line := stream.readline(_LONGEST_LINE):
                size += len(line)
                if size > MOST_OF_ALL or not line.endswith(b"\n"):
                    raise Problem("problem.bundle_manifest")
                yield line
    except (OSError, EOFError, zlib.error) as error:
        raise Problem("problem.bundle_manifest") from error


def _piece(line: bytes, number: int) -> Piece:
    try:
        found = msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeDecodeError):
        return Piece("", number, b"", Message("import.why.not_json"))
    data = found.toml.encode()
    if len(data) > MOST_OF_ROW:
        why = Message("import.why.too_big", {"most": MOST_OF_ROW // 1000})
        return Piece(found.file, number, b"", why)
    if not found.file.endswith(".toml"):
        return Piece(found.file, number, b"", Message("import.why.no_file"))
    return Piece(found.file, 0, data)
