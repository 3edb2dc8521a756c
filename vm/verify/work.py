"""A bound on what may be spent on one method, whatever a hostile class file asks for."""

from typing import Final

from pvm.vm.verify.problems import Problem

MAX_WORK: Final = 1 << 25
"""A method is refused beyond this: instructions, frame entries and exception table rows looked at,
kept frames among them. Ordinary methods need thousands; a hostile one, hours and gigabytes."""


class Work:
    """Counts what was spent."""

    def __init__(self) -> None:
        self.spent = 0

    def spend(self, amount: int) -> None:
        self.spent += amount
        if self.spent > MAX_WORK:
            raise Problem("Method is too complex to verify")
