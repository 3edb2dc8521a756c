import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.function.Supplier;

/** One of each thing that makes javac write a different attribute, constant or instruction. */
public class Features<T extends Comparable<T>> implements Runnable {
    static final long BIG = 123456789012L;
    static final double HALF = 0.5;
    static final float NAN = 0.0f / 0.0f;
    static final String TEXT = "nul \0, e acute \u00e9, smile \ud83d\ude00, lone \ud83d";

    enum Color { RED, GREEN }

    record Point(@Mark(3) int x, String y) {}

    sealed interface Shape permits Square {}

    record Square(int side) implements Shape {}

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.PARAMETER, ElementType.RECORD_COMPONENT})
    @interface Mark {
        int value() default 7;

        String[] names() default {"a", "b"};

        Class<?> type() default Object.class;

        ElementType kind() default ElementType.METHOD;
    }

    public void run() {
        Supplier<String> supplier = () -> "x" + this;
        System.out.println(supplier.get() + BIG);
    }

    int table(int i) {
        switch (i) {
            case 1: return 5;
            case 2: return 600;
            case 3: return 70000;
            default: return -1;
        }
    }

    int lookup(String s, @Mark(names = {}, type = int[].class) long unused) {
        switch (s) {
            case "aa": return 1;
            case "zzz": return 2;
        }
        return 0;
    }

    boolean locked(int k) throws java.io.IOException {
        synchronized (this) {
            try {
                return k / 2 > 1;
            } catch (ArithmeticException | ClassCastException e) {
                return false;
            } finally {
                k++;
            }
        }
    }

    @Deprecated
    @Mark
    int[][] arrays(Object o, T t) {
        int[][] a = new int[3][4];
        a[0] = new int[5];
        if (o instanceof String s && s.length() > 300) {
            a[1][2] += 1000;
        }
        Runnable r = new Runnable() {
            public void run() {
                System.out.println(a.length + t.hashCode());
            }
        };
        r.run();
        return a;
    }
}
