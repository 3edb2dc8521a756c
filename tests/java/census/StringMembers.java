import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.StringJoiner;

/** Members of String and its builders that the other programs about strings leave out. */
@SuppressWarnings("deprecation")
public class StringMembers {
    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + ": no exception");
        } catch (RuntimeException e) {
            System.out.println(what + ": " + e);
        }
    }

    static void made() throws Exception {
        byte[] utf8 = "xgr\u00FC\u00DFe".getBytes(StandardCharsets.UTF_8);
        System.out.println(new String() + new String(new StringBuffer("buffer"))
                + new String(new StringBuilder("builder")));
        System.out.println(new String(utf8, 1, 2) + " "
                + new String(utf8, 1, 7, "UTF-8") + " "
                + new String(utf8, 1, 7, StandardCharsets.UTF_8) + " "
                + new String(utf8, StandardCharsets.ISO_8859_1).length() + " "
                + new String(utf8, StandardCharsets.US_ASCII).charAt(3));
        System.out.println((int) new String(new byte[] {0x41}, 1).charAt(0) + " "
                + (int) new String(new byte[] {0x41, 0x42}, 1, 1, 1).charAt(0));
        System.out.println(new String(new int[] {0x1F600, 'a', 'b'}, 0, 2).length());
        System.out.println("\u20AC".getBytes("UTF-16BE").length + " "
                + "\u20AC".getBytes("US-ASCII")[0]);
        attempt("code point", () -> new String(new int[] {0x110000}, 0, 1));
        attempt("offset", () -> new String(utf8, 3, 99));
    }

    static void found() {
        String s = "one two one two";
        System.out.println(s.indexOf("one", 1) + " " + s.indexOf("", 99) + " "
                + s.lastIndexOf('o', 10) + " " + s.lastIndexOf("two") + " "
                + s.lastIndexOf("three"));
        System.out.println(s.matches("(one|two| )+") + " " + s.matches("one"));
        System.out.println(s.regionMatches(true, 4, "xTWO", 1, 3) + " "
                + s.regionMatches(false, 4, "xTWO", 1, 3));
        System.out.println(s.replaceFirst("t(w)o", "<$1>") + " " + s.subSequence(4, 7));
        System.out.println(List.of("a,b,,c,,".split(",", -1)) + " "
                + List.of("a,b,,c,,".split(",", 2)) + " " + List.of("a,b,,c,,".split(",", 0)));
        System.out.println("ISTANBUL".toLowerCase(Locale.ROOT) + " "
                + "ISTANBUL".toLowerCase(new Locale("tr", "TR")).length());
    }

    static void formatted() {
        System.out.println(String.format(Locale.ROOT, "%5.2f|%-5s|%05d", 3.14159, "ab", 42)
                + "%s and %S".formatted("low", "high"));
        System.out.println(String.join("/", List.of("a", "b", "c")) + " "
                + String.valueOf(1.5f) + String.valueOf(1L << 33));
        StringJoiner joiner = new StringJoiner("; ");
        joiner.add("x").add("y");
        System.out.println(joiner.toString());
        System.out.println(new Locale("de", "CH") + " " + Locale.US.toString());
    }

    static void built() {
        StringBuffer buffer = new StringBuffer("a\uD83D\uDE00b");
        System.out.println(buffer.length() + " " + buffer.charAt(3) + " "
                + buffer.codePointAt(1) + " " + buffer.codePointCount(0, 4));
        System.out.println(buffer.toString().length());
        CharSequence sequence = buffer;
        System.out.println(sequence.length() + " " + sequence.charAt(0) + " "
                + sequence.isEmpty() + " " + sequence.toString().endsWith("b"));
        StringBuilder builder = new StringBuilder(sequence);
        System.out.println(builder.substring(3) + " " + new StringBuilder("").isEmpty());
        attempt("substring", () -> builder.substring(9));
        attempt("charAt", () -> buffer.charAt(-1));
        attempt("codePointCount", () -> buffer.codePointCount(3, 2));
    }

    public static void main(String[] args) throws Exception {
        made();
        found();
        formatted();
        built();
        try {
            "x".getBytes("no-such-charset");
        } catch (java.io.UnsupportedEncodingException e) {
            System.out.println(e);
        }
    }
}

// expect:
// bufferbuilder
// gr grüße grüße 8 �
// 321 322
// 3
// 2 63
// code point: java.lang.IllegalArgumentException: 1114112
// offset: java.lang.StringIndexOutOfBoundsException: offset 3, count 99, length 8
// 8 15 8 12 -1
// true false
// true false
// one <w> one two two
// [a, b, , c, , ] [a, b,,c,,] [a, b, , c]
// istanbul 8
//  3.14|ab   |00042low and HIGH
// a/b/c 1.58589934592
// x; y
// de_CH en_US
// 4 b 128512 3
// 4
// 4 a false true
// b true
// substring: java.lang.StringIndexOutOfBoundsException: start 9, end 4, length 4
// charAt: java.lang.StringIndexOutOfBoundsException: index -1, length 4
// codePointCount: java.lang.IndexOutOfBoundsException
// java.io.UnsupportedEncodingException: no-such-charset
