package java.util;

/** A stable merge sort of objects. */
final class ObjectSort {
    private static final int SHORT = 8;

    private ObjectSort() {
    }

    @SuppressWarnings("unchecked")
    static void sort(Object[] a, int from, int to, Comparator<?> c) {
        Comparator<Object> order = (Comparator<Object>)
                (c == null ? (Comparator<?>) NaturalOrder.INSTANCE : c);
        int n = to - from;
        if (n < 2 || isRun(a, from, to, order)) {
            return;
        }
        Object[] sorted = new Object[n];
        System.arraycopy(a, from, sorted, 0, n);
        if (n < SHORT) {
            insertionSort(sorted, 0, n, order);
        } else {
            sort(sorted.clone(), sorted, 0, n, order);
        }
        System.arraycopy(sorted, 0, a, from, n);
    }

    /** Whether the whole range is sorted already. */
    private static boolean isRun(Object[] a, int from, int to, Comparator<Object> order) {
        for (int i = from + 1; i < to; i++) {
            if (order.compare(a[i - 1], a[i]) > 0) {
                return false;
            }
        }
        return true;
    }

    /** Sorts dest[low, high), which src holds as well; src is overwritten. */
    private static void sort(Object[] src, Object[] dest, int low, int high,
            Comparator<Object> order) {
        if (high - low < SHORT) {
            insertionSort(dest, low, high, order);
            return;
        }
        int middle = (low + high) >>> 1;
        sort(dest, src, low, middle, order);
        sort(dest, src, middle, high, order);
        int i = low;
        int j = middle;
        for (int k = low; k < high; k++) {
            boolean left = i < middle && (j >= high || order.compare(src[i], src[j]) <= 0);
            dest[k] = src[left ? i++ : j++];
        }
    }

    private static void insertionSort(Object[] a, int low, int high, Comparator<Object> order) {
        for (int i = low + 1; i < high; i++) {
            Object v = a[i];
            int j = i - 1;
            while (j >= low && order.compare(a[j], v) > 0) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = v;
        }
    }
}
