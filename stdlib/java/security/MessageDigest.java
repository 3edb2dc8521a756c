package java.security;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import pvm.internal.HostSecurity;

/** The digest of bytes: MD5, SHA-1, SHA-224, SHA-256, SHA-384 or SHA-512. */
public class MessageDigest implements Cloneable {
    private static final String[] NAMES = {
        "MD5", "md5", "SHA-1", "sha1", "SHA1", "sha1", "SHA", "sha1", "SHA-224", "sha224",
        "SHA-256", "sha256", "SHA-384", "sha384", "SHA-512", "sha512"};

    private final String algorithm;
    private final String hostName;
    /** All that was given so far. */
    private byte[] data = new byte[64];
    private int count;

    private MessageDigest(String algorithm, String hostName) {
        this.algorithm = algorithm;
        this.hostName = hostName;
    }

    public static MessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
        String wanted = algorithm.toUpperCase(Locale.ROOT);
        for (int i = 0; i < NAMES.length; i += 2) {
            if (NAMES[i].equals(wanted)) {
                return new MessageDigest(algorithm, NAMES[i + 1]);
            }
        }
        throw new NoSuchAlgorithmException(algorithm + " MessageDigest not available");
    }

    public static MessageDigest getInstance(String algorithm, String provider)
            throws NoSuchAlgorithmException {
        return getInstance(algorithm);
    }

    private void reserve(int n) {
        if (n > data.length - count) {
            data = Arrays.copyOf(data, Math.max(2 * data.length, count + n));
        }
    }

    public void update(byte input) {
        reserve(1);
        data[count++] = input;
    }

    public void update(byte[] input, int offset, int len) {
        if (input == null) {
            throw new IllegalArgumentException("No input buffer given");
        }
        if (input.length - offset < len) {
            throw new IllegalArgumentException("Input buffer too short");
        }
        reserve(len);
        System.arraycopy(input, offset, data, count, len);
        count += len;
    }

    public void update(byte[] input) {
        update(input, 0, input.length);
    }

    public final void update(ByteBuffer input) {
        byte[] bytes = new byte[input.remaining()];
        input.get(bytes);
        update(bytes);
    }

    public byte[] digest() {
        byte[] result = HostSecurity.digest(hostName, data, count);
        reset();
        return result;
    }

    public byte[] digest(byte[] input) {
        update(input);
        return digest();
    }

    public int digest(byte[] buf, int offset, int len) throws DigestException {
        byte[] result = HostSecurity.digest(hostName, data, count);
        if (len < result.length || buf.length - offset < result.length) {
            throw new DigestException("Length must be at least " + result.length + " for "
                    + algorithm + "digests");
        }
        reset();
        System.arraycopy(result, 0, buf, offset, result.length);
        return result.length;
    }

    public void reset() {
        count = 0;
    }

    public final String getAlgorithm() {
        return algorithm;
    }

    public final int getDigestLength() {
        return HostSecurity.digest(hostName, data, 0).length;
    }

    /** Compares all bytes, however early they differ. */
    public static boolean isEqual(byte[] digesta, byte[] digestb) {
        if (digesta == null || digestb == null) {
            return digesta == digestb;
        }
        int difference = digesta.length ^ digestb.length;
        for (int i = 0; i < Math.min(digesta.length, digestb.length); i++) {
            difference |= digesta[i] ^ digestb[i];
        }
        return difference == 0;
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        MessageDigest copy = (MessageDigest) super.clone();
        copy.data = data.clone();
        return copy;
    }

    @Override
    public String toString() {
        return algorithm + " Message Digest, " + (count == 0 ? "<initialized>" : "<in progress>");
    }
}
