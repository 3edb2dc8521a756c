"""A judge of programs that strangers send in: each test runs in a context of its own."""

from __future__ import annotations

import io
from typing import NamedTuple

import pvm

FUEL, HEAP, OUTPUT, SECONDS = 20_000_000, "32m", 10_000, 2.0


class Test(NamedTuple):
    """What a program reads, and has to write."""

    given: str
    expected: str


TESTS = [Test("3\n1 2 3\n", "6\n"), Test("4\n10 -3 5 0\n", "12\n")]
SUM = """
    import java.util.Scanner;

    public class Main {
        public static void main(String[] args) {
            var in = new Scanner(System.in);
            int sum = 0;
            for (int n = in.nextInt(); n > 0; n--) sum += in.nextInt();
            System.out.println(sum);
        }
    }"""
SUBMISSIONS = {
    "right": SUM,
    "wrong": SUM.replace("sum +=", "sum ="),
    "does not compile": SUM.replace("int sum", "itn sum"),
    "fails": SUM.replace("sum += in.nextInt()", "sum += 1 / (n - n)"),
    "never ends": SUM.replace("n > 0; n--", "n > 0; ").replace("sum += in.nextInt()", "sum++"),
    "catches all": SUM.replace("sum += in.nextInt();", """
                while (n > 0) try { while (n > 0) sum++; } catch (Throwable t) { }"""),
    "takes memory": SUM.replace("int sum = 0;", "int sum = 0; var all = new java.util.ArrayList<"
                                "int[]>(); while (all.size() >= 0) all.add(new int[9999]);"),
    "floods": SUM.replace("System.out.println(sum)",
                          "for (int i = 0; i >= 0; i = i) System.out.println(i)"),
    "sleeps": SUM.replace("int sum = 0;", "int sum = 0; try { Thread.sleep(100_000); }"
                          " catch (InterruptedException e) { }"),
    "spies": SUM.replace("int sum = 0;", "int sum = System.getenv().size();"),
}


def judged(engine: pvm.Engine, source: str) -> str:
    """The verdict on a program: of the first test that it does not pass."""
    try:
        code = engine.compile(source)
    except pvm.CompilationError as error:
        return f"compile error: {error.messages.splitlines()[0]}"
    for number, test in enumerate(TESTS, 1):
        verdict = run(engine, code, test)
        if verdict:
            return f"{verdict} (test {number})"
    return "accepted"


def run(engine: pvm.Engine, code: pvm.Code, test: Test) -> str:
    """What is wrong with a program on a test; "" if nothing is."""
    output = io.StringIO()
    with engine.context(code, fuel=FUEL, heap=HEAP, output=OUTPUT, threads=0,
                        stdin=io.StringIO(test.given), stdout=output,
                        stderr=io.StringIO()) as context:
        try:
            context.cls("Main").main([], timeout=SECONDS)
        except pvm.OutOfFuel:
            return "too much work"
        except pvm.OutOfMemory:
            return "too much memory"
        except pvm.OutputLimit:
            return "too much output"
        except pvm.Timeout:
            return "too slow"
        except pvm.Denied as error:
            return f"not allowed: {error.message}"
        except pvm.JavaError as error:
            return f"failed: {error.java_class}"
    return "" if output.getvalue() == test.expected else "wrong answer"


def main() -> None:
    """Judges all submissions."""
    engine = pvm.Engine()
    for name, source in SUBMISSIONS.items():
        print(f"{name}: {judged(engine, source)}")


if __name__ == "__main__":
    main()
