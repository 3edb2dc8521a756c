// needs: gc
// slow-stress: 997
/** Several threads allocate and keep linked data while collections move it. */
public class AllocatingThreads {
    static final class Node {
        final int value;
        Node next;
        byte[] pad;

        Node(int value, Node next) {
            this.value = value;
            this.next = next;
            this.pad = new byte[value % 50];
        }
    }

    static long work(int seed) {
        Node head = null;
        long sum = 0;
        for (int i = 0; i < 40_000; i++) {
            head = new Node(seed + i, head);
            if (i % 100 == 99) {
                for (Node n = head; n != null; n = n.next) {
                    sum += n.value + n.pad.length;
                }
                head = null;
            }
        }
        return sum;
    }

    public static void main(String[] args) throws InterruptedException {
        long[] results = new long[4];
        Thread[] threads = new Thread[4];
        for (int i = 0; i < threads.length; i++) {
            int at = i;
            threads[i] = new Thread(() -> results[at] = work(at * 1000));
            threads[i].start();
        }
        for (int i = 0; i < threads.length; i++) {
            threads[i].join();
            System.out.println(results[i] + " " + (results[i] == work(i * 1000)));
        }
    }
}

// expect:
// 800960000 true
// 840960000 true
// 880960000 true
// 920960000 true
