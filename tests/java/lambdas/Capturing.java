import java.util.ArrayList;
import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Lambdas that capture locals of every type, this, arrays, and other lambdas. */
public class Capturing {
    private int field = 5;

    IntSupplier counter(int step) {
        return () -> field += step;
    }

    Supplier<Supplier<String>> deep(String s) {
        return () -> () -> s + field + this.getClass().getName();
    }

    static String all(boolean z, byte b, short h, char c, int i, long l, float f, double d, String s, int[] a) {
        Supplier<String> r = () -> "" + z + b + h + c + i + l + f + d + s + a[0];
        a[0]++;
        return r.get();
    }

    static int fib(int n) {
        IntSupplier s = n < 2 ? () -> n : () -> fib(n - 1) + fib(n - 2);
        return s.getAsInt();
    }

    public static void main(String[] args) {
        Capturing c = new Capturing();
        IntSupplier two = c.counter(2);
        IntSupplier ten = c.counter(10);
        two.getAsInt();
        ten.getAsInt();
        System.out.println(two.getAsInt() + " " + c.field);
        System.out.println(c.deep("x").get().get());
        System.out.println(all(true, (byte) 1, (short) 2, '3', 4, 5L, 6f, 7.0, "8", new int[] {9}));
        System.out.println(fib(15));
        ArrayList<IntSupplier> list = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            int j = i * i;
            list.add(() -> j);
        }
        for (String s : new String[] {"a", "bb"}) {
            list.add(() -> s.length());
        }
        int sum = 0;
        for (IntSupplier s : list) {
            sum = sum * 10 + s.getAsInt();
        }
        System.out.println(sum);
        int[] box = {0};
        Runnable inc = () -> box[0]++;
        Runnable twice = () -> {
            inc.run();
            inc.run();
        };
        twice.run();
        System.out.println(box[0]);
    }
}

// expect:
// 19 19
// x19Capturing
// true123456.07.0810
// 610
// 150612
// 2
