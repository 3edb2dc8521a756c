package java.security;

import java.net.URL;

/** The place that code was loaded from. */
public class CodeSource {
    private final URL location;

    public CodeSource(URL url, java.security.cert.Certificate[] certs) {
        location = url;
    }

    public final URL getLocation() {
        return location;
    }
}
