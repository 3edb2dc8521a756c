/** The least that a program can do. */
public class ShortHello {
    public static void main(String[] args) {
        System.out.println("ShortHello");
    }
}
