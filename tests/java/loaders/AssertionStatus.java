/** Assertions switched on and off through a loader, before and after classes are initialised. */
public class AssertionStatus {
    static final class Own extends ClassLoader {
        Own() {
            super(AssertionStatus.class.getClassLoader());
        }

        Class<?> make(String name) {
            byte[] b = ClassBytes.renamed(ClassBytes.of("AssertionStatus$Checked"),
                    "AssertionStatus$Checked", name.replace('.', '/'));
            return defineClass(name, b, 0, b.length);
        }
    }

    public static class Checked implements Runnable {
        @Override
        public void run() {
            try {
                assert false : "asserted";
                System.out.println(getClass().getName() + " off");
            } catch (AssertionError e) {
                System.out.println(getClass().getName() + " " + e.getMessage());
            }
        }
    }

    static Runnable run(Class<?> c) throws Exception {
        Runnable r = (Runnable) c.getConstructor().newInstance();
        r.run();
        return r;
    }

    static void show(Own loader, String... names) throws Exception {
        for (String name : names) {
            Class<?> c = loader.make(name);
            System.out.print(c.desiredAssertionStatus() + " ");
            run(c);
        }
    }

    public static void main(String[] args) throws Exception {
        show(new Own(), "a.B");
        Own all = new Own();
        all.setDefaultAssertionStatus(true);
        all.setPackageAssertionStatus("a", false);
        all.setPackageAssertionStatus("a.b.c", true);
        all.setClassAssertionStatus("a.On", true);
        all.setClassAssertionStatus("a.b.c.Off", false);
        show(all, "x.Y", "Top", "a.B", "a.On", "a.b.D", "a.b.c.D", "a.b.c.Off", "a.b.c.d.E",
                "ab.C", "a.On$Inner");
        Own unnamed = new Own();
        unnamed.setPackageAssertionStatus(null, true);
        show(unnamed, "Top", "a.B");
        unnamed.setPackageAssertionStatus("", true);
        show(unnamed, "Top2", "a.C");
        Own late = new Own();
        Class<?> c = late.make("l.A");
        late.setClassAssertionStatus("l.A", true);
        System.out.println(c.desiredAssertionStatus());
        Runnable r = run(c);
        late.setClassAssertionStatus("l.A", false);
        System.out.println(c.desiredAssertionStatus());
        r.run();
        Own cleared = new Own();
        cleared.setDefaultAssertionStatus(true);
        cleared.clearAssertionStatus();
        show(cleared, "c.A");
        cleared.setDefaultAssertionStatus(true);
        show(cleared, "c.B");
        System.out.println(AssertionStatus.class.desiredAssertionStatus() + " "
                + String.class.desiredAssertionStatus() + " " + int.class.desiredAssertionStatus()
                + " " + int[].class.desiredAssertionStatus());
        try {
            cleared.setClassAssertionStatus(null, true);
            System.out.println("null is a class name");
        } catch (NullPointerException e) {
            System.out.println("null is no class name");
        }
    }
}

// expect:
// false a.B off
// true x.Y off
// true Top off
// false a.B off
// true a.On off
// false a.b.D off
// true a.b.c.D off
// false a.b.c.Off off
// true a.b.c.d.E off
// true ab.C off
// false a.On$Inner off
// true Top off
// false a.B off
// true Top2 off
// false a.C off
// true
// l.A off
// false
// l.A off
// false c.A off
// true c.B off
// false false false false
// null is a class name
