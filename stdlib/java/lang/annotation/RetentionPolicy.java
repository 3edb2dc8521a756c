package java.lang.annotation;

/** How long an annotation is kept (JLS 9.6.4.2). */
public enum RetentionPolicy {
    SOURCE, CLASS, RUNTIME
}
