package java.nio.charset;

import pvm.internal.Codec;

/** The charsets that every machine has. */
public final class StandardCharsets {
    public static final Charset US_ASCII = Codec.US_ASCII;
    public static final Charset ISO_8859_1 = Codec.ISO_8859_1;
    public static final Charset UTF_8 = Codec.UTF_8;
    public static final Charset UTF_16BE = Codec.UTF_16BE;
    public static final Charset UTF_16LE = Codec.UTF_16LE;
    public static final Charset UTF_16 = Codec.UTF_16;

    private StandardCharsets() {
    }
}
