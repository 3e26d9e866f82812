"""Which address a connection may talk to."""

from __future__ import annotations

from ipaddress import ip_address
from urllib.parse import quote, urlencode, urlsplit

from sync.errors import Refused

Origin = tuple[str, str, int]
_PORTS = {"http": 80, "https": 443}


def origin(url: str) -> Origin:
    """(scheme, host, port). Errors: Refused for what is no web address, or a plain remote one."""
    try:
        parts = urlsplit(url)
        scheme, host, port = parts.scheme.lower(), (parts.hostname or "").lower(), parts.port
    except ValueError:
        raise Refused(reason="bad_address") from None
    if scheme not in _PORTS or not host or any(ord(char) <= 32 for char in url):
        raise Refused(reason="bad_address", host=host)
    if parts.username is not None or parts.password is not None:
        raise Refused(reason="user_in_address", host=host)
    if scheme == "http" and not is_loopback(host):
        raise Refused(reason="plain_http", host=host)
    return scheme, host, port or _PORTS[scheme]


def is_loopback(host: str) -> bool:
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


def joined(base: str, path: str, query: dict[str, object]) -> str:
    """`path` at the origin of `base`; without a leading slash below `base`; or a whole address.

    Values of `query` that are None are left out; lists repeat their key.
    """
    if "://" in path:
        url = path
    elif path.startswith("/"):
        origin(base)  # refuses what cannot be taken apart
        parts = urlsplit(base)
        url = f"{parts.scheme}://{parts.netloc}{quote(path, safe=_SAFE)}"
    else:
        url = f"{base.split('?')[0].rstrip('/')}/{quote(path, safe=_SAFE)}"
    told = [(key, value) for key, value in query.items() if value is not None]
    if told:
        url += ("&" if "?" in url else "?") + urlencode(told, doseq=True)
    return url


_SAFE = "/%:@!$&'()*+,;=?~-._"
