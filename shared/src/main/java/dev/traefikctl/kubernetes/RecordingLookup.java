package dev.traefikctl.kubernetes;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Remembers what was looked up, whether or not there was something. */
final class RecordingLookup implements Lookup {

  private final Lookup objects;
  private final Set<LookupKey> seen = new LinkedHashSet<>();

  RecordingLookup(Lookup objects) {
    this.objects = objects;
  }

  Set<LookupKey> seen() {
    return seen;
  }

  @Override
  public Collection<KubeObject> list(String kind) {
    seen.add(LookupKey.all(kind));
    return objects.list(kind);
  }

  @Override
  public @Nullable KubeObject find(String kind, String namespace, String name) {
    seen.add(new LookupKey(kind, namespace, name));
    return objects.find(kind, namespace, name);
  }

  @Override
  public List<KubeObject> slicesOf(KubeObject service) {
    seen.add(LookupKey.slicesOf(service.namespace(), service.name()));
    return objects.slicesOf(service);
  }

  @Override
  public Nearness nearness() {
    return objects.nearness();
  }
}
