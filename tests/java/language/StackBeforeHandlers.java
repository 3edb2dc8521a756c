/** Switch expressions with handlers inside, where the operand stack is not empty. */
public class StackBeforeHandlers {
    static int parse(String text, int otherwise) {
        return 100 + switch (text.length()) {
            case 0 -> otherwise;
            case 1, 2 -> {
                try {
                    yield Integer.parseInt(text);
                } catch (NumberFormatException e) {
                    yield -otherwise;
                } finally {
                    System.out.print("finally ");
                }
            }
            default -> {
                synchronized (text) {
                    yield text.length() * 2;
                }
            }
        } * 3;
    }

    final String made;

    StackBeforeHandlers(String made) {
        this.made = made;
    }

    public static void main(String[] args) {
        System.out.println(parse("", 5) + " " + parse("7", 1) + " " + parse("x", 2)
                + " " + parse("long", 3));
        int[] all = {1, 2, 3};
        all[1] += switch (args.length) {
            case 0 -> {
                try {
                    yield all[3];
                } catch (ArrayIndexOutOfBoundsException e) {
                    yield 40;
                }
            }
            default -> 0;
        };
        System.out.println(all[1]);
        System.out.println(new StackBeforeHandlers(switch (all[0]) {
            case 1 -> {
                try {
                    throw new IllegalStateException("inside new");
                } catch (IllegalStateException e) {
                    yield e.getMessage();
                }
            }
            default -> "no";
        }).made);
    }
}

// expect:
// finally finally 115 121 94 124
// 42
// inside new
