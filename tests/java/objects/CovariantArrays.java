/** Array covariance and ArrayStoreException, also through arraycopy-free loops and nesting. */
public class CovariantArrays {
    static String store(Object[] array, Object value) {
        try {
            array[0] = value;
            return "ok";
        } catch (ArrayStoreException e) {
            return e.getMessage();
        }
    }

    interface Shape {}

    static class Circle implements Shape {}

    static class Disc extends Circle {}

    public static void main(String[] args) {
        Object[][] arrays = {new Object[1], new String[1], new Number[1], new Comparable[1], new Shape[1],
            new Circle[1], new Disc[1], new int[1][], new Object[1][], new Cloneable[1], new Shape[1][]};
        Object[] values = {null, "s", 1, 2.5, new Circle(), new Disc(), new int[0], new Object[0],
            new Circle[0], new Object()};
        for (Object[] array : arrays) {
            StringBuilder line = new StringBuilder(array.getClass().getName());
            for (Object value : values) {
                line.append(' ').append(store(array, value));
            }
            System.out.println(line);
        }
        Object[] source = {"a", "b", 3, "d"};
        String[] target = new String[4];
        try {
            System.arraycopy(source, 0, target, 0, 4);
        } catch (ArrayStoreException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(target[0] + target[1] + target[2] + target[3]);
    }
}

// expect:
// [Ljava.lang.Object; ok ok ok ok ok ok ok ok ok ok
// [Ljava.lang.String; ok ok java.lang.Integer java.lang.Double CovariantArrays$Circle CovariantArrays$Disc [I [Ljava.lang.Object; [LCovariantArrays$Circle; java.lang.Object
// [Ljava.lang.Number; ok java.lang.String ok ok CovariantArrays$Circle CovariantArrays$Disc [I [Ljava.lang.Object; [LCovariantArrays$Circle; java.lang.Object
// [Ljava.lang.Comparable; ok ok ok ok CovariantArrays$Circle CovariantArrays$Disc [I [Ljava.lang.Object; [LCovariantArrays$Circle; java.lang.Object
// [LCovariantArrays$Shape; ok java.lang.String java.lang.Integer java.lang.Double ok ok [I [Ljava.lang.Object; [LCovariantArrays$Circle; java.lang.Object
// [LCovariantArrays$Circle; ok java.lang.String java.lang.Integer java.lang.Double ok ok [I [Ljava.lang.Object; [LCovariantArrays$Circle; java.lang.Object
// [LCovariantArrays$Disc; ok java.lang.String java.lang.Integer java.lang.Double CovariantArrays$Circle ok [I [Ljava.lang.Object; [LCovariantArrays$Circle; java.lang.Object
// [[I ok java.lang.String java.lang.Integer java.lang.Double CovariantArrays$Circle CovariantArrays$Disc ok [Ljava.lang.Object; [LCovariantArrays$Circle; java.lang.Object
// [[Ljava.lang.Object; ok java.lang.String java.lang.Integer java.lang.Double CovariantArrays$Circle CovariantArrays$Disc [I ok ok java.lang.Object
// [Ljava.lang.Cloneable; ok java.lang.String java.lang.Integer java.lang.Double CovariantArrays$Circle CovariantArrays$Disc ok ok ok java.lang.Object
// [[LCovariantArrays$Shape; ok java.lang.String java.lang.Integer java.lang.Double CovariantArrays$Circle CovariantArrays$Disc [I [Ljava.lang.Object; ok java.lang.Object
// arraycopy: element type mismatch: can not cast one of the elements of java.lang.Object[] to the type of the destination array, java.lang.String
// abnullnull
