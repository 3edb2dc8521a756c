/** Order of static and instance initialisation; a virtual call from the superclass constructor. */
public class InitOrder {
    static void log(String s) {
        System.out.println(s);
    }

    static int logged(String s, int v) {
        System.out.println(s);
        return v;
    }

    static class Base {
        static int s1 = logged("Base static field", 1);

        static {
            log("Base static block " + s1);
        }

        int f = logged("Base field", 2);

        {
            log("Base block " + f);
        }

        Base() {
            this(5);
            log("Base()");
        }

        Base(int n) {
            log("Base(int) " + n);
            hook();
        }

        void hook() {
            log("Base hook");
        }
    }

    static class Derived extends Base {
        static final int CONSTANT = 10;
        static final Integer BOXED = logged("Derived boxed", 11);

        static {
            log("Derived static block " + CONSTANT + " " + BOXED);
        }

        int g = logged("Derived field", 3);
        final int h = 4;
        final String text;

        {
            log("Derived block " + g);
            text = "set";
        }

        Derived() {
            log("Derived() " + g + " " + text);
        }

        @Override
        void hook() {
            log("Derived hook " + g + " " + h + " " + text);
        }
    }

    public static void main(String[] args) {
        log("main");
        new Derived();
        log("again");
        new Derived();
    }
}

// expect:
// main
// Base static field
// Base static block 1
// Derived boxed
// Derived static block 10 11
// Base field
// Base block 2
// Base(int) 5
// Derived hook 0 4 null
// Base()
// Derived field
// Derived block 3
// Derived() 3 set
// again
// Base field
// Base block 2
// Base(int) 5
// Derived hook 0 4 null
// Base()
// Derived field
// Derived block 3
// Derived() 3 set
