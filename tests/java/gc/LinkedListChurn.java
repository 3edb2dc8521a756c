// needs: gc
// slow-stress: 997
/** Linked lists that live through many collections while garbage is made beside them. */
public class LinkedListChurn {
    static final class Node {
        final int value;
        Node next;

        Node(int value, Node next) {
            this.value = value;
            this.next = next;
        }
    }

    public static void main(String[] args) {
        Node kept = null;
        long garbage = 0;
        for (int i = 0; i < 50_000; i++) {
            Node n = new Node(i, null);
            if (i % 10 == 0) {
                kept = new Node(i, kept);
            }
            garbage += new int[i % 40].length + n.value;
        }
        long sum = 0;
        int length = 0;
        for (Node n = kept; n != null; n = n.next) {
            sum = sum * 31 + n.value;
            length++;
        }
        System.out.println(length + " " + sum + " " + garbage);
    }
}

// expect:
// 5000 3216446168390140248 1250950000
