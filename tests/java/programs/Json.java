import java.util.ArrayList;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads and writes JSON. */
public class Json {
    static final class SyntaxException extends RuntimeException {
        private static final long serialVersionUID = 1L;

        SyntaxException(String what, int at) {
            super(what + " at " + at);
        }
    }

    private final String text;
    private int at;

    private Json(String text) {
        this.text = text;
    }

    static Object parse(String text) {
        Json json = new Json(text);
        Object value = json.value();
        json.skipBlanks();
        if (json.at < text.length()) {
            throw new SyntaxException("unexpected '" + text.charAt(json.at) + "'", json.at);
        }
        return value;
    }

    private Object value() {
        skipBlanks();
        char c = peek();
        switch (c) {
            case '{':
                return object();
            case '[':
                return array();
            case '"':
                return string();
            case 't':
                return word("true", Boolean.TRUE);
            case 'f':
                return word("false", Boolean.FALSE);
            case 'n':
                return word("null", null);
            default:
                if (c == '-' || Character.isDigit(c)) {
                    return number();
                }
                throw new SyntaxException(c == 0 ? "end of text" : "unexpected '" + c + "'", at);
        }
    }

    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private void skipBlanks() {
        while (Character.isWhitespace(peek())) {
            at++;
        }
    }

    private boolean accept(char c) {
        skipBlanks();
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!accept(c)) {
            throw new SyntaxException("'" + c + "' expected", at);
        }
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw new SyntaxException(word + " expected", at);
        }
        at += word.length();
        return value;
    }

    private Map<String, Object> object() {
        Map<String, Object> result = new LinkedHashMap<>();
        expect('{');
        if (accept('}')) {
            return result;
        }
        do {
            skipBlanks();
            String key = string();
            expect(':');
            result.put(key, value());
        } while (accept(','));
        expect('}');
        return result;
    }

    private List<Object> array() {
        List<Object> result = new ArrayList<>();
        expect('[');
        if (!accept(']')) {
            do {
                result.add(value());
            } while (accept(','));
            expect(']');
        }
        return result;
    }

    private String string() {
        expect('"');
        StringBuilder result = new StringBuilder();
        for (char c; (c = peek()) != '"'; at++) {
            if (c == 0) {
                throw new SyntaxException("string without end", at);
            }
            result.append(c == '\\' ? escape() : c);
        }
        at++;
        return result.toString();
    }

    private char escape() {
        at++;
        return switch (peek()) {
            case 'n' -> '\n';
            case 't' -> '\t';
            case 'u' -> {
                at += 4;
                yield (char) Integer.parseInt(text.substring(at - 3, at + 1), 16);
            }
            case '"', '\\', '/' -> peek();
            default -> throw new SyntaxException("bad escape", at);
        };
    }

    private Number number() {
        int start = at;
        while ("+-.eE0123456789".indexOf(peek()) >= 0 && peek() != 0) {
            at++;
        }
        String digits = text.substring(start, at);
        try {
            if (digits.matches("-?\\d+")) {
                return Long.valueOf(digits);
            }
            return Double.valueOf(digits);
        } catch (NumberFormatException e) {
            throw new SyntaxException("bad number " + digits, start);
        }
    }

    static String write(Object value) {
        StringBuilder out = new StringBuilder();
        write(value, "", out);
        return out.toString();
    }

    private static void write(Object value, String indent, StringBuilder out) {
        if (value instanceof Map<?, ?> map) {
            Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator();
            out.append(map.isEmpty() ? "{" : "{\n");
            while (i.hasNext()) {
                Map.Entry<?, ?> e = i.next();
                out.append(indent).append("  ").append(quote((String) e.getKey())).append(": ");
                write(e.getValue(), indent + "  ", out);
                out.append(i.hasNext() ? ",\n" : "\n" + indent);
            }
            out.append('}');
        } else if (value instanceof List<?> list) {
            out.append('[');
            String separator = "";
            for (Object each : list) {
                out.append(separator);
                write(each, indent, out);
                separator = ", ";
            }
            out.append(']');
        } else {
            out.append(value instanceof String s ? quote(s) : String.valueOf(value));
        }
    }

    private static String quote(String s) {
        StringBuilder out = new StringBuilder("\"");
        for (int c : s.codePoints().toArray()) {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append(String.format("\\u%04x", c));
            } else {
                out.appendCodePoint(c);
            }
        }
        return out.append('"').toString();
    }

    public static void main(String[] args) {
        Object value = parse("""
                {"name": "pump \\"A\\"", "on": true, "sizes": [1, 2.50, -3e2, []],
                 "parts": {"seal": null, "bolt\\u00e9\\t": {"count": 12345678901}}, "none": {}}
                """);
        String written = write(value);
        System.out.println(written);
        Object again = parse(written);
        System.out.println(again.equals(value) + " " + write(again).equals(written));
        for (String wrong : new String[] {"", "[1, 2", "{\"a\" 1}", "[1] x", "\"open", "tru",
            "-", "[1,]", "\"\\x\"", "{1:2}"}) {
            try {
                System.out.println(write(parse(wrong)));
            } catch (SyntaxException e) {
                System.out.println(wrong + " -> " + e.getMessage());
            }
        }
    }
}

// expect:
// {
//   "name": "pump \"A\"",
//   "on": true,
//   "sizes": [1, 2.5, -300.0, []],
//   "parts": {
//     "seal": null,
//     "bolté\u0009": {
//       "count": 12345678901
//     }
//   },
//   "none": {}
// }
// true true
//  -> end of text at 0
// [1, 2 -> ']' expected at 5
// {"a" 1} -> ':' expected at 5
// [1] x -> unexpected 'x' at 4
// "open -> string without end at 5
// tru -> true expected at 0
// - -> bad number - at 0
// [1,] -> unexpected ']' at 3
// "\x" -> bad escape at 2
// {1:2} -> '"' expected at 1
