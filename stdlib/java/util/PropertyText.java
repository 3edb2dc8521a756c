package java.util;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.Writer;

/** Properties written so that Properties.load reads them back. */
final class PropertyText {
    private PropertyText() {
    }

    static void store(Properties properties, Writer writer, String comments, boolean escapes)
            throws IOException {
        BufferedWriter out = new BufferedWriter(writer);
        if (comments != null) {
            writeComments(out, comments);
        }
        out.write("#" + new Date());
        out.newLine();
        synchronized (properties) {
            for (Map.Entry<Object, Object> e : properties.entrySet()) {
                out.write(escaped((String) e.getKey(), true, escapes) + "="
                        + escaped((String) e.getValue(), false, escapes));
                out.newLine();
            }
        }
        out.flush();
    }

    /** Each line begins with #, unless it is a comment already. */
    private static void writeComments(BufferedWriter out, String comments) throws IOException {
        boolean isFirst = true;
        for (String line : comments.split("\r\n|\n|\r", -1)) {
            boolean isComment = line.startsWith("#") || line.startsWith("!");
            out.write(!isFirst && isComment ? "" : "#");
            for (int i = 0; i < line.length(); i++) {
                char c = line.charAt(i);
                out.write(c > 0xff ? unicode(c) : String.valueOf(c));
            }
            out.newLine();
            isFirst = false;
        }
    }

    private static String unicode(char c) {
        return "\\u" + HexFormat.of().withUpperCase().toHexDigits(c);
    }

    private static String escaped(String s, boolean isKey, boolean escapes) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            int control = "\t\n\r\f".indexOf(c);
            if (control >= 0) {
                sb.append('\\').append("tnrf".charAt(control));
            } else if (c == ' ') {
                sb.append(isKey || i == 0 ? "\\ " : " ");
            } else if ("=:#!\\".indexOf(c) >= 0) {
                sb.append('\\').append(c);
            } else if (escapes && (c < ' ' || c > '~')) {
                sb.append(unicode(c));
            } else {
                sb.append(c);
            }
        }
        return sb.toString();
    }
}
