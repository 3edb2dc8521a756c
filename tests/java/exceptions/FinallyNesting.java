/** try/finally: order, overriding returns and exceptions, nesting, loops with break and continue. */
public class FinallyNesting {
    static StringBuilder log = new StringBuilder();

    @SuppressWarnings("finally")
    static int override(int kind) {
        try {
            if (kind == 0) {
                return 1;
            }
            if (kind == 1) {
                throw new RuntimeException("lost");
            }
        } finally {
            if (kind < 2) {
                return 100 + kind;
            }
        }
        return 3;
    }

    static int value() {
        int x = 1;
        try {
            return x;
        } finally {
            x = 2;
        }
    }

    static String nested(int kind) {
        log.setLength(0);
        try {
            try {
                log.append('a');
                if (kind == 1) {
                    throw new IllegalStateException("one");
                }
                try {
                    log.append('b');
                    if (kind == 2) {
                        throw new IllegalArgumentException("two");
                    }
                } finally {
                    log.append('c');
                    if (kind == 3) {
                        throw new UnsupportedOperationException("three");
                    }
                }
                log.append('d');
            } catch (IllegalStateException e) {
                log.append('e');
                throw new RuntimeException("wrapped", e);
            } finally {
                log.append('f');
            }
        } catch (UnsupportedOperationException | IllegalArgumentException e) {
            log.append('g').append(e.getMessage());
        } catch (RuntimeException e) {
            log.append('h').append(e.getMessage()).append(e.getCause().getMessage());
        } finally {
            log.append('i');
        }
        return log.toString();
    }

    static String loops() {
        StringBuilder s = new StringBuilder();
        outer:
        for (int i = 0; i < 4; i++) {
            for (int j = 0; j < 3; j++) {
                try {
                    if (j == 1 && i == 0) {
                        continue;
                    }
                    if (j == 1 && i == 1) {
                        continue outer;
                    }
                    if (i == 3) {
                        break outer;
                    }
                    s.append(i).append(j);
                } finally {
                    s.append(';');
                }
            }
        }
        return s.toString();
    }

    public static void main(String[] args) {
        System.out.println(override(0) + " " + override(1) + " " + override(2) + " " + value());
        for (int kind = 0; kind < 4; kind++) {
            System.out.println(nested(kind));
        }
        System.out.println(loops());
    }
}

// expect:
// 100 101 3 1
// abcdfi
// aefhwrappedonei
// abcfgtwoi
// abcfgthreei
// 00;;02;10;;20;21;22;;
