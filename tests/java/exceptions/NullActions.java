/** What a null made impossible: calls with all kinds of names, unboxing, compound assignments. */
public class NullActions {
    interface Action {
        void run() throws Throwable;
    }

    class Inner {
        Object value;

        void use() {
            value.hashCode();
        }
    }

    static NullActions none;
    static Object[] objects;
    static int[] ints;
    static NullActions[] mine;
    int k;
    long wide;
    byte[] bytes;

    static void show(Action action) {
        try {
            action.run();
            System.out.println("nothing thrown");
        } catch (Throwable e) {
            System.out.println(e.getMessage());
        }
    }

    void call(Object o, String s, StringBuilder b, StringIndexOutOfBoundsException e, Integer i,
            Object[] oo, String[][] ss, int[] n, long l, Inner in, Thread.State t, boolean z) {}

    static StringBuilder builder() {
        return null;
    }

    private void hidden() {}

    static void calls() {
        show(() -> none.call(null, null, null, null, 1, null, null, null, 1, null, null, true));
        show(() -> builder().append(1));
        show(() -> builder().append((Object) null).append('c'));
        show(() -> objects.clone());
        show(() -> ints.clone());
        show(() -> mine.clone());
        show(() -> mine.getClass());
        show(() -> none.hidden());
        show(() -> none.toString());
        show(() -> ((Runnable) null).run());
        show(() -> ((Comparable<String>) (Object) null).compareTo("a"));
    }

    static void boxes() {
        show(() -> {
            Long l = null;
            long m = l + 1;
        });
        show(() -> {
            Boolean[] b = {null};
            if (b[0]) {
                System.out.println("true");
            }
        });
        show(() -> {
            Character c = null;
            switch (c) {
                case 'a':
                    break;
            }
        });
        show(() -> {
            Thread.State s = null;
            switch (s) {
                case NEW:
                    break;
                default:
            }
        });
        show(() -> {
            String s = null;
            switch (s) {
                case "a":
                    break;
                default:
            }
        });
    }

    static void updates() {
        show(() -> ints[0]++);
        show(() -> none.k += 2);
        show(() -> none.wide--);
        show(() -> new NullActions().bytes[1] += 2);
        show(() -> {
            boolean[] flags = null;
            flags[1] = true;
        });
        show(() -> {
            short[] shorts = null;
            shorts[1]++;
        });
        show(() -> {
            double[][] rows = {null};
            rows[0][1] *= 2;
        });
        show(() -> {
            for (int i : ints) {
                System.out.println(i);
            }
        });
        show(() -> {
            for (String s : (Iterable<String>) null) {
                System.out.println(s);
            }
        });
    }

    static void statements() {
        show(() -> {
            throw (Error) objects[0];
        });
        show(() -> {
            Object[] locks = {null};
            synchronized (locks[0]) {
                System.out.println("locked");
            }
        });
        show(() -> {
            try {
                none.k = 1;
            } finally {
                none.k = 2;
            }
        });
        NullActions outer = new NullActions();
        show(() -> outer.new Inner().use());
    }

    public static void main(String[] args) {
        calls();
        boxes();
        updates();
        statements();
    }
}

// expect:
// Cannot invoke "NullActions.call(Object, String, StringBuilder, StringIndexOutOfBoundsException, java.lang.Integer, Object[], String[][], int[], long, NullActions$Inner, java.lang.Thread$State, boolean)" because "NullActions.none" is null
// Cannot invoke "java.lang.StringBuilder.append(int)" because the return value of "NullActions.builder()" is null
// Cannot invoke "java.lang.StringBuilder.append(Object)" because the return value of "NullActions.builder()" is null
// Cannot invoke "[Ljava.lang.Object;.clone()" because "NullActions.objects" is null
// Cannot invoke "[I.clone()" because "NullActions.ints" is null
// Cannot invoke "[LNullActions;.clone()" because "NullActions.mine" is null
// Cannot invoke "Object.getClass()" because "NullActions.mine" is null
// Cannot invoke "NullActions.hidden()" because "NullActions.none" is null
// Cannot invoke "Object.toString()" because "NullActions.none" is null
// Cannot invoke "java.lang.Runnable.run()" because "null" is null
// Cannot invoke "java.lang.Comparable.compareTo(Object)" because "null" is null
// Cannot invoke "java.lang.Long.longValue()" because "<local0>" is null
// Cannot invoke "java.lang.Boolean.booleanValue()" because "<local0>[0]" is null
// Cannot invoke "java.lang.Character.charValue()" because "<local0>" is null
// Cannot invoke "java.lang.Thread$State.ordinal()" because "<local0>" is null
// Cannot invoke "String.hashCode()" because "<local1>" is null
// Cannot load from int array because "NullActions.ints" is null
// Cannot read field "k" because "NullActions.none" is null
// Cannot read field "wide" because "NullActions.none" is null
// Cannot load from byte/boolean array because "bytes" is null
// Cannot store to byte/boolean array because "<local0>" is null
// Cannot load from short array because "<local0>" is null
// Cannot load from double array because "<local0>[0]" is null
// Cannot read the array length because "<local0>" is null
// Cannot invoke "java.lang.Iterable.iterator()" because "null" is null
// Cannot load from object array because "NullActions.objects" is null
// Cannot enter synchronized block because "<local0>[0]" is null
// Cannot assign field "k" because "NullActions.none" is null
// Cannot invoke "Object.hashCode()" because "this.value" is null
