package java.util;

/**
 * Sorts arrays of primitives: quicksort with a median of three, insertion sort for short parts, and
 * heapsort where the recursion gets too deep.
 */
final class ArraySort {
    private static final int SHORT = 24;

    private ArraySort() {
    }

    private static int depth(int n) {
        return 2 * (32 - Integer.numberOfLeadingZeros(n));
    }

    static void sort(byte[] a, int from, int to) {
        sort(a, from, to - 1, depth(to - from));
    }

    private static void sort(byte[] a, int low, int high, int depth) {
        while (high - low >= SHORT) {
            if (depth-- == 0) {
                heapSort(a, low, high);
                return;
            }
            byte pivot = median(a[low], a[(low + high) >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    byte t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (j - low < high - i) {
                sort(a, low, j, depth);
                low = i;
            } else {
                sort(a, i, high, depth);
                high = j;
            }
        }
        insertionSort(a, low, high);
    }

    private static byte median(byte x, byte y, byte z) {
        if (x < y) {
            return y < z ? y : x < z ? z : x;
        }
        return x < z ? x : y < z ? z : y;
    }

    private static void insertionSort(byte[] a, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            byte v = a[i];
            int j = i - 1;
            while (j >= low && a[j] > v) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = v;
        }
    }

    private static void heapSort(byte[] a, int low, int high) {
        int n = high - low + 1;
        for (int i = n / 2 - 1; i >= 0; i--) {
            siftDown(a, low, i, n);
        }
        for (int end = n - 1; end > 0; end--) {
            byte t = a[low];
            a[low] = a[low + end];
            a[low + end] = t;
            siftDown(a, low, 0, end);
        }
    }

    private static void siftDown(byte[] a, int low, int i, int n) {
        byte v = a[low + i];
        int child = 2 * i + 1;
        while (child < n) {
            if (child + 1 < n && a[low + child] < a[low + child + 1]) {
                child++;
            }
            if (a[low + child] <= v) {
                break;
            }
            a[low + i] = a[low + child];
            i = child;
            child = 2 * i + 1;
        }
        a[low + i] = v;
    }

    static void sort(char[] a, int from, int to) {
        sort(a, from, to - 1, depth(to - from));
    }

    private static void sort(char[] a, int low, int high, int depth) {
        while (high - low >= SHORT) {
            if (depth-- == 0) {
                heapSort(a, low, high);
                return;
            }
            char pivot = median(a[low], a[(low + high) >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    char t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (j - low < high - i) {
                sort(a, low, j, depth);
                low = i;
            } else {
                sort(a, i, high, depth);
                high = j;
            }
        }
        insertionSort(a, low, high);
    }

    private static char median(char x, char y, char z) {
        if (x < y) {
            return y < z ? y : x < z ? z : x;
        }
        return x < z ? x : y < z ? z : y;
    }

    private static void insertionSort(char[] a, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            char v = a[i];
            int j = i - 1;
            while (j >= low && a[j] > v) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = v;
        }
    }

    private static void heapSort(char[] a, int low, int high) {
        int n = high - low + 1;
        for (int i = n / 2 - 1; i >= 0; i--) {
            siftDown(a, low, i, n);
        }
        for (int end = n - 1; end > 0; end--) {
            char t = a[low];
            a[low] = a[low + end];
            a[low + end] = t;
            siftDown(a, low, 0, end);
        }
    }

    private static void siftDown(char[] a, int low, int i, int n) {
        char v = a[low + i];
        int child = 2 * i + 1;
        while (child < n) {
            if (child + 1 < n && a[low + child] < a[low + child + 1]) {
                child++;
            }
            if (a[low + child] <= v) {
                break;
            }
            a[low + i] = a[low + child];
            i = child;
            child = 2 * i + 1;
        }
        a[low + i] = v;
    }

    static void sort(short[] a, int from, int to) {
        sort(a, from, to - 1, depth(to - from));
    }

    private static void sort(short[] a, int low, int high, int depth) {
        while (high - low >= SHORT) {
            if (depth-- == 0) {
                heapSort(a, low, high);
                return;
            }
            short pivot = median(a[low], a[(low + high) >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    short t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (j - low < high - i) {
                sort(a, low, j, depth);
                low = i;
            } else {
                sort(a, i, high, depth);
                high = j;
            }
        }
        insertionSort(a, low, high);
    }

    private static short median(short x, short y, short z) {
        if (x < y) {
            return y < z ? y : x < z ? z : x;
        }
        return x < z ? x : y < z ? z : y;
    }

    private static void insertionSort(short[] a, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            short v = a[i];
            int j = i - 1;
            while (j >= low && a[j] > v) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = v;
        }
    }

    private static void heapSort(short[] a, int low, int high) {
        int n = high - low + 1;
        for (int i = n / 2 - 1; i >= 0; i--) {
            siftDown(a, low, i, n);
        }
        for (int end = n - 1; end > 0; end--) {
            short t = a[low];
            a[low] = a[low + end];
            a[low + end] = t;
            siftDown(a, low, 0, end);
        }
    }

    private static void siftDown(short[] a, int low, int i, int n) {
        short v = a[low + i];
        int child = 2 * i + 1;
        while (child < n) {
            if (child + 1 < n && a[low + child] < a[low + child + 1]) {
                child++;
            }
            if (a[low + child] <= v) {
                break;
            }
            a[low + i] = a[low + child];
            i = child;
            child = 2 * i + 1;
        }
        a[low + i] = v;
    }

    static void sort(int[] a, int from, int to) {
        sort(a, from, to - 1, depth(to - from));
    }

    private static void sort(int[] a, int low, int high, int depth) {
        while (high - low >= SHORT) {
            if (depth-- == 0) {
                heapSort(a, low, high);
                return;
            }
            int pivot = median(a[low], a[(low + high) >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    int t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (j - low < high - i) {
                sort(a, low, j, depth);
                low = i;
            } else {
                sort(a, i, high, depth);
                high = j;
            }
        }
        insertionSort(a, low, high);
    }

    private static int median(int x, int y, int z) {
        if (x < y) {
            return y < z ? y : x < z ? z : x;
        }
        return x < z ? x : y < z ? z : y;
    }

    private static void insertionSort(int[] a, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            int v = a[i];
            int j = i - 1;
            while (j >= low && a[j] > v) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = v;
        }
    }

    private static void heapSort(int[] a, int low, int high) {
        int n = high - low + 1;
        for (int i = n / 2 - 1; i >= 0; i--) {
            siftDown(a, low, i, n);
        }
        for (int end = n - 1; end > 0; end--) {
            int t = a[low];
            a[low] = a[low + end];
            a[low + end] = t;
            siftDown(a, low, 0, end);
        }
    }

    private static void siftDown(int[] a, int low, int i, int n) {
        int v = a[low + i];
        int child = 2 * i + 1;
        while (child < n) {
            if (child + 1 < n && a[low + child] < a[low + child + 1]) {
                child++;
            }
            if (a[low + child] <= v) {
                break;
            }
            a[low + i] = a[low + child];
            i = child;
            child = 2 * i + 1;
        }
        a[low + i] = v;
    }

    static void sort(long[] a, int from, int to) {
        sort(a, from, to - 1, depth(to - from));
    }

    private static void sort(long[] a, int low, int high, int depth) {
        while (high - low >= SHORT) {
            if (depth-- == 0) {
                heapSort(a, low, high);
                return;
            }
            long pivot = median(a[low], a[(low + high) >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    long t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (j - low < high - i) {
                sort(a, low, j, depth);
                low = i;
            } else {
                sort(a, i, high, depth);
                high = j;
            }
        }
        insertionSort(a, low, high);
    }

    private static long median(long x, long y, long z) {
        if (x < y) {
            return y < z ? y : x < z ? z : x;
        }
        return x < z ? x : y < z ? z : y;
    }

    private static void insertionSort(long[] a, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            long v = a[i];
            int j = i - 1;
            while (j >= low && a[j] > v) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = v;
        }
    }

    private static void heapSort(long[] a, int low, int high) {
        int n = high - low + 1;
        for (int i = n / 2 - 1; i >= 0; i--) {
            siftDown(a, low, i, n);
        }
        for (int end = n - 1; end > 0; end--) {
            long t = a[low];
            a[low] = a[low + end];
            a[low + end] = t;
            siftDown(a, low, 0, end);
        }
    }

    private static void siftDown(long[] a, int low, int i, int n) {
        long v = a[low + i];
        int child = 2 * i + 1;
        while (child < n) {
            if (child + 1 < n && a[low + child] < a[low + child + 1]) {
                child++;
            }
            if (a[low + child] <= v) {
                break;
            }
            a[low + i] = a[low + child];
            i = child;
            child = 2 * i + 1;
        }
        a[low + i] = v;
    }

    /** NaNs go to the end, and among the zeros the negative ones come first. */
    static void sort(float[] a, int from, int to) {
        int end = to;
        for (int i = to - 1; i >= from; i--) {
            if (a[i] != a[i]) {
                float nan = a[i];
                a[i] = a[--end];
                a[end] = nan;
            }
        }
        sort(a, from, end - 1, depth(end - from));
        orderZeros(a, from, end);
    }

    private static void orderZeros(float[] a, int from, int end) {
        int first = from;
        while (first < end && a[first] < 0) {
            first++;
        }
        int negative = 0;
        int last = first;
        while (last < end && a[last] == 0) {
            negative += Float.floatToIntBits(a[last++]) < 0 ? 1 : 0;
        }
        for (int i = first; i < last; i++) {
            a[i] = i - first < negative ? -0.0f : 0.0f;
        }
    }

    private static void sort(float[] a, int low, int high, int depth) {
        while (high - low >= SHORT) {
            if (depth-- == 0) {
                heapSort(a, low, high);
                return;
            }
            float pivot = median(a[low], a[(low + high) >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    float t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (j - low < high - i) {
                sort(a, low, j, depth);
                low = i;
            } else {
                sort(a, i, high, depth);
                high = j;
            }
        }
        insertionSort(a, low, high);
    }

    private static float median(float x, float y, float z) {
        if (x < y) {
            return y < z ? y : x < z ? z : x;
        }
        return x < z ? x : y < z ? z : y;
    }

    private static void insertionSort(float[] a, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            float v = a[i];
            int j = i - 1;
            while (j >= low && a[j] > v) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = v;
        }
    }

    private static void heapSort(float[] a, int low, int high) {
        int n = high - low + 1;
        for (int i = n / 2 - 1; i >= 0; i--) {
            siftDown(a, low, i, n);
        }
        for (int end = n - 1; end > 0; end--) {
            float t = a[low];
            a[low] = a[low + end];
            a[low + end] = t;
            siftDown(a, low, 0, end);
        }
    }

    private static void siftDown(float[] a, int low, int i, int n) {
        float v = a[low + i];
        int child = 2 * i + 1;
        while (child < n) {
            if (child + 1 < n && a[low + child] < a[low + child + 1]) {
                child++;
            }
            if (a[low + child] <= v) {
                break;
            }
            a[low + i] = a[low + child];
            i = child;
            child = 2 * i + 1;
        }
        a[low + i] = v;
    }

    /** NaNs go to the end, and among the zeros the negative ones come first. */
    static void sort(double[] a, int from, int to) {
        int end = to;
        for (int i = to - 1; i >= from; i--) {
            if (a[i] != a[i]) {
                double nan = a[i];
                a[i] = a[--end];
                a[end] = nan;
            }
        }
        sort(a, from, end - 1, depth(end - from));
        orderZeros(a, from, end);
    }

    private static void orderZeros(double[] a, int from, int end) {
        int first = from;
        while (first < end && a[first] < 0) {
            first++;
        }
        int negative = 0;
        int last = first;
        while (last < end && a[last] == 0) {
            negative += Double.doubleToLongBits(a[last++]) < 0 ? 1 : 0;
        }
        for (int i = first; i < last; i++) {
            a[i] = i - first < negative ? -0.0 : 0.0;
        }
    }

    private static void sort(double[] a, int low, int high, int depth) {
        while (high - low >= SHORT) {
            if (depth-- == 0) {
                heapSort(a, low, high);
                return;
            }
            double pivot = median(a[low], a[(low + high) >>> 1], a[high]);
            int i = low;
            int j = high;
            while (i <= j) {
                while (a[i] < pivot) {
                    i++;
                }
                while (a[j] > pivot) {
                    j--;
                }
                if (i <= j) {
                    double t = a[i];
                    a[i++] = a[j];
                    a[j--] = t;
                }
            }
            if (j - low < high - i) {
                sort(a, low, j, depth);
                low = i;
            } else {
                sort(a, i, high, depth);
                high = j;
            }
        }
        insertionSort(a, low, high);
    }

    private static double median(double x, double y, double z) {
        if (x < y) {
            return y < z ? y : x < z ? z : x;
        }
        return x < z ? x : y < z ? z : y;
    }

    private static void insertionSort(double[] a, int low, int high) {
        for (int i = low + 1; i <= high; i++) {
            double v = a[i];
            int j = i - 1;
            while (j >= low && a[j] > v) {
                a[j + 1] = a[j];
                j--;
            }
            a[j + 1] = v;
        }
    }

    private static void heapSort(double[] a, int low, int high) {
        int n = high - low + 1;
        for (int i = n / 2 - 1; i >= 0; i--) {
            siftDown(a, low, i, n);
        }
        for (int end = n - 1; end > 0; end--) {
            double t = a[low];
            a[low] = a[low + end];
            a[low + end] = t;
            siftDown(a, low, 0, end);
        }
    }

    private static void siftDown(double[] a, int low, int i, int n) {
        double v = a[low + i];
        int child = 2 * i + 1;
        while (child < n) {
            if (child + 1 < n && a[low + child] < a[low + child + 1]) {
                child++;
            }
            if (a[low + child] <= v) {
                break;
            }
            a[low + i] = a[low + child];
            i = child;
            child = 2 * i + 1;
        }
        a[low + i] = v;
    }
}
