"""Where the product keeps its files. One argument moves all of them."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from models import private_files


@dataclass(frozen=True, init=False)
class Paths:
    """Every file the program writes, under one folder, `home`.

    `home` None: the place where this operating system keeps a user's data.
    """

    home: Path

    def __init__(self, home: Path | None = None) -> None:
        if home is None:
            from platformdirs import user_data_path

            home = user_data_path("sales-cockpit", appauthor=False)
        object.__setattr__(self, "home", Path(home).expanduser().absolute())

    def make(self) -> None:
        """Create the folders, readable by their owner only. Errors: CockpitError."""
        for folder in (self.home, self.log_folder, self.backup_folder):
            private_files.make_folder(folder)

    @property
    def cache_file(self) -> Path:
        return self.home / "cache.db"

    @property
    def header_file(self) -> Path:
        """Says how the cache is locked, under which schema, and seals that; never the key."""
        return self.home / "cache.header"

    @property
    def mark_file(self) -> Path:
        """The high-water mark, where there is no key store to keep it."""
        return self.home / "cache.mark"

    @property
    def lock_file(self) -> Path:
        return self.home / "cache.lock"

    @property
    def new_cache_file(self) -> Path:
        """A cache being made; takes its name only when it is whole."""
        return self.home / "cache.db.new"

    @property
    def restore_file(self) -> Path:
        """A backup being restored; while it is there, opening the cache finishes the work."""
        return self.home / "cache.restore"

    @property
    def settings_file(self) -> Path:
        return self.home / "settings.json"

    @property
    def log_folder(self) -> Path:
        return self.home / "logs"

    @property
    def backup_folder(self) -> Path:
        return self.home / "backups"
