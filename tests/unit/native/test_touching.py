"""Every native is in one of the tables of what touches the world."""

from __future__ import annotations

import inspect
from importlib import import_module

from pvm.native.registry import PYTHON_MODULES, all_keys, low_level_table, python_function
from pvm.native.touching import HARMLESS, TOUCHES, needs


def test_every_native_is_classified() -> None:
    silent = sorted(f"{owner}.{name}" for owner, name, _ in all_keys()
                    if needs(owner, name) is None)
    assert not silent, f"say in native/touching.py what these need: {silent}"


def test_tables_name_only_what_is_there() -> None:
    natives = {(owner, name) for owner, name, _ in all_keys()}
    touching = {(owner, name) for owner, rows in TOUCHES.items() for name in rows}
    harmless = {(owner, name) for owner, names in HARMLESS.items() for name in names.split()}
    assert touching | harmless == natives
    assert not touching & harmless


def test_what_touches_the_world_is_python() -> None:
    """Low-level natives are not checked: none may need anything."""
    for key in low_level_table():
        owner, _, name = key.partition("(")[0].rpartition(".")
        assert needs(owner, name) == (), key


def test_natives_with_targets_ask_the_gate() -> None:
    """What is not checked for a native it must check itself, by what the gate offers."""
    for owner, name, descriptor in all_keys():
        wanted = needs(owner, name) or ()
        if any(capability.target for capability in wanted):
            function = python_function(owner, name, descriptor)
            assert function is not None
            source = inspect.getsource(inspect.unwrap(function))
            assert "gate." in source, f"{owner}.{name}"


def test_only_the_gate_reaches_the_world() -> None:
    """No other module of natives uses what opens files, starts processes or reads variables."""
    reaching = ("os.open(", "os.environ", "os.listdir(", "os.stat(", "Popen(", " open(",
                "os.remove", "import socket", "os.kill(", "shutil")
    allowed = {"gate", "places", "files", "properties", "loaders"}
    modules = {module for row in PYTHON_MODULES.values() for module in row}
    for module in sorted(modules - allowed):
        source = inspect.getsource(import_module("pvm.native.python." + module))
        code = "\n".join(line for line in source.splitlines() if not line.startswith('"""'))
        found = [word for word in reaching if word in code]
        assert not found, (module, found)
