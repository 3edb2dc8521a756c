public class Defined {
    public static int answer() {
        return 42;
    }
}
