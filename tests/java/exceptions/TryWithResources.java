/** Resources are closed in reverse order; exceptions of close are suppressed or thrown. */
public class TryWithResources {
    static class Resource implements AutoCloseable {
        final String name;
        final boolean fails;

        Resource(String name, boolean fails) {
            this.name = name;
            this.fails = fails;
            System.out.println("open " + name);
        }

        @Override
        public void close() {
            System.out.println("close " + name);
            if (fails) {
                throw new IllegalStateException("close " + name);
            }
        }
    }

    static void use(boolean bodyFails, boolean firstFails, boolean secondFails) {
        try (Resource a = new Resource("a", firstFails); Resource n = null;
                Resource b = new Resource("b", secondFails)) {
            System.out.println("body " + a.name + b.name + n);
            if (bodyFails) {
                throw new RuntimeException("body");
            }
        } catch (RuntimeException e) {
            System.out.println("caught " + e);
            for (Throwable s : e.getSuppressed()) {
                System.out.println("  suppressed " + s);
            }
        } finally {
            System.out.println("finally");
        }
    }

    public static void main(String[] args) {
        for (int i = 0; i < 8; i++) {
            use((i & 1) != 0, (i & 2) != 0, (i & 4) != 0);
        }
    }
}

// expect:
// open a
// open b
// body abnull
// close b
// close a
// finally
// open a
// open b
// body abnull
// close b
// close a
// caught java.lang.RuntimeException: body
// finally
// open a
// open b
// body abnull
// close b
// close a
// caught java.lang.IllegalStateException: close a
// finally
// open a
// open b
// body abnull
// close b
// close a
// caught java.lang.RuntimeException: body
//   suppressed java.lang.IllegalStateException: close a
// finally
// open a
// open b
// body abnull
// close b
// close a
// caught java.lang.IllegalStateException: close b
// finally
// open a
// open b
// body abnull
// close b
// close a
// caught java.lang.RuntimeException: body
//   suppressed java.lang.IllegalStateException: close b
// finally
// open a
// open b
// body abnull
// close b
// close a
// caught java.lang.IllegalStateException: close b
//   suppressed java.lang.IllegalStateException: close a
// finally
// open a
// open b
// body abnull
// close b
// close a
// caught java.lang.RuntimeException: body
//   suppressed java.lang.IllegalStateException: close b
//   suppressed java.lang.IllegalStateException: close a
// finally
