"""The resolver that keeps a crawl out of private networks: at the moment of connecting, so that no name can change
between the question and the connection (DNS rebinding)."""

from collections.abc import Sequence
from typing import Any, ClassVar

from scrapy.resolver import CachingHostnameResolver
from twisted.internet.interfaces import IHostnameResolver, IHostResolution, IResolutionReceiver
from zope.interface import implementer

from indexer.crawl.addresses import is_public


@implementer(IResolutionReceiver)
class PublicOnly:
    """Hands on the addresses of the public internet, and remembers a name that has others only."""

    def __init__(self, receiver: Any, name: str, private: set[str]) -> None:
        self.receiver, self.name, self.private = receiver, name, private
        self.passed = self.refused = False

    def resolutionBegan(self, resolution: Any) -> None:  # noqa: N802 (Twisted's name)
        """The question was asked."""
        self.receiver.resolutionBegan(resolution)

    def addressResolved(self, address: Any) -> None:  # noqa: N802
        """An address was found."""
        if is_public(address.host):
            self.passed = True
            self.receiver.addressResolved(address)
        else:
            self.refused = True

    def resolutionComplete(self) -> None:  # noqa: N802
        """All addresses were found."""
        if self.refused and not self.passed:
            self.private.add(self.name.lower())
        self.receiver.resolutionComplete()


@implementer(IHostnameResolver)
class PublicResolver(CachingHostnameResolver):  # type: ignore[misc]
    """Scrapy's resolver with private addresses left out. Every connection asks it, also those to bare addresses."""

    private: ClassVar[set[str]] = set()
    """Names that were refused, in lower case."""

    def resolveHostName(  # noqa: N802
        self,
        resolutionReceiver: Any,  # noqa: N803
        hostName: str,  # noqa: N803
        portNumber: int = 0,  # noqa: N803
        addressTypes: Sequence[type[Any]] | None = None,  # noqa: N803
        transportSemantics: str = "TCP",  # noqa: N803
    ) -> IHostResolution:
        """Resolve a name for one connection."""
        receiver = PublicOnly(resolutionReceiver, hostName, self.private)
        return super().resolveHostName(receiver, hostName, portNumber, addressTypes, transportSemantics)
