/** Throw and catch: explicit, implicit (array bounds, null, division), through deep stacks. */
public class Exceptions {
    static final class Signal extends RuntimeException {
        final int code;

        Signal(int code) {
            super("signal");
            this.code = code;
        }
    }

    static int explicit(int i) {
        try {
            if ((i & 1) == 0) {
                throw new Signal(i);
            }
            return 1;
        } catch (Signal s) {
            return s.code & 7;
        } finally {
            counter++;
        }
    }

    private static int counter;

    static int implicit(int i, int[] array) {
        try {
            switch (i & 3) {
                case 0:
                    return array[i & 15];
                case 1:
                    return array[8] / (i & 2);
                case 2:
                    return ((int[]) null).length;
                default:
                    return array.length;
            }
        } catch (ArrayIndexOutOfBoundsException e) {
            return 3;
        } catch (ArithmeticException e) {
            return 5;
        } catch (NullPointerException e) {
            return 11;
        }
    }

    static int deep(int depth, int code) {
        if (depth == 0) {
            throw new Signal(code);
        }
        return deep(depth - 1, code) + 1;
    }

    public static void main(String[] args) {
        int sum = 0;
        int[] array = new int[9];
        counter = 0;
        for (int i = 0; i < 600_000; i++) {
            sum = sum * 3 + explicit(i);
            sum = sum * 5 + implicit(i, array);
        }
        for (int i = 0; i < 36_000; i++) {
            try {
                deep(100, i);
            } catch (Signal s) {
                sum = sum * 7 + s.code;
            }
        }
        System.out.println("Exceptions " + sum + " " + counter);
    }
}
