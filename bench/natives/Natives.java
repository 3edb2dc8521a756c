/** Prints nanoseconds: of a native method that does nothing, then of functions of JNI. */
public class Natives {
    static final int REPETITIONS = 7;
    static final String[] NAMES = {
        "CallIntMethod", "GetIntField", "SetObjectField", "GetObjectArrayElement, DeleteLocalRef",
        "GetByteArrayRegion of 100", "Get-, ReleaseByteArrayElements of 100",
        "Get-, ReleaseStringUTFChars of 12", "NewStringUTF of 12, DeleteLocalRef",
        "NewObject, DeleteLocalRef", "NewGlobalRef, DeleteGlobalRef"};

    int number = 3;
    String text;

    int add(int other) {
        return number + other;
    }

    static native int nothing(int a);

    static native int run(int what, int times, Natives o, String s, byte[] b, Object[] list);

    static int nothings(int times) {
        int sum = 0;
        for (int i = 0; i < times; i++) {
            sum += nothing(i);
        }
        return sum;
    }

    static int timed(int what, int times, Natives o) {
        return what < 0 ? nothings(times)
                : run(what, times, o, "hello, world", new byte[100], new Object[] {o});
    }

    public static void main(String[] arguments) {
        System.load(arguments[0]);
        int times = Integer.parseInt(arguments[1]);
        Natives o = new Natives();
        for (int what = -1; what < NAMES.length; what++) {
            long best = Long.MAX_VALUE;
            int count = what == 9 ? times / 100 : times;
            for (int i = 0; i < REPETITIONS; i++) {
                long before = System.nanoTime();
                timed(what, count, o);
                best = Math.min(best, System.nanoTime() - before);
            }
            String name = what < 0 ? "a native method that does nothing" : NAMES[what];
            System.out.println(name + "\t" + (double) best / count);
        }
    }
}
