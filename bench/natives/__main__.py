"""Nanoseconds of native methods and of JNI's functions: ``python -m pvm.bench.natives --help``."""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from pvm.bench.compiling import cache_root
from pvm.bench.emulated.building import built
from pvm.bench.machines import BenchError
from pvm.embedding.code import compile_texts
from pvm.native.jni.header import header_text

HERE = Path(__file__).parent
SHARED = ("-O2", "-shared", "-fPIC")
GUEST = ("riscv64-linux-gnu-gcc", *SHARED, "-nostdlib")
HOST = ("gcc", *SHARED)


def figures(command: Sequence[str], library: Path, times: int) -> dict[str, float]:
    """What is timed -> nanoseconds."""
    done = subprocess.run([*command, "Natives", str(library), str(times)], capture_output=True,
                          text=True, check=False)
    if done.returncode != 0:
        raise BenchError(done.stderr[-2000:])
    rows = (line.rsplit("\t", 1) for line in done.stdout.splitlines())
    return {name: float(number) for name, number in rows}


def measured(folder: Path, times: int) -> dict[str, dict[str, float]]:
    """Where the native code runs -> figures. Raises BenchError."""
    headers = cache_root().parent / "natives"
    headers.mkdir(parents=True, exist_ok=True)
    (headers / "jni.h").write_text(header_text())
    source = HERE / "Natives.java"
    for name, data in compile_texts([(source.name, source.read_text())], []).items():
        (folder / name).write_bytes(data)
    include = f"-I{headers}"
    host = built((*HOST, include), [HERE / "natives.c"])
    pvm = [sys.executable, "-m", "pvm", "run", "-cp", str(folder)]
    found = {"emulator": figures(pvm, built((*GUEST, include), [HERE / "natives.c"]), times),
             "process": figures(pvm, host, times)}
    java = shutil.which("java")
    if java is not None:
        found["java"] = figures([java, "-cp", str(folder)], host, times)
    return found


def main(arguments: Sequence[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m pvm.bench.natives", description=__doc__)
    parser.add_argument("--times", type=int, default=200_000, metavar="N",
                        help="calls in one of the repetitions")
    chosen = parser.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="pvm-natives-") as folder:
        try:
            found = measured(Path(folder), chosen.times)
        except BenchError as error:
            print(f"error: {error}", file=sys.stderr)
            return 1
    print(f"{'ns':<42}" + "".join(f"{place:>12}" for place in found))
    for name in next(iter(found.values())):
        print(f"{name:<42}" + "".join(f"{each[name]:>12.0f}" for each in found.values()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
