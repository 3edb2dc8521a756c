// flags: -ea
/** Switch expressions where a statement could begin as well; conditionals made of them. */
public class SwitchExpressionPlaces {
    static void show(char c) {
        System.out.println("char " + c);
    }

    static void show(double d) {
        System.out.println("double " + d);
    }

    static void show(Object o) {
        System.out.println("Object " + o);
    }

    static String assertion(int n) {
        try {
            assert n > 5 ? n > 6 : n > 4 : switch (n) { case 1 -> "one"; default -> "more"; };
            return "fine";
        } catch (AssertionError e) {
            return e.getMessage();
        }
    }

    public static void main(String[] args) {
        int n = args.length + 1;
        int[] row = {switch (n) { case 1 -> 10; default -> 20; }, 3};
        int[][] rows = {{switch (n) { default -> n; }}, {4, switch (n) { case 2 -> 1; default -> 0; }}};
        System.out.println(row[0] + rows[0][0] + rows[1][1]);
        for (char c : switch (n) { case 1 -> new char[] {'x', 'y'}; default -> new char[0]; }) {
            show(c);
        }
        System.out.println(assertion(1) + assertion(5) + assertion(7));
        boolean first = n == 1;
        show(first ? switch (n) { case 1 -> 'c'; default -> 'd'; } : (Character) 'e');
        show(first ? (switch (n) { case 1 -> 'c'; default -> 2.5; }) : (Integer) 3);
        show(first ? switch (n) { case 1 -> 'c'; default -> "d"; } : (Character) 'e');
        System.out.println((byte) -9223372036854775808L + (int) -2147483648);
    }
}

// expect:
// 11
// char x
// char y
// onefinefine
// char c
// double 99.0
// Object c
// -2147483648
