// needs: gc
// slow-stress: 199
/** Arrays of arrays of arrays, shared and cyclic, rebuilt in place. */
public class ArraysOfArrays {
    public static void main(String[] args) {
        int[][][] cube = new int[10][10][];
        Object[] cycle = new Object[3];
        cycle[0] = cycle;
        Object[] back = {cycle};
        cycle[1] = back;
        for (int round = 0; round < 20; round++) {
            for (int i = 0; i < 10; i++) {
                for (int j = 0; j < 10; j++) {
                    cube[i][j] = new int[i + j + 1];
                    cube[i][j][i] = round;
                }
            }
            cycle[2] = new Object[] {cycle[2] == null ? "start" : ((Object[]) cycle[2])[0], cube};
        }
        System.gc();
        int sum = 0;
        for (int[][] plane : cube) {
            for (int[] row : plane) {
                for (int v : row) {
                    sum += v;
                }
                sum += row.length * 1000;
            }
        }
        System.out.println(sum + " " + (cycle[0] == cycle) + " " + (((Object[]) cycle[1])[0] == cycle)
            + " " + ((Object[]) cycle[2])[0] + " " + (((Object[]) cycle[2])[1] == cube));
    }
}

// expect:
// 1001900 true true start true
