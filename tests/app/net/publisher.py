"""A publisher of a file: a real HTTPS server on loopback that keeps to the rules, or breaks them."""

from __future__ import annotations

import ssl
import threading
from datetime import UTC, datetime, timedelta
from hashlib import sha256
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from app.net.page import Limits
from app.net.updates import Network


def make_certificate(folder: Path) -> Path:
    """Make a certificate for localhost that nobody vouches for, with its key."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "localhost")])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(1)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName("localhost")]), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / "localhost.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


class Publisher:
    """One file at ``/directory``.

    Attributes:
        data: the file.
        dated: it is told by ``Last-Modified`` instead of an ETag.
        cut: bytes of the body after which the connection breaks; None = it does not.
        endless: the body never ends.
        stated: its length is told.
        resumes: parts can be had.
        careless: a part is given though the file is another by now, and no ETag with it.
        elsewhere: where it sends to instead.
        status: answered instead of the file.
        asked: the headers of each request.
    """

    def __init__(self, certificate: Path, data: bytes = b"") -> None:
        self.data = data
        self.dated = self.endless = self.careless = False
        self.stated = self.resumes = True
        self.cut: int | None = None
        self.elsewhere, self.status = "", 200
        self.asked: list[dict[str, str]] = []
        self.over = threading.Event()
        self.certificate = certificate
        publisher = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                publisher.asked.append(dict(self.headers))
                publisher.answer(self)

            def log_message(self, *_: object) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                pass  # the caller hung up, as it may

        self.server = Quiet(("127.0.0.1", 0), Handler)
        context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
        context.load_cert_chain(certificate)
        self.server.socket = context.wrap_socket(self.server.socket, server_side=True)
        self.address = f"https://localhost:{self.server.server_port}/directory"
        threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True).start()

    @property
    def version(self) -> str:
        """The ETag, or the day, of the file as it is now."""
        digest = sha256(self.data).hexdigest()
        if self.dated:
            second = int(digest[:4], 16) % 60
            return f"Sun, 01 Nov 2026 00:00:{second:02} GMT"
        return f'"{digest[:12]}"'

    def network(self, **limits: float) -> Network:
        """Give what a fetch from here may use."""
        return Network(
            lambda address: address == "127.0.0.1",
            Limits(**{"megabytes": 64, "silence": 5.0, "total": 20.0, **limits}),  # type: ignore[arg-type]
            self.certificate,
        )

    def answer(self, handler: BaseHTTPRequestHandler) -> None:
        """Answer as RFC 9110 says, as far as it is not to be broken."""
        headers, version = handler.headers, self.version
        if self.elsewhere:
            handler.send_response(302)
            handler.send_header("Location", self.elsewhere)
            handler.end_headers()
            return
        known = headers.get("If-Modified-Since" if self.dated else "If-None-Match")
        body, status = self.data, self.status
        if known == version:
            body, status = b"", 304
        start = headers.get("Range", "").removeprefix("bytes=").removesuffix("-")
        same = headers.get("If-Range") == version or self.careless
        if status == 200 and start and same and self.resumes:
            body, status = self.data[int(start) :], 206
            if not body:
                status = 416
        handler.send_response(status)
        if not (self.careless and status == 206):
            handler.send_header("Last-Modified" if self.dated else "ETag", version)
        if status == 206:
            last = len(self.data) - 1
            handler.send_header("Content-Range", f"bytes {start}-{last}/{len(self.data)}")
        if self.stated and not self.endless and status != 304:
            handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body[: self.cut])
        while self.endless and not self.over.wait(0.001):
            handler.wfile.write(bytes(50_000))

    def close(self) -> None:
        """End the server and whatever it still answers."""
        self.over.set()
        self.server.shutdown()
        self.server.server_close()
