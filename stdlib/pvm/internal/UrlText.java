package pvm.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The texts of URLs. */
public final class UrlText {
    /** What stands for itself in a path, besides letters and digits (RFC 2396, 3.3). */
    private static final String PLAIN = "-_.!~*'():@&=+$,;/";

    private UrlText() {
    }

    /** The text with its escapes decoded; unlike in forms a '+' stays. */
    public static String decoded(String s) {
        return s.indexOf('%') < 0 ? s
                : URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8);
    }

    /** A path with what a URL does not allow in paths escaped. */
    public static String encoded(String path) {
        StringBuilder text = new StringBuilder();
        for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
            char c = (char) (b & 0xff);
            if (c < 0x80 && (Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0)) {
                text.append(c);
            } else {
                text.append('%').append(Character.forDigit(c >> 4, 16))
                        .append(Character.forDigit(c & 15, 16));
            }
        }
        return text.toString();
    }
}
