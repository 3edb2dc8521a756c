/** Virtual and interface calls with one, two and four receiver classes at the site. */
public class Dispatch {
    interface Op {
        int apply(int x);
    }

    abstract static class Shape {
        abstract int area(int scale);

        int twice(int scale) {
            return 2 * area(scale);
        }
    }

    static final class Add implements Op {
        public int apply(int x) {
            return x + 3;
        }
    }

    static final class Mul implements Op {
        public int apply(int x) {
            return x * 5;
        }
    }

    static final class Xor implements Op {
        public int apply(int x) {
            return x ^ 0x55;
        }
    }

    static final class Neg implements Op {
        public int apply(int x) {
            return -x;
        }
    }

    static class Square extends Shape {
        int area(int scale) {
            return scale * scale;
        }
    }

    static final class Bar extends Shape {
        int area(int scale) {
            return scale * 3;
        }
    }

    static int virtualCalls(Shape[] shapes, int rounds) {
        int sum = 0;
        for (int i = 0; i < rounds; i++) {
            sum += shapes[i & (shapes.length - 1)].twice(i & 15);
        }
        return sum;
    }

    static int interfaceCalls(Op[] ops, int rounds) {
        int x = 1;
        for (int i = 0; i < rounds; i++) {
            x = ops[i & (ops.length - 1)].apply(x);
        }
        return x;
    }

    public static void main(String[] args) {
        Shape[] one = {new Square()};
        Shape[] two = {new Square(), new Bar()};
        Op[] single = {new Mul()};
        Op[] four = {new Add(), new Mul(), new Xor(), new Neg()};
        int rounds = 5_000_000;
        int sum = virtualCalls(one, rounds);
        sum = sum * 31 + virtualCalls(two, rounds);
        sum = sum * 31 + interfaceCalls(single, rounds);
        sum = sum * 31 + interfaceCalls(four, rounds);
        System.out.println("Dispatch " + sum);
    }
}
