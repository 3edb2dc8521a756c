package java.lang;

import java.util.ArrayList;
import java.util.List;

/** Comparison, case, space and line operations of String. */
final class StringText {
    private StringText() {
    }

    static int compare(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            int d = a.charAt(i) - b.charAt(i);
            if (d != 0) {
                return d;
            }
        }
        return a.length() - b.length();
    }

    static int compareIgnoreCase(String a, String b) {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            int d = foldCase(a.charAt(i)) - foldCase(b.charAt(i));
            if (d != 0) {
                return d;
            }
        }
        return a.length() - b.length();
    }

    private static char foldCase(char c) {
        return Character.toLowerCase(Character.toUpperCase(c));
    }

    static boolean regionMatches(String a, boolean ignoreCase, int at, String b, int from,
            int len) {
        if (from < 0 || at < 0 || at > (long) a.length() - len || from > (long) b.length() - len) {
            return false;
        }
        for (int i = 0; i < len; i++) {
            char c = a.charAt(at + i);
            char d = b.charAt(from + i);
            if (c != d && !(ignoreCase && foldCase(c) == foldCase(d))) {
                return false;
            }
        }
        return true;
    }

    static String replace(String s, char oldChar, char newChar) {
        int first = s.indexOf(oldChar);
        if (first < 0 || oldChar == newChar) {
            return s;
        }
        char[] chars = s.toCharArray();
        for (int i = first; i < chars.length; i++) {
            if (chars[i] == oldChar) {
                chars[i] = newChar;
            }
        }
        return new String(chars);
    }

    static String repeat(String s, int count) {
        byte[] unit = s.value;
        int n = unit.length;
        if (count == 1 || n == 0) {
            return s;
        }
        if (count == 0) {
            return "";
        }
        if (Integer.MAX_VALUE / count < n) {
            throw new OutOfMemoryError("Required length exceeds implementation limit");
        }
        byte[] all = new byte[n * count];
        System.arraycopy(unit, 0, all, 0, n);
        int done = n;
        while (done < all.length) {
            int more = Math.min(done, all.length - done);
            System.arraycopy(all, 0, all, done, more);
            done += more;
        }
        return new String(all, s.coder);
    }

    static String toLowerCase(String s, String language) {
        int n = s.length();
        int i = 0;
        while (i < n && !changesInLower(s.charAt(i))) {
            i++;
        }
        if (i == n) {
            return s;
        }
        StringBuilder sb = new StringBuilder(n).append(s, 0, i);
        boolean turkic = isTurkic(language);
        while (i < n) {
            int c = s.codePointAt(i);
            if (turkic && c == 'I') {
                sb.append('\u0131');
            } else if (c == '\u0130') {
                sb.append(turkic ? "i" : "i\u0307");
            } else if (c == '\u03a3') {
                sb.append(isFinalSigma(s, i) ? '\u03c2' : '\u03c3');
            } else {
                sb.appendCodePoint(Character.toLowerCase(c));
            }
            i += Character.charCount(c);
        }
        return sb.toString();
    }

    private static boolean changesInLower(char c) {
        return Character.isSurrogate(c) || Character.toLowerCase(c) != c;
    }

    private static boolean isTurkic(String language) {
        return language.equals("tr") || language.equals("az");
    }

    /** Whether a capital sigma stands after a letter and before none (Unicode 3.13). */
    private static boolean isFinalSigma(String s, int at) {
        int before = at - 1;
        while (before >= 0 && isCaseIgnorable(s.charAt(before))) {
            before--;
        }
        int after = at + 1;
        while (after < s.length() && isCaseIgnorable(s.charAt(after))) {
            after++;
        }
        return before >= 0 && isCased(s.charAt(before))
                && !(after < s.length() && isCased(s.charAt(after)));
    }

    private static boolean isCased(char c) {
        return Character.isLowerCase(c) || Character.isUpperCase(c) || Character.isTitleCase(c);
    }

    private static boolean isCaseIgnorable(char c) {
        int type = Character.getType(c);
        return c == '\'' || c == '.' || c == ':' || c == '\u00ad' || c == '\u00b7'
                || c == '\u2019' || type == Character.NON_SPACING_MARK
                || type == Character.ENCLOSING_MARK || type == Character.FORMAT
                || type == Character.MODIFIER_LETTER || type == Character.MODIFIER_SYMBOL;
    }

    static String toUpperCase(String s, String language) {
        int n = s.length();
        int i = 0;
        while (i < n && !changesInUpper(s.charAt(i))) {
            i++;
        }
        if (i == n) {
            return s;
        }
        StringBuilder sb = new StringBuilder(n).append(s, 0, i);
        boolean turkic = isTurkic(language);
        while (i < n) {
            int c = s.codePointAt(i);
            String special = c < 0xdf ? null : CaseMapping.upperSpecial(c);
            if (turkic && c == 'i') {
                sb.append('\u0130');
            } else if (special != null) {
                sb.append(special);
            } else {
                sb.appendCodePoint(Character.toUpperCase(c));
            }
            i += Character.charCount(c);
        }
        return sb.toString();
    }

    private static boolean changesInUpper(char c) {
        return c < 0xdf ? c >= 'a' && c <= 'z' || c == '\u00b5'
                : Character.isSurrogate(c) || Character.toUpperCase(c) != c
                        || CaseMapping.upperSpecial(c) != null;
    }

    static String trim(String s) {
        int end = s.length();
        int begin = 0;
        while (begin < end && s.charAt(begin) <= ' ') {
            begin++;
        }
        while (begin < end && s.charAt(end - 1) <= ' ') {
            end--;
        }
        return s.substring(begin, end);
    }

    static String strip(String s, boolean leading, boolean trailing) {
        int end = s.length();
        int begin = 0;
        while (leading && begin < end && Character.isWhitespace(s.charAt(begin))) {
            begin++;
        }
        while (trailing && begin < end && Character.isWhitespace(s.charAt(end - 1))) {
            end--;
        }
        return s.substring(begin, end);
    }

    /** The lines, ended by \n, \r or \r\n. */
    static List<String> lines(String s) {
        List<String> lines = new ArrayList<>();
        int n = s.length();
        int start = 0;
        while (start < n) {
            int end = start;
            while (end < n && s.charAt(end) != '\n' && s.charAt(end) != '\r') {
                end++;
            }
            lines.add(s.substring(start, end));
            boolean pair = end + 1 < n && s.charAt(end) == '\r' && s.charAt(end + 1) == '\n';
            start = end + (pair ? 2 : 1);
        }
        return lines;
    }

    static String indent(String s, int n) {
        StringBuilder sb = new StringBuilder();
        List<String> lines = lines(s);
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (n > 0) {
                sb.append(" ".repeat(n)).append(line);
            } else {
                int drop = 0;
                while (drop < -n && drop < line.length()
                        && Character.isWhitespace(line.charAt(drop))) {
                    drop++;
                }
                sb.append(line.substring(drop));
            }
            sb.append('\n');
        }
        return sb.toString();
    }

    static String stripIndent(String s) {
        if (s.isEmpty()) {
            return s;
        }
        List<String> lines = lines(s);
        char last = s.charAt(s.length() - 1);
        boolean endsWithLine = last == '\n' || last == '\r';
        int margin = endsWithLine ? 0 : Integer.MAX_VALUE;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (!line.isBlank() || i == lines.size() - 1 && !endsWithLine) {
                margin = Math.min(margin, line.length() - line.stripLeading().length());
            }
        }
        StringBuilder sb = new StringBuilder(s.length());
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (i > 0) {
                sb.append('\n');
            }
            if (!line.isBlank()) {
                sb.append(line.substring(Math.min(margin, line.length())).stripTrailing());
            }
        }
        return endsWithLine ? sb.append('\n').toString() : sb.toString();
    }

    static String translateEscapes(String s) {
        StringBuilder sb = new StringBuilder(s.length());
        int n = s.length();
        int i = 0;
        while (i < n) {
            char c = s.charAt(i++);
            if (c != '\\') {
                sb.append(c);
                continue;
            }
            char e = i < n ? s.charAt(i++) : 0;
            int simple = "bfnrst'\"\\".indexOf(e);
            if (simple >= 0) {
                sb.append("\b\f\n\r \t'\"\\".charAt(simple));
            } else if (e >= '0' && e <= '7') {
                int limit = Math.min(i + (e <= '3' ? 2 : 1), n);
                int code = e - '0';
                while (i < limit && s.charAt(i) >= '0' && s.charAt(i) <= '7') {
                    code = code << 3 | s.charAt(i++) - '0';
                }
                sb.append((char) code);
            } else if (e == '\r') {
                if (i < n && s.charAt(i) == '\n') {
                    i++;
                }
            } else if (e != '\n') {
                throw new IllegalArgumentException(String.format(
                        "Invalid escape sequence: \\%c \\\\u%04X", e, (int) e));
            }
        }
        return sb.toString();
    }
}
