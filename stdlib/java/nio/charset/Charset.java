package java.nio.charset;

import java.util.Locale;
import pvm.internal.Codec;

/** A mapping between chars and bytes. UTF-8, UTF-16, ISO-8859-1 and US-ASCII are built in. */
public abstract class Charset implements Comparable<Charset> {
    private final String name;

    protected Charset(String canonicalName, String[] aliases) {
        name = canonicalName;
    }

    public static boolean isSupported(String charsetName) {
        return Codec.find(charsetName) != null;
    }

    public static Charset forName(String charsetName) {
        if (charsetName == null) {
            throw new IllegalArgumentException("Null charset name");
        }
        Charset c = Codec.find(charsetName);
        if (c != null) {
            return c;
        }
        if (!isLegal(charsetName)) {
            throw new IllegalCharsetNameException(charsetName);
        }
        throw new UnsupportedCharsetException(charsetName);
    }

    private static boolean isLegal(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean word = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
            if (!word && (i == 0 || "-+:_.".indexOf(c) < 0)) {
                return false;
            }
        }
        return !name.isEmpty();
    }

    public static Charset defaultCharset() {
        return StandardCharsets.UTF_8;
    }

    public final String name() {
        return name;
    }

    public String displayName() {
        return name;
    }

    public String displayName(Locale locale) {
        return name;
    }

    public abstract boolean contains(Charset cs);

    public boolean canEncode() {
        return true;
    }

    @Override
    public final int compareTo(Charset that) {
        return name.compareToIgnoreCase(that.name);
    }

    @Override
    public final int hashCode() {
        return name.hashCode();
    }

    @Override
    public final boolean equals(Object ob) {
        return ob instanceof Charset && name.equals(((Charset) ob).name);
    }

    @Override
    public final String toString() {
        return name;
    }
}
