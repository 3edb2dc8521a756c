/** Initialisers that need each other: the same thread sees default values. */
public class Recursive {
    static class A {
        static int x = B.y + 1;
        static final int late = Integer.parseInt("5");

        static int get() {
            return late;
        }
    }

    static class B {
        static int y = A.x + 10;
        static int z = A.get() + 100;
    }

    static class Single {
        static Single instance = new Single();
        static int count = 5;
        static int other;

        Single() {
            count++;
            other++;
        }
    }

    static class Parent {
        static int value = Child.child + 1;
    }

    static class Child extends Parent {
        static int child = value + 1;
    }

    public static void main(String[] args) {
        System.out.println(A.x + " " + B.y + " " + B.z);
        System.out.println(Single.count + " " + Single.other + " " + (Single.instance != null));
        System.out.println(Child.child + " " + Parent.value);
    }
}

// expect:
// 11 10 100
// 5 1 true
// 2 1
