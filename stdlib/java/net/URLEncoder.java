package java.net;

import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import pvm.internal.Codec;

/** Encodes text for HTML forms (application/x-www-form-urlencoded). */
public class URLEncoder {
    private URLEncoder() {
    }

    @Deprecated
    public static String encode(String s) {
        return encode(s, StandardCharsets.UTF_8);
    }

    public static String encode(String s, String enc) throws UnsupportedEncodingException {
        return encode(s, Codec.charset(enc));
    }

    public static String encode(String s, Charset charset) {
        StringBuilder sb = new StringBuilder();
        int i = 0;
        while (i < s.length()) {
            int start = i;
            while (i < s.length() && !isPlain(s.charAt(i)) && s.charAt(i) != ' ') {
                i++;
            }
            for (byte b : s.substring(start, i).getBytes(charset)) {
                sb.append('%').append(Character.toUpperCase(Character.forDigit(b >> 4 & 15, 16)))
                        .append(Character.toUpperCase(Character.forDigit(b & 15, 16)));
            }
            if (i < s.length()) {
                char c = s.charAt(i++);
                sb.append(c == ' ' ? '+' : c);
            }
        }
        return sb.toString();
    }

    private static boolean isPlain(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                || c == '-' || c == '_' || c == '.' || c == '*';
    }
}
