import java.lang.reflect.Field;
import sun.misc.Unsafe;

/** sun.misc.Unsafe: atomic updates, fences and parking. */
public class UnsafeOperations {
    int number = 5;
    long large = 1L << 40;

    static Unsafe unsafe() throws ReflectiveOperationException {
        Field field = Unsafe.class.getDeclaredField("theUnsafe");
        field.setAccessible(true);
        return (Unsafe) field.get(null);
    }

    public static void main(String[] args) throws Exception {
        Unsafe unsafe = unsafe();
        UnsafeOperations o = new UnsafeOperations();
        long number = unsafe.objectFieldOffset(UnsafeOperations.class.getDeclaredField("number"));
        long large = unsafe.objectFieldOffset(UnsafeOperations.class.getDeclaredField("large"));
        System.out.println(unsafe.getAndSetInt(o, number, 6) + " " + o.number);
        System.out.println(unsafe.getAndAddLong(o, large, 2) + " " + o.large);
        System.out.println(unsafe.compareAndSwapLong(o, large, 0, 1) + " "
                + unsafe.compareAndSwapLong(o, large, (1L << 40) + 2, -1) + " " + o.large);
        unsafe.loadFence();
        unsafe.storeFence();
        Thread parked = new Thread(() -> {
            unsafe.park(false, 0);
            System.out.println("unparked");
        });
        parked.start();
        while (parked.getState() != Thread.State.WAITING) {
            Thread.sleep(1);
        }
        unsafe.unpark(parked);
        parked.join();
        unsafe.park(false, 1_000_000);
        unsafe.unpark(Thread.currentThread());
        unsafe.park(false, 0);
        System.out.println("done");
    }
}

// expect:
// 5 6
// 1099511627776 1099511627778
// false true -1
// unparked
// done
