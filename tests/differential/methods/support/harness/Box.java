package harness;

/** A small object for programs made as bytecode. */
public class Box implements State {
    int value;

    public Box(int value) {
        this.value = value;
    }

    public int add(int x) {
        value += x;
        return value * 3;
    }

    public void state(Sum sum) {
        sum.add(value);
    }

    /** What a method is given to say how far it may run. */
    public static int fuel(int method) {
        return method % 8 == 7 ? 8_000 : 40;
    }

    /** What a handler of a method does with what it caught. */
    public static int caught(Throwable e) {
        String text = e.getClass().getName();
        Sum.note(text.length());
        return text.hashCode();
    }
}
