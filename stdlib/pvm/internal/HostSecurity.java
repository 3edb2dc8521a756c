package pvm.internal;

/** Digests and random numbers of the host. */
public final class HostSecurity {
    private HostSecurity() {
    }

    /** The digest of the first n bytes; the algorithm is md5, sha1, sha224, sha256, sha384... */
    public static native byte[] digest(String algorithm, byte[] b, int n);

    /** Bytes that nobody can foresee. */
    public static native byte[] random(int n);
}
