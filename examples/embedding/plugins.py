"""A plug-in host: each plug-in is contained, may do what it was granted, and can be taken out."""

from __future__ import annotations

import tempfile
from pathlib import Path

import pvm

INTERFACE = """
    package host;

    public interface Plugin {
        String name();
        String handle(String text) throws Exception;
    }"""
PLUGINS = {
    "Shout": """
        public class Shout implements host.Plugin {
            public String name() { return "shout"; }
            public String handle(String text) { return text.toUpperCase() + "!"; }
        }""",
    "Journal": """
        import java.io.FileWriter;

        public class Journal implements host.Plugin {
            public String name() { return "journal"; }
            public String handle(String text) throws Exception {
                try (var file = new FileWriter(host.Settings.journal(), true)) {
                    file.write(text + "\\n");
                }
                return "noted";
            }
        }""",
    "Nosy": """
        public class Nosy implements host.Plugin {
            public String name() { return "nosy"; }
            public String handle(String text) throws Exception {
                return new java.io.BufferedReader(new java.io.FileReader("/etc/passwd")).readLine();
            }
        }""",
    "Stubborn": """
        public class Stubborn implements host.Plugin {
            public String name() { return "stubborn"; }
            public String handle(String text) {
                while (true) try { Thread.sleep(1000); } catch (Throwable ignored) { }
            }
        }""",
}


class PluginHost:
    """Loads plug-ins, and asks them all."""

    def __init__(self, journal: Path) -> None:
        self._engine = pvm.Engine()
        self._interface = self._engine.compile(INTERFACE, file_name="Plugin.java")
        self._journal = journal
        self._plugins: dict[str, tuple[pvm.Context, pvm.JavaObject]] = {}

    def load(self, class_name: str, source: str) -> str:
        """Adds the plug-in of a source text; its name."""
        context = self._engine.context(
            self._interface, heap="16m", timeout=1, threads=4, output=10_000,
            allow={"write": [str(self._journal)]})
        context.provide("host.Settings", {"String journal()": lambda: str(self._journal)})
        context.compile(source, f"{class_name}.java")
        plugin = context.cls(class_name)()
        name: str = plugin.name()
        self._plugins[name] = context, plugin
        return name

    def unload(self, name: str) -> None:
        """Takes a plug-in out, with all that it has."""
        context, _ = self._plugins.pop(name)
        context.close()

    def ask(self, text: str) -> dict[str, str]:
        """What each plug-in makes of a text, or why it does not."""
        return {name: self._answer(plugin, text) for name, (_, plugin) in self._plugins.items()}

    @staticmethod
    def _answer(plugin: pvm.JavaObject, text: str) -> str:
        try:
            return str(plugin.handle(text))
        except pvm.Denied as error:
            return f"denied: {error.message}"
        except pvm.LimitReached as error:
            return f"stopped: {error}"
        except pvm.JavaError as error:
            return f"failed: {error}"


def main() -> None:
    """Loads four plug-ins, two of them hostile."""
    with tempfile.TemporaryDirectory() as folder:
        journal = Path(folder) / "journal.txt"
        host = PluginHost(journal)
        for class_name, source in PLUGINS.items():
            host.load(class_name, source)
        for name, answer in host.ask("hello").items():
            print(f"{name}: {answer}")
        host.unload("stubborn")
        print(host.ask("again")["shout"], journal.read_text().split())


if __name__ == "__main__":
    main()
