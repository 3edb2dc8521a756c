package java.util.regex;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** A compiled regular expression, matched by backtracking. */
public final class Pattern implements Serializable {
    public static final int UNIX_LINES = 0x01;
    public static final int CASE_INSENSITIVE = 0x02;
    public static final int COMMENTS = 0x04;
    public static final int MULTILINE = 0x08;
    public static final int LITERAL = 0x10;
    public static final int DOTALL = 0x20;
    public static final int UNICODE_CASE = 0x40;
    public static final int CANON_EQ = 0x80;
    public static final int UNICODE_CHARACTER_CLASS = 0x100;

    private final String pattern;
    private final int flags;
    private final transient Node start;
    private final transient int groups;
    private final transient int loops;
    private final transient Map<String, Integer> names;

    private Pattern(String regex, int flags) {
        pattern = regex;
        this.flags = flags;
        if ((flags & (CANON_EQ | UNICODE_CHARACTER_CLASS)) != 0) {
            throw new UnsupportedOperationException(
                    "CANON_EQ and UNICODE_CHARACTER_CLASS are not supported");
        }
        Parser parser = new Parser(regex, flags);
        start = parser.parse();
        groups = parser.groups();
        loops = parser.loops();
        names = parser.names();
    }

    public static Pattern compile(String regex) {
        return new Pattern(regex, 0);
    }

    public static Pattern compile(String regex, int flags) {
        return new Pattern(regex, flags);
    }

    Node start() {
        return start;
    }

    int groups() {
        return groups;
    }

    int loops() {
        return loops;
    }

    Map<String, Integer> names() {
        return names;
    }

    public String pattern() {
        return pattern;
    }

    public int flags() {
        return flags;
    }

    @Override
    public String toString() {
        return pattern;
    }

    public Matcher matcher(CharSequence input) {
        return new Matcher(this, input);
    }

    public static boolean matches(String regex, CharSequence input) {
        return compile(regex).matcher(input).matches();
    }

    public Predicate<String> asPredicate() {
        return (s) -> matcher(s).find();
    }

    public Predicate<String> asMatchPredicate() {
        return (s) -> matcher(s).matches();
    }

    public String[] split(CharSequence input) {
        return split(input, 0);
    }

    public String[] split(CharSequence input, int limit) {
        String s = input.toString();
        ArrayList<String> parts = new ArrayList<>();
        Matcher m = matcher(s);
        int at = 0;
        while ((limit <= 0 || parts.size() < limit - 1) && m.find()) {
            if (m.end() == 0) {
                continue;
            }
            parts.add(s.substring(at, m.start()));
            at = m.end();
        }
        if (at == 0 && parts.isEmpty()) {
            return new String[] {s};
        }
        parts.add(s.substring(at));
        int n = parts.size();
        while (limit == 0 && n > 0 && parts.get(n - 1).isEmpty()) {
            n--;
        }
        return parts.subList(0, n).toArray(new String[n]);
    }

    public static String quote(String s) {
        if (s.indexOf("\\E") < 0) {
            return "\\Q" + s + "\\E";
        }
        return "\\Q" + s.replace("\\E", "\\E\\\\E\\Q") + "\\E";
    }

    public Stream<String> splitAsStream(CharSequence input) {
        return Arrays.stream(split(input));
    }
}
