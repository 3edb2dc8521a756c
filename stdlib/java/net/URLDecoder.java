package java.net;

import java.io.ByteArrayOutputStream;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import pvm.internal.Codec;

/** Decodes text of HTML forms (application/x-www-form-urlencoded). */
public class URLDecoder {
    public URLDecoder() {
    }

    @Deprecated
    public static String decode(String s) {
        return decode(s, StandardCharsets.UTF_8);
    }

    public static String decode(String s, String enc) throws UnsupportedEncodingException {
        return decode(s, Codec.charset(enc));
    }

    public static String decode(String s, Charset charset) {
        StringBuilder sb = new StringBuilder();
        int i = 0;
        while (i < s.length()) {
            char c = s.charAt(i);
            if (c != '%') {
                sb.append(c == '+' ? ' ' : c);
                i++;
                continue;
            }
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            for (; i < s.length() && s.charAt(i) == '%'; i += 3) {
                bytes.write(escaped(s, i));
            }
            sb.append(new String(bytes.toByteArray(), charset));
        }
        return sb.toString();
    }

    private static int escaped(String s, int at) {
        if (at + 2 >= s.length()) {
            throw new IllegalArgumentException(
                    "URLDecoder: Incomplete trailing escape (%) pattern");
        }
        try {
            int value = Integer.parseInt(s, at + 1, at + 3, 16);
            if (value < 0) {
                throw new IllegalArgumentException(
                        "URLDecoder: Illegal hex characters in escape (%) pattern"
                        + " - negative value");
            }
            return value;
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(
                    "URLDecoder: Illegal hex characters in escape (%) pattern - "
                    + e.getMessage());
        }
    }
}
