// exit: 255
/** Only the low eight bits of the code remain. */
public class ExitNegative {
    public static void main(String[] args) {
        System.exit(-1);
    }
}
