package dev.traefikctl.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * On a {@code List} of a sealed interface of records: the types that the user chose by their keys,
 * in the order of the text. The permitted records are the registry; a record's key is its simple
 * name with the first letter in lower case, or its {@link Key}.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Variants {

  /** The configuration key of a variant whose Java name differs from it. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Key {
    String value();

    /** The section may be written empty. */
    boolean allowEmpty() default false;

    /** The section itself is the value of the record's one component (plugins). */
    boolean inline() default false;

    boolean deprecated() default false;
  }
}
