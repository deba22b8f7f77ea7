package dev.traefikctl.schema;

import java.util.Locale;

/** The configuration keys of variant records. */
public final class VariantKeys {

  private VariantKeys() {}

  /** The key of a record that is a variant: its {@link Variants.Key}, or its name. */
  public static String of(Class<?> variant) {
    Variants.Key key = variant.getAnnotation(Variants.Key.class);
    if (key != null) {
      return key.value();
    }
    String name = variant.getSimpleName();
    return name.substring(0, 1).toLowerCase(Locale.ROOT) + name.substring(1);
  }
}
