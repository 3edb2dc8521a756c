/** Exceptions in constructors, field initialisers and instance initialiser blocks. */
public class ConstructorThrows {
    static ConstructorThrows leaked;
    int x = 5;
    int y = limit(x);

    {
        leaked = this;
        if (y > 50) {
            throw new IllegalStateException("initialiser " + y);
        }
    }

    ConstructorThrows(int n) {
        x = 10 / n;
    }

    static int factor = 1;

    static int limit(int v) {
        if (factor < 0) {
            throw new IllegalArgumentException("factor " + factor);
        }
        return v * factor;
    }

    static class Sub extends ConstructorThrows {
        int z = 9;

        Sub(int n) {
            super(n);
            z = x + y;
        }
    }

    static void make(int factor, int n) {
        ConstructorThrows.factor = factor;
        leaked = null;
        try {
            Sub s = new Sub(n);
            System.out.println(s.x + " " + s.y + " " + s.z);
        } catch (RuntimeException e) {
            System.out.println(e + " " + e.getStackTrace()[0].getMethodName());
            System.out.println(leaked == null ? "nothing leaked" : leaked.x + " " + ((Sub) leaked).z);
        }
    }

    public static void main(String[] args) {
        make(1, 5);
        make(1, 0);
        make(20, 5);
        make(-1, 5);
    }
}

// expect:
// 2 5 7
// java.lang.ArithmeticException: / by zero <init>
// 5 0
// java.lang.IllegalStateException: initialiser 100 <init>
// 5 0
// java.lang.IllegalArgumentException: factor -1 limit
// nothing leaked
