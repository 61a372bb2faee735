"""Addresses: one spelling for each page, the site they belong to, and the networks that a crawl keeps out of."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from ipaddress import IPv4Address, IPv6Address, IPv6Network, ip_address
from urllib.parse import parse_qsl, quote, urlencode, urljoin, urlsplit, urlunsplit

TRACKING = re.compile(
    r"(?:utm_\w+|fbclid|gclid|dclid|msclkid|yclid|igshid|mc_[ce]id|spm|scm|_ga|_gl|_hs\w+|ref_?src|share_\w+|from_source|"
    r"replytocom|PHPSESSID|JSESSIONID|sid|sessionid)$",
    re.I,
)
"""Parameters that say where a reader came from, as the large advertisers and platforms name them."""
PORTS = {"http": 80, "https": 443}
LONGEST = 2000
"""Characters of an address; the sitemap protocol allows 2,048."""
SAFE_PATH = "/:@!$&'()*+,;=-._~%"
"""What a path holds unescaped (RFC 3986, 3.3), and escapes."""
NAT64 = IPv6Network("64:ff9b::/96")
"""Addresses that hold an IPv4 address in their last 32 bits (RFC 6052)."""
NO_PAGE = re.compile(
    r"\.(?:jpe?g|png|gif|webp|svg|ico|bmp|avif|css|js|mjs|map|json|woff2?|ttf|eot|otf|mp[34]|m4[av]|webm|ogg|wav|avi|mov|mkv|flv|"
    r"pdf|zip|gz|tgz|bz2|xz|7z|rar|tar|exe|msi|dmg|apk|iso|jar|whl|deb|rpm|docx?|xlsx?|pptx?|epub|mobi|csv|parquet|swf|bin)$",
    re.I,
)
REPEATED = re.compile(r"(/[^/]+)\1\1")
"""A path that says the same three times: relative links that lead ever deeper."""
DIGITS = re.compile(r"\d+")


def canonical(url: str, base: str = "") -> str:
    """The one spelling of an address (RFC 3986, 6.2): lower-case host, no default port, no fragment, no tracking.

    Empty for what is no address of a page: another scheme, a login in it, too long, not readable.

    >>> canonical("HTTP://Example.COM:80/a/../b c?utm_source=x&p=1#top")
    'http://example.com/b%20c?p=1'
    """
    try:
        return _canonical(urljoin(base, url.strip()))
    except ValueError:  # UnicodeError too
        return ""


@lru_cache(maxsize=1 << 16)
def _canonical(url: str) -> str:
    """Of an address with a scheme; pages name the same ones again and again."""
    parts = urlsplit(url)
    if parts.scheme not in PORTS or not parts.hostname or parts.username is not None:
        return ""
    host, port = _host(parts.hostname), parts.port
    netloc = f"[{host}]" if ":" in host else host
    netloc += f":{port}" if port and port != PORTS[parts.scheme] else ""
    path = _without_dots(quote(parts.path, safe=SAFE_PATH) or "/")
    found = urlunsplit((parts.scheme, netloc, path, _query(parts.query), ""))
    return found if len(found) <= LONGEST else ""


def _host(name: str) -> str:
    return name if name.isascii() else name.encode("idna").decode("ascii")


def _without_dots(path: str) -> str:
    """RFC 3986, 5.2.4."""
    if "/." not in path:
        return path
    kept: list[str] = []
    for segment in path.split("/")[1:]:
        if segment == "..":
            kept = kept[:-1]
        elif segment != ".":
            kept.append(segment)
    ends = path.endswith(("/.", "/.."))
    return "/" + "/".join(kept) + ("/" if ends and kept else "")


def _query(query: str) -> str:
    if not query:
        return ""
    pairs = parse_qsl(query[:LONGEST], keep_blank_values=True, max_num_fields=LONGEST)
    kept = [(name, value) for name, value in pairs if not TRACKING.match(name)]
    if len(kept) == len(pairs):
        return quote(query, safe=SAFE_PATH + "?")
    return urlencode(kept)


def shape(url: str) -> str:
    """What addresses of one kind share: the path without its numbers, the names of the parameters.

    >>> shape("http://a.test/2024/05/cal?month=7")
    'a.test/#/#/cal?month'
    """
    parts = urlsplit(url)
    names = "&".join(sorted({name for name, _ in parse_qsl(parts.query, keep_blank_values=True)}))
    return f"{parts.netloc}{DIGITS.sub('#', parts.path)}" + (f"?{names}" if names else "")


def is_public(address: str) -> bool:
    """Whether an IP address belongs to the public internet (IANA's special-purpose registries), also one that holds
    another: mapped, 6to4, Teredo, NAT64.

    >>> is_public("93.184.216.34"), is_public("::ffff:127.0.0.1"), is_public("169.254.169.254")
    (True, False, False)
    """
    try:
        found = ip_address(address.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, IPv6Address):
        inside = found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)
        if found in NAT64:
            inside = IPv4Address(int(found) & 0xFFFFFFFF)
        if inside is not None:
            found = inside
    return found.is_global and not found.is_multicast


@dataclass(slots=True)
class Scope:
    """The hosts that a crawl stays on, `www.` or not; and the scheme that each was first seen with."""

    schemes: dict[str, str] = field(default_factory=dict)

    def add(self, url: str) -> None:
        """Stay on the host of this address, too. https wins over http."""
        parts = urlsplit(url)
        host = _site(parts.netloc)
        if self.schemes.get(host) != "https":
            self.schemes[host] = parts.scheme

    def holds(self, url: str) -> bool:
        """Whether an address is on one of the hosts."""
        return _site(urlsplit(url).netloc) in self.schemes

    def settled(self, url: str) -> str:
        """The address with https where the site was given or found with it: http would only redirect there."""
        parts = urlsplit(url)
        if parts.scheme == "http" and self.schemes.get(_site(parts.netloc)) == "https":
            return urlunsplit(parts._replace(scheme="https"))
        return url


def _site(netloc: str) -> str:
    return netloc.removeprefix("www.")
