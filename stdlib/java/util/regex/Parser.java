package java.util.regex;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.Map;

/** Turns the text of a regular expression into nodes, from the end of each part to its start. */
final class Parser {
    private static final int MANY = Integer.MAX_VALUE;

    private final String s;
    private int at;
    private int flags;
    private int groups;
    private int loops;
    private final Map<String, Integer> names = new HashMap<>();

    Parser(String regex, int flags) {
        s = regex;
        this.flags = flags;
        // The first slots hold the starts of groups that are open.
        loops = countOpening() + 1;
    }

    private int countOpening() {
        int n = 0;
        for (int i = s.indexOf('('); i >= 0; i = s.indexOf('(', i + 1)) {
            n++;
        }
        return n;
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

    private PatternSyntaxException error(String text) {
        return new PatternSyntaxException(text, s, at);
    }

    /** A part of a pattern: what to match first, and the nodes to be joined to what follows. */
    private static final class Part {
        final Node first;
        final ArrayList<Node> open = new ArrayList<>();

        Part(Node only) {
            first = only;
            open.add(only);
        }

        Part(Node first, Node last) {
            this.first = first;
            open.add(last);
        }

        Node join(Node following) {
            for (Node n : open) {
                n.next = following;
            }
            return first;
        }
    }

    /** Matches nothing and goes on. */
    private static final class Empty extends Node {
        @Override
        boolean match(Matcher m, int i) {
            return next.match(m, i);
        }
    }

    Node parse() {
        if ((flags & Pattern.LITERAL) != 0) {
            return literals(s).join(new Node.Accept());
        }
        Part all = alternatives();
        if (at < s.length()) {
            at--;
            throw error("Unmatched closing ')'");
        }
        return all.join(new Node.Accept());
    }

    private Part literals(String text) {
        Part all = new Part(new Empty());
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            all = sequence(all, new Part(literal(text.codePointAt(i))));
        }
        return all;
    }

    private Node.One literal(int c) {
        return new Node.One(CharSet.range(c, c, flags));
    }

    private static Part sequence(Part a, Part b) {
        a.join(b.first);
        Part both = new Part(a.first);
        both.open.clear();
        both.open.addAll(b.open);
        return both;
    }

    private boolean more() {
        return at < s.length();
    }

    private boolean accept(String text) {
        if (s.startsWith(text, at)) {
            at += text.length();
            return true;
        }
        return false;
    }

    private Part alternatives() {
        int saved = flags;
        Part first = branch();
        if (!s.startsWith("|", at)) {
            flags = saved;
            return first;
        }
        ArrayList<Part> parts = new ArrayList<>();
        parts.add(first);
        while (accept("|")) {
            parts.add(branch());
        }
        flags = saved;
        Node[] branches = new Node[parts.size()];
        for (int i = 0; i < branches.length; i++) {
            branches[i] = parts.get(i).first;
        }
        Part all = new Part(new Node.Choice(branches));
        all.open.clear();
        for (Part p : parts) {
            all.open.addAll(p.open);
        }
        return all;
    }

    private Part branch() {
        Part all = new Part(new Empty());
        while (more() && s.charAt(at) != '|' && s.charAt(at) != ')') {
            if ((flags & Pattern.COMMENTS) != 0 && skipComment()) {
                continue;
            }
            if (accept("\\Q")) {
                int end = s.indexOf("\\E", at);
                int stop = end < 0 ? s.length() : end;
                for (; at < stop; at += Character.charCount(s.codePointAt(at))) {
                    Node.One one = literal(s.codePointAt(at));
                    boolean last = at + 1 == stop;
                    if (last) {
                        at = end < 0 ? stop - 1 : end + 1;
                        at++;
                        all = sequence(all, repeat(new Part(one), one));
                        stop = -1;
                        break;
                    }
                    all = sequence(all, new Part(one));
                }
                if (stop >= 0) {
                    at = end < 0 ? s.length() : end + 2;
                }
                continue;
            }
            all = sequence(all, quantified());
        }
        return all;
    }

    private boolean skipComment() {
        char c = s.charAt(at);
        if (c == '#') {
            int end = s.indexOf('\n', at);
            at = end < 0 ? s.length() : end + 1;
            return true;
        }
        if (c == ' ' || c >= 9 && c <= 13) {
            at++;
            return true;
        }
        return false;
    }

    private Part quantified() {
        char c = s.charAt(at);
        if (c == '*' || c == '+' || c == '?') {
            throw error("Dangling meta character '" + c + "'");
        }
        if (c == '(') {
            return group();
        }
        Node n = atom();
        return repeat(new Part(n), n instanceof Node.One ? (Node.One) n : null);
    }

    /** Reads the quantifiers after a part; one is the part's node if it is a single character. */
    private Part repeat(Part part, Node.One one) {
        while (more()) {
            int min;
            int max;
            char c = s.charAt(at);
            if (c == '*' || c == '+' || c == '?') {
                at++;
                min = c == '+' ? 1 : 0;
                max = c == '?' ? 1 : MANY;
            } else if (c == '{') {
                at++;
                min = number();
                max = min;
                if (accept(",")) {
                    max = more() && s.charAt(at) == '}' ? MANY : number();
                }
                if (!accept("}")) {
                    throw error("Unclosed counted closure");
                }
                if (max < min) {
                    at--;
                    throw error("Illegal repetition range");
                }
            } else {
                return part;
            }
            char mode = accept("?") ? '?' : accept("+") ? '+' : '*';
            part = one != null ? new Part(new Node.Many(one, min, max, mode))
                    : loop(part, min, max, mode);
            one = null;
        }
        return part;
    }

    private int number() {
        int start = at;
        long value = 0;
        while (more() && Character.digit(s.charAt(at), 10) >= 0) {
            value = Math.min(value * 10 + s.charAt(at++) - '0', MANY);
        }
        if (start == at) {
            throw error("Illegal repetition");
        }
        return (int) value;
    }

    private Part loop(Part part, int min, int max, char mode) {
        Node.Loop loop = new Node.Loop(loops++, min, max, mode == '?');
        loop.body = part.join(loop);
        Part all = new Part(new Node.Enter(loop), loop);
        if (mode != '+') {
            return all;
        }
        return look(all, true, false, true);
    }

    private Part look(Part body, boolean wanted, boolean behind, boolean consumes) {
        int slot = loops++;
        Node first = body.join(new Node.Stop(slot));
        return new Part(new Node.Look(first, slot, wanted, behind, consumes));
    }

    private void close() {
        if (!accept(")")) {
            throw error("Unclosed group");
        }
    }

    private Part group() {
        at++;
        int saved = flags;
        Part result;
        if (!s.startsWith("?", at)) {
            result = capture(++groups);
        } else if (accept("?:")) {
            result = alternatives();
        } else if (accept("?=")) {
            result = look(alternatives(), true, false, false);
        } else if (accept("?!")) {
            result = look(alternatives(), false, false, false);
        } else if (accept("?<=")) {
            result = look(alternatives(), true, true, false);
        } else if (accept("?<!")) {
            result = look(alternatives(), false, true, false);
        } else if (accept("?>")) {
            result = look(alternatives(), true, false, true);
        } else if (accept("?<")) {
            String name = groupName();
            names.put(name, ++groups);
            result = capture(groups);
        } else {
            at++;
            readFlags();
            if (accept(")")) {
                return new Part(new Empty());
            }
            if (!accept(":")) {
                throw error("Unknown inline modifier");
            }
            result = alternatives();
        }
        close();
        flags = saved;
        return repeat(result, null);
    }

    /** A new group's name, and its end. */
    private String groupName() {
        int start = at;
        while (more() && isNamePart(s.charAt(at), at > start)) {
            at++;
        }
        String name = s.substring(start, at);
        if (name.isEmpty()) {
            throw error("capturing group name does not start with a Latin letter");
        }
        if (!s.startsWith(">", at)) {
            throw error("named capturing group is missing trailing '>'");
        }
        if (names.containsKey(name)) {
            throw error("Named capturing group <" + name + "> is already defined");
        }
        at++;
        return name;
    }

    private static boolean isNamePart(char c, boolean digits) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || digits && c >= '0' && c <= '9';
    }

    private Part capture(int group) {
        Part open = new Part(new Node.Mark(2 * group));
        Part inner = sequence(open, alternatives());
        return sequence(inner, new Part(new Node.Mark(2 * group + 1)));
    }

    private void readFlags() {
        boolean on = true;
        while (more() && s.charAt(at) != ')' && s.charAt(at) != ':') {
            char c = s.charAt(at++);
            int flag = c == 'i' ? Pattern.CASE_INSENSITIVE : c == 'm' ? Pattern.MULTILINE
                    : c == 's' ? Pattern.DOTALL : c == 'd' ? Pattern.UNIX_LINES
                    : c == 'u' ? Pattern.UNICODE_CASE : c == 'x' ? Pattern.COMMENTS : 0;
            if (c == '-') {
                on = false;
            } else if (flag == 0) {
                at--;
                throw error("Unknown inline modifier");
            } else {
                flags = on ? flags | flag : flags & ~flag;
            }
        }
    }

    private Node atom() {
        int c = s.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case '.':
                return new Node.One(CharSet.dot(flags));
            case '^':
                return new Node.Place((flags & Pattern.MULTILINE) != 0 ? '^' : 'A');
            case '$':
                return new Node.Place((flags & Pattern.MULTILINE) != 0 ? '$' : 'Z');
            case '[':
                return new Node.One(new ClassParser(this).parse());
            case '\\':
                return escape();
            default:
                return literal(c);
        }
    }

    private Node escape() {
        if (!more()) {
            throw error("Unexpected internal error");
        }
        char c = s.charAt(at);
        if (c == 'b' || c == 'B' || c == 'A' || c == 'Z' || c == 'z') {
            at++;
            return new Node.Place(c);
        }
        if (c >= '1' && c <= '9') {
            int ref = s.charAt(at++) - '0';
            while (more() && Character.digit(s.charAt(at), 10) >= 0
                    && ref * 10 + s.charAt(at) - '0' <= groups) {
                ref = ref * 10 + s.charAt(at++) - '0';
            }
            if (ref > groups) {
                throw new UnsupportedOperationException(
                        "reference to a group that is not closed yet: \\" + ref);
            }
            return new Node.Same(ref, (flags & Pattern.CASE_INSENSITIVE) != 0);
        }
        if (accept("k<")) {
            int end = s.indexOf('>', at);
            Integer group = end < 0 ? null : names.get(s.substring(at, end));
            if (group == null) {
                throw error("named capturing group is missing");
            }
            at = end + 1;
            return new Node.Same(group, (flags & Pattern.CASE_INSENSITIVE) != 0);
        }
        CharSet set = escapedSet();
        return set != null ? new Node.One(set) : literal(escapedChar());
    }

    // What character classes need as well.

    String text() {
        return s;
    }

    int position() {
        return at;
    }

    void moveTo(int position) {
        at = position;
    }

    int flags() {
        return flags;
    }

    PatternSyntaxException failure(String text) {
        return error(text);
    }

    /** The set that an escape stands for, after its backslash; null if it is a character. */
    CharSet escapedSet() {
        char c = s.charAt(at);
        char lower = Character.toLowerCase(c);
        if (lower == 'p') {
            at++;
            return property(c == 'P');
        }
        CharSet set = CharSet.ofEscape(lower);
        if (set != null) {
            at++;
            return c == lower ? set : CharSet.not(set);
        }
        return null;
    }

    private CharSet property(boolean negated) {
        String name;
        if (more() && s.charAt(at) == '{') {
            int end = s.indexOf('}', at);
            if (end < 0) {
                throw error("Unclosed character family");
            }
            name = s.substring(at + 1, end);
            at = end + 1;
        } else {
            name = s.substring(at, Math.min(at + 1, s.length()));
            at++;
        }
        CharSet set = CharSet.ofProperty(name);
        if (set == null) {
            at--;
            throw error("Unknown character property name {" + name + "}");
        }
        return negated ? CharSet.not(set) : set;
    }

    /** The character that an escape stands for, after its backslash. */
    int escapedChar() {
        int c = s.codePointAt(at);
        at += Character.charCount(c);
        switch (c) {
            case 't':
                return '\t';
            case 'n':
                return '\n';
            case 'r':
                return '\r';
            case 'f':
                return '\f';
            case 'a':
                return 7;
            case 'e':
                return 27;
            case 'x':
                return hexadecimal(2);
            case 'u':
                return hexadecimal(4);
            case '0':
                return octal();
            case 'c':
                return s.charAt(at++) ^ 64;
            default:
                if (CharSet.isLetter(c)) {
                    at--;
                    throw error("Illegal/unsupported escape sequence");
                }
                return c;
        }
    }

    private int hexadecimal(int digits) {
        if (digits == 2 && accept("{")) {
            int end = s.indexOf('}', at);
            int value = Integer.parseInt(s.substring(at, end), 16);
            at = end + 1;
            return value;
        }
        int value = 0;
        for (int i = 0; i < digits; i++) {
            int d = more() ? Character.digit(s.charAt(at), 16) : -1;
            if (d < 0) {
                throw error(digits == 2 ? "Illegal hexadecimal escape sequence"
                        : "Illegal Unicode escape sequence");
            }
            value = value * 16 + d;
            at++;
        }
        return value;
    }

    private int octal() {
        int value = 0;
        int start = at;
        while (more() && at < start + 3 && s.charAt(at) >= '0' && s.charAt(at) <= '7'
                && value * 8 + s.charAt(at) - '0' <= 255) {
            value = value * 8 + s.charAt(at++) - '0';
        }
        if (at == start) {
            throw error("Illegal octal escape sequence");
        }
        return value;
    }
}
