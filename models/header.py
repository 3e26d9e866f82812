"""The small sealed file beside the cache that tells "wrong key" from "damaged" and "newer".

SQLCipher gives one and the same error for all of them. The header is two equal lines of JSON,
each with its own checksum, so that one damaged byte does not cost the whole cache.
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import asdict, dataclass, fields, replace
from pathlib import Path
from typing import Literal

from models import private_files
from models.errors import CockpitError

FORMAT = 1
Kind = Literal["key_store", "passphrase", "demo"]


@dataclass(frozen=True)
class Header:
    """How the cache beside it is locked. Bytes are hexadecimal text.

    `key` is set for the demo company only, which is not confidential. `seal` is the HMAC of all
    else under the key, so that nobody without the key can change it unnoticed.
    """

    format: int
    home_id: str
    kind: Kind
    fingerprint: str  # of the key
    schema: str  # revision of the tables
    store: str = ""  # label of the key store that holds the key
    salt: str = ""  # of the passphrase
    cost: int = 0  # N of scrypt
    key: str = ""
    seal: str = ""

    def sealed(self, key: bytes) -> Header:
        return replace(self, seal=_hmac(key, _text(replace(self, seal=""))))

    def fits(self, key: bytes) -> bool:
        return hmac.compare_digest(self.fingerprint, fingerprint(key))

    def untouched(self, key: bytes) -> bool:
        return hmac.compare_digest(self.seal, self.sealed(key).seal)


def fingerprint(key: bytes) -> str:
    """Tells keys apart without telling anything about them."""
    return _hmac(key, "fingerprint")[:32]


def seal(key: bytes, text: str) -> str:
    """HMAC-SHA-256 of `text` under a key derived from the file key, hexadecimal."""
    return _hmac(key, text)


def _hmac(key: bytes, text: str) -> str:
    own = hashlib.sha256(b"sales-cockpit seal" + key).digest()  # the file key has one use only
    return hmac.new(own, text.encode(), hashlib.sha256).hexdigest()


def line(header: Header) -> str:
    """The header as one line of text with its checksum, as the file and backups hold it."""
    text = _text(header)
    return f"{text} {hashlib.sha256(text.encode()).hexdigest()}"


def parse(lines: list[str], place: Path) -> Header:
    """The header in the first whole one of `lines`.

    Errors: CockpitError: cache.damaged when no line is whole, cache.newer when its format is.
    """
    for candidate in lines:
        text, _, checksum = candidate.rpartition(" ")
        if hashlib.sha256(text.encode()).hexdigest() != checksum:
            continue
        values = json.loads(text)
        if values["format"] > FORMAT:
            raise CockpitError(
                "cache.newer", path=str(place), have=values["format"], need=FORMAT, what="format"
            )
        known = {field.name for field in fields(Header)}
        return Header(**{name: value for name, value in values.items() if name in known})
    raise CockpitError("cache.damaged", path=str(place), part="header")


def read(file: Path) -> Header | None:
    """The header in `file`, None when there is no such file. Errors: those of `parse`."""
    try:
        content = file.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        raise private_files.refused(error, file) from error
    return parse(content.decode("utf-8", "replace").splitlines()[:2], file)


def write(file: Path, header: Header) -> None:
    private_files.write(file, f"{line(header)}\n{line(header)}\n".encode())


def _text(header: Header) -> str:
    return json.dumps(asdict(header), sort_keys=True, separators=(",", ":"))
