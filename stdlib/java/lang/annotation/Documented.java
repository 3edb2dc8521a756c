package java.lang.annotation;

/** Says that an annotation is part of the documented interface. */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.ANNOTATION_TYPE)
public @interface Documented {
}
