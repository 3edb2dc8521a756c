/** clone of arrays (all kinds) and of objects; CloneNotSupportedException; shallow copies. */
public class Cloning {
    static class Sheep implements Cloneable {
        int age = 3;
        long big = 1L << 40;
        double weight = 2.5;
        int[] legs = {1, 2, 3, 4};
        String name = "dolly";

        @Override
        public Sheep clone() {
            try {
                return (Sheep) super.clone();
            } catch (CloneNotSupportedException e) {
                throw new AssertionError(e);
            }
        }
    }

    static class Lamb extends Sheep {
        boolean small = true;
    }

    static class Goat {
        Object copy() throws CloneNotSupportedException {
            return clone();
        }
    }

    public static void main(String[] args) {
        Lamb a = new Lamb();
        a.age = 9;
        a.small = false;
        Sheep b = a.clone();
        b.age++;
        b.legs[0] = 99;
        System.out.println(a.age + " " + b.age + " " + a.legs[0] + " " + (b.name == a.name) + " "
            + b.getClass().getName() + " " + ((Lamb) b).small + " " + b.big + " " + b.weight);
        try {
            new Goat().copy();
        } catch (CloneNotSupportedException e) {
            System.out.println(e);
        }
        int[] ints = {1, 2, 3};
        int[] intsCopy = ints.clone();
        intsCopy[0] = 7;
        long[] longs = new long[] {1L, 2L}.clone();
        boolean[] flags = {true, false};
        String[] strings = {"x", null};
        String[] stringsCopy = strings.clone();
        int[][] grid = {{1}, {2}};
        int[][] gridCopy = grid.clone();
        gridCopy[0][0] = 5;
        gridCopy[1] = new int[] {6};
        System.out.println(ints[0] + " " + intsCopy[0] + " " + intsCopy.length + " " + flags.clone()[0]
            + " " + stringsCopy[0] + stringsCopy[1] + " " + grid[0][0] + grid[1][0]);
        System.out.println(stringsCopy.getClass() == String[].class);
        System.out.println(new byte[0].clone().length + new char[] {'q'}.clone()[0] + longs[1]);
        Object o = new double[] {1.5};
        System.out.println(((double[]) o).clone()[0]);
    }
}

// expect:
// 9 10 99 true Cloning$Lamb false 1099511627776 2.5
// java.lang.CloneNotSupportedException: Cloning$Goat
// 1 7 3 true xnull 52
// true
// 115
// 1.5
