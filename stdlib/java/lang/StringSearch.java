package java.lang;

import java.util.ArrayList;
import java.util.regex.Pattern;
import pvm.internal.Text;

/** Searching, splitting and replacing in strings. */
final class StringSearch {
    private static final String META = ".$|()[{^?*+\\";

    private StringSearch() {
    }

    /** The index of a code point in a UTF-16 string. */
    static int indexOfWide(String s, byte[] value, int ch, int fromIndex) {
        int n = s.length();
        int from = Math.max(fromIndex, 0);
        if (ch >= 0 && ch < 0x10000) {
            return from >= n ? -1 : Text.indexOfChar(value, ch, from, n);
        }
        return Character.isValidCodePoint(ch) ? s.indexOf(Character.toString(ch), from) : -1;
    }

    static int lastIndexOf(String s, int ch, int fromIndex) {
        if (ch >= 0x10000) {
            return Character.isValidCodePoint(ch)
                    ? lastIndexOf(s, Character.toString(ch), fromIndex) : -1;
        }
        for (int i = Math.min(fromIndex, s.length() - 1); i >= 0; i--) {
            if (s.charAt(i) == ch) {
                return i;
            }
        }
        return -1;
    }

    /** The general search; from is within the string. */
    static int indexOf(String s, String part, int from) {
        int n = part.length();
        if (n == 0) {
            return from;
        }
        int last = s.length() - n;
        int first = part.charAt(0);
        int i = from;
        while (i <= last) {
            i = s.indexOf(first, i);
            if (i < 0 || i > last) {
                return -1;
            }
            if (s.startsWith(part, i)) {
                return i;
            }
            i++;
        }
        return -1;
    }

    static int lastIndexOf(String s, String part, int fromIndex) {
        for (int i = Math.min(fromIndex, s.length() - part.length()); i >= 0; i--) {
            if (s.startsWith(part, i)) {
                return i;
            }
        }
        return -1;
    }

    static String replace(String s, String target, String replacement) {
        int at = s.indexOf(target);
        if (at < 0) {
            return s;
        }
        StringBuilder sb = new StringBuilder(s.length());
        int step = Math.max(target.length(), 1);
        int copied = 0;
        while (at >= 0) {
            sb.append(s, copied, at).append(replacement);
            copied = at + target.length();
            at = at + step > s.length() ? -1 : s.indexOf(target, at + step);
        }
        return sb.append(s, copied, s.length()).toString();
    }

    static String[] split(String s, String regex, int limit) {
        int separator = literal(regex);
        if (separator < 0) {
            return Pattern.compile(regex).split(s, limit);
        }
        ArrayList<String> parts = new ArrayList<>();
        int start = 0;
        int at = s.indexOf(separator);
        while (at >= 0 && (limit <= 0 || parts.size() < limit - 1)) {
            parts.add(s.substring(start, at));
            start = at + 1;
            at = s.indexOf(separator, start);
        }
        if (start == 0) {
            return new String[] {s};
        }
        parts.add(s.substring(start));
        int count = parts.size();
        while (limit == 0 && count > 0 && parts.get(count - 1).isEmpty()) {
            count--;
        }
        String[] result = new String[count];
        for (int i = 0; i < count; i++) {
            result[i] = parts.get(i);
        }
        return result;
    }

    /** The one char that a regular expression stands for, or -1 if it is not that simple. */
    private static int literal(String regex) {
        int n = regex.length();
        if (n == 1) {
            char c = regex.charAt(0);
            return META.indexOf(c) >= 0 || Character.isSurrogate(c) ? -1 : c;
        }
        if (n == 2 && regex.charAt(0) == '\\') {
            char c = regex.charAt(1);
            boolean word = c >= '0' && c <= '9' || c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            return word || Character.isSurrogate(c) ? -1 : c;
        }
        return -1;
    }
}
