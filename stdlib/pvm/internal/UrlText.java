package pvm.internal;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;

/** The texts of URLs. */
public final class UrlText {
    private UrlText() {
    }

    /** The text with its escapes decoded; unlike in forms a '+' stays. */
    public static String decoded(String s) {
        return s.indexOf('%') < 0 ? s
                : URLDecoder.decode(s.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
