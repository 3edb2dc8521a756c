package java.lang.annotation;

/** The places where an annotation may appear (JLS 9.6.4.1). */
public enum ElementType {
    TYPE, FIELD, METHOD, PARAMETER, CONSTRUCTOR, LOCAL_VARIABLE, ANNOTATION_TYPE, PACKAGE,
    TYPE_PARAMETER, TYPE_USE, MODULE, RECORD_COMPONENT
}
