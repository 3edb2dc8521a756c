import java.io.Serializable;

/** What conditions assign or bind: switch expressions as conditions, patterns of loops. */
public class ConditionsThatBind {
    static int assigned(int selector) {
        int x;
        if (switch (selector) {
            case 0 -> (x = 1) == 1;
            case 1 -> {
                try {
                    yield (x = selector + 5) > 2;
                } finally {
                    System.out.print("finally ");
                }
            }
            case 2 -> Boolean.TRUE & (x = 3) > 2;
            default -> false;
        }) {
            return x;
        }
        return -1;
    }

    static String beside(int selector) {
        int x;
        return selector + ":" + (!switch (selector) {
            case 0 -> {
                try {
                    yield (x = Integer.parseInt("none")) > 0;
                } catch (NumberFormatException e) {
                    yield (x = 9) > 0;
                }
            }
            default -> false;
        } ? "not" : "x" + x);
    }

    static String afterLoop(Object o) {
        int turns = 0;
        for (int i = 0, j = 5; !(o instanceof String s && s.length() > 2); i++, j--) {
            o = o + "" + i + j;
            turns++;
        }
        long after = 7;
        return s + turns + after;
    }

    static String afterWhile(Object o) {
        while (!(o instanceof String s)) {
            long between = 3;
            o = "w" + o + between;
        }
        return s;
    }

    static final int THREE = 3;

    static String folded() {
        final String text = THREE > 2 ? "x" : "y";
        switch ("xz") {
            case text + "z":
                return "constant";
            default:
                return "other";
        }
    }

    static void run(Runnable action) {
        action.run();
    }

    static <T> void run(java.util.concurrent.Callable<T> action) throws Exception {
        System.out.println("gives " + action.call());
    }

    public static void main(String[] args) throws Exception {
        System.out.println(assigned(0) + " " + assigned(1) + " " + assigned(2) + " " + assigned(3));
        System.out.println(beside(0) + " " + beside(1));
        System.out.println(afterLoop("a") + " " + afterWhile(5));
        System.out.println(folded());
        run(args.length == 0 ? () -> 1 : () -> 2);
        run(args.length == 0 ? () -> { } : () -> System.out.println());
        Object both = (Object & Runnable & Serializable) () -> System.out.println("runs");
        ((Runnable) both).run();
    }
}

// expect:
// finally 1 6 3 -1
// 0:x9 1:not
// a0517 w53
// constant
// gives 1
// runs
