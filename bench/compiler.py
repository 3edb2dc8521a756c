"""How fast the Java compiler is: lines a second, after start-up, on 5,000 lines of the benchmarks.

    python -m pvm.bench.compiler [--lines N] [--runs N]

The benchmark programs are repeated, each time under other names, until there are enough lines.
"""

from __future__ import annotations

import argparse
import re
import statistics
import time
from pathlib import Path

from pvm.compilation import compile_sources, library_locations
from pvm.lang.compiler import Options
from pvm.lang.source.source import Source

PROGRAMS = Path(__file__).resolve().parent / "programs"


def programs(lines: int) -> list[Source]:
    """At least so many lines of source text."""
    texts = {path.stem: path.read_text() for path in sorted(PROGRAMS.glob("*.java"))}
    declaration = re.compile(r"^(?:\w+ )*(?:class|interface) (\w+)", re.M)
    declared = {name for text in texts.values() for name in declaration.findall(text)}
    names = re.compile(rf"\b({'|'.join(sorted(declared))})\b")
    found: list[Source] = []
    count = copies = 0
    while count < lines:
        copies += 1
        for name, text in texts.items():
            copy = names.sub(rf"\g<1>_{copies}", text)
            found.append(Source(f"{name}_{copies}.java", copy))
            count += copy.count("\n")
    return found


def seconds(sources: list[Source]) -> float:
    """What one compilation takes, from text to class files."""
    locations = library_locations()
    started = time.perf_counter()
    done = compile_sources(sources, locations, Options())
    taken = time.perf_counter() - started
    if done.error_count:
        raise SystemExit(done.messages)
    return taken


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--lines", type=int, default=5000)
    parser.add_argument("--runs", type=int, default=5)
    arguments = parser.parse_args()
    sources = programs(arguments.lines)
    count = sum(source.text.count("\n") for source in sources)
    times = [seconds(sources) for _ in range(arguments.runs)]
    speeds = [count / taken for taken in times]
    print(f"{count} lines, {len(sources)} files, {arguments.runs} runs")
    print(f"seconds: min {min(times):.2f} median {statistics.median(times):.2f}")
    print(f"lines a second: median {statistics.median(speeds):.0f} best {max(speeds):.0f}")


if __name__ == "__main__":
    main()
