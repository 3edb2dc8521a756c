/** Rethrown exceptions keep their trace; precise rethrow; handlers are tried in order. */
public class Rethrow {
    static class A extends Exception {}

    static class B extends A {}

    static class C extends RuntimeException {
        C(String s) {
            super(s);
        }
    }

    static void thrower(int kind) throws A {
        switch (kind) {
            case 0: throw new A();
            case 1: throw new B();
            case 2: throw new C("c");
            case 3: throw new Error("e");
            default:
        }
    }

    static void precise(int kind) throws A {
        try {
            thrower(kind);
        } catch (final Exception e) {
            throw e;
        }
    }

    static String order(int kind) {
        try {
            precise(kind);
            return "none";
        } catch (B b) {
            return "B " + b.getStackTrace()[0].getMethodName();
        } catch (A a) {
            return "A " + a.getStackTrace().length;
        } catch (RuntimeException e) {
            return "R " + e.getMessage();
        } catch (Throwable t) {
            return "T " + t;
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 5; i++) {
            System.out.println(order(i));
        }
        try {
            try {
                throw new C("inner");
            } catch (C c) {
                throw c;
            }
        } catch (C c) {
            System.out.println(c.getStackTrace()[0]);
        }
        int count = 0;
        for (int i = 0; i < 1000; i++) {
            try {
                try {
                    thrower(i % 4);
                } catch (B b) {
                    count += 1;
                    throw new C("from B");
                } catch (A a) {
                    count += 10;
                } finally {
                    count += 100;
                }
            } catch (C c) {
                count += 1000;
            } catch (Error e) {
                count += 10000;
            }
        }
        System.out.println(count);
    }
}

// expect:
// A 4
// B thrower
// R c
// T java.lang.Error: e
// none
// Rethrow.main(Rethrow.java:52)
// 3102750
