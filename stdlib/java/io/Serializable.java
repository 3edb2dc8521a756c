package java.io;

/** Says that instances can be serialised. */
public interface Serializable {
}
