/** With debug information a local variable has its name wherever it is in scope. */
public class NamedLocals {
    interface Action {
        void run() throws Throwable;
    }

    NamedLocals a;
    int[] numbers;

    static void show(Action action) {
        try {
            action.run();
            System.out.println("nothing thrown");
        } catch (Throwable e) {
            System.out.println(e.getMessage());
        }
    }

    static void overwritten(String text) {
        text.concat(text = "x");
    }

    static void counted(NamedLocals[] all, int i) {
        i++;
        all[i].a = null;
    }

    static void sharedSlot(boolean first) {
        if (first) {
            String one = null;
            one.length();
        }
        Object two = null;
        two.hashCode();
    }

    static void unnamed(String text, int[] data) {
        switch (text) {
            case "a":
                for (int each : data) {
                    System.out.println(each);
                }
                break;
            default:
                for (String each : new String[] {null}) {
                    each.length();
                }
        }
    }

    void self() {
        this.a.numbers[0] = 1;
    }

    void mine(NamedLocals other) {
        NamedLocals last = other.a;
        last.numbers[0]--;
    }

    public static void main(String[] args) {
        show(() -> overwritten(null));
        show(() -> counted(new NamedLocals[2], 0));
        show(() -> sharedSlot(true));
        show(() -> sharedSlot(false));
        show(() -> unnamed(null, null));
        show(() -> unnamed("a", null));
        show(() -> unnamed("b", null));
        show(() -> new NamedLocals().self());
        show(() -> new NamedLocals().mine(null));
        show(() -> new NamedLocals().mine(new NamedLocals()));
        Integer box = null;
        show(() -> {
            int i = box;
        });
        int[][] table = {{1}, null};
        int row = 1;
        show(() -> table[row][0]++);
        try {
            table[row][0]++;
        } catch (NullPointerException caught) {
            System.out.println(caught.getMessage());
        }
    }
}

// expect:
// Cannot invoke "String.concat(String)" because "text" is null
// Cannot assign field "a" because "all[i]" is null
// Cannot invoke "String.length()" because "one" is null
// Cannot invoke "Object.hashCode()" because "two" is null
// Cannot invoke "String.hashCode()" because "<local2>" is null
// Cannot read the array length because "<local4>" is null
// Cannot invoke "String.length()" because "each" is null
// Cannot read field "numbers" because "this.a" is null
// Cannot read field "a" because "other" is null
// Cannot read field "numbers" because "last" is null
// Cannot invoke "java.lang.Integer.intValue()" because "box" is null
// Cannot load from int array because "table[row]" is null
// Cannot load from int array because "table[row]" is null
