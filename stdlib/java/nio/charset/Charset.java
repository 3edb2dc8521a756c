package java.nio.charset;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import pvm.internal.Codec;

/** A mapping between chars and bytes. UTF-8, UTF-16, ISO-8859-1 and US-ASCII are built in. */
public abstract class Charset implements Comparable<Charset> {
    private final String name;
    private final String[] aliases;

    protected Charset(String canonicalName, String[] aliases) {
        name = canonicalName;
        this.aliases = aliases == null ? new String[0] : aliases;
    }

    public static boolean isSupported(String charsetName) {
        if (charsetName == null) {
            throw new IllegalArgumentException("Null charset name");
        }
        if (!isLegal(charsetName)) {
            throw new IllegalCharsetNameException(charsetName);
        }
        return Codec.find(charsetName) != null;
    }

    public static SortedMap<String, Charset> availableCharsets() {
        TreeMap<String, Charset> found = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
        for (Charset c : Codec.all()) {
            found.put(c.name(), c);
        }
        return found;
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

    public final Set<String> aliases() {
        Set<String> found = new LinkedHashSet<>();
        for (String alias : aliases) {
            found.add(alias);
        }
        return java.util.Collections.unmodifiableSet(found);
    }

    public final boolean isRegistered() {
        return !name.startsWith("X-") && !name.startsWith("x-");
    }

    public abstract boolean contains(Charset cs);

    public abstract CharsetDecoder newDecoder();

    public abstract CharsetEncoder newEncoder();

    public final CharBuffer decode(ByteBuffer bb) {
        try {
            return newDecoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE).decode(bb);
        } catch (CharacterCodingException e) {
            throw new Error(e);
        }
    }

    public final ByteBuffer encode(CharBuffer cb) {
        try {
            return newEncoder().onMalformedInput(CodingErrorAction.REPLACE)
                    .onUnmappableCharacter(CodingErrorAction.REPLACE).encode(cb);
        } catch (CharacterCodingException e) {
            throw new Error(e);
        }
    }

    public final ByteBuffer encode(String str) {
        return encode(CharBuffer.wrap(str));
    }

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
