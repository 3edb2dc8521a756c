/** Identity of constants, intern, run-time strings. */
public class Intern {
    static final String FIELD = "shared";

    static class Other {
        static String same() {
            return "shared";
        }
    }

    public static void main(String[] args) {
        String built = new StringBuilder("sha").append("red").toString();
        System.out.println((built == FIELD) + " " + (built.intern() == FIELD) + " " + (Other.same() == FIELD));
        String unique = new String(new char[] {'u', 'n', 'i', 'q'});
        System.out.println((unique.intern() == unique) + " " + (unique == "uniq"));
        System.out.println(new String("shared") == FIELD);
        System.out.println(("sha" + "red") == FIELD);
        System.out.println("".intern() == "");
        System.out.println("\u20ac".intern() == "\u20ac");
        String[] kept = new String[1000];
        for (int i = 0; i < kept.length; i++) {
            kept[i] = ("k" + i).intern();
        }
        System.gc();
        int same = 0;
        for (int i = 0; i < kept.length; i++) {
            if (("k" + i).intern() == kept[i]) {
                same++;
            }
        }
        System.out.println(same + " " + (built.intern() == FIELD));
        System.out.println(String.class.getName() == String.class.getName());
    }
}

// expect:
// false true true
// true true
// false
// true
// true
// true
// 1000 true
// true
