// slow-stress: 997
/** Classes that come when the code is hot already: subclasses, implementors, initialisers. */
public class LateClasses {
    abstract static class Base {
        abstract int value(int x);

        int plain(int x) {
            return x + 1;
        }
    }

    static class First extends Base {
        int value(int x) {
            return x * 3;
        }
    }

    static class Second extends Base {
        int value(int x) {
            return x - 7;
        }

        int plain(int x) {
            return super.plain(x) * 2;
        }
    }

    static class Third extends First {
        int value(int x) {
            return super.value(x) ^ 5;
        }
    }

    interface Face {
        int look(int x);

        default int twice(int x) {
            return look(look(x));
        }
    }

    static class FaceOne implements Face {
        public int look(int x) {
            return x + 2;
        }
    }

    static class FaceTwo implements Face {
        public int look(int x) {
            return -x;
        }

        public int twice(int x) {
            return x * 100;
        }
    }

    static class Lazy {
        static int value = start();

        static int start() {
            System.out.println("Lazy is initialised");
            return 5;
        }

        static int get() {
            return value++;
        }
    }

    static class Failing {
        static int value = 1 / zero();

        static int zero() {
            System.out.println("Failing is initialised");
            return 0;
        }
    }

    static class Waiting {
        static final int CONSTANT = 77;
        static final Object LOCK;

        static {
            // The hot loop runs, and looks, while this class is being initialised.
            LOCK = "lock";
            inside = loop(new First(), 5000);
            done = true;
        }

        static boolean done;
        static int inside;
    }

    static int loop(Base b, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += b.value(i) ^ b.plain(i);
        }
        return sum;
    }

    static int faces(Face f, int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += f.look(i) - f.twice(i & 7);
        }
        return sum;
    }

    static int growing(int n) {
        Base b = new First();
        int sum = 0;
        for (int i = 0; i < n; i++) {
            if (i == n / 2) {
                b = new Second();
            } else if (i == n / 4 * 3) {
                b = third();
            }
            sum = sum * 31 + b.value(i) + b.plain(i);
            if (b instanceof Third) {
                sum++;
            }
        }
        return sum;
    }

    static Base third() {
        return new Third();
    }

    static int lazily(int n, int at) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            if (i >= at) {
                sum += Lazy.get();
            }
            sum += i & 3;
        }
        return sum;
    }

    static String failing(int n) {
        int errors = 0;
        String first = "";
        int sum = 0;
        for (int i = 0; i < n; i++) {
            try {
                sum += i % 100 == 99 ? Failing.value : 1;
            } catch (LinkageError e) {
                if (errors++ < 2) {
                    first += e.getClass().getSimpleName() + " ";
                }
            }
        }
        return first + errors + " " + sum;
    }

    static int waiting(int n) {
        int sum = 0;
        for (int i = 0; i < n; i++) {
            sum += Waiting.CONSTANT;
            if (i > n - 10) {
                sum += Waiting.done ? Waiting.inside : 1;
            }
        }
        return sum;
    }

    public static void main(String[] args) {
        System.out.println(loop(new First(), 40_000));
        System.out.println(faces(new FaceOne(), 40_000));
        System.out.println(growing(40_000));
        System.out.println(loop(new Second(), 40_000));
        System.out.println(faces(new FaceTwo(), 40_000));
        System.out.println(loop(third(), 40_000) + " " + loop(new First(), 1000));
        Face lambda = x -> x * 7;
        System.out.println(faces(lambda, 20_000) + " " + faces(x -> x % 5, 20_000));
        System.out.println(lazily(40_000, 39_990));
        System.out.println(lazily(40_000, 0));
        System.out.println(failing(20_000));
        System.out.println(waiting(40_000));
        System.out.println(growing(40_000));
    }
}

// expect:
// 1978565184
// 799760000
// 1025950696
// 1842709664
// -813980000
// 1978525184 1353912
// 1396500000 7500
// Lazy is initialised
// 60095
// 800640000
// Failing is initialised
// ExceptionInInitializerError NoClassDefFoundError 200 19800
// 281653976
// 1025950696
