package java.util.regex;

/** A step of a match; each calls the one after it and undoes its effect where that fails. */
abstract class Node {
    Node next;

    abstract boolean match(Matcher m, int i);

    /** The end of the whole pattern. */
    static final class Accept extends Node {
        @Override
        boolean match(Matcher m, int i) {
            if (m.whole && i != m.to) {
                return false;
            }
            m.groups[1] = i;
            return true;
        }
    }

    /** The end of a part that is matched by itself; leaves its position in the counters. */
    static final class Stop extends Node {
        private final int slot;

        Stop(int slot) {
            this.slot = slot;
        }

        @Override
        boolean match(Matcher m, int i) {
            m.begins[slot] = i;
            return true;
        }
    }

    /** One character of a set. */
    static final class One extends Node {
        final CharSet set;

        One(CharSet set) {
            this.set = set;
        }

        /** The position after the character at i, or -1. */
        int step(Matcher m, int i) {
            if (i >= m.to) {
                return -1;
            }
            int c = m.text.charAt(i);
            int n = 1;
            if (c >= 0xd800 && c < 0xdc00 && i + 1 < m.to) {
                c = m.text.codePointAt(i);
                n = c >= 0x10000 ? 2 : 1;
            }
            return set.has(c) ? i + n : -1;
        }

        @Override
        boolean match(Matcher m, int i) {
            int j = step(m, i);
            return j >= 0 && next.match(m, j);
        }
    }

    /** A set repeated: matched in a loop, without recursion. */
    static final class Many extends Node {
        private final One one;
        private final int min;
        private final int max;
        private final char mode;

        Many(One one, int min, int max, char mode) {
            this.one = one;
            this.min = min;
            this.max = max;
            this.mode = mode;
        }

        @Override
        boolean match(Matcher m, int i) {
            int count = 0;
            int at = i;
            while (count < (mode == '?' ? min : max)) {
                int j = one.step(m, at);
                if (j < 0) {
                    break;
                }
                at = j;
                count++;
            }
            if (count < min) {
                return false;
            }
            if (mode == '?') {
                return lazy(m, at, count);
            }
            while (true) {
                if (next.match(m, at)) {
                    return true;
                }
                if (mode == '+' || count-- <= min) {
                    return false;
                }
                boolean pair = at - 2 >= i && Character.isLowSurrogate(m.text.charAt(at - 1))
                        && Character.isHighSurrogate(m.text.charAt(at - 2));
                at -= pair ? 2 : 1;
            }
        }

        private boolean lazy(Matcher m, int at, int count) {
            while (!next.match(m, at)) {
                at = count++ < max ? one.step(m, at) : -1;
                if (at < 0) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A position: ^ $ \b \B \A \z \Z \G. */
    static final class Place extends Node {
        private final char kind;

        Place(char kind) {
            this.kind = kind;
        }

        private static boolean isWord(Matcher m, int i) {
            return i >= 0 && i < m.text.length()
                    && (m.text.charAt(i) == '_' || Character.isLetterOrDigit(m.text.charAt(i)));
        }

        private static boolean isEnd(Matcher m, int i, boolean every) {
            String s = m.text;
            if (i == m.to) {
                return true;
            }
            char c = s.charAt(i);
            boolean terminator = c == '\n' && (i == 0 || s.charAt(i - 1) != '\r') || c == '\r'
                    || c == '\u0085' || c == '\u2028' || c == '\u2029';
            int after = c == '\r' && i + 1 < m.to && s.charAt(i + 1) == '\n' ? 2 : 1;
            return terminator && (every || i + after == m.to);
        }

        private static boolean isLineStart(Matcher m, int i) {
            if (i == m.from) {
                return true;
            }
            char c = m.text.charAt(i - 1);
            boolean pair = c == '\r' && i < m.to && m.text.charAt(i) == '\n';
            return i < m.to && !pair && (c == '\n' || c == '\r' || c == '\u0085' || c == '\u2028'
                    || c == '\u2029');
        }

        private boolean holds(Matcher m, int i) {
            switch (kind) {
                case 'A':
                    return i == m.from;
                case '^':
                    return isLineStart(m, i);
                case '$':
                    return isEnd(m, i, true);
                case 'Z':
                    return isEnd(m, i, false);
                case 'z':
                    return i == m.to;
                case 'b':
                    return isWord(m, i - 1) != isWord(m, i);
                default:
                    return isWord(m, i - 1) == isWord(m, i);
            }
        }

        @Override
        boolean match(Matcher m, int i) {
            return holds(m, i) && next.match(m, i);
        }
    }

    /** The start or end of a capturing group. */
    static final class Mark extends Node {
        private final int slot;

        Mark(int slot) {
            this.slot = slot;
        }

        @Override
        boolean match(Matcher m, int i) {
            if ((slot & 1) == 0) {
                // The start only counts once the end is reached: kept aside until then.
                int old = m.begins[slot >> 1];
                m.begins[slot >> 1] = i;
                if (next.match(m, i)) {
                    return true;
                }
                m.begins[slot >> 1] = old;
                return false;
            }
            int start = m.groups[slot - 1];
            int end = m.groups[slot];
            m.groups[slot - 1] = m.begins[slot >> 1];
            m.groups[slot] = i;
            if (next.match(m, i)) {
                return true;
            }
            m.groups[slot - 1] = start;
            m.groups[slot] = end;
            return false;
        }
    }

    /** A back reference. */
    static final class Same extends Node {
        private final int group;
        private final boolean ignoreCase;

        Same(int group, boolean ignoreCase) {
            this.group = group;
            this.ignoreCase = ignoreCase;
        }

        @Override
        boolean match(Matcher m, int i) {
            int start = m.groups[2 * group];
            int n = m.groups[2 * group + 1] - start;
            return start >= 0 && i + n <= m.to
                    && m.text.regionMatches(ignoreCase, i, m.text, start, n)
                    && next.match(m, i + n);
        }
    }

    /** Alternatives. */
    static final class Choice extends Node {
        private final Node[] branches;

        Choice(Node[] branches) {
            this.branches = branches;
        }

        @Override
        boolean match(Matcher m, int i) {
            for (Node b : branches) {
                if (b.match(m, i)) {
                    return true;
                }
            }
            return false;
        }
    }

    /** A group repeated; its body ends in this node again. */
    static final class Loop extends Node {
        private final int slot;
        private final int min;
        private final int max;
        private final boolean lazy;
        Node body;

        Loop(int slot, int min, int max, boolean lazy) {
            this.slot = slot;
            this.min = min;
            this.max = max;
            this.lazy = lazy;
        }

        boolean enter(Matcher m, int i) {
            int count = m.counts[slot];
            int begin = m.begins[slot];
            m.counts[slot] = 0;
            m.begins[slot] = -1;
            if (match(m, i)) {
                return true;
            }
            m.counts[slot] = count;
            m.begins[slot] = begin;
            return false;
        }

        private boolean again(Matcher m, int i) {
            int count = m.counts[slot];
            int begin = m.begins[slot];
            m.counts[slot] = count + 1;
            m.begins[slot] = i;
            if (body.match(m, i)) {
                return true;
            }
            m.counts[slot] = count;
            m.begins[slot] = begin;
            return false;
        }

        @Override
        boolean match(Matcher m, int i) {
            int count = m.counts[slot];
            if (count < min) {
                return again(m, i);
            }
            // A turn that took nothing is the last one.
            boolean more = count < max && m.begins[slot] != i;
            if (lazy) {
                return leave(m, i) || more && again(m, i);
            }
            return more && again(m, i) || leave(m, i);
        }

        private boolean leave(Matcher m, int i) {
            int count = m.counts[slot];
            int begin = m.begins[slot];
            if (next.match(m, i)) {
                return true;
            }
            m.counts[slot] = count;
            m.begins[slot] = begin;
            return false;
        }
    }

    /** The way into a loop. */
    static final class Enter extends Node {
        private final Loop loop;

        Enter(Loop loop) {
            this.loop = loop;
        }

        @Override
        boolean match(Matcher m, int i) {
            return loop.enter(m, i);
        }
    }

    /** Lookahead, lookbehind, and atomic groups. */
    static final class Look extends Node {
        private final Node body;
        private final int slot;
        private final boolean wanted;
        private final boolean behind;
        private final boolean consumes;

        Look(Node body, int slot, boolean wanted, boolean behind, boolean consumes) {
            this.body = body;
            this.slot = slot;
            this.wanted = wanted;
            this.behind = behind;
            this.consumes = consumes;
        }

        @Override
        boolean match(Matcher m, int i) {
            int[] groups = m.groups.clone();
            boolean found = behind ? lookBehind(m, i) : body.match(m, i);
            int end = m.begins[slot];
            if (found != wanted) {
                m.groups = groups;
                return false;
            }
            if (!wanted) {
                m.groups = groups;
            }
            if (next.match(m, consumes ? end : i)) {
                return true;
            }
            m.groups = groups;
            return false;
        }

        private boolean lookBehind(Matcher m, int i) {
            int to = m.to;
            m.to = i;
            boolean found = false;
            for (int start = i; start >= m.from && !found; start--) {
                found = body.match(m, start) && m.begins[slot] == i;
            }
            m.to = to;
            return found;
        }
    }
}
