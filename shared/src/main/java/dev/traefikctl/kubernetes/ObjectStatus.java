package dev.traefikctl.kubernetes;

import dev.traefikctl.source.Node;
import java.util.Comparator;
import java.util.List;

/**
 * What Traefik shows in the status of an object.
 *
 * @param status the whole status, in the shape of the object's {@code status}
 * @param changed Traefik writes it, since the object says otherwise; false also for objects that
 *     are none of Traefik's, whose status is as it was read
 */
public record ObjectStatus(
    String kind, String namespace, String name, Node.Mapping status, boolean changed) {

  private static final Comparator<ObjectStatus> BY_NAME =
      Comparator.comparing(ObjectStatus::kind)
          .thenComparing(ObjectStatus::namespace)
          .thenComparing(ObjectStatus::name);

  static List<ObjectStatus> sorted(List<ObjectStatus> statuses) {
    return statuses.stream().sorted(BY_NAME).toList();
  }
}
