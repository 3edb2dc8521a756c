// slow-stress: 997
/** Which exception comes first, and what happened before it: null, bounds, store, division. */
public class ExceptionOrder {
    static StringBuilder log = new StringBuilder();

    static int[] array(int[] a) {
        log.append('a');
        return a;
    }

    static int index(int i) {
        log.append('i');
        return i;
    }

    static int value(int v) {
        log.append('v');
        return 12 / v;
    }

    static void store(int[] a, int i, int v) {
        array(a)[index(i)] = value(v);
    }

    static void compound(int[] a, int i, int v) {
        array(a)[index(i)] += value(v);
    }

    static void increment(int[] a, int i, int v) {
        array(a)[index(i)]++;
        log.append(v);
    }

    static void twoDimensions(int[][] a, int i, int j, int v) {
        a[index(i)][index(j)] = value(v);
    }

    static void objects(Object[] a, int i, Object o) {
        log.append('o');
        a[i] = o;
        log.append('s');
    }

    static int divide(int[] a, int i, int v) {
        return a[i] / v + a[i + 1] % v;
    }

    static int fieldThenIndex(int[] a, int i, int v) {
        int before = sum;
        sum = i;
        int x = a[i];
        sum = before + v;
        return x;
    }

    static int sum;

    static int negativeSize(int n, int m) {
        return new int[index(n)][index(m)].length;
    }

    interface Action {
        void run();
    }

    static void check(String name, Action action) {
        log.setLength(0);
        String result;
        try {
            action.run();
            result = "done";
        } catch (RuntimeException e) {
            result = e.getClass().getSimpleName() + ": " + e.getMessage();
        }
        System.out.println(name + " " + log + " " + result + " sum " + sum);
    }

    static void round() {
        int[] a = {1, 2, 3};
        int[][] aa = {{1}, null};
        check("store", () -> store(a, 1, 1));
        check("store null", () -> store(null, 9, 0));
        check("store null index", () -> store(null, 9, 1));
        check("store index", () -> store(a, 9, 0));
        check("store index", () -> store(a, 3, 1));
        check("compound null", () -> compound(null, 9, 0));
        check("compound index", () -> compound(a, 9, 0));
        check("compound value", () -> compound(a, 0, 0));
        check("increment", () -> increment(a, -1, 0));
        check("row", () -> twoDimensions(aa, 2, 0, 0));
        check("null row", () -> twoDimensions(aa, 1, 0, 1));
        check("null row, value", () -> twoDimensions(aa, 1, 0, 0));
        check("column", () -> twoDimensions(aa, 0, 1, 1));
        check("objects null", () -> objects(null, 0, ""));
        check("objects index", () -> objects(new String[1], 1, 17));
        check("objects store", () -> objects(new String[1], 0, 17));
        check("objects store null", () -> objects(new String[1], 0, null));
        check("divide", () -> divide(a, 2, 0));
        check("divide index", () -> divide(a, 2, 1));
        check("divide null", () -> divide(null, 2, 0));
        check("field", () -> fieldThenIndex(a, 7, 1));
        check("field null", () -> fieldThenIndex(null, 8, 1));
        check("size", () -> negativeSize(-1, -2));
        check("size", () -> negativeSize(0, -2));
        sum = 0;
    }

    static void heat() {
        int[] a = new int[8];
        int[][] aa = new int[4][4];
        Object[] objects = new Object[4];
        for (int n = 0; n < 20_000; n++) {
            store(a, n & 7, n | 1);
            compound(a, n & 7, n | 1);
            increment(a, n & 7, 1);
            twoDimensions(aa, n & 3, n >> 2 & 3, n | 1);
            objects(objects, n & 3, "x");
            sum += divide(a, n & 3, n | 1);
            fieldThenIndex(a, n & 7, 1);
            log.setLength(0);
        }
        sum = 0;
    }

    public static void main(String[] args) {
        round();
        heat();
        System.out.println("hot");
        round();
        heat();
        round();
    }
}

// expect:
// store aiv done sum 0
// store null aiv ArithmeticException: / by zero sum 0
// store null index aiv NullPointerException: Cannot store to int array because the return value of "ExceptionOrder.array(int[])" is null sum 0
// store index aiv ArithmeticException: / by zero sum 0
// store index aiv ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3 sum 0
// compound null ai NullPointerException: Cannot load from int array because the return value of "ExceptionOrder.array(int[])" is null sum 0
// compound index ai ArrayIndexOutOfBoundsException: Index 9 out of bounds for length 3 sum 0
// compound value aiv ArithmeticException: / by zero sum 0
// increment ai ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 3 sum 0
// row i ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2 sum 0
// null row iiv NullPointerException: Cannot store to int array because "<parameter1>[ExceptionOrder.index(int)]" is null sum 0
// null row, value iiv ArithmeticException: / by zero sum 0
// column iiv ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1 sum 0
// objects null o NullPointerException: Cannot store to object array because "<parameter1>" is null sum 0
// objects index o ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1 sum 0
// objects store o ArrayStoreException: java.lang.Integer sum 0
// objects store null os done sum 0
// divide  ArithmeticException: / by zero sum 0
// divide index  ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3 sum 0
// divide null  NullPointerException: Cannot load from int array because "<parameter1>" is null sum 0
// field  ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 3 sum 7
// field null  NullPointerException: Cannot load from int array because "<parameter1>" is null sum 8
// size ii NegativeArraySizeException: -1 sum 8
// size ii NegativeArraySizeException: -2 sum 8
// hot
// store aiv done sum 0
// store null aiv ArithmeticException: / by zero sum 0
// store null index aiv NullPointerException: Cannot store to int array because the return value of "ExceptionOrder.array(int[])" is null sum 0
// store index aiv ArithmeticException: / by zero sum 0
// store index aiv ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3 sum 0
// compound null ai NullPointerException: Cannot load from int array because the return value of "ExceptionOrder.array(int[])" is null sum 0
// compound index ai ArrayIndexOutOfBoundsException: Index 9 out of bounds for length 3 sum 0
// compound value aiv ArithmeticException: / by zero sum 0
// increment ai ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 3 sum 0
// row i ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2 sum 0
// null row iiv NullPointerException: Cannot store to int array because "<parameter1>[ExceptionOrder.index(int)]" is null sum 0
// null row, value iiv ArithmeticException: / by zero sum 0
// column iiv ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1 sum 0
// objects null o NullPointerException: Cannot store to object array because "<parameter1>" is null sum 0
// objects index o ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1 sum 0
// objects store o ArrayStoreException: java.lang.Integer sum 0
// objects store null os done sum 0
// divide  ArithmeticException: / by zero sum 0
// divide index  ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3 sum 0
// divide null  NullPointerException: Cannot load from int array because "<parameter1>" is null sum 0
// field  ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 3 sum 7
// field null  NullPointerException: Cannot load from int array because "<parameter1>" is null sum 8
// size ii NegativeArraySizeException: -1 sum 8
// size ii NegativeArraySizeException: -2 sum 8
// store aiv done sum 0
// store null aiv ArithmeticException: / by zero sum 0
// store null index aiv NullPointerException: Cannot store to int array because the return value of "ExceptionOrder.array(int[])" is null sum 0
// store index aiv ArithmeticException: / by zero sum 0
// store index aiv ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3 sum 0
// compound null ai NullPointerException: Cannot load from int array because the return value of "ExceptionOrder.array(int[])" is null sum 0
// compound index ai ArrayIndexOutOfBoundsException: Index 9 out of bounds for length 3 sum 0
// compound value aiv ArithmeticException: / by zero sum 0
// increment ai ArrayIndexOutOfBoundsException: Index -1 out of bounds for length 3 sum 0
// row i ArrayIndexOutOfBoundsException: Index 2 out of bounds for length 2 sum 0
// null row iiv NullPointerException: Cannot store to int array because "<parameter1>[ExceptionOrder.index(int)]" is null sum 0
// null row, value iiv ArithmeticException: / by zero sum 0
// column iiv ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1 sum 0
// objects null o NullPointerException: Cannot store to object array because "<parameter1>" is null sum 0
// objects index o ArrayIndexOutOfBoundsException: Index 1 out of bounds for length 1 sum 0
// objects store o ArrayStoreException: java.lang.Integer sum 0
// objects store null os done sum 0
// divide  ArithmeticException: / by zero sum 0
// divide index  ArrayIndexOutOfBoundsException: Index 3 out of bounds for length 3 sum 0
// divide null  NullPointerException: Cannot load from int array because "<parameter1>" is null sum 0
// field  ArrayIndexOutOfBoundsException: Index 7 out of bounds for length 3 sum 7
// field null  NullPointerException: Cannot load from int array because "<parameter1>" is null sum 8
// size ii NegativeArraySizeException: -1 sum 8
// size ii NegativeArraySizeException: -2 sum 8
