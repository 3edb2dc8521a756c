import java.util.function.IntSupplier;
import java.util.function.Supplier;

/** Arguments of super(...) and this(...): what the enclosing instance and captured variables give. */
public class BeforeSuper {
    int field = 3;

    int getField() {
        return field;
    }

    static class Base {
        Base(Object shown) {
            System.out.println("object " + shown);
        }

        Base(Supplier<?> shown) {
            System.out.println("supplied " + shown.get());
        }

        Base(IntSupplier shown) {
            System.out.println("int " + shown.getAsInt());
        }
    }

    class Member {
        public String toString() {
            return "member" + field;
        }
    }

    class Inner extends Base {
        Inner() {
            super((IntSupplier) BeforeSuper.this::getField);
        }

        Inner(int a) {
            super(new Object() {
                int more = getField();

                public String toString() {
                    return "anonymous " + field + a + more + BeforeSuper.this.field;
                }
            });
        }

        Inner(char a) {
            super(new Member());
        }

        Inner(char a, char b) {
            super(new Member() {
                public String toString() {
                    return super.toString() + a + b;
                }
            });
        }

        Inner(String a) {
            super((Supplier<?>) Member::new);
        }

        Inner(String a, String b) {
            super((Supplier<?>) () -> {
                Supplier<Object> nested = Member::new;
                return nested.get() + a + b;
            });
        }

        Inner(long a) {
            this((int) a + 1);
        }
    }

    void locals(int p, String s) {
        class Other {
            public String toString() {
                return "other" + p + field;
            }
        }
        class Local extends Base {
            Local() {
                super((Supplier<?>) () -> s + p);
            }

            Local(int a) {
                super((Supplier<?>) () -> {
                    Supplier<String> nested = () -> s + p + a + field;
                    return nested.get();
                });
            }

            Local(int a, int b) {
                super(new Object() {
                    public String toString() {
                        return s + p + a + b + field;
                    }
                });
            }

            Local(String a) {
                this(((IntSupplier) () -> p + a.length()).getAsInt());
            }

            Local(char a) {
                super((Supplier<?>) Other::new);
            }

            Local(char a, char b) {
                super((Supplier<?>) s::length);
            }

            Local(long a) {
                super(new Other());
            }
        }
        new Local();
        new Local(1);
        new Local(1, 2);
        new Local("abc");
        new Local('c');
        new Local('c', 'd');
        new Local(1L);
        new Local() {
            {
                System.out.println(s + p + field);
            }
        };
    }

    static void inStaticMethod(int p, String s) {
        class Other {
            public String toString() {
                return "other" + s;
            }
        }
        class Local extends Base {
            Local() {
                super((Supplier<?>) Other::new);
            }

            Local(int a) {
                super((Supplier<?>) () -> new Other() + s + p + a);
            }

            Local(int a, int b) {
                super(new Object() {
                    public String toString() {
                        return s + p + a + b;
                    }
                });
            }
        }
        new Local();
        new Local(1);
        new Local(1, 2);
    }

    public static void main(String[] args) {
        BeforeSuper outer = new BeforeSuper();
        outer.new Inner();
        outer.new Inner(1);
        outer.new Inner('c');
        outer.new Inner('c', 'd');
        outer.new Inner("s");
        outer.new Inner("s", "t");
        outer.new Inner(5L);
        outer.locals(1, "q");
        inStaticMethod(1, "q");
    }
}

// expect:
// int 3
// object anonymous 3133
// object member3
// object member3cd
// supplied member3
// supplied member3st
// object anonymous 3633
// supplied q1
// supplied q113
// object q1123
// supplied q143
// supplied other13
// supplied 1
// object other13
// supplied q1
// q13
// supplied otherq
// supplied otherqq11
// object q112
