/** Merge sort and heap sort of objects through Comparable: casts, interface calls, reference stores. */
public class SortObjects {
    static final class Item implements Comparable<Item> {
        final int key;
        final int rank;

        Item(int key, int rank) {
            this.key = key;
            this.rank = rank;
        }

        @Override
        public int compareTo(Item other) {
            return key != other.key ? (key < other.key ? -1 : 1) : rank - other.rank;
        }
    }

    static <T extends Comparable<T>> void mergeSort(T[] a, T[] tmp, int from, int to) {
        if (to - from < 2) {
            return;
        }
        int mid = (from + to) >>> 1;
        mergeSort(a, tmp, from, mid);
        mergeSort(a, tmp, mid, to);
        int i = from;
        int j = mid;
        for (int k = from; k < to; k++) {
            boolean left = j >= to || i < mid && a[i].compareTo(a[j]) <= 0;
            tmp[k] = left ? a[i++] : a[j++];
        }
        System.arraycopy(tmp, from, a, from, to - from);
    }

    static <T extends Comparable<T>> void sift(T[] heap, int root, int size) {
        T value = heap[root];
        int child;
        while ((child = 2 * root + 1) < size) {
            if (child + 1 < size && heap[child].compareTo(heap[child + 1]) < 0) {
                child++;
            }
            if (value.compareTo(heap[child]) >= 0) {
                break;
            }
            heap[root] = heap[child];
            root = child;
        }
        heap[root] = value;
    }

    static <T extends Comparable<T>> void heapSort(T[] a) {
        for (int i = a.length / 2; i >= 0; i--) {
            sift(a, i, a.length);
        }
        for (int i = a.length - 1; i > 0; i--) {
            T top = a[0];
            a[0] = a[i];
            a[i] = top;
            sift(a, 0, i);
        }
    }

    static Item[] make(int size, int seed) {
        Item[] items = new Item[size];
        for (int i = 0; i < size; i++) {
            seed = seed * 1103515245 + 12345;
            items[i] = new Item((seed >>> 8) % 50_000, i);
        }
        return items;
    }

    static int check(Item[] a) {
        int sum = 0;
        for (int i = 0; i < a.length; i++) {
            if (i > 0 && a[i - 1].compareTo(a[i]) >= 0) {
                throw new IllegalStateException("not sorted at " + i);
            }
            sum = sum * 31 + a[i].rank;
        }
        return sum;
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int round = 0; round < 3; round++) {
            Item[] a = make(140_000, round);
            mergeSort(a, new Item[a.length], 0, a.length);
            sum = sum * 31 + check(a);
            Item[] b = make(100_000, round + 7);
            heapSort(b);
            sum = sum * 31 + check(b);
        }
        System.out.println("SortObjects " + sum);
    }
}
