// needs: gc
/** The identity hash code of an object stays the same while it moves and while it is locked. */
public class IdentityHash {
    public static void main(String[] args) {
        Object[] objects = new Object[2000];
        int[] hashes = new int[objects.length];
        for (int i = 0; i < objects.length; i++) {
            objects[i] = i % 3 == 0 ? new int[i % 7] : i % 3 == 1 ? new Object() : new Object[i % 5];
            if (i % 2 == 0) {
                hashes[i] = System.identityHashCode(objects[i]);
            }
        }
        int different = 0;
        for (int round = 0; round < 5; round++) {
            for (int i = 0; i < 20_000; i++) {
                Object garbage = new byte[64];
            }
            System.gc();
            for (int i = 0; i < objects.length; i++) {
                synchronized (objects[i]) {
                    int now = System.identityHashCode(objects[i]);
                    if (hashes[i] == 0) {
                        hashes[i] = now;
                    } else if (hashes[i] != now) {
                        different++;
                    }
                    if (objects[i].hashCode() != now) {
                        different++;
                    }
                }
            }
        }
        System.out.println("changed: " + different);
        java.util.HashSet<Integer> distinct = new java.util.HashSet<>();
        for (int h : hashes) {
            distinct.add(h);
        }
        System.out.println("spread: " + (distinct.size() > 1900));
        System.out.println(System.identityHashCode(null));
        System.out.println("text".hashCode() + " " + Integer.valueOf(7).hashCode());
    }
}

// expect:
// changed: 0
// spread: true
// 0
// 3556653 7
