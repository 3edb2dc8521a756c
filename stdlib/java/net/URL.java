package java.net;

import java.io.Serializable;

/** A locator of a resource. Only the text of a locator is supported, not its use. */
public final class URL implements Serializable {
    private final String text;

    public URL(String spec) {
        text = java.util.Objects.requireNonNull(spec);
    }

    public String toExternalForm() {
        return text;
    }

    @Override
    public String toString() {
        return text;
    }
}
