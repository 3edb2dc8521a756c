"""The readers and the table of the benchmark runners."""

import pytest

from pvm.bench.churn import Sample, growth, parse_samples
from pvm.bench.compare import Comparison, geometric_mean, report_lines
from pvm.bench.machines import (
    BenchError,
    Benchmark,
    all_benchmarks,
    choose_benchmarks,
    java_machine,
    pvm_machine,
)
from pvm.bench.pauses import Pause, parse_pauses, report
from pvm.bench.repeating import Repeated, repeating_programs, run_repeated
from pvm.bench.steady import Steady
from pvm.bench.steady import report_lines as steady_lines

LOG = """[0.004s][info][gc] Using Serial
[0.118s][info][gc] GC(0) Pause Young (Allocation Failure) 6M->1M(16M) 27.441ms
BinaryTrees 5
[0.218s][info][gc] GC(1) Pause Young (Allocation Failure) 6M->2M(16M) 3.000ms
[1.318s][info][gc] GC(2) Pause Full (System.gc()) 6M->1M(16M) 10.5ms
"""


def test_pause_lines_are_read_and_others_passed_over() -> None:
    assert parse_pauses(LOG) == [Pause("Young", 27.441), Pause("Young", 3.0), Pause("Full", 10.5)]


def test_report_has_a_line_for_each_kind() -> None:
    full, young = report(LOG)
    assert full.split() == ["Full", "1", "median", "10.500", "ms", "max", "10.500", "ms"]
    assert young.split() == ["Young", "2", "median", "15.220", "ms", "max", "27.441", "ms"]


def test_a_log_without_pauses_is_an_error() -> None:
    with pytest.raises(BenchError, match="no pause line"):
        report("BinaryTrees 5\n")


def test_ratios() -> None:
    comparison = Comparison(Benchmark("Fib"), (1.0, 2.0, 3.0), (2.0, 4.0, 12.0))
    assert comparison.ratio == 0.5
    assert comparison.paired_ratios == [0.5, 0.5, 0.25]
    assert geometric_mean([1.0, 4.0]) == pytest.approx(2.0)


def test_table() -> None:
    comparison = Comparison(Benchmark("Fib"), (1.0,), (2.0,))
    lines = report_lines([comparison], (java_machine(""), java_machine("-Xint")))
    assert lines[1].split() == ["Fib", "1.000", "2.000", "0.500", "0.500-0.500"]
    assert lines[-1].split() == ["geometric", "mean", "0.500"]


def test_benchmarks_are_chosen_by_name_and_argument() -> None:
    assert choose_benchmarks(None) == all_benchmarks()
    assert [str(b) for b in choose_benchmarks("TwoThreads,Fib")] == [
        "TwoThreads:1",
        "TwoThreads:2",
        "Fib",
    ]
    assert choose_benchmarks("TwoThreads:2") == [Benchmark("TwoThreads", ("2",))]
    with pytest.raises(BenchError, match="no benchmark 'Nope'"):
        choose_benchmarks("Nope")


def test_steady_state_is_the_last_half() -> None:
    assert Repeated(9.0, (5.0, 4.0, 1.0, 2.0, 3.0), "").steady == 2.0
    assert Repeated(9.0, (5.0,), "").steady == 5.0


def test_steady_table() -> None:
    seconds = {"pvm": (0.001, 0.003), "java": (0.004, 0.004), "java1": (0.008, 0.016)}
    lines = steady_lines([Steady(Benchmark("Fib"), seconds)], ["pvm", "java", "java1"])
    assert lines[1].split() == ["Fib", "2.00", "4.00", "12.00", "0.500", "0.167", "3.00"]
    assert lines[-2].split() == ["geometric", "mean", "0.500", "0.167"]
    assert lines[-1].split() == ["largest", "0.500", "0.167"]


def test_a_program_is_repeated() -> None:
    run = run_repeated(pvm_machine("-Xint"), repeating_programs(), Benchmark("IntLoop"), 0, 2, 120)
    assert len(run.runs) == 2 and run.stdout.startswith("IntLoop ")
    assert run.process > sum(run.runs)


@pytest.mark.parametrize("program", ["Exceptions", "LinkedNodes"])
def test_programs_start_from_scratch(program: str) -> None:
    """They would fail if they printed something else the second time."""
    run_repeated(pvm_machine(""), repeating_programs(), Benchmark(program), 0, 2, 240)


def test_samples_of_class_churn() -> None:
    samples = parse_samples("10 10 1000\n20 3 1500\n30 0 2000\n40 0 3000\n")
    assert samples[1] == Sample(classes=20, alive=3, resident=1500)
    assert growth(samples) == 1.5
    with pytest.raises(BenchError, match="only 1"):
        parse_samples("10 10 1000\n")
