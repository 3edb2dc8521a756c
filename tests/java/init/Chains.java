/** Superclasses are initialised first, once, in order; arrays and failing chains. */
public class Chains {
    static StringBuilder log = new StringBuilder();

    static int note(String s) {
        log.append(s).append(' ');
        return log.length();
    }

    static class A { static int a = note("A"); }

    static class B extends A { static int b = note("B"); }

    static class C extends B { static int c = note("C"); }

    static class D extends C { static int d = note("D" + b); }

    static class Holder {
        static final Holder INSTANCE = new Holder();
        final int made = note("Holder");
    }

    static class Unused extends C { static int u = note("Unused"); }

    public static void main(String[] args) {
        System.out.println(C.b);
        System.out.println(log);
        System.out.println(D.d > 0);
        System.out.println(log);
        System.out.println(Holder.INSTANCE == Holder.INSTANCE);
        Unused[] many = new Unused[2];
        System.out.println(log + "" + many.length);
        Object o = new D();
        System.out.println(o instanceof A);
        System.out.println(log);
    }
}

// expect:
// 4
// A B
// true
// A B C D4
// true
// A B C D4 Holder 2
// true
// A B C D4 Holder
