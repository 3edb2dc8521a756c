/** tableswitch and lookupswitch, with extremes, gaps, fall-through and no cases. */
public class Switches {
    static String table(int i) {
        switch (i) {
            case -2: return "minus two";
            case -1: return "minus one";
            case 0: return "zero";
            case 1:
            case 2: return "one or two";
            case 4: return "four";
            default: return "other";
        }
    }

    static String lookup(int i) {
        switch (i) {
            case Integer.MIN_VALUE: return "min";
            case -1_000_000: return "minus a million";
            case 0: return "zero";
            case 77: return "77";
            case 1_000_000: return "a million";
            case Integer.MAX_VALUE: return "max";
            default: return "other";
        }
    }

    static int fall(int i) {
        int n = 0;
        switch (i) {
            case 1: n += 1;
            case 2: n += 10;
            default: n += 100;
            case 3: n += 1000;
                break;
            case 4: n += 10000;
        }
        return n;
    }

    static int top(int i) {
        switch (i) {
            case Integer.MAX_VALUE: return 1;
            case Integer.MAX_VALUE - 1: return 2;
            case Integer.MAX_VALUE - 2: return 3;
            default: return 0;
        }
    }

    static int bottom(int i) {
        switch (i) {
            case Integer.MIN_VALUE: return 1;
            case Integer.MIN_VALUE + 1: return 2;
            case Integer.MIN_VALUE + 2: return 3;
            default: return 0;
        }
    }

    static int empty(int i) {
        switch (i) {
            default:
        }
        return i;
    }

    static char letter(char c) {
        return switch (c) {
            case 'a', 'e', 'i', 'o', 'u' -> 'V';
            case '\uffff' -> 'M';
            default -> 'C';
        };
    }

    public static void main(String[] args) {
        int[] values = {Integer.MIN_VALUE, Integer.MIN_VALUE + 1, Integer.MIN_VALUE + 2, -1_000_000, -3,
            -2, -1, 0, 1, 2, 3, 4, 5, 76, 77, 78, 1_000_000, Integer.MAX_VALUE - 2,
            Integer.MAX_VALUE - 1, Integer.MAX_VALUE};
        for (int v : values) {
            System.out.println(v + ": " + table(v) + ", " + lookup(v) + ", " + fall(v) + ", " + top(v)
                + ", " + bottom(v) + ", " + empty(v));
        }
        System.out.println("" + letter('a') + letter('b') + letter('u') + letter('\uffff'));
    }
}

// expect:
// -2147483648: other, min, 1100, 0, 1, -2147483648
// -2147483647: other, other, 1100, 0, 2, -2147483647
// -2147483646: other, other, 1100, 0, 3, -2147483646
// -1000000: other, minus a million, 1100, 0, 0, -1000000
// -3: other, other, 1100, 0, 0, -3
// -2: minus two, other, 1100, 0, 0, -2
// -1: minus one, other, 1100, 0, 0, -1
// 0: zero, zero, 1100, 0, 0, 0
// 1: one or two, other, 1111, 0, 0, 1
// 2: one or two, other, 1110, 0, 0, 2
// 3: other, other, 1000, 0, 0, 3
// 4: four, other, 10000, 0, 0, 4
// 5: other, other, 1100, 0, 0, 5
// 76: other, other, 1100, 0, 0, 76
// 77: other, 77, 1100, 0, 0, 77
// 78: other, other, 1100, 0, 0, 78
// 1000000: other, a million, 1100, 0, 0, 1000000
// 2147483645: other, other, 1100, 3, 0, 2147483645
// 2147483646: other, other, 1100, 2, 0, 2147483646
// 2147483647: other, max, 1100, 1, 0, 2147483647
// VCVM
