/** getStackTrace: classes, methods, files and line numbers, constructors and initialisers too. */
public class StackTraceLines {
    static class Inner {
        final Throwable made;

        Inner() {
            made =
                new Throwable("made");
        }

        static Throwable initialised;

        static {
            initialised = new Throwable();
        }
    }

    static void print(Throwable t) {
        System.out.println(t);
        for (StackTraceElement e : t.getStackTrace()) {
            System.out.println("  " + e + " | " + e.getClassName() + " " + e.getMethodName() + " "
                + e.getFileName() + " " + e.getLineNumber());
        }
    }

    static int divide(int a,
            int b) {
        return a
            / b;
    }

    static void recurse(int n) {
        if (n == 0) {
            throw new IllegalStateException("bottom");
        }
        recurse(n - 1);
    }

    public static void main(String[] args) {
        print(new Throwable("here"));
        print(new Inner().made);
        print(Inner.initialised);
        try {
            divide(1,
                0);
        } catch (ArithmeticException e) {
            print(e);
        }
        try {
            recurse(3);
        } catch (IllegalStateException e) {
            print(e);
        }
        Throwable reused = new Throwable("reused");
        reused.fillInStackTrace();
        System.out.println(reused.getStackTrace()[0].getLineNumber());
        try {
            int[] a = new int[1];
            a[0] = 1; a[1] = 2;
        } catch (ArrayIndexOutOfBoundsException e) {
            print(e);
        }
    }
}

// expect:
// java.lang.Throwable: here
//   StackTraceLines.main(StackTraceLines.java:40) | StackTraceLines main StackTraceLines.java 40
// java.lang.Throwable: made
//   StackTraceLines$Inner.<init>(StackTraceLines.java:7) | StackTraceLines$Inner <init> StackTraceLines.java 7
//   StackTraceLines.main(StackTraceLines.java:41) | StackTraceLines main StackTraceLines.java 41
// java.lang.Throwable
//   StackTraceLines$Inner.<clinit>(StackTraceLines.java:14) | StackTraceLines$Inner <clinit> StackTraceLines.java 14
//   StackTraceLines.main(StackTraceLines.java:41) | StackTraceLines main StackTraceLines.java 41
// java.lang.ArithmeticException: / by zero
//   StackTraceLines.divide(StackTraceLines.java:28) | StackTraceLines divide StackTraceLines.java 28
//   StackTraceLines.main(StackTraceLines.java:44) | StackTraceLines main StackTraceLines.java 44
// java.lang.IllegalStateException: bottom
//   StackTraceLines.recurse(StackTraceLines.java:34) | StackTraceLines recurse StackTraceLines.java 34
//   StackTraceLines.recurse(StackTraceLines.java:36) | StackTraceLines recurse StackTraceLines.java 36
//   StackTraceLines.recurse(StackTraceLines.java:36) | StackTraceLines recurse StackTraceLines.java 36
//   StackTraceLines.recurse(StackTraceLines.java:36) | StackTraceLines recurse StackTraceLines.java 36
//   StackTraceLines.main(StackTraceLines.java:50) | StackTraceLines main StackTraceLines.java 50
// 55
// java.lang.ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1
//   StackTraceLines.main(StackTraceLines.java:59) | StackTraceLines main StackTraceLines.java 59
