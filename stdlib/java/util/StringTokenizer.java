package java.util;

/** Takes a string apart at delimiters, which are single characters. */
public class StringTokenizer implements Enumeration<Object> {
    private final String text;
    private final boolean returnDelims;
    private String delimiters;
    private int position;

    public StringTokenizer(String str) {
        this(str, " \t\n\r\f", false);
    }

    public StringTokenizer(String str, String delim) {
        this(str, delim, false);
    }

    public StringTokenizer(String str, String delim, boolean returnDelims) {
        text = Objects.requireNonNull(str);
        delimiters = delim;
        this.returnDelims = returnDelims;
    }

    private boolean isDelimiter(int at) {
        return delimiters.indexOf(text.codePointAt(at)) >= 0;
    }

    private int after(int at) {
        return at + Character.charCount(text.codePointAt(at));
    }

    /** Where the token begins that is next at a position. */
    private int start(int from) {
        int at = from;
        while (!returnDelims && at < text.length() && isDelimiter(at)) {
            at = after(at);
        }
        return at;
    }

    private int end(int start) {
        if (isDelimiter(start)) {
            return after(start);
        }
        int at = start;
        while (at < text.length() && !isDelimiter(at)) {
            at = after(at);
        }
        return at;
    }

    public boolean hasMoreTokens() {
        return start(position) < text.length();
    }

    public String nextToken() {
        int start = start(position);
        if (start >= text.length()) {
            throw new NoSuchElementException();
        }
        position = end(start);
        return text.substring(start, position);
    }

    public String nextToken(String delim) {
        delimiters = Objects.requireNonNull(delim);
        return nextToken();
    }

    @Override
    public boolean hasMoreElements() {
        return hasMoreTokens();
    }

    @Override
    public Object nextElement() {
        return nextToken();
    }

    public int countTokens() {
        int count = 0;
        for (int at = start(position); at < text.length(); at = start(end(at))) {
            count++;
        }
        return count;
    }
}
