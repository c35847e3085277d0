"""Fetching a page: what comes, what is refused, and that nothing private is ever asked."""

from __future__ import annotations

import gzip
import ssl
import threading
from collections.abc import Callable, Iterator
from datetime import UTC
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from app.base.errors import Cancelled, Problem
from app.base.progress import Progress
from app.net.pages import Limits, fetch
from app.net.pinned import Lines, session
from app.net.reach import is_public
from tests.app.net.publisher import make_certificate

Answer = Callable[[BaseHTTPRequestHandler], None]


class Site:
    """A real server on loopback: paths and what they answer."""

    def __init__(self, host: str = "127.0.0.1", secure: ssl.SSLContext | None = None) -> None:
        self.answers: dict[str, Answer] = {}
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.over = threading.Event()
        site = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                site.asked.append((self.path, dict(self.headers)))
                site.answers[self.path](self)

            def log_message(self, *_: object) -> None:
                pass

        class Quiet(ThreadingHTTPServer):
            def handle_error(self, *_: object) -> None:
                pass  # the caller hung up, as it should

        self.server = Quiet((host, 0), Handler)
        if secure:
            self.server.socket = secure.wrap_socket(self.server.socket, server_side=True)
        self.address = f"{host}:{self.server.server_port}"
        self.thread = threading.Thread(target=self.server.serve_forever, args=(0.02,), daemon=True)
        self.thread.start()

    def page(self, path: str, body: bytes, status: int = 200, **headers: str) -> None:
        """Answer ``path`` with ``body``."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(status)
            for name, value in headers.items():
                handler.send_header(name.replace("_", "-"), value)
            handler.end_headers()
            handler.wfile.write(body)

        self.answers[path] = answer

    def redirect(self, path: str, to: str) -> None:
        """Send ``path`` on to another address."""
        self.page(path, b"", 302, Location=to)

    def pieces(self, path: str, piece: bytes, gap: float) -> None:
        """Answer ``path`` without an end, a piece after each ``gap`` of seconds."""

        def answer(handler: BaseHTTPRequestHandler) -> None:
            handler.send_response(200)
            handler.end_headers()
            while not self.over.wait(gap):
                handler.wfile.write(piece)

        self.answers[path] = answer

    def close(self) -> None:
        """End the server and whatever it still answers."""
        self.over.set()
        self.server.shutdown()
        self.server.server_close()


@pytest.fixture
def site() -> Iterator[Site]:
    """Give a server of our own."""
    made = Site()
    yield made
    made.close()


def here(address: str) -> bool:
    """Allow the one address the servers of these tests have."""
    return address == "127.0.0.1"


def get(address: str, limits: Limits | None = None) -> bytes:
    return fetch(address, progress=Progress(), may_reach=here, limits=limits or Limits()).data


def refusal(address: str, limits: Limits | None = None) -> str:
    with pytest.raises(Problem) as caught:
        get(address, limits)
    return caught.value.code


def test_a_page_comes_with_its_type_address_and_time(site: Site) -> None:
    site.page("/privacy", b"<p>hello", Content_Type="text/html; charset=utf-8")
    page = fetch(f"http://{site.address}/privacy#x", progress=Progress(), may_reach=here)
    assert page.data == b"<p>hello"
    assert page.media_type == "text/html; charset=utf-8"
    assert page.address == f"http://{site.address}/privacy"
    assert page.fetched.tzinfo is UTC
    assert [notice.id for notice in page.notices] == ["page.unencrypted"]


def test_nothing_personal_is_sent(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("http_proxy", "http://127.0.0.1:9")
    monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:9")
    site.page("/a", b"", 302, Location="/b", Set_Cookie="id=7; Path=/")
    site.page("/b", b"words", Content_Type="text/plain")
    assert get(f"http://{site.address}/a") == b"words"
    sent = site.asked[1][1]
    assert sent["User-Agent"].startswith("Kaiji")
    assert sent["Host"] == site.address
    assert set(sent) <= {"Host", "User-Agent", "Accept", "Accept-Encoding", "Connection"}


def test_an_address_without_a_scheme_falls_back_to_http_and_says_so(site: Site) -> None:
    site.page("/", b"words")
    page = fetch(f"{site.address}/", progress=Progress(), may_reach=here)
    assert page.data == b"words"
    assert page.notices


@pytest.mark.parametrize(
    "address",
    [
        "127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
        "0.0.0.0", "224.0.1.1", "255.255.255.255", "240.0.0.1", "192.0.2.1", "::", "::1",
        "fe80::1%eth0", "fc00::1", "fec0::1", "ff02::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1",
        "::127.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1", "2001::1", "nonsense",
    ],
)  # fmt: skip
def test_no_address_inside_a_network_is_public(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["1.1.1.1", "2606:4700::1111", "::ffff:1.1.1.1"])
def test_public_addresses_are(address: str) -> None:
    assert is_public(address)


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "[::1]", "2130706433", "0x7f.1"])
def test_this_machine_is_never_asked(site: Site, host: str) -> None:
    port = site.server.server_port
    with pytest.raises(Problem) as caught:
        fetch(f"http://{host}:{port}/", progress=Progress())
    assert caught.value.code == "problem.page_not_public"
    assert site.asked == []


def test_a_redirect_to_a_private_address_is_refused(site: Site) -> None:
    inside = Site("127.0.0.2")
    inside.page("/secret", b"secret")
    site.redirect("/a", f"http://{inside.address}/secret")
    assert refusal(f"http://{site.address}/a") == "problem.page_not_public"
    assert inside.asked == []
    inside.close()


def test_a_redirect_to_a_file_is_refused(site: Site) -> None:
    site.redirect("/a", "file:///etc/passwd")
    assert refusal(f"http://{site.address}/a") == "problem.page_scheme"


def test_a_redirect_to_nowhere_is_told(site: Site) -> None:
    site.redirect("/a", "http://[bad")
    assert refusal(f"http://{site.address}/a") == "problem.page_address"


def test_the_body_of_a_redirect_is_not_read(site: Site) -> None:
    def endless(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(302)
        handler.send_header("Location", "/b")
        handler.end_headers()
        while not site.over.wait(0.01):
            handler.wfile.write(b"x" * 100_000)

    site.answers["/a"] = endless
    site.page("/b", b"words")
    assert get(f"http://{site.address}/a", Limits(total=10)) == b"words"


def test_redirects_are_followed_five_times(site: Site) -> None:
    for number in range(7):
        site.redirect(f"/{number}", f"/{number + 1}")
    site.page("/7", b"end")
    assert get(f"http://{site.address}/2") == b"end"
    assert refusal(f"http://{site.address}/1") == "problem.page_redirects"


def test_a_body_without_end_is_cut_off(site: Site) -> None:
    site.pieces("/", b"x" * 100_000, 0)
    assert refusal(f"http://{site.address}/", Limits(megabytes=2)) == "problem.page_too_large"


def test_a_size_that_is_stated_too_large_is_not_read(site: Site) -> None:
    site.page("/", b"x", Content_Length="90000000")
    assert refusal(f"http://{site.address}/") == "problem.page_too_large"


def test_what_unpacks_without_measure_is_cut_off(site: Site) -> None:
    site.page("/", gzip.compress(b"x" * 30_000_000), Content_Encoding="gzip")
    assert refusal(f"http://{site.address}/") == "problem.page_too_large"


def test_a_silent_server_and_a_dripping_one_are_too_slow(site: Site) -> None:
    site.pieces("/silent", b"", 60)
    site.pieces("/drip", b"x", 0.02)
    silent = Limits(silence=0.2)
    assert refusal(f"http://{site.address}/silent", silent) == "problem.page_slow"
    assert refusal(f"http://{site.address}/drip", Limits(total=0.3)) == "problem.page_slow"


def test_it_can_be_stopped_at_any_moment(site: Site) -> None:
    site.pieces("/", b"", 60)
    asked = iter((False, True))
    with pytest.raises(Cancelled):
        fetch(
            f"http://{site.address}/",
            progress=Progress(stopped=lambda: next(asked)),
            may_reach=here,
        )


@pytest.mark.parametrize(
    ("status", "code"),
    [
        (404, "problem.page_not_there"),
        (403, "problem.page_not_allowed"),
        (503, "problem.page_status"),
    ],
)
def test_an_error_of_the_site_is_told(site: Site, status: int, code: str) -> None:
    site.page("/", b"sorry", status)
    assert refusal(f"http://{site.address}/") == code


@pytest.mark.parametrize("kind", ["image/png", "video/mp4", "application/zip"])
def test_what_is_no_document_is_not_fetched(site: Site, kind: str) -> None:
    site.page("/", b"x", Content_Type=kind)
    assert refusal(f"http://{site.address}/") == "problem.page_no_document"


@pytest.mark.parametrize(
    ("address", "code"),
    [
        ("", "problem.page_address"),
        ("two words", "problem.page_address"),
        ("http://", "problem.page_address"),
        ("http://user:pass@example.com/", "problem.page_address"),
        ("http://[::1", "problem.page_address"),
        ("ftp://example.com/a", "problem.page_scheme"),
        ("file:///etc/passwd", "problem.page_scheme"),
        ("http://a..b/", "problem.page_no_host"),
    ],
)
def test_what_is_no_address_is_told(address: str, code: str) -> None:
    assert refusal(address) == code


def test_nobody_answering_is_told(site: Site) -> None:
    address = site.address
    site.close()
    assert refusal(f"http://{address}/") == "problem.page_unreachable"


@pytest.fixture
def certificate(tmp_path: Path) -> Path:
    """Give a certificate for localhost that nobody vouches for, with its key."""
    return make_certificate(tmp_path)


@pytest.fixture
def secure(certificate: Path) -> Iterator[Site]:
    """Give a server with that certificate."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate)
    made = Site(secure=context)
    made.page("/", b"words")
    yield made
    made.close()


def test_a_wrong_certificate_is_told_and_http_not_tried_instead(secure: Site) -> None:
    port = secure.server.server_port
    assert refusal(f"https://localhost:{port}/") == "problem.page_certificate"
    assert refusal(f"localhost:{port}/") == "problem.page_certificate"
    assert secure.asked == []


def test_the_certificate_is_checked_for_the_name_though_the_address_is_pinned(
    secure: Site, certificate: Path
) -> None:
    port = secure.server.server_port
    lines = Lines()
    asked = session(here, lines)
    asked.verify = str(certificate)
    assert asked.get(f"https://localhost:{port}/", timeout=5).content == b"words"
    assert secure.asked[0][1]["Host"] == f"localhost:{port}"
    lines.break_off()
    asked.close()
