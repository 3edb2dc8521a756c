/** Recursion and arrays, for a moment. */
public class ShortQueens {
    static int place(int row, int n, int columns, int left, int right) {
        if (row == n) {
            return 1;
        }
        int found = 0;
        for (int free = ~(columns | left | right) & (1 << n) - 1; free != 0; free &= free - 1) {
            int bit = free & -free;
            found += place(row + 1, n, columns | bit, (left | bit) << 1, (right | bit) >> 1);
        }
        return found;
    }

    public static void main(String[] args) {
        System.out.println("ShortQueens " + place(0, 9, 0, 0, 0));
    }
}
