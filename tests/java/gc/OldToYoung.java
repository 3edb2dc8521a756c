// needs: gc
// slow-stress: 199
/** The only path to a young object runs through an old one: fields, arrays, statics, arraycopy. */
public class OldToYoung {
    Object field;
    static Object root;
    static OldToYoung old = new OldToYoung();
    static Object[] array = new Object[64];
    static Object[][] nested = new Object[8][8];

    static void garbage() {
        for (int i = 0; i < 3000; i++) {
            Object o = new long[10];
        }
    }

    public static void main(String[] args) {
        System.gc();
        System.gc();
        int wrong = 0;
        for (int round = 0; round < 20; round++) {
            old.field = "field" + round;
            root = new int[] {round};
            for (int i = 0; i < array.length; i++) {
                array[i] = Integer.valueOf(round * 1000 + i);
            }
            Object[] fresh = {"x" + round, "y" + round, null, "z" + round};
            System.arraycopy(fresh, 0, nested[round % 8], 2, 4);
            fresh = null;
            garbage();
            wrong += old.field.equals("field" + round) ? 0 : 1;
            wrong += ((int[]) root)[0] == round ? 0 : 1;
            for (int i = 0; i < array.length; i++) {
                wrong += array[i].equals(round * 1000 + i) ? 0 : 1;
            }
            Object[] row = nested[round % 8];
            wrong += row[2].equals("x" + round) && row[5].equals("z" + round) && row[4] == null ? 0 : 1;
        }
        System.out.println("wrong " + wrong);
    }
}

// expect:
// wrong 0
