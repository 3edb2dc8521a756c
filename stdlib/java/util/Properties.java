package java.util;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Reader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;

/** A persistent set of properties; XML is not built. */
public class Properties extends Hashtable<Object, Object> {
    private static final long serialVersionUID = 4112578634029874840L;

    protected volatile Properties defaults;

    public Properties() {
    }

    public Properties(Properties defaults) {
        this.defaults = defaults;
    }

    public synchronized Object setProperty(String key, String value) {
        return put(key, value);
    }

    public String getProperty(String key) {
        Object value = get(key);
        if (value instanceof String) {
            return (String) value;
        }
        return defaults == null ? null : defaults.getProperty(key);
    }

    public String getProperty(String key, String defaultValue) {
        String value = getProperty(key);
        return value == null ? defaultValue : value;
    }

    public Set<String> stringPropertyNames() {
        Set<String> names = new HashSet<>();
        if (defaults != null) {
            names.addAll(defaults.stringPropertyNames());
        }
        for (Map.Entry<Object, Object> e : entrySet()) {
            if (e.getKey() instanceof String && e.getValue() instanceof String) {
                names.add((String) e.getKey());
            }
        }
        return names;
    }

    public Enumeration<?> propertyNames() {
        return Collections.enumeration(stringPropertyNames());
    }

    public void store(OutputStream out, String comments) throws IOException {
        PropertyText.store(this,
                new OutputStreamWriter(out, StandardCharsets.ISO_8859_1), comments, true);
    }

    public void store(Writer writer, String comments) throws IOException {
        PropertyText.store(this, writer, comments, false);
    }

    @Deprecated
    public void save(OutputStream out, String comments) {
        try {
            store(out, comments);
        } catch (IOException e) {
            // this method has no way to tell, which is why it is deprecated
        }
    }

    public synchronized void load(InputStream inStream) throws IOException {
        load(new InputStreamReader(Objects.requireNonNull(inStream, "inStream parameter is null"),
                StandardCharsets.ISO_8859_1));
    }

    public synchronized void load(Reader reader) throws IOException {
        Objects.requireNonNull(reader, "reader parameter is null");
        BufferedReader lines = new BufferedReader(reader);
        String line = nextLine(lines);
        while (line != null) {
            putLine(line);
            line = nextLine(lines);
        }
    }

    /** The next line that is neither blank nor a comment, with those that continue it. */
    private static String nextLine(BufferedReader lines) throws IOException {
        String line = lines.readLine();
        while (line != null) {
            line = withoutIndent(line);
            if (!line.isEmpty() && line.charAt(0) != '#' && line.charAt(0) != '!') {
                break;
            }
            line = lines.readLine();
        }
        while (line != null && endsWithBackslash(line)) {
            String more = lines.readLine();
            line = line.substring(0, line.length() - 1)
                    + (more == null ? "" : withoutIndent(more));
            if (more == null) {
                break;
            }
        }
        return line;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t' || c == '\f';
    }

    private static String withoutIndent(String line) {
        int i = 0;
        while (i < line.length() && isBlank(line.charAt(i))) {
            i++;
        }
        return line.substring(i);
    }

    private static boolean endsWithBackslash(String line) {
        int n = 0;
        while (n < line.length() && line.charAt(line.length() - 1 - n) == '\\') {
            n++;
        }
        return n % 2 == 1;
    }

    private void putLine(String line) {
        int n = line.length();
        int end = 0;
        while (end < n && !isBlank(line.charAt(end)) && line.charAt(end) != '='
                && line.charAt(end) != ':') {
            end += line.charAt(end) == '\\' ? 2 : 1;
        }
        end = Math.min(end, n);
        int value = end;
        boolean separated = false;
        while (value < n && (isBlank(line.charAt(value)) || !separated
                && (line.charAt(value) == '=' || line.charAt(value) == ':'))) {
            separated |= !isBlank(line.charAt(value));
            value++;
        }
        put(unescaped(line.substring(0, end)), unescaped(line.substring(value)));
    }

    private static String unescaped(String s) {
        StringBuilder sb = new StringBuilder(s.length());
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i++);
            if (c != '\\') {
                sb.append(c);
            } else if (i < s.length()) {
                c = s.charAt(i++);
                if (c == 'u') {
                    sb.append(codeUnit(s, i));
                    i += 4;
                } else {
                    sb.append(c == 't' ? '\t' : c == 'n' ? '\n' : c == 'r' ? '\r'
                            : c == 'f' ? '\f' : c);
                }
            }
        }
        return sb.toString();
    }

    private static char codeUnit(String s, int at) {
        int value = 0;
        for (int i = at; i < at + 4; i++) {
            int digit = i < s.length() ? Character.digit(s.charAt(i), 16) : -1;
            if (digit < 0) {
                throw new IllegalArgumentException("Malformed \\uxxxx encoding.");
            }
            value = value << 4 | digit;
        }
        return (char) value;
    }

    public void list(PrintStream out) {
        out.println("-- listing properties --");
        for (String key : stringPropertyNames()) {
            out.println(listed(key));
        }
    }

    public void list(PrintWriter out) {
        out.println("-- listing properties --");
        for (String key : stringPropertyNames()) {
            out.println(listed(key));
        }
    }

    private String listed(String key) {
        String value = getProperty(key);
        return key + "=" + (value.length() > 40 ? value.substring(0, 37) + "..." : value);
    }
}
