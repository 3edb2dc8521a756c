// flags: -Xmx128m
// needs: gc
// slow-stress: 20011
/** A list of a million nodes: the collector must not recurse. */
public class DeepList {
    static final class Node {
        Node next;
        int value;
    }

    public static void main(String[] args) {
        Node head = null;
        for (int i = 0; i < 1_000_000; i++) {
            Node n = new Node();
            n.value = i;
            n.next = head;
            head = n;
        }
        System.gc();
        long sum = 0;
        int count = 0;
        for (Node n = head; n != null; n = n.next) {
            sum += n.value;
            count++;
        }
        System.out.println(count + " " + sum);
    }
}

// expect:
// 1000000 499999500000
