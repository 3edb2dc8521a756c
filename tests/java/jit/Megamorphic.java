// slow-stress: 997
/** Call sites with one, two, few and many receivers, classes and interfaces, changing over time. */
public class Megamorphic {
    interface Op {
        int op(int x);
    }

    interface Named {
        default int name() {
            return hashCode() == 0 ? 0 : 3;
        }
    }

    abstract static class Node implements Op, Named {
        final int k;

        Node(int k) {
            this.k = k;
        }

        int twice(int x) {
            return op(op(x));
        }
    }

    static class Add extends Node {
        Add(int k) {
            super(k);
        }

        public int op(int x) {
            return x + k;
        }
    }

    static class Sub extends Node {
        Sub(int k) {
            super(k);
        }

        public int op(int x) {
            return x - k;
        }
    }

    static class Mul extends Node {
        Mul(int k) {
            super(k);
        }

        public int op(int x) {
            return x * k;
        }

        int twice(int x) {
            return x * k * k;
        }
    }

    static class Xor extends Node {
        Xor(int k) {
            super(k);
        }

        public int op(int x) {
            return x ^ k;
        }

        public int name() {
            return -1;
        }
    }

    static final class Shift extends Node {
        Shift(int k) {
            super(k);
        }

        public int op(int x) {
            return x << k;
        }
    }

    enum Kind implements Op {
        PLAIN,
        NEGATED {
            public int op(int x) {
                return -x;
            }
        };

        public int op(int x) {
            return x + 1;
        }
    }

    record Pair(int a, int b) implements Op {
        public int op(int x) {
            return a * x + b;
        }
    }

    static int run(Op[] ops, int n) {
        int x = 1;
        for (int i = 0; i < n; i++) {
            x = ops[i % ops.length].op(x);
        }
        return x;
    }

    static int runNodes(Node[] nodes, int n) {
        int x = 1;
        for (int i = 0; i < n; i++) {
            Node node = nodes[i % nodes.length];
            x = node.twice(x) + node.name();
        }
        return x;
    }

    static int objects(Object[] objects, int n) {
        int x = 0;
        for (int i = 0; i < n; i++) {
            Object o = objects[i % objects.length];
            x = x * 31 + o.hashCode() + (o.equals(objects[0]) ? 1 : 0) + o.toString().length();
        }
        return x;
    }

    public static void main(String[] args) {
        Op lambda = x -> x * 5 + 1;
        Op[][] groups = {
            {new Add(3)},
            {new Add(3), new Add(9)},
            {new Add(3), new Sub(5)},
            {new Add(1), new Sub(2), new Mul(3)},
            {lambda, Kind.PLAIN, Kind.NEGATED, new Pair(3, 4), Math::abs, new Add(7)},
            {new Add(1), new Sub(2), new Mul(3), new Xor(4), new Shift(1), lambda},
            {new Shift(1), new Add(1)},
        };
        Node[][] nodes = {
            {new Add(3)}, {new Add(3), new Mul(5)}, {new Add(1), new Mul(3), new Xor(5)},
            {new Add(1), new Sub(2), new Mul(3), new Xor(4), new Shift(2)},
        };
        Object[] objects = {"a", 17, 4L, new Pair(1, 2), 'c', 2.5, "b", true};
        for (int round = 0; round < 3; round++) {
            for (Op[] group : groups) {
                System.out.print(run(group, 20_000) + " ");
            }
            System.out.println();
            for (Node[] group : nodes) {
                System.out.print(runNodes(group, 20_000) + " ");
            }
            System.out.println(objects(objects, 5000));
        }
        try {
            run(new Op[] {new Add(1), lambda, null}, 100);
        } catch (NullPointerException e) {
            System.out.println("null " + e.getStackTrace()[0].getMethodName());
        }
    }
}

// expect:
// 60001 120001 -19999 459376812 -202557590 -1777227848 -1
// 180001 -1234401599 709277607 -780903149 626174713
// 60001 120001 -19999 459376812 -202557590 -1777227848 -1
// 180001 -1234401599 709277607 -780903149 626174713
// 60001 120001 -19999 459376812 -202557590 -1777227848 -1
// 180001 -1234401599 709277607 -780903149 626174713
// null run
