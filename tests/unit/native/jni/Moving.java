/** Objects that go to native code and back while the collector moves them. */
public class Moving {
    int number;
    Moving next;

    static native Object pass(Object a, String text, Moving chain, int i);

    static native int keep(Object o);

    static native Object kept();

    static Object made(Object a, int i) {
        Moving found = new Moving();
        found.number = i;
        return i % 3 == 0 ? a : found;
    }

    public static String run(String library, int count) {
        System.load(library);
        Moving chain = null;
        for (int i = 0; i < count; i++) {
            Moving link = new Moving();
            link.number = i;
            link.next = chain;
            chain = i % 8 == 0 ? null : link;
            Object a = new int[] {i, i + 1};
            Object back = pass(a, "text " + i % 10, chain, i);
            if (i % 3 == 0 ? back != a : ((Moving) back).number != i) {
                return "wrong object at " + i;
            }
            if (((int[]) a)[1] != i + 1) {
                return "wrong content at " + i;
            }
            if (i % 1000 == 0 && (keep(a) != 0 || kept() != a)) {
                return "wrong global reference at " + i;
            }
        }
        return "as it should be";
    }

    public static void main(String[] args) {
        System.out.println(run(args[0], Integer.parseInt(args[1])));
    }
}
