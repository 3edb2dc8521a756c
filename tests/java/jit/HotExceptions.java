// slow-stress: 997
/** Exceptions in hot loops: caught where they are thrown, by a caller, past inlined frames. */
public class HotExceptions {
    static class Odd extends Exception {
        final int value;

        Odd(int value) {
            super(null, null, false, false);
            this.value = value;
        }
    }

    static int odd(int x) throws Odd {
        if ((x & 1) != 0) {
            throw new Odd(x);
        }
        return x;
    }

    static int two(int x) throws Odd {
        int before = counter;
        counter++;
        try {
            return odd(x) + odd(x / 2);
        } finally {
            counter = before + 2;
        }
    }

    static int counter;

    static int here(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            try {
                if (i % 3 == 0) {
                    throw new Odd(i);
                }
                sum += i;
            } catch (Odd e) {
                sum -= e.value;
            }
        }
        return sum;
    }

    static int callees(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            try {
                sum += two(i);
            } catch (Odd e) {
                sum ^= e.value;
            }
        }
        return sum;
    }

    static int implicit(int[] a, int[] b, Object[] objects, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            int kind = 0;
            try {
                sum += a[i % 11];
                kind = 1;
                sum += b[i & 3] / a[i % 10];
                kind = 2;
                sum += ((String) objects[i % 5]).length();
                kind = 3;
            } catch (ArrayIndexOutOfBoundsException e) {
                sum += 1000 + kind;
            } catch (ArithmeticException e) {
                sum += 2000 + kind;
            } catch (ClassCastException | NullPointerException e) {
                sum += 3000 + kind;
            } finally {
                sum += kind;
            }
        }
        return sum;
    }

    static int rethrown(int x) {
        try {
            try {
                try {
                    return odd(x);
                } catch (Odd e) {
                    throw new IllegalStateException("s" + e.value % 10, e);
                }
            } finally {
                counter += 3;
            }
        } catch (IllegalStateException e) {
            return e.getMessage().charAt(1) + ((Odd) e.getCause()).value;
        }
    }

    static int overridden(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += hidden(i);
        }
        return sum;
    }

    @SuppressWarnings("finally")
    static int hidden(int i) {
        for (;;) {
            try {
                if (i % 5 == 0) {
                    throw new RuntimeException();
                }
                return i;
            } finally {
                if (i % 2 == 0) {
                    break;
                }
                if (i % 5 == 0) {
                    return -1;
                }
            }
        }
        return -2;
    }

    static void escaping(int n) {
        for (int i = 0; ; i++) {
            if (i == n) {
                throw new IllegalArgumentException("at " + i);
            }
            counter += i & 1;
        }
    }

    public static void main(String[] args) {
        int[] a = {1, 2, 3, 4, 0, 6, 7, 8, 9, 10};
        int[] b = {5, 6, 7, 8};
        Object[] objects = {"a", "bcd", 17, null, ""};
        for (int round = 0; round < 6; round++) {
            System.out.println(here(10_000) + " " + callees(10_000) + " " + counter);
            System.out.println(implicit(a, b, objects, 3000) + " " + overridden(5000));
            int sum = 0;
            for (int i = 0; i < 2000; i++) {
                sum += rethrown(i);
            }
            try {
                escaping(20_000);
            } catch (IllegalArgumentException e) {
                System.out.println(sum + " " + e.getMessage() + " " + counter
                    + " " + e.getStackTrace()[0].getLineNumber());
            }
        }
    }
}

// expect:
// 16658334 17763360 20000
// 4122763 4994500
// 2052000 at 20000 36000 130
// 16658334 17763360 56000
// 4122763 4994500
// 2052000 at 20000 72000 130
// 16658334 17763360 92000
// 4122763 4994500
// 2052000 at 20000 108000 130
// 16658334 17763360 128000
// 4122763 4994500
// 2052000 at 20000 144000 130
// 16658334 17763360 164000
// 4122763 4994500
// 2052000 at 20000 180000 130
// 16658334 17763360 200000
// 4122763 4994500
// 2052000 at 20000 216000 130
