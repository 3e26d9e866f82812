"""Files only their owner may read, whatever the umask, and never half written."""

from __future__ import annotations

import os
import stat
from pathlib import Path

from models.errors import CockpitError

FILE, FOLDER = 0o600, 0o700


def make_folder(folder: Path) -> None:
    """Create `folder`; a new or empty one becomes private, one with content keeps its mode."""
    try:
        folder.mkdir(parents=True, exist_ok=True)
        if stat.S_IMODE(folder.stat().st_mode) != FOLDER and not any(folder.iterdir()):
            folder.chmod(FOLDER)
    except OSError as error:
        raise refused(error, folder) from error


def create(file: Path) -> None:
    """Create an empty private file. Errors: FileExistsError when it is there already."""
    descriptor = os.open(file, os.O_CREAT | os.O_EXCL | os.O_WRONLY, FILE)
    os.close(descriptor)
    file.chmod(FILE)  # a strange umask takes bits away even from 0600


def write(file: Path, data: bytes) -> None:
    """Replace the content of `file` at once and durably: old or new, never a mixture."""
    new = file.with_name(file.name + ".tmp")
    try:
        new.unlink(missing_ok=True)
        create(new)
        with new.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        replace(new, file)
    except OSError as error:
        raise refused(error, file) from error


def replace(new: Path, file: Path) -> None:
    """Rename `new` to `file`, and make the name itself durable."""
    new.replace(file)
    sync_folder(file.parent)


def sync_folder(folder: Path) -> None:
    """Make the folder's entries durable; Windows does that by itself and cannot open folders."""
    if os.name == "nt":
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def refused(error: OSError, place: Path) -> CockpitError:
    """What the operating system refused, in our codes."""
    import errno

    full = {errno.ENOSPC, errno.EDQUOT} if hasattr(errno, "EDQUOT") else {errno.ENOSPC}
    if error.errno in full:
        return CockpitError("cache.disk_full", path=str(place))
    if error.errno in {errno.EACCES, errno.EPERM, errno.EROFS}:
        return CockpitError("cache.read_only", path=str(place))
    return CockpitError("cache.io_error", path=str(place), reason=os.strerror(error.errno or 0))
