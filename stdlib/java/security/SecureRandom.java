package java.security;

import java.util.Random;
import pvm.internal.HostSecurity;

/** Random numbers that nobody can foresee, from the host. */
public class SecureRandom extends Random {
    private static final long serialVersionUID = 4940670005562187L;

    public SecureRandom() {
        super(0);
    }

    /** The seed adds nothing: the host's numbers need none. */
    public SecureRandom(byte[] seed) {
        super(0);
    }

    public static SecureRandom getInstance(String algorithm) throws NoSuchAlgorithmException {
        if (!algorithm.matches("(?i)NativePRNG|NativePRNGBlocking|NativePRNGNonBlocking|"
                + "SHA1PRNG|DRBG")) {
            throw new NoSuchAlgorithmException(algorithm + " SecureRandom not available");
        }
        return new SecureRandom();
    }

    public static SecureRandom getInstanceStrong() throws NoSuchAlgorithmException {
        return new SecureRandom();
    }

    public String getAlgorithm() {
        return "NativePRNG";
    }

    public void setSeed(byte[] seed) {
        java.util.Objects.requireNonNull(seed);
    }

    @Override
    public void setSeed(long seed) {
        // Random's constructor calls this; the host's numbers need no seed.
    }

    @Override
    public void nextBytes(byte[] bytes) {
        System.arraycopy(HostSecurity.random(bytes.length), 0, bytes, 0, bytes.length);
    }

    @Override
    protected final int next(int numBits) {
        byte[] b = HostSecurity.random(4);
        int bits = b[0] & 0xff | (b[1] & 0xff) << 8 | (b[2] & 0xff) << 16 | b[3] << 24;
        return bits >>> 32 - numBits;
    }

    public byte[] generateSeed(int numBytes) {
        if (numBytes < 0) {
            throw new IllegalArgumentException("numBytes cannot be negative");
        }
        return HostSecurity.random(numBytes);
    }

    public static byte[] getSeed(int numBytes) {
        return new SecureRandom().generateSeed(numBytes);
    }

    public void reseed() {
    }

    @Override
    public String toString() {
        return getAlgorithm();
    }
}
