/** switch on strings, with colliding hash codes. */
public class SwitchOnString {
    static int pick(String s) {
        switch (s) {
            case "": return 0;
            case "Aa": return 1;
            case "BB": return 2;
            case "AaAa": return 3;
            case "BBBB": return 4;
            case "AaBB": return 5;
            case "\u20ac": return 6;
            case "fall":
            case "through": return 7;
            default: return -1;
        }
    }

    static String arrow(String s) {
        return switch (s) {
            case "one", "two" -> "small";
            case "many" -> {
                String t = s + s;
                yield t;
            }
            default -> "none";
        };
    }

    public static void main(String[] args) {
        String[] all = {"", "Aa", "BB", "AaAa", "BBBB", "AaBB", "BBAa", "\u20ac", "fall", "through", "x"};
        for (String s : all) {
            System.out.println(pick(s) + " " + pick(new String(s)) + " " + s.hashCode());
        }
        System.out.println(arrow("two") + arrow("many") + arrow("3"));
        try {
            pick(null);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}

// expect:
// 0 0 0
// 1 1 2112
// 2 2 2112
// 3 3 2031744
// 4 4 2031744
// 5 5 2031744
// -1 -1 2031744
// 6 6 8364
// 7 7 3135355
// 7 7 -1337619771
// -1 -1 120
// smallmanymanynone
// null
