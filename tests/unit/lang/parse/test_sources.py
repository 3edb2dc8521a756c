"""Every Java source of the project parses."""

from pathlib import Path

from .parsing import parsed

ROOT = Path(__file__).parents[4]
FOLDERS = ("stdlib", "tests/java", "bench", "examples")


def test_all_sources() -> None:
    sources = [path for folder in FOLDERS for path in (ROOT / folder).rglob("*.java")]
    assert len(sources) > 500
    for path in sources:
        if path.name != "module-info.java":  # modules are not the compiler's business
            assert parsed(path.read_text(encoding="utf-8"))[1].render() == "", path
