// exit: 1
/** A cause that is its own cause is printed once; localised messages and toString are used. */
public class UncaughtCircular {
    static class Odd extends RuntimeException {
        @Override
        public String getLocalizedMessage() {
            return "local";
        }
    }

    static class Named extends RuntimeException {
        @Override
        public String toString() {
            return "my own text\nin two lines";
        }
    }

    public static void main(String[] args) {
        Odd a = new Odd();
        Named b = new Named();
        a.initCause(b);
        b.initCause(a);
        throw a;
    }
}

// expect:
// expect-stderr:
// Exception in thread "main" UncaughtCircular$Odd: local
// 	at UncaughtCircular.main(UncaughtCircular.java:19)
// Caused by: my own text
// in two lines
// 	at UncaughtCircular.main(UncaughtCircular.java:20)
// Caused by: [CIRCULAR REFERENCE: UncaughtCircular$Odd: local]
