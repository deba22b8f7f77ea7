package dev.traefikctl.schema;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * One option of Traefik: a component of a record. Its name is the component's name, compared
 * without case. Components without a default are null ({@code @Nullable} types), false, 0, "" or
 * empty.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface Option {

  /** One sentence for the reference pages. */
  String doc();

  /** An example value as a user writes it. */
  String example() default "";

  /** The default as a user would write it; "" is the zero value of the type. */
  String def() default "";

  /** The name in configurations, where it cannot be a Java identifier or differs from it. */
  String name() default "";

  /** Values that Traefik accepts; empty is any. */
  String[] allowed() default {};

  /** The section exists, with its defaults, as soon as its parent does. */
  boolean createdWithParent() default false;

  /** The section may be written empty ({@code {}} or {@code true}). */
  boolean allowEmpty() default false;

  boolean deprecated() default false;

  /** The object cannot work without it. */
  boolean required() default false;

  /** The API shows it even when it has no value, unlike most options. */
  boolean always() default false;

  /** Traefik reads it, but no user has a reason to write it; left out of the API and the docs. */
  boolean hidden() default false;

  /** A provider of Traefik fills it; no user can write it, and the API shows it. */
  boolean internal() default false;

  /** Never shown in logs, diagnostics, diffs or the API. */
  boolean secret() default false;

  /** True until the option has an effect in the agent; using it gives a warning TRK1101. */
  boolean notYet() default false;
}
