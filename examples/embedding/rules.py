"""A rules engine: rules are Java, data and prices are Python, and rules change while it runs."""

from __future__ import annotations

import pvm

DISCOUNTS = """
    import java.util.Map;

    public class Rules {
        /** The price of an order in cents, after discounts. */
        public static long price(Map<String, Integer> order, boolean isMember) {
            long sum = 0;
            for (var line : order.entrySet())
                sum += (long) line.getValue() * host.Prices.of(line.getKey());
            if (sum > 100_00) sum -= sum / 10;
            return isMember ? sum - sum / 20 : sum;
        }
    }"""
NO_DISCOUNTS = """
    import java.util.Map;

    public class Rules {
        public static long price(Map<String, Integer> order, boolean isMember) {
            return order.entrySet().stream()
                .mapToLong(line -> (long) line.getValue() * host.Prices.of(line.getKey())).sum();
        }
    }"""
PRICES = {"lamp": 59_00, "cable": 7_50, "desk": 240_00}


class RulesEngine:
    """One set of rules at a time; each has a context of its own."""

    def __init__(self, source: str) -> None:
        self._context = self._made(source)

    @staticmethod
    def _made(source: str) -> pvm.Context:
        context = pvm.Context(heap="32m", timeout=0.5)
        context.provide("host.Prices", {"int of(String)": PRICES.__getitem__})
        context.compile(source, "Rules.java")
        return context

    def replace(self, source: str) -> None:
        """Other rules from now on; the old ones stay where the new ones are wrong."""
        before, self._context = self._context, self._made(source)
        before.close()

    def price(self, order: dict[str, int], is_member: bool = False) -> int:
        """Cents."""
        found: int = self._context.cls("Rules").price(order, is_member)
        return found


def main() -> None:
    """Prices some orders."""
    engine = RulesEngine(DISCOUNTS)
    order = {"lamp": 1, "cable": 2}
    print("small order", engine.price(order))
    print("member", engine.price(order, is_member=True))
    print("large order", engine.price({"desk": 2, "lamp": 1}))
    try:
        engine.replace(NO_DISCOUNTS.replace("sum()", "sun()"))
    except pvm.CompilationError as error:
        print(error.messages.splitlines()[0])
    print("as before", engine.price({"desk": 1}))
    engine.replace(NO_DISCOUNTS)
    print("no discounts", engine.price({"desk": 1}))
    try:
        engine.price({"sofa": 1})
    except KeyError as error:
        print("no price for", error)


if __name__ == "__main__":
    main()
