// args: one -two --three=4 -cp x
/** Arguments reach main unchanged, options-like ones too. */
public class Arguments {
    public static void main(String[] args) {
        System.out.println(args.length);
        for (String s : args) {
            System.out.println(s);
        }
    }
}

// expect:
// 5
// one
// -two
// --three=4
// -cp
// x
