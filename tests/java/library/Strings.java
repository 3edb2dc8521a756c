public class Strings {
    interface Action {
        Object run();
    }

    static void show(Action a) {
        try {
            System.out.println(a.run());
        } catch (RuntimeException e) {
            System.out.println(e);
        }
    }

    public static void main(String[] args) {
        String s = "Hello, World";
        show(() -> s.substring(7) + s.indexOf("World") + s.lastIndexOf('o') + s.charAt(4));
        show(() -> s.substring(2, 99));
        show(() -> s.charAt(12));
        show(() -> "ab\u1234".charAt(3));
        show(() -> s.hashCode() + " " + "\u1234\u5678".hashCode() + " " + "".hashCode());
        show(() -> "apple".compareTo("apricot") + " " + "a".compareTo("\u1234"));
        show(() -> s.toUpperCase() + s.toLowerCase() + "stra\u00dfe".toUpperCase());
        show(() -> String.join("|", "a,b,,c,,".split(",")) + "a1b22c".split("\\d+").length);
        show(() -> "a.b.c".replaceAll("\\.", "-") + "aaa".replace("aa", "b") + "x".repeat(3));
        show(() -> "  trim me ".trim() + "|" + "\t strip\n".strip() + "|" + " ".isBlank());
        show(() -> String.format("%5d|%-5s|%05.1f|%x|%,d|%b|%c|%e|%%", 42, "ab", 3.14159, 255,
                1234567, true, 'z', 12345.678));
        show(() -> String.format("%d", "x"));
        show(() -> new StringBuilder("abc").insert(1, "XY").reverse().append(1.5).append('\u1234')
                .append(-7L).deleteCharAt(0).toString());
        show(() -> new StringBuilder("abc").delete(2, 1));
        show(() -> new StringBuilder().append((String) null).append(true).append(Long.MIN_VALUE));
        show(() -> "caf\u00e9".getBytes().length + " " + new String(new byte[] {-61, -87}));
        show(() -> "abc".equals("ab" + "c".toString()) + " " + ("ab" + "c".trim()).intern().equals("abc"));
    }
}

// expect:
// World78o
// java.lang.StringIndexOutOfBoundsException: begin 2, end 99, length 12
// java.lang.StringIndexOutOfBoundsException: String index out of range: 12
// java.lang.StringIndexOutOfBoundsException: index 3, length 3
// -505841268 166596 0
// -2 -4563
// HELLO, WORLDhello, worldSTRASSE
// a|b||c3
// a-b-cbaxxx
// trim me|strip|true
//    42|ab   |003.1|ff|1,234,567|true|z|1.234568e+04|%
// java.util.IllegalFormatConversionException: d != java.lang.String
// bYXa1.5ሴ-7
// java.lang.StringIndexOutOfBoundsException: start 2, end 1, length 3
// nulltrue-9223372036854775808
// 5 é
// true true
