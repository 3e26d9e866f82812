"""Builds the translations (.ts -> .qm) with the package; everything else is in pyproject.toml."""

import subprocess
import sys
from pathlib import Path

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildTranslations(build_py):
    def run(self) -> None:
        folder = Path(__file__).parent / "resources" / "i18n"
        for source in folder.glob("*.ts"):
            lrelease = Path(sys.executable).with_name("pyside6-lrelease")
            command = [str(lrelease)] if lrelease.exists() else ["pyside6-lrelease"]
            subprocess.run(
                [*command, "-silent", str(source), "-qm", str(source.with_suffix(".qm"))],
                check=True,
            )
        super().run()


setup(cmdclass={"build_py": BuildTranslations})
