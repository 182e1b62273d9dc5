"""Put content/ and templates/ into the wheel, so that an installed press works in any folder.

They stay at the top of a checkout, where people look for them; setuptools has no declarative way to carry folders
from there into a package and still find the package's modules by itself. All else is in pyproject.toml.
"""

from pathlib import Path
from shutil import copytree, ignore_patterns

from setuptools import setup
from setuptools.command.build_py import build_py


class BuildWithContent(build_py):
    """Copy the modules, and then the folders beside them."""

    def run(self) -> None:
        super().run()
        if self.editable_mode:
            return
        for name in ("content", "templates"):
            copytree(name, Path(self.build_lib, "generator/packaged", name), ignore=ignore_patterns(".*"))


setup(cmdclass={"build_py": BuildWithContent})
