"""Addresses are judged at each connection, whatever a name said before."""

import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from click.testing import CliRunner

from indexer.cli import main

pytest.importorskip("scrapy")


class Receiver:
    """What a connection gets to know."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.complete = False

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802
        """Nothing to do."""

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        self.found.append(address.host)

    def resolutionComplete(self) -> None:  # noqa: N802
        self.complete = True


class Names:
    """A name server that tells another address each time it is asked."""

    def __init__(self, *answers: str) -> None:
        self.answers = list(answers)

    def resolveHostName(self, receiver: Any, *_: Any) -> Any:  # noqa: N802
        from twisted.internet.address import IPv4Address

        receiver.resolutionBegan(self)
        receiver.addressResolved(IPv4Address("TCP", self.answers.pop(0), 80))
        receiver.resolutionComplete()
        return self


def test_a_name_that_turns_to_a_private_address_does_not_pass() -> None:
    from indexer.crawl.guard import PublicResolver

    resolver = PublicResolver(SimpleNamespace(nameResolver=Names("93.184.216.34", "127.0.0.1")), cache_size=0)
    receivers = Receiver(), Receiver()
    for receiver in receivers:
        resolver.resolveHostName(receiver, "rebinding.test", 80)
    assert [receiver.found for receiver in receivers] == [["93.184.216.34"], []]
    assert all(receiver.complete for receiver in receivers)
    assert "rebinding.test" in PublicResolver.private


def test_retry_after_is_a_number_or_a_date() -> None:
    from indexer.crawl.manners import wanted_wait

    assert wanted_wait("120", 5) == 120
    assert wanted_wait("Wed, 21 Oct 2015 07:28:00 GMT", 5) == 0
    assert wanted_wait("Wed, 21 Oct 2065 07:28:00 GMT", 5) > 1e9
    assert wanted_wait("", 5) == wanted_wait("soon", 5) == 5


def test_where_scrapy_is_missing_the_message_says_what_to_install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setitem(sys.modules, "scrapy", None)
    done = CliRunner().invoke(main, ["crawl", "https://a.test/", "--into", str(tmp_path)])
    assert (done.exit_code, "pip install 'knowledge-point-indexer[crawl]'" in done.output) == (2, True)


@pytest.mark.parametrize("seed", ["nowhere", "ftp://a.test/", "file:///etc/passwd", "https://"])
def test_a_seed_that_is_no_address_is_told(seed: str, tmp_path: Path) -> None:
    done = CliRunner().invoke(main, ["crawl", seed, "--into", str(tmp_path)])
    assert done.exit_code == 2
    assert done.output.startswith("indexer: ")
    assert "address" in done.output
