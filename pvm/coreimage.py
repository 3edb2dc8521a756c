"""The core image of this installation: the machine's code and the native methods'."""

from typing import Any

from pvm.lowlevel.image.loader import Image
from pvm.vm.runtime.core import load_core as load


def load_core() -> tuple[Image, dict[str, Any]]:
    """The image and its facts, from the cache or newly built."""
    return load(_build)


def _build() -> bytes:
    from pvm.native.compiled.stub import call_python
    from pvm.native.jni.guest.calls import call_guest
    from pvm.native.jni.host.calls import call_host
    from pvm.native.jni.host.quickcalls import answer_host
    from pvm.native.jni.references import drop_locals
    from pvm.native.jni.transfer import enter_monitor, exit_monitor
    from pvm.native.pythonbuffers import get_buffer
    from pvm.native.pythoncallbacks import call_callable
    from pvm.native.pythoncalls import call_from_python
    from pvm.native.registry import low_level_functions, low_level_table
    from pvm.vm.runtime.image import build_image

    entries = [call_python, call_from_python, call_callable, get_buffer, call_guest, call_host,
               answer_host, drop_locals, enter_monitor, exit_monitor, *low_level_functions()]
    return build_image(entries, {"natives": low_level_table()})
