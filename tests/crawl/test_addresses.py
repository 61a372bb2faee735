"""One spelling for each page, and the networks that a crawl keeps out of."""

import pytest

from indexer.crawl.addresses import Scope, canonical, is_public, shape


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("HTTP://A.Test:80", "http://a.test/"),
        ("https://a.test:443/x#top", "https://a.test/x"),
        ("https://a.test/x/../y/./z", "https://a.test/y/z"),
        ("https://a.test/文章?p=锁", "https://a.test/%E6%96%87%E7%AB%A0?p=%E9%94%81"),
        ("https://a.test/%E6%96%87", "https://a.test/%E6%96%87"),
        ("https://bücher.test/", "https://xn--bcher-kva.test/"),
        ("https://a.test/x?utm_source=a&id=3&fbclid=9", "https://a.test/x?id=3"),
        ("https://a.test/x?a=%2F&b", "https://a.test/x?a=%2F&b"),
        ("http://[::1]:8080/x", "http://[::1]:8080/x"),
        ("  https://a.test/x\n", "https://a.test/x"),
    ],
)
def test_an_address_has_one_spelling(url: str, expected: str) -> None:
    assert canonical(url) == expected
    assert canonical(expected) == expected


@pytest.mark.parametrize(
    "url",
    ["", "file:///etc/passwd", "data:text/html,x", "ftp://a.test/", "javascript:x", "mailto:a@a.test", "https://u:p@a.test/",
     "http://[::1", "http://a.test:99999/", "http:///x", "http://a.test/" + "x" * 3000, "http://" + "ü" * 200 + ".test/"],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_nothing(url: str) -> None:
    assert canonical(url) == ""


@pytest.mark.parametrize(
    "address",
    ["127.0.0.1", "10.1.2.3", "172.16.0.1", "192.168.1.1", "169.254.169.254", "0.0.0.0", "100.64.0.1", "224.0.0.1", "::1", "::",  # noqa: S104
     "fe80::1%eth0", "fd00::1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "no address"],
)  # fmt: skip
def test_private_addresses_are_known_in_every_dress(address: str) -> None:
    assert not is_public(address)


@pytest.mark.parametrize("address", ["93.184.216.34", "2606:4700::1111", "::ffff:93.184.216.34", "64:ff9b::5db8:d822"])
def test_public_addresses_pass(address: str) -> None:
    assert is_public(address)


def test_a_site_is_its_host_with_and_without_www_and_https_wins() -> None:
    scope = Scope()
    scope.add("http://www.a.test/blog/")
    assert scope.holds("http://a.test/x")
    assert not scope.holds("http://b.a.test/x")
    assert not scope.holds("http://a.test:8080/x")
    assert scope.settled("http://a.test/x") == "http://a.test/x"
    scope.add("https://a.test/")
    assert scope.settled("http://a.test/x") == "https://a.test/x"


def test_numbers_and_values_are_no_part_of_a_shape() -> None:
    assert shape("http://a.test/2024/05?b=1&a=2") == shape("http://a.test/1999/12?a=9&b=")
