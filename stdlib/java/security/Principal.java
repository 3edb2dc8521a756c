package java.security;

/** Somebody who runs code. */
public interface Principal {
    String getName();
}
