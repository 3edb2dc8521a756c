/** multianewarray: full and partial dimensions, ragged arrays, negative and zero sizes. */
public class MultiArrays {
    public static void main(String[] args) {
        int[][][] full = new int[2][3][4];
        int n = 0;
        for (int[][] plane : full) {
            for (int[] row : plane) {
                for (int k = 0; k < row.length; k++) {
                    row[k] = n++;
                }
            }
        }
        System.out.println(full[1][2][3] + " " + full[0][1][2]);
        String[][][] partial = new String[2][3][];
        System.out.println(partial[1].length + " " + partial[1][2]);
        int[][] ragged = {{1}, {2, 3}, {}, {4, 5, 6}};
        int sum = 0;
        for (int[] row : ragged) {
            sum = sum * 10 + row.length;
        }
        System.out.println(sum);
        System.out.println(new int[0][5].length);
        System.out.println(full.getClass().getName() + " " + full[0].getClass().getName() + " "
            + partial.getClass().getName());
        try {
            System.out.println(new int[2][-1].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e);
        }
        try {
            System.out.println(new long[-3].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e);
        }
        try {
            System.out.println(new Object[0][-7][3].length);
        } catch (NegativeArraySizeException e) {
            System.out.println(e);
        }
        full[0][0] = null;
        try {
            full[0][0][0] = 1;
        } catch (NullPointerException e) {
            System.out.println("null row");
        }
        Object[] covariant = full;
        covariant[1] = new int[1][1];
        System.out.println(full[1].length);
        long[][][][] deep = new long[2][1][2][1];
        deep[1][0][1][0] = 1L << 40;
        System.out.println(deep[1][0][1][0] + deep[0][0][0][0]);
    }
}

// expect:
// 23 6
// 3 null
// 1203
// 0
// [[[I [[I [[[Ljava.lang.String;
// java.lang.NegativeArraySizeException: -1
// java.lang.NegativeArraySizeException: -3
// java.lang.NegativeArraySizeException: -7
// null row
// 1
// 1099511627776
