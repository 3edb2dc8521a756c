/** Default, static and private interface methods; overriding defaults; Interface.super calls. */
public class InterfaceMethods {
    interface Named {
        String name();

        default String greet() {
            return prefix() + name();
        }

        private String prefix() {
            return "hello " + count() + " ";
        }

        private static int count() {
            return 7;
        }

        static Named of(String s) {
            return () -> s;
        }
    }

    interface Loud extends Named {
        @Override
        default String greet() {
            return Named.super.greet().toUpperCase() + "!";
        }
    }

    interface Left {
        default String side() {
            return "left";
        }
    }

    interface Right {
        default String side() {
            return "right";
        }
    }

    static class Both implements Left, Right {
        @Override
        public String side() {
            return Left.super.side() + "+" + Right.super.side();
        }
    }

    static class Base {
        public String side() {
            return "class wins";
        }
    }

    static class Sub extends Base implements Left {}

    interface Top {
        default String who() {
            return "top";
        }
    }

    interface MidA extends Top {
        @Override
        default String who() {
            return "mid a";
        }
    }

    interface MidB extends Top {}

    static class Diamond implements MidB, MidA {}

    static class Person implements Loud {
        @Override
        public String name() {
            return "person";
        }
    }

    interface Counter {
        int LIMIT = 3;

        int next();
    }

    public static void main(String[] args) {
        System.out.println(Named.of("x").greet());
        System.out.println(new Person().greet());
        Named n = new Person();
        System.out.println(n.greet());
        System.out.println(new Both().side());
        Left l = new Sub();
        System.out.println(l.side());
        System.out.println(new Diamond().who());
        Top t = new Diamond();
        System.out.println(t.who() + " " + Counter.LIMIT);
        Object o = t;
        System.out.println(((MidB) o).who() + " " + o.equals(t) + " " + (t.hashCode() == o.hashCode()));
        Counter c = new Counter() {
            int at;

            @Override
            public int next() {
                return ++at * LIMIT;
            }
        };
        System.out.println(c.next() + c.next());
    }
}

// expect:
// hello 7 x
// HELLO 7 PERSON!
// HELLO 7 PERSON!
// left+right
// class wins
// mid a
// mid a 3
// mid a true true
// 9
