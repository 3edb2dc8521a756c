import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** What constructors take along: enclosing instances, captured variables, lambdas before super(). */
public class ConstructorArguments {
    int field = 4;

    static class Base {
        final int value;

        Base(IntSupplier supplier) {
            value = supplier.getAsInt();
            hook();
        }

        void hook() {
            System.out.println("hook " + value);
        }
    }

    class Inner extends Base {
        Inner() {
            super(() -> field + 1);
        }

        Inner(int extra) {
            super(() -> {
                IntSupplier nested = () -> field * extra;
                return nested.getAsInt();
            });
        }

        void hook() {
            System.out.println("inner hook " + value + " " + field);
        }
    }

    class Deep {
        class Deeper {
            int sum() {
                return field + 10;
            }
        }
    }

    Supplier<Base> local(int captured) {
        class Local extends Base {
            Local() {
                super(() -> 1);
            }

            void hook() {
                System.out.println("local hook " + captured + " " + field);
            }

            Local again() {
                return new Local();
            }
        }
        class Lower extends Local {
            int twice() {
                return captured * 2;
            }
        }
        System.out.println(new Lower().twice());
        new Local().again();
        return Local::new;
    }

    public static void main(String[] args) {
        ConstructorArguments outer = new ConstructorArguments();
        outer.new Inner();
        outer.new Inner(5);
        System.out.println(outer.new Deep().new Deeper().sum());
        outer.local(7).get();
        Deep deep = outer.new Deep();
        System.out.println(deep.new Deeper() {
            int sum() {
                return super.sum() * 2;
            }
        }.sum());
    }
}

// expect:
// inner hook 5 4
// inner hook 20 4
// 14
// local hook 7 4
// 14
// local hook 7 4
// local hook 7 4
// local hook 7 4
// 28
