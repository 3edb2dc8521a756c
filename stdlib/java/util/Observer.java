package java.util;

/** Is told about changes of what it observes. */
@Deprecated(since = "9")
public interface Observer {
    void update(Observable o, Object arg);
}
