/** Overriding, super calls, covariant returns, private and static methods that do not override. */
public class VirtualDispatch {
    static class A {
        String name() {
            return "A";
        }

        String call() {
            return name() + hidden() + stat();
        }

        private String hidden() {
            return "-a";
        }

        static String stat() {
            return "-sa";
        }

        A self() {
            return this;
        }

        String over(Object o) {
            return "object";
        }

        String over(String s) {
            return "string";
        }

        String over(int i) {
            return "int";
        }

        String over(long l) {
            return "long";
        }

        String over(Integer i) {
            return "Integer";
        }

        String over(int... i) {
            return "ints";
        }
    }

    static class B extends A {
        @Override
        String name() {
            return "B(" + super.name() + ")";
        }

        String hidden() {
            return "-b";
        }

        static String stat() {
            return "-sb";
        }

        @Override
        B self() {
            return this;
        }

        String onlyB() {
            return "only B";
        }
    }

    static class C extends B {
        @Override
        String name() {
            return "C[" + super.name() + "]";
        }

        @Override
        public String toString() {
            return "I am " + name();
        }

        @Override
        String over(String s) {
            return "c" + super.over(s);
        }
    }

    public static void main(String[] args) {
        A[] all = {new A(), new B(), new C()};
        for (A a : all) {
            System.out.println(a.name() + " " + a.call() + " " + a.self().name());
        }
        System.out.println(new B().self().onlyB() + " " + new C().hidden());
        System.out.println(all[2]);
        System.out.println("" + all[2] + String.valueOf(all[2]));
        A c = all[2];
        byte b = 1;
        System.out.println(c.over("s") + c.over((Object) "s") + c.over(1) + c.over(1L) + c.over(b)
            + c.over('c') + c.over(Integer.valueOf(1)) + c.over(1, 2) + c.over() + c.over(1.5));
    }
}

// expect:
// A A-a-sa A
// B(A) B(A)-a-sa B(A)
// C[B(A)] C[B(A)]-a-sa C[B(A)]
// only B -b
// I am C[B(A)]
// I am C[B(A)]I am C[B(A)]
// cstringobjectintlongintintIntegerintsintsobject
