/** Member, local, anonymous and nested inner classes; captured variables; outer instances. */
public class InnerClasses {
    private int value = 1;
    private static int shared = 100;

    class Member {
        int value = 2;

        class Deep {
            int value = 3;

            String all() {
                return value + " " + Member.this.value + " " + InnerClasses.this.value + " " + shared;
            }

            void bump() {
                InnerClasses.this.value += 10;
                Member.this.value++;
                shared--;
            }
        }
    }

    static class Nested {
        private int secret = 42;

        private int twice() {
            return secret * 2;
        }
    }

    interface Adder {
        int add(int x);
    }

    Adder adder(int base) {
        int extra = base * 2;
        class Local implements Adder {
            int calls;

            @Override
            public int add(int x) {
                calls++;
                return x + base + extra + value + calls;
            }
        }
        return new Local();
    }

    static Adder anonymous(String s) {
        return new Adder() {
            final int length = s.length();

            @Override
            public int add(int x) {
                return x + length;
            }
        };
    }

    class Child extends Member {
        String show() {
            return value + "/" + InnerClasses.this.value;
        }
    }

    public static void main(String[] args) {
        InnerClasses outer = new InnerClasses();
        InnerClasses.Member member = outer.new Member();
        InnerClasses.Member.Deep deep = member.new Deep();
        System.out.println(deep.all());
        deep.bump();
        System.out.println(deep.all());
        Nested nested = new Nested();
        nested.secret++;
        System.out.println(nested.secret + " " + nested.twice());
        Adder a = outer.adder(5);
        System.out.println(a.add(1) + " " + a.add(1));
        System.out.println(anonymous("four").add(1));
        System.out.println(outer.new Child().show());
        System.out.println(anonymous("").getClass().getName() + " " + a.getClass().getName() + " "
            + deep.getClass().getName());
    }
}

// expect:
// 3 2 1 100
// 3 3 11 99
// 43 86
// 28 29
// 5
// 2/11
// InnerClasses$1 InnerClasses$1Local InnerClasses$Member$Deep
