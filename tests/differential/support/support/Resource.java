package support;

/** Tells when it is closed, and throws then if it is to. */
public record Resource(String name, boolean fails) implements AutoCloseable {
    public Resource {
        Out.p("open " + name);
    }

    @Override
    public void close() throws Checked {
        Out.p("close " + name);
        if (fails) {
            throw new Checked("closing " + name);
        }
    }
}
