/** invokestatic, invokespecial, invokevirtual, invokeinterface with every return type. */
public class InvokeKinds {
    interface All {
        byte b();

        long l(long x);

        default double d(double x) {
            return x / 2;
        }

        Object o();
    }

    static class Impl implements All {
        @Override
        public byte b() {
            return (byte) 200;
        }

        @Override
        public long l(long x) {
            return x << 33;
        }

        @Override
        public Object o() {
            return new int[] {5};
        }

        private short s() {
            return (short) 40000;
        }

        protected char c() {
            return (char) 70000;
        }

        float f(float a, float b) {
            return a - b;
        }

        boolean z(int i) {
            return (i & 2) != 0;
        }

        void nothing() {}
    }

    static class Sub extends Impl {
        @Override
        protected char c() {
            return (char) (super.c() + 1);
        }

        @Override
        public double d(double x) {
            return super.d(x) + 1;
        }
    }

    static boolean pick(int i) {
        return i > 0 & i < 3;
    }

    public static void main(String[] args) {
        for (Impl i : new Impl[] {new Impl(), new Sub()}) {
            All a = i;
            i.nothing();
            System.out.println(a.b() + " " + a.l(3) + " " + a.d(5) + " " + ((int[]) a.o())[0] + " " + i.s() + " "
                + (int) i.c() + " " + i.f(1.5f, 4) + " " + i.z(6) + " " + i.z(5) + " " + pick(2) + pick(3));
        }
        System.out.println(a(1) + a(1L) + a(1f) + a(1d) + a("") + a(new int[0]) + a('c'));
    }

    static String a(int x) {
        return "I";
    }

    static String a(long x) {
        return "J";
    }

    static String a(float x) {
        return "F";
    }

    static String a(double x) {
        return "D";
    }

    static String a(Object x) {
        return "L";
    }

    static String a(int[] x) {
        return "[";
    }
}

// expect:
// -56 25769803776 2.5 5 -25536 4464 -2.5 true false truefalse
// -56 25769803776 3.5 5 -25536 4465 -2.5 true false truefalse
// IJFDL[I
