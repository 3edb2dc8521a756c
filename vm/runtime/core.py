"""The core image: built once for this machine and these sources, then loaded from the cache."""

import marshal
from collections.abc import Callable
from typing import Any

from pvm.lowlevel.image.block import decoded
from pvm.lowlevel.image.cache import cached
from pvm.lowlevel.image.fingerprint import fingerprint
from pvm.lowlevel.image.loader import Image

SOURCE_PACKAGES = ("lowlevel", "gc", "vm", "native")


def load_core(build: Callable[[], bytes]) -> tuple[Image, dict[str, Any]]:
    """The image in memory and its facts, as `image.build_image` made them."""
    content = cached(f"core-{fingerprint(SOURCE_PACKAGES)}.image", build)
    code, facts = marshal.loads(content)
    return Image(decoded(code)), facts
