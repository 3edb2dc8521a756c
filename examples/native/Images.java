import java.util.Arrays;

/** Hashes and blurs a picture in C (see images.c), and sees what a wild pointer does. */
public class Images {
    /** FNV-1a. */
    static native long hash(byte[] data);

    /** Each pixel becomes the mean of itself and its neighbours, colour by colour. */
    static native void blur(int[] pixels, int width, int height);

    static native int peek(long address);

    public static void main(String[] args) {
        System.loadLibrary("images");
        System.out.println(Long.toHexString(hash("hello".getBytes())));

        int width = 4;
        int[] pixels = new int[width * 3];
        pixels[5] = 0x90ff00;
        blur(pixels, width, 3);
        System.out.println(Arrays.toString(Arrays.copyOf(pixels, width)));

        try {
            peek(0x10);
        } catch (InternalError e) {
            System.out.println(e.getMessage().replaceAll(",.*", ""));
        }
        System.out.println(Long.toHexString(hash(new byte[0])));
    }
}
