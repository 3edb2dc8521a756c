/** Calls that go another way the second time: see quick.c. */
public class Quick {
    interface Shape {
        int area(int factor);
    }

    static class Square implements Shape {
        int side = 3;

        public int area(int factor) {
            return side * side * factor;
        }
    }

    static class Cube extends Square {
        @Override
        public int area(int factor) {
            return 6 * super.area(factor);
        }
    }

    static class Line implements Shape {
        public int area(int factor) {
            if (factor % 3 == 0) {
                throw new IllegalStateException("no area " + factor);
            }
            return -factor;
        }
    }

    static String mixed(boolean a, byte b, char c, short d, int e, long f, float g, double h) {
        return a + " " + b + " " + c + " " + d + " " + e + " " + f + " " + g + " " + h;
    }

    static double many(double a, float b, double c, float d, double e, float f, double g, float h,
            double i, float j) {
        return a + 2 * b + 3 * c + 4 * d + 5 * e + 6 * f + 7 * g + 8 * h + 9 * i + 10 * j;
    }

    static int wants(Integer number, String text) {
        return (number == null ? 0 : number) + (text == null ? 0 : text.length());
    }

    static int nothing() {
        return 7;
    }

    static native String shapes(Shape[] shapes);

    static native String arguments(int round);

    static native int depth(int left);

    static int deeper(int left) {
        return left == 0 ? 0 : 1 + depth(left - 1);
    }

    static native int lend(int[][] arrays);

    static native String text(String text);

    static native int pick(int what, byte small, short middle, char unit, boolean flag);

    Object kept;
    String name;

    Quick(int number, String text, double real) {
        if (number < 0) {
            throw new IllegalArgumentException(text);
        }
        kept = number + text + real;
    }

    static native Quick[] make(int count);

    static native int wrong(Object number, Object text);

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        Shape[] shapes = {new Square(), new Cube(), new Line(), new Square(), new Cube()};
        for (int i = 0; i < 3; i++) {
            System.out.println(shapes(shapes));
            System.out.println(arguments(i));
            System.out.println(depth(50));
            int[][] arrays = new int[20][];
            for (int j = 0; j < arrays.length; j++) {
                arrays[j] = new int[] {j, i};
            }
            System.out.println(lend(arrays) + " " + arrays[0][0] + " " + arrays[19][0]);
            for (String each : new String[] {"", "plain", "\0nul\u00e9\u20ac", "a\ud83d\ude00b"}) {
                System.out.println(text(each));
            }
            for (int what = -2; what < 7; what++) {
                int wide = what * 65793;
                System.out.print(pick(what, (byte) wide, (short) wide, (char) wide, what > 2) + " ");
            }
            System.out.println();
            Quick[] made = make(5);
            for (Quick each : made) {
                System.out.print(each == null ? "none " : each.kept + "/" + each.name + " ");
            }
            System.out.println();
            System.out.println(wrong(30, "four") + " " + wrong(null, "") + " " + wrong(1, null));
        }
        if (arguments.length > 1) {
            try {
                System.out.println(wrong("four", "four"));
            } catch (InternalError error) {
                System.out.println(error.getMessage().split(" at pc")[0]);
            }
        }
    }
}
