/** Greets everyone named on the command line, or the world. */
public class Hello {
    public static void main(String[] args) {
        if (args.length == 0) {
            System.out.println("Hello, world");
        }
        for (String name : args) {
            System.out.println("Hello, " + name);
        }
    }
}
