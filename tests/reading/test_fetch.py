"""Fetching, against a server on this machine that the tests allow themselves to ask."""

import gzip
import ipaddress
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from claimcmp.errors import InputError, UnreadableInput
from claimcmp.reading import read_articles
from claimcmp.reading.fetch import Fetcher
from claimcmp.reading.fetch_addresses import AddressPolicy, is_public
from claimcmp.reading.fetch_cache import FetchCache, clear_fetched
from claimcmp.reading.fetch_request import Limits
from claimcmp.reading.web_address import parse_address, shown_address
from tests.reading.checks import body

FIRST = "Guvernul a aprobat marți renovarea a 12 școli din județul Suceava, a anunțat ministrul."
SECOND = "Lucrările vor începe în luna iulie și vor costa 14,5 milioane de euro, a spus el."
PAGE = f"<html><head><title>Școli</title></head><body><p>{FIRST}</p><p>{SECOND}</p></body></html>"
CEDILLAS = str.maketrans("șțȘ", "şţŞ")
HERE = "127.0.0.1"
NOON = datetime(2026, 3, 4, 12, 0, tzinfo=UTC)
Answer = Callable[[BaseHTTPRequestHandler], None]


@dataclass
class Site:
    """A server, what it answers to each path, and what it was asked."""

    port: int
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, dict[str, str]]] = field(default_factory=list)

    def url(self, path: str, host: str = "news.example") -> str:
        return f"http://{host}:{self.port}{path}"

    @property
    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


def sends(
    content: bytes | str, status: int = 200, kind: str = "text/html; charset=utf-8", **headers: str
) -> Answer:
    raw = content.encode() if isinstance(content, str) else content

    def answer(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        for name, value in headers.items():
            handler.send_header(name.replace("_", "-"), value)
        handler.end_headers()
        handler.wfile.write(raw)

    return answer


@pytest.fixture
def site() -> Iterator[Site]:
    asked: list[tuple[str, dict[str, str]]] = []
    answers: dict[str, Answer] = {}

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append((self.path, dict(self.headers)))
            answers.get(self.path, sends("none", status=404))(self)

        def log_message(self, *_: object) -> None:
            return

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield Site(server.server_address[1], answers, asked)
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def fetcher(**changes: Any) -> Fetcher:
    """A fetcher whose every name is this machine; the others inside it stay forbidden."""
    addresses = {"inner.example": ["127.0.0.2"], "two.example": ["127.0.0.1", "10.0.0.1"]}
    policy = AddressPolicy(
        resolver=lambda host, _: addresses.get(host, [host if host[0].isdigit() else HERE]),
        is_allowed=lambda address: str(address) == HERE,
        ports=None,
    )
    usual = Fetcher(policy=policy, sleep=lambda _: None, now=lambda: NOON)
    return replace(usual, **changes)


def reason(url: str, **changes: Any) -> str:
    with pytest.raises(UnreadableInput) as caught:
        fetcher(**changes).fetch(url)
    assert "\n" not in str(caught.value)
    return str(caught.value)


def test_a_page_becomes_an_article_with_its_time_and_hash(site: Site) -> None:
    site.answers["/a?x=1"] = sends(PAGE)
    url = site.url("/a?x=1")
    articles, skipped = read_articles([url + "#part"], fetch=fetcher().fetch)
    assert skipped == ()
    article = articles[0]
    assert body(article) == [FIRST, SECOND]
    assert (article.path, article.url) == (url, url)
    assert article.retrieved == "2026-03-04T12:00:00Z"
    assert article.sha256 == fetcher().fetch(url).sha256


def test_the_request_is_polite_and_goes_to_the_address_that_was_checked(site: Site) -> None:
    """No name server knows news.example: only the checked address can have been asked."""
    site.answers["/a"] = sends(PAGE)
    fetcher().fetch(site.url("/a"))
    assert site.paths == ["/robots.txt", "/a"]
    headers = site.asked[-1][1]
    assert headers["User-Agent"].startswith("claimcmp/")
    assert headers["Host"] == f"news.example:{site.port}"


def test_credentials_are_neither_sent_nor_kept(site: Site) -> None:
    site.answers["/a"] = sends(PAGE)
    url = site.url("/a").replace("//", "//reporter:secret@")
    fetched = fetcher().fetch(url)
    articles, _ = read_articles([url], fetch=fetcher().fetch)
    assert "secret" not in f"{fetched.url} {articles[0].path} {articles[0].url} {site.asked}"
    assert "Authorization" not in site.asked[-1][1]


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (PAGE.encode(), "text/html"),
        (PAGE.translate(CEDILLAS).encode("iso-8859-2"), "text/html; charset=iso-8859-2"),
        (f"{FIRST}\n\n{SECOND}\n".encode(), "text/plain"),
        (f'{{"text": "{FIRST} {SECOND}"}}'.encode(), "application/json"),
    ],
)
def test_the_media_type_chooses_the_reader(site: Site, content: bytes, kind: str) -> None:
    site.answers["/a"] = sends(content, kind=kind)
    articles, skipped = read_articles([site.url("/a")], fetch=fetcher().fetch)
    assert skipped == ()
    assert "din jude" in articles[0].text


def test_packed_answers_are_unpacked_within_limits(site: Site) -> None:
    site.answers["/a"] = sends(gzip.compress(PAGE.encode()), Content_Encoding="gzip")
    site.answers["/bomb"] = sends(gzip.compress(bytes(6_000_000)), Content_Encoding="gzip")
    site.answers["/br"] = sends(b"?", Content_Encoding="br")
    assert fetcher().fetch(site.url("/a")).content == PAGE.encode()
    assert "decompression bombs" in reason(site.url("/bomb"))
    assert "'br', unasked" in reason(site.url("/br"))


def test_redirects_are_followed_and_counted(site: Site) -> None:
    site.answers["/a"] = sends("", status=301, Location="/b")
    site.answers["/b"] = sends(PAGE)
    site.answers["/round"] = sends("", status=302, Location="/round")
    assert fetcher().fetch(site.url("/a")).url == site.url("/b")
    assert "more than 5 redirects" in reason(site.url("/round"))


@pytest.mark.parametrize(
    ("target", "expected"),
    [
        ("http://inner.example/", "inner.example is not on the public internet"),
        ("http://two.example/", "two.example is not on the public internet"),
        ("http://127.0.0.2/", "not on the public internet"),
        ("file:///etc/passwd", "only http and https"),
        ("gopher://news.example/", "only http and https"),
    ],
)
def test_a_redirect_to_a_forbidden_place_is_not_followed(
    site: Site, target: str, expected: str
) -> None:
    site.answers["/a"] = sends("", status=302, Location=target)
    assert expected in reason(site.url("/a"))


def test_robots_txt_is_honoured_with_its_wildcards(site: Site) -> None:
    rules = "User-agent: *\nDisallow: /*/print$\nDisallow: /private\nCrawl-delay: 3\n"
    site.answers["/robots.txt"] = sends(rules, kind="text/plain")
    site.answers["/a"] = sends(PAGE)
    waits: list[float] = []
    polite = fetcher(sleep=waits.append)
    polite.fetch(site.url("/a"))
    polite.fetch(site.url("/a"))
    assert site.paths == ["/robots.txt", "/a", "/a"]
    assert 2.5 < waits[0] <= 3
    for path in ("/news/print", "/private/a"):
        assert "robots.txt of news.example does not allow" in reason(site.url(path))
    assert "/private/a" not in site.paths


def test_a_site_that_fails_to_give_its_rules_is_left_alone(site: Site) -> None:
    site.answers["/robots.txt"] = sends("", status=503)
    site.answers["/a"] = sends(PAGE)
    assert "does not allow" in reason(site.url("/a"))


def test_errors_of_the_server_are_told(site: Site) -> None:
    site.answers["/gone"] = sends("gone", status=410)
    site.answers["/empty"] = sends(" ")
    assert reason(site.url("/gone")) == "the server answers 410 Gone"
    assert reason(site.url("/empty")) == "empty"
    with socket.socket() as unused:
        unused.bind(("127.0.0.1", 0))
        port = unused.getsockname()[1]
    assert "cannot be reached" in reason(f"http://news.example:{port}/")
    assert "no secure connection" in reason(site.url("/a").replace("http:", "https:"))


def test_size_and_time_are_limited(site: Site) -> None:
    def drips(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        with suppress(OSError):
            for _ in range(200):
                handler.wfile.write(b"x")
                time.sleep(0.05)

    site.answers["/large"] = sends("x" * 3_000_000)
    site.answers["/drip"] = drips
    limits = Limits(size=2 * 1024 * 1024, seconds=0.6, silence=0.5)
    assert "larger than 2 MB" in reason(site.url("/large"), limits=Limits(size=2 * 1024 * 1024))
    assert "does not answer in time" in reason(site.url("/drip"), limits=limits)


def test_pages_are_kept_for_an_hour_and_checked_by_their_hash(site: Site, tmp_path: Path) -> None:
    site.answers["/a"] = sends(PAGE)
    cache = FetchCache(tmp_path / "fetched")
    first = fetcher(cache=cache).fetch(site.url("/a"))
    assert fetcher(cache=cache).fetch(site.url("/a")) == first
    assert site.paths.count("/a") == 1
    later = NOON + timedelta(minutes=61)
    assert fetcher(cache=cache, now=lambda: later).fetch(site.url("/a")).retrieved > first.retrieved
    assert site.paths.count("/a") == 2
    next(cache.folder.glob("*.bin")).write_bytes(b"changed")
    assert fetcher(cache=cache).fetch(site.url("/a")).content == PAGE.encode()
    assert site.paths.count("/a") == 3
    clear_fetched(cache.folder)
    assert list(cache.folder.iterdir()) == []


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.8.8.8", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254"),
        *("0.0.0.0", "100.64.0.1", "224.0.0.1", "240.0.0.1", "255.255.255.255", "192.0.2.1"),
        *("::1", "::", "fe80::1", "fc00::1", "fec0::1", "ff02::1", "2001:db8::1"),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::"),
        *("2002:a00:1::", "2001:0:7f00:1::", "64:ff9b::a9fe:a9fe"),
    ],
)
def test_addresses_that_are_not_public(address: str) -> None:
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("address", ["8.8.8.8", "2606:4700::1111", "::ffff:8.8.8.8"])
def test_addresses_that_are_public(address: str) -> None:
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "127.1", "2130706433", "[::1]"])
def test_this_machine_is_never_asked_whatever_it_is_called(host: str) -> None:
    with pytest.raises(UnreadableInput, match=r"not on the public internet|cannot be found"):
        Fetcher().fetch(f"http://{host}/")


def test_ports_of_other_services_are_not_asked() -> None:
    with pytest.raises(UnreadableInput, match="port 25 is none of a web server"):
        Fetcher().fetch("http://news.example:25/")


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (
            "HTTP://User:Secret@Știri.example/a b?q=ș#x",
            "http://xn--tiri-pxb.example/a%20b?q=%C8%99",
        ),
        ("https://news.example:443", "https://news.example/"),
        ("http://[2606:4700::1111]:80/a", "http://[2606:4700::1111]/a"),
        ("http://user:secret@:99999/a", "http://:99999/a"),
    ],
)
def test_addresses_are_shown_without_credentials_and_fragment(given: str, shown: str) -> None:
    assert shown_address(given) == shown


@pytest.mark.parametrize("url", ["http://", "http:///path", "ftp://a.example/", "http://a b/", "x"])
def test_what_is_no_web_address_says_so(url: str) -> None:
    with pytest.raises(UnreadableInput, match="address"):
        parse_address(url)


def test_without_fetch_an_address_is_one_line_and_nothing_is_asked() -> None:
    with pytest.raises(InputError) as caught:
        read_articles(["https://user:secret@news.example/a"])
    assert str(caught.value) == (
        "'https://news.example/a': an address of the web; give --fetch to load it"
    )
