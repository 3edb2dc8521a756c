package java.util.regex;

/** Reads a character class, after its opening bracket. */
final class ClassParser {
    private final Parser parser;
    private final String s;
    private int at;

    ClassParser(Parser parser) {
        this.parser = parser;
        s = parser.text();
        at = parser.position();
    }

    CharSet parse() {
        CharSet set = inBrackets();
        parser.moveTo(at);
        return set;
    }

    private CharSet inBrackets() {
        boolean negated = s.startsWith("^", at);
        if (negated) {
            at++;
        }
        CharSet all = operand(true);
        while (s.startsWith("&&", at)) {
            at += 2;
            all = CharSet.and(all, operand(false));
        }
        if (at >= s.length()) {
            parser.moveTo(s.length() - 1);
            throw parser.failure("Unclosed character class");
        }
        at++;
        return negated ? CharSet.not(all) : all;
    }

    /** A union of elements, up to && or the closing bracket. */
    private CharSet operand(boolean first) {
        CharSet all = null;
        boolean start = first;
        while (at < s.length() && !s.startsWith("&&", at)
                && (s.charAt(at) != ']' || start && all == null)) {
            CharSet e = element();
            all = all == null ? e : CharSet.or(all, e);
            start = false;
        }
        return all == null ? (c) -> false : all;
    }

    private CharSet element() {
        if (s.charAt(at) == '[') {
            at++;
            return inBrackets();
        }
        if (s.charAt(at) == '\\' && at + 1 < s.length()) {
            parser.moveTo(at + 1);
            CharSet set = parser.escapedSet();
            if (set != null) {
                at = parser.position();
                return set;
            }
        }
        int low = character();
        boolean range = s.startsWith("-", at) && at + 1 < s.length()
                && s.charAt(at + 1) != ']' && s.charAt(at + 1) != '[';
        if (!range) {
            return CharSet.range(low, low, parser.flags());
        }
        at++;
        int high = character();
        if (high < low) {
            parser.moveTo(at - 1);
            throw parser.failure("Illegal character range");
        }
        return CharSet.range(low, high, parser.flags());
    }

    private int character() {
        if (s.charAt(at) == '\\' && at + 1 < s.length()) {
            parser.moveTo(at + 1);
            int c = parser.escapedChar();
            at = parser.position();
            return c;
        }
        int c = s.codePointAt(at);
        at += Character.charCount(c);
        return c;
    }
}
