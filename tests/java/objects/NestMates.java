/** Private members used between classes of one nest, both ways, without accessors. */
public class NestMates {
    private int secret = 1;
    private static int count;

    private static int next() {
        return ++count;
    }

    private NestMates() {}

    static class Friend {
        private final NestMates mate = new NestMates();
        private long hidden = 5;

        private Friend() {}

        int spy() {
            mate.secret += next();
            return mate.secret++ + mate.work(2);
        }

        private class Inner {
            private int look() {
                return mate.secret + (int) hidden;
            }
        }
    }

    private int work(int n) {
        return secret * n;
    }

    private static class Sub extends Friend {
        private int hidden = 7;

        private String both() {
            return hidden + " " + ((Friend) this).hidden + " " + super.hidden;
        }
    }

    interface Face {
        private int inside() {
            return 77;
        }
    }

    public static void main(String[] args) {
        Friend f = new Friend();
        System.out.println(f.spy() + " " + f.mate.secret + " " + f.new Inner().look());
        f.hidden *= 1L << 33;
        System.out.println(f.hidden++ + f.hidden);
        System.out.println(new Sub().both());
        Face face = new Face() {};
        System.out.println(face.inside());
        Runnable r = () -> System.out.println(f.mate.work(10) + next());
        r.run();
    }
}

// expect:
// 8 3 8
// 85899345921
// 7 5 5
// 77
// 32
