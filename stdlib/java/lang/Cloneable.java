package java.lang;

/** Says that Object.clone may copy an instance field by field. */
public interface Cloneable {
}
