package pvm.internal;

import java.net.URI;

/** URIs of files. */
public final class FileUris {
    private FileUris() {
    }

    /** The path that a file: URI names; IllegalArgumentException for any other URI. */
    public static String pathOf(URI uri) {
        require(uri.isAbsolute(), "URI is not absolute");
        require(!uri.isOpaque(), "URI is not hierarchical");
        require("file".equalsIgnoreCase(uri.getScheme()), "URI scheme is not \"file\"");
        require(uri.getRawAuthority() == null, "URI has an authority component");
        require(uri.getRawFragment() == null, "URI has a fragment component");
        require(uri.getRawQuery() == null, "URI has a query component");
        require(!uri.getPath().isEmpty(), "URI path component is empty");
        return uri.getPath();
    }

    private static void require(boolean holds, String message) {
        if (!holds) {
            throw new IllegalArgumentException(message);
        }
    }
}
