package java.util;

/** What all listeners to events are. */
public interface EventListener {
}
