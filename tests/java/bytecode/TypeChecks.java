/** instanceof and checkcast on classes, interfaces, arrays and null. */
public class TypeChecks {
    interface Walks {}

    interface Runs extends Walks {}

    static class Animal implements Walks {}

    static class Dog extends Animal implements Runs, Cloneable {}

    static String check(Object o) {
        return (o instanceof Object ? "O" : ".") + (o instanceof Walks ? "W" : ".")
            + (o instanceof Runs ? "R" : ".") + (o instanceof Animal ? "A" : ".")
            + (o instanceof Dog ? "D" : ".") + (o instanceof Cloneable ? "C" : ".")
            + (o instanceof java.io.Serializable ? "S" : ".") + (o instanceof Object[] ? "o" : ".")
            + (o instanceof Walks[] ? "w" : ".") + (o instanceof Animal[] ? "a" : ".")
            + (o instanceof int[] ? "i" : ".") + (o instanceof Object[][] ? "2" : ".")
            + (o instanceof int[][] ? "j" : ".") + (o instanceof Cloneable[] ? "c" : ".");
    }

    static void cast(Object o, int kind) {
        try {
            switch (kind) {
                case 0: System.out.println(((Dog) o) != null); break;
                case 1: System.out.println(((Runs) o) != null); break;
                case 2: System.out.println(((int[]) o) != null); break;
                case 3: System.out.println(((Animal[]) o) != null); break;
                case 4: System.out.println(((String) o) != null); break;
                case 5: System.out.println(((Object[][]) o) != null); break;
                default: System.out.println(((Cloneable) o) != null);
            }
        } catch (ClassCastException e) {
            System.out.println(kind + " cannot");
        }
    }

    public static void main(String[] args) {
        Object[] objects = {null, new Object(), new Animal(), new Dog(), new Object[1], new Animal[1],
            new Dog[1], new Walks[0], new int[1], new int[1][1], new Dog[1][1], new Object[1][1], "s", 1};
        for (Object o : objects) {
            System.out.println(check(o));
            for (int kind = 0; kind < 7; kind++) {
                cast(o, kind);
            }
        }
    }
}

// expect:
// ..............
// false
// false
// false
// false
// false
// false
// false
// O.............
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// 4 cannot
// 5 cannot
// 6 cannot
// OW.A..........
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// 4 cannot
// 5 cannot
// 6 cannot
// OWRADC........
// true
// true
// 2 cannot
// 3 cannot
// 4 cannot
// 5 cannot
// true
// O....CSo......
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// 4 cannot
// 5 cannot
// true
// O....CSowa....
// 0 cannot
// 1 cannot
// 2 cannot
// true
// 4 cannot
// 5 cannot
// true
// O....CSowa...c
// 0 cannot
// 1 cannot
// 2 cannot
// true
// 4 cannot
// 5 cannot
// true
// O....CSow.....
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// 4 cannot
// 5 cannot
// true
// O....CS...i...
// 0 cannot
// 1 cannot
// true
// 3 cannot
// 4 cannot
// 5 cannot
// true
// O....CSo....jc
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// 4 cannot
// 5 cannot
// true
// O....CSo...2.c
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// 4 cannot
// true
// true
// O....CSo...2.c
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// 4 cannot
// true
// true
// O.....S.......
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// true
// 5 cannot
// 6 cannot
// O.....S.......
// 0 cannot
// 1 cannot
// 2 cannot
// 3 cannot
// 4 cannot
// 5 cannot
// 6 cannot
