/** A list of a million nodes: random updates, splicing of fresh nodes into old ones, traversal. */
public class LinkedNodes {
    static final class Node {
        int value;
        Node next;
        Node random;

        Node(int value, Node next) {
            this.value = value;
            this.next = next;
        }
    }

    private static int seed = 12345;

    static int next(int bound) {
        seed = seed * 1103515245 + 12345;
        return (seed >>> 8) % bound;
    }

    public static void main(String[] args) {
        seed = 12345;
        int size = 1_000_000;
        Node[] index = new Node[size];
        Node head = null;
        for (int i = 0; i < size; i++) {
            head = new Node(i, head);
            index[i] = head;
        }
        for (int i = 0; i < 2_500_000; i++) {
            Node from = index[next(size)];
            from.random = index[next(size)];
            from.value += i;
            if ((i & 3) == 0) {
                from.next = new Node(i, from.next);
            }
        }
        long sum = 0;
        int count = 0;
        for (int round = 0; round < 6; round++) {
            for (Node n = head; n != null; n = n.next) {
                sum = sum * 31 + n.value;
                if (n.random != null) {
                    sum ^= n.random.value;
                }
                count++;
            }
        }
        System.out.println("LinkedNodes " + count + " " + sum);
    }
}
