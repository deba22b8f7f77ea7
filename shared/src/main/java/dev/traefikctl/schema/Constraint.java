package dev.traefikctl.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What the Kubernetes API server checks of an option before Traefik sees it, beside what {@link
 * Option} says; {@link OpenApi} writes it into the schema. On a record it holds for the whole
 * section.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE})
public @interface Constraint {

  /** The least value of a number; {@link Long#MIN_VALUE} is no limit. */
  long min() default Long.MIN_VALUE;

  /** The greatest value of a number; {@link Long#MAX_VALUE} is no limit. */
  long max() default Long.MAX_VALUE;

  /** A regular expression that the text must match; of a list, each item. */
  String pattern() default "";

  /** The schema names no width of the number, although it has 64 bits here. */
  boolean anyWidth() default false;

  /** A CEL expression that must hold. */
  String rule() default "";

  /** What the API server says where {@link #rule} does not hold. */
  String message() default "";
}
