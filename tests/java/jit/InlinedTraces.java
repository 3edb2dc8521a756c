// slow-stress: 997
/** Stack traces of exceptions in callees that are inlined: every frame, with its line. */
public class InlinedTraces {
    interface Step {
        int apply(int x);
    }

    static final class Divide implements Step {
        public int apply(int x) {
            return deeper(100, x);
        }

        private static int deeper(int a, int b) {
            return a
                / b;
        }
    }

    static int index(int[] a, int i) {
        return a[i];
    }

    static int field(int[] a) {
        return a.length;
    }

    static int cast(Object o) {
        return ((String) o)
            .length();
    }

    static int middle(int kind, int k, int[] a, Object o, Step step) {
        switch (kind) {
            case 0:
                return index(a, k);
            case 1:
                return field(a) +
                    k;
            case 2:
                return cast(o);
            default:
                return step.apply(k);
        }
    }

    static int top(int kind, int k, int[] a, Object o, Step step) {
        int x = 1;
        x += middle(kind, k, a, o, step);
        return x;
    }

    static void print(String title, Throwable e) {
        System.out.println(title + " " + e.getClass().getName());
        for (StackTraceElement frame : e.getStackTrace()) {
            System.out.println("  " + frame.getMethodName() + ":" + frame.getLineNumber());
        }
    }

    static void caught(int kind, int k, int[] a, Object o, Step step) {
        try {
            System.out.println(top(kind, k, a, o, step));
        } catch (RuntimeException e) {
            print("kind " + kind, e);
        }
    }

    static void badCalls() {
        int[] a = new int[10];
        caught(0, 10, a, "", null);
        caught(0, -1, a, "", null);
        caught(0, 1, null, "", null);
        caught(1, 1, null, "", null);
        caught(2, 1, a, 17, null);
        caught(2, 1, a, null, null);
        caught(3, 0, a, "", new Divide());
        caught(3, 0, a, "", null);
    }

    static long work() {
        int[] a = new int[10];
        Step step = new Divide();
        long sum = 0;
        for (int n = 0; n < 60_000; n++) {
            sum += top(n & 3, n % 9 + 1, a, "text", step);
        }
        return sum;
    }

    public static void main(String[] args) {
        for (int round = 0; round < 3; round++) {
            System.out.println(work());
            badCalls();
        }
        int thrown = 0;
        for (int n = 0; n < 3000; n++) {
            try {
                top(3, n & 1, null, null, new Divide());
            } catch (ArithmeticException e) {
                thrown++;
                StackTraceElement[] trace = e.getStackTrace();
                if (trace.length != 5 || trace[0].getLineNumber() != 14
                        || trace[3].getLineNumber() != 48) {
                    throw new AssertionError("a hot trace changed", e);
                }
            }
        }
        System.out.println(thrown);
    }
}

// expect:
// 813293
// kind 0 java.lang.ArrayIndexOutOfBoundsException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:69
//   main:92
// kind 0 java.lang.ArrayIndexOutOfBoundsException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:70
//   main:92
// kind 0 java.lang.NullPointerException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:71
//   main:92
// kind 1 java.lang.NullPointerException
//   field:24
//   middle:37
//   top:48
//   caught:61
//   badCalls:72
//   main:92
// kind 2 java.lang.ClassCastException
//   cast:28
//   middle:40
//   top:48
//   caught:61
//   badCalls:73
//   main:92
// kind 2 java.lang.NullPointerException
//   cast:29
//   middle:40
//   top:48
//   caught:61
//   badCalls:74
//   main:92
// kind 3 java.lang.ArithmeticException
//   deeper:14
//   apply:10
//   middle:42
//   top:48
//   caught:61
//   badCalls:75
//   main:92
// kind 3 java.lang.NullPointerException
//   middle:42
//   top:48
//   caught:61
//   badCalls:76
//   main:92
// 813293
// kind 0 java.lang.ArrayIndexOutOfBoundsException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:69
//   main:92
// kind 0 java.lang.ArrayIndexOutOfBoundsException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:70
//   main:92
// kind 0 java.lang.NullPointerException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:71
//   main:92
// kind 1 java.lang.NullPointerException
//   field:24
//   middle:37
//   top:48
//   caught:61
//   badCalls:72
//   main:92
// kind 2 java.lang.ClassCastException
//   cast:28
//   middle:40
//   top:48
//   caught:61
//   badCalls:73
//   main:92
// kind 2 java.lang.NullPointerException
//   cast:29
//   middle:40
//   top:48
//   caught:61
//   badCalls:74
//   main:92
// kind 3 java.lang.ArithmeticException
//   deeper:14
//   apply:10
//   middle:42
//   top:48
//   caught:61
//   badCalls:75
//   main:92
// kind 3 java.lang.NullPointerException
//   middle:42
//   top:48
//   caught:61
//   badCalls:76
//   main:92
// 813293
// kind 0 java.lang.ArrayIndexOutOfBoundsException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:69
//   main:92
// kind 0 java.lang.ArrayIndexOutOfBoundsException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:70
//   main:92
// kind 0 java.lang.NullPointerException
//   index:20
//   middle:35
//   top:48
//   caught:61
//   badCalls:71
//   main:92
// kind 1 java.lang.NullPointerException
//   field:24
//   middle:37
//   top:48
//   caught:61
//   badCalls:72
//   main:92
// kind 2 java.lang.ClassCastException
//   cast:28
//   middle:40
//   top:48
//   caught:61
//   badCalls:73
//   main:92
// kind 2 java.lang.NullPointerException
//   cast:29
//   middle:40
//   top:48
//   caught:61
//   badCalls:74
//   main:92
// kind 3 java.lang.ArithmeticException
//   deeper:14
//   apply:10
//   middle:42
//   top:48
//   caught:61
//   badCalls:75
//   main:92
// kind 3 java.lang.NullPointerException
//   middle:42
//   top:48
//   caught:61
//   badCalls:76
//   main:92
// 1500
