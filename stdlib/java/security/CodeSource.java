package java.security;

import java.io.Serializable;
import java.net.URL;
import java.security.cert.Certificate;
import java.util.Objects;

/** The place that code was loaded from. */
public class CodeSource implements Serializable {
    private final URL location;
    private final transient Certificate[] certificates;

    public CodeSource(URL url, Certificate[] certs) {
        location = url;
        certificates = certs == null ? null : certs.clone();
    }

    public final URL getLocation() {
        return location;
    }

    public final Certificate[] getCertificates() {
        return certificates == null ? null : certificates.clone();
    }

    @Override
    public int hashCode() {
        return Objects.hashCode(location);
    }

    @Override
    public boolean equals(Object obj) {
        return obj instanceof CodeSource && Objects.equals(location, ((CodeSource) obj).location);
    }

    @Override
    public String toString() {
        return "(" + location + " <no signer certificates>)";
    }
}
