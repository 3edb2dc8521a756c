package java.util.regex;

import java.util.Objects;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/** Matches a pattern against an input. */
public final class Matcher implements MatchResult {
    private Pattern pattern;
    String text;
    int from;
    int to;
    /** The starts and ends of the groups; -1 for those that did not take part. */
    int[] groups;
    /** The state of the loops that run: how often, and where the last turn began. */
    int[] counts;
    int[] begins;
    /** Whether the match has to end at the end of the region. */
    boolean whole;
    private boolean found;
    private int next;
    private int appended;

    Matcher(Pattern pattern, CharSequence input) {
        this.pattern = pattern;
        text = input.toString();
        allocate();
        reset();
    }

    private void allocate() {
        groups = new int[2 * (pattern.groups() + 1)];
        counts = new int[pattern.loops()];
        begins = new int[pattern.loops()];
    }

    public Pattern pattern() {
        return pattern;
    }

    public Matcher usePattern(Pattern newPattern) {
        pattern = Objects.requireNonNull(newPattern);
        allocate();
        found = false;
        return this;
    }

    public Matcher reset() {
        from = 0;
        to = text.length();
        next = 0;
        appended = 0;
        found = false;
        return this;
    }

    public Matcher reset(CharSequence input) {
        text = input.toString();
        return reset();
    }

    public Matcher region(int start, int end) {
        if (start < 0 || start > text.length()) {
            throw new IndexOutOfBoundsException("start");
        }
        if (end < start || end > text.length()) {
            throw new IndexOutOfBoundsException("end");
        }
        reset();
        from = start;
        to = end;
        next = start;
        return this;
    }

    public int regionStart() {
        return from;
    }

    public int regionEnd() {
        return to;
    }

    private boolean tryAt(int i, boolean toEnd) {
        java.util.Arrays.fill(groups, -1);
        whole = toEnd;
        found = pattern.start().match(this, i);
        if (found) {
            groups[0] = i;
            next = groups[1] == i ? i + 1 : groups[1];
        }
        return found;
    }

    public boolean matches() {
        return tryAt(from, true);
    }

    public boolean lookingAt() {
        return tryAt(from, false);
    }

    public boolean find() {
        for (int i = next; i <= to; i++) {
            if (tryAt(i, false)) {
                return true;
            }
        }
        found = false;
        next = to + 1;
        return false;
    }

    public boolean find(int start) {
        if (start < 0 || start > text.length()) {
            throw new IndexOutOfBoundsException("Illegal start index");
        }
        reset();
        next = start;
        return find();
    }

    public boolean hitEnd() {
        throw new UnsupportedOperationException("Matcher.hitEnd is not supported");
    }

    private void check(int group) {
        if (!found) {
            throw new IllegalStateException("No match found");
        }
        if (group < 0 || group > groupCount()) {
            throw new IndexOutOfBoundsException("No group " + group);
        }
    }

    private int number(String name) {
        Objects.requireNonNull(name, "Group name");
        check(0);
        Integer n = pattern.names().get(name);
        if (n == null) {
            throw new IllegalArgumentException("No group with name <" + name + ">");
        }
        return n;
    }

    @Override
    public int start() {
        if (!found) {
            throw new IllegalStateException("No match available");
        }
        return groups[0];
    }

    @Override
    public int start(int group) {
        check(group);
        return groups[2 * group];
    }

    public int start(String name) {
        return start(number(name));
    }

    @Override
    public int end() {
        if (!found) {
            throw new IllegalStateException("No match available");
        }
        return groups[1];
    }

    @Override
    public int end(int group) {
        check(group);
        return groups[2 * group + 1];
    }

    public int end(String name) {
        return end(number(name));
    }

    @Override
    public String group() {
        return group(0);
    }

    @Override
    public String group(int group) {
        check(group);
        return groups[2 * group] < 0 ? null
                : text.substring(groups[2 * group], groups[2 * group + 1]);
    }

    public String group(String name) {
        return group(number(name));
    }

    @Override
    public int groupCount() {
        return groups.length / 2 - 1;
    }

    public MatchResult toMatchResult() {
        Matcher copy = new Matcher(pattern, text);
        copy.found = found;
        copy.groups = groups.clone();
        return copy;
    }

    private String expand(String replacement) {
        StringBuilder sb = new StringBuilder();
        int n = replacement.length();
        int i = 0;
        while (i < n) {
            char c = replacement.charAt(i++);
            if (c == '\\') {
                if (i == n) {
                    throw new IllegalArgumentException("character to be escaped is missing");
                }
                sb.append(replacement.charAt(i++));
            } else if (c != '$') {
                sb.append(c);
            } else {
                i = expandGroup(replacement, i, sb);
            }
        }
        return sb.toString();
    }

    private int expandGroup(String replacement, int i, StringBuilder sb) {
        int n = replacement.length();
        if (i == n) {
            throw new IllegalArgumentException("Illegal group reference: group index is missing");
        }
        String value;
        if (replacement.charAt(i) == '{') {
            int end = replacement.indexOf('}', i);
            if (end < 0) {
                throw new IllegalArgumentException(
                        "named capturing group is missing trailing '}'");
            }
            value = group(number(replacement.substring(i + 1, end)));
            i = end + 1;
        } else {
            int ref = replacement.charAt(i++) - '0';
            if (ref < 0 || ref > 9) {
                throw new IllegalArgumentException("Illegal group reference");
            }
            while (i < n && replacement.charAt(i) >= '0' && replacement.charAt(i) <= '9'
                    && ref * 10 + replacement.charAt(i) - '0' <= groupCount()) {
                ref = ref * 10 + replacement.charAt(i++) - '0';
            }
            value = group(ref);
        }
        sb.append(value == null ? "" : value);
        return i;
    }

    public Matcher appendReplacement(StringBuilder sb, String replacement) {
        int begin = start();
        String expanded = expand(replacement);
        sb.append(text, appended, begin).append(expanded);
        appended = end();
        return this;
    }

    public Matcher appendReplacement(StringBuffer sb, String replacement) {
        StringBuilder part = new StringBuilder();
        appendReplacement(part, replacement);
        sb.append(part.toString());
        return this;
    }

    public StringBuilder appendTail(StringBuilder sb) {
        return sb.append(text, appended, text.length());
    }

    public StringBuffer appendTail(StringBuffer sb) {
        return sb.append(text, appended, text.length());
    }

    public String replaceAll(String replacement) {
        return replaceAll((m) -> replacement);
    }

    public String replaceAll(Function<MatchResult, String> replacer) {
        reset();
        StringBuilder sb = new StringBuilder();
        while (find()) {
            appendReplacement(sb, replacer.apply(this));
        }
        return appendTail(sb).toString();
    }

    public String replaceFirst(String replacement) {
        Objects.requireNonNull(replacement, "replacement");
        reset();
        StringBuilder sb = new StringBuilder();
        if (find()) {
            appendReplacement(sb, replacement);
        }
        return appendTail(sb).toString();
    }

    public static String quoteReplacement(String s) {
        return s.replace("\\", "\\\\").replace("$", "\\$");
    }

    @Override
    public String toString() {
        return "java.util.regex.Matcher[pattern=" + pattern + " region=" + from + "," + to
                + " lastmatch=" + (found ? group() : "") + "]";
    }

    /** The matches from the start of the input on, each looked for when it is asked for. */
    public Stream<MatchResult> results() {
        return StreamSupport.stream(new Spliterators.AbstractSpliterator<MatchResult>(
                Long.MAX_VALUE, Spliterator.ORDERED | Spliterator.NONNULL) {
            private boolean started;

            @Override
            public boolean tryAdvance(Consumer<? super MatchResult> action) {
                Objects.requireNonNull(action);
                if (!started) {
                    started = true;
                    reset();
                }
                if (!find()) {
                    return false;
                }
                action.accept(toMatchResult());
                return true;
            }
        }, false);
    }

    public String replaceFirst(Function<MatchResult, String> replacer) {
        Objects.requireNonNull(replacer);
        reset();
        StringBuilder sb = new StringBuilder();
        if (find()) {
            appendReplacement(sb, replacer.apply(this));
        }
        return appendTail(sb).toString();
    }
}
