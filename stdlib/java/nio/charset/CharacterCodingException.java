package java.nio.charset;

import java.io.IOException;

/** Thrown when text cannot be encoded or bytes cannot be decoded. */
public class CharacterCodingException extends IOException {
    public CharacterCodingException() {
    }
}
