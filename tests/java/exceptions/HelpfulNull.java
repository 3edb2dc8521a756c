/** The helpful NullPointerException messages, for each kind of access and each source of the null. */
public class HelpfulNull {
    interface Action {
        void run();
    }

    int field;
    long wide;
    HelpfulNull next;
    int[] numbers;
    Object[] objects;
    static HelpfulNull root;
    static int[][] grid = new int[2][];
    static HelpfulNull[] many = new HelpfulNull[3];

    HelpfulNull getNext() {
        return next;
    }

    static String name() {
        return null;
    }

    static HelpfulNull find(int i, String s) {
        return null;
    }

    void nothing(double d) {}

    static void show(Action action) {
        try {
            action.run();
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }

    static void parameters(HelpfulNull p, int i, int[] q) {
        show(() -> System.out.println(p.field));
        try {
            q[i] = 1;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        HelpfulNull local = p;
        try {
            local.next.field = 4;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }

    void self() {
        try {
            this.next.next.field++;
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
    }

    public static void main(String[] args) {
        show(() -> root.field = 1);
        show(() -> root.wide = 1L);
        show(() -> System.out.println(root.next.field));
        show(() -> root.getNext());
        show(() -> find(1, "a").getNext());
        show(() -> find(1, "a").field++);
        show(() -> name().length());
        show(() -> grid[1][0] = 5);
        show(() -> System.out.println(grid[1][0]));
        show(() -> System.out.println(grid[1].length));
        show(() -> many[2].nothing(1));
        show(() -> System.out.println(many[1].next));
        show(() -> new HelpfulNull().getNext().nothing(2));
        show(() -> System.out.println(new HelpfulNull().numbers[3]));
        show(() -> new HelpfulNull().objects[0] = "x");
        show(() -> {
            synchronized (root) {
                System.out.println("locked");
            }
        });
        show(() -> {
            throw (RuntimeException) null;
        });
        show(() -> System.out.println(((byte[]) null)[0]));
        show(() -> System.out.println(((long[]) null)[0]));
        show(() -> ((double[]) null)[0] = 1);
        show(() -> System.out.println(((char[]) null)[0]));
        show(() -> System.out.println(((short[]) null)[0]));
        show(() -> System.out.println(((float[]) null)[0]));
        show(() -> {
            Integer i = null;
            int j = i;
        });
        parameters(null, 3, null);
        new HelpfulNull().self();
        int k = 1;
        int m = 0;
        try {
            System.out.println(grid[k + m][k]);
        } catch (NullPointerException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(new NullPointerException().getMessage());
        System.out.println(new NullPointerException("own").getMessage());
    }
}

// expect:
// Cannot assign field "field" because "HelpfulNull.root" is null
// Cannot assign field "wide" because "HelpfulNull.root" is null
// Cannot read field "next" because "HelpfulNull.root" is null
// Cannot invoke "HelpfulNull.getNext()" because "HelpfulNull.root" is null
// Cannot invoke "HelpfulNull.getNext()" because the return value of "HelpfulNull.find(int, String)" is null
// Cannot read field "field" because the return value of "HelpfulNull.find(int, String)" is null
// Cannot invoke "String.length()" because the return value of "HelpfulNull.name()" is null
// Cannot store to int array because "HelpfulNull.grid[1]" is null
// Cannot load from int array because "HelpfulNull.grid[1]" is null
// Cannot read the array length because "HelpfulNull.grid[1]" is null
// Cannot invoke "HelpfulNull.nothing(double)" because "HelpfulNull.many[2]" is null
// Cannot read field "next" because "HelpfulNull.many[1]" is null
// Cannot invoke "HelpfulNull.nothing(double)" because the return value of "HelpfulNull.getNext()" is null
// Cannot load from int array because "numbers" is null
// Cannot store to object array because "objects" is null
// Cannot enter synchronized block because "HelpfulNull.root" is null
// Cannot throw exception because "null" is null
// Cannot load from byte/boolean array because "null" is null
// Cannot load from long array because "null" is null
// Cannot store to double array because "null" is null
// Cannot load from char array because "null" is null
// Cannot load from short array because "null" is null
// Cannot load from float array because "null" is null
// Cannot invoke "java.lang.Integer.intValue()" because "<local0>" is null
// Cannot read field "field" because "<parameter1>" is null
// Cannot store to int array because "<parameter3>" is null
// Cannot read field "next" because "<local3>" is null
// Cannot read field "next" because "this.next" is null
// Cannot load from int array because "HelpfulNull.grid[...]" is null
// null
// own
