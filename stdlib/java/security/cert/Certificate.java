package java.security.cert;

/** A certificate of identity. */
public abstract class Certificate {
    protected Certificate() {
    }
}
