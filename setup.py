"""Map the top-level folders into the package: ``gc/`` is ``pvm.gc``, ``vm/classfile/`` is
``pvm.vm.classfile``.  Everything else about the distribution is in pyproject.toml.

The packages are found, not listed: a folder with an ``__init__.py`` is a package.  A checkout also
has a link ``pvm/gc -> ../gc`` for each of them, by which editors, the type checker and Python's own
path finder resolve the names (so a package made later needs no new installation).
"""

from pathlib import Path

from setuptools import setup

ROOT = Path(__file__).resolve().parent
FACE = "pvm"
CODE_FOLDERS = ("lang", "vm", "gc", "jit", "lowlevel", "native", "isa", "bench")
DATA_FOLDERS = ("stdlib",)


def packages_below(folder: str, name: str) -> dict[str, str]:
    """Package name -> folder, for ``folder`` and the packages inside it (links not followed)."""
    if not (ROOT / folder / "__init__.py").is_file():
        return {}
    found = {name: folder}
    for child in sorted((ROOT / folder).iterdir()):
        if child.is_dir() and not child.is_symlink():
            found |= packages_below(f"{folder}/{child.name}", f"{name}.{child.name}")
    return found


def package_map() -> dict[str, str]:
    """Every package of the distribution and its folder, relative to the root."""
    found = packages_below(FACE, FACE)
    for folder in CODE_FOLDERS:
        found |= packages_below(folder, f"{FACE}.{folder}")
    for folder in DATA_FOLDERS:
        if (ROOT / folder).is_dir():
            found[f"{FACE}.{folder}"] = folder
    return found


def make_links() -> None:
    """Make the missing links pvm/X -> ../X (an unpacked source distribution has none)."""
    for folder in CODE_FOLDERS + DATA_FOLDERS:
        link = ROOT / FACE / folder
        if (ROOT / folder).is_dir() and not link.exists():
            link.symlink_to(Path("..", folder))


make_links()
PACKAGES = package_map()
setup(packages=list(PACKAGES), package_dir=PACKAGES)
