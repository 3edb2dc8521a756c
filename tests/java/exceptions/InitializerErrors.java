/** An exception in a static initialiser: ExceptionInInitializerError, then NoClassDefFoundError. */
public class InitializerErrors {
    static class Bad {
        static int value = compute();

        static int compute() {
            throw new IllegalStateException("no value");
        }

        static void touch() {}
    }

    static class Worse {
        static {
            if (true) {
                throw new StackOverflowError("an error passes unchanged");
            }
        }

        static int x;
    }

    static class Child extends Bad {
        static int y = 3;
    }

    public static void main(String[] args) {
        try {
            System.out.println(Bad.value);
        } catch (ExceptionInInitializerError e) {
            System.out.println(e + " / " + e.getCause() + " / " + e.getMessage() + " / "
                + (e.getException() == e.getCause()));
        }
        for (int i = 0; i < 2; i++) {
            try {
                Bad.touch();
            } catch (NoClassDefFoundError e) {
                System.out.println(e);
                System.out.println(e.getCause());
            }
        }
        try {
            new Child();
        } catch (NoClassDefFoundError e) {
            System.out.println(e.getMessage());
        }
        try {
            Worse.x = 1;
        } catch (StackOverflowError e) {
            System.out.println(e);
        }
        try {
            Worse.x = 1;
        } catch (NoClassDefFoundError e) {
            System.out.println(e.getMessage());
        }
        try {
            Class.forName("InitializerErrors$Child");
        } catch (NoClassDefFoundError e) {
            System.out.println(e.getMessage());
        } catch (ClassNotFoundException e) {
            System.out.println("not found");
        }
    }
}

// expect:
// java.lang.ExceptionInInitializerError / java.lang.IllegalStateException: no value / null / true
// java.lang.NoClassDefFoundError: Could not initialize class InitializerErrors$Bad
// java.lang.ExceptionInInitializerError: Exception java.lang.IllegalStateException: no value [in thread "main"]
// java.lang.NoClassDefFoundError: Could not initialize class InitializerErrors$Bad
// java.lang.ExceptionInInitializerError: Exception java.lang.IllegalStateException: no value [in thread "main"]
// Could not initialize class InitializerErrors$Bad
// java.lang.StackOverflowError: an error passes unchanged
// Could not initialize class InitializerErrors$Worse
// Could not initialize class InitializerErrors$Child
