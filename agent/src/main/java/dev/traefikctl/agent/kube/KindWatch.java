package dev.traefikctl.agent.kube;

import dev.traefikctl.agent.telemetry.Log;
import dev.traefikctl.kubernetes.WatchedKind;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.AnyNamespaceOperation;
import io.fabric8.kubernetes.client.dsl.FilterWatchListDeletable;
import io.fabric8.kubernetes.client.dsl.MixedOperation;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The informer of one kind, in one namespace or everywhere. */
final class KindWatch implements AutoCloseable {

  /** Objects an answer; all at once would have to be in memory at the same time. */
  private static final long PAGE = 500;

  /** Types that can hold nothing for Traefik, and are many in some clusters. */
  private static final List<String> UNUSED_SECRETS =
      List.of(
          "helm.sh/release.v1",
          "kubernetes.io/dockercfg",
          "kubernetes.io/dockerconfigjson",
          "bootstrap.kubernetes.io/token");

  /** After how many looks a watch that is gone begins anew. */
  private static final int PATIENCE = 6;

  /**
   * After how many looks a watch without bookmarks counts as broken. An API server sends one each
   * minute, unless it has none at all.
   */
  private static final int SILENCE = 18;

  /**
   * After how many looks without a change one begins anew where no bookmarks are known: a little
   * later than the server ends it. A connection that dies while the watch begins can go unnoticed.
   */
  private static final int LONG_SILENCE = 72;

  /** What is known of the objects. */
  enum State {
    /** Nothing yet. */
    WAITING,
    /** They were listed, and changes follow. */
    SYNCED,
    /** The server will not show them, for now; tried again every now and then. */
    REFUSED
  }

  /** What a watch tells of itself. */
  interface Listener {
    /** The state is another than before. */
    void settled();

    /** The server answered. */
    void reached();

    /** There was no answer, or one of trouble. */
    void failed(Refusal refusal);
  }

  private final WatchedKind kind;
  private final @Nullable String namespace;
  private final Listener listener;
  private final KubernetesClient client;
  private final String labels;
  private final TreeStore store;
  private volatile @Nullable SharedIndexInformer<GenericKubernetesResource> informer;
  private volatile State state = State.WAITING;
  private volatile @Nullable String complaint;
  private volatile boolean closed;
  private int missed;
  private final Bookmarks bookmarks = new Bookmarks();

  /**
   * @param namespace null for all, and for kinds of the whole cluster
   * @param labels a label selector, for kinds that have one
   */
  KindWatch(
      KubernetesClient client,
      WatchedKind kind,
      @Nullable String namespace,
      String labels,
      ObjectSink sink,
      Listener listener) {
    this.client = client;
    this.kind = kind;
    this.namespace = namespace;
    this.labels = labels;
    this.listener = listener;
    this.store = new TreeStore(kind, sink);
  }

  private SharedIndexInformer<GenericKubernetesResource> informer() {
    SharedIndexInformer<GenericKubernetesResource> made =
        selected(scoped())
            .withLimit(PAGE)
            .runnableInformer(0)
            .removeNamespaceIndex()
            .itemStore(store)
            .exceptionHandler(this::failed);
    made.addEventHandler(new Lists());
    return made;
  }

  /** What the client needs to know of a kind. */
  static ResourceDefinitionContext context(WatchedKind kind) {
    return new ResourceDefinitionContext.Builder()
        .withGroup(kind.apiGroup())
        .withVersion(kind.version())
        .withKind(kind.kind())
        .withPlural(kind.plural())
        .withNamespaced(kind.scope() == WatchedKind.Scope.NAMESPACES)
        .build();
  }

  private AnyNamespaceOperation<GenericKubernetesResource, ?, ? extends Resource<?>> scoped() {
    MixedOperation<GenericKubernetesResource, ?, Resource<GenericKubernetesResource>> all =
        client.genericKubernetesResources(context(kind));
    if (kind.scope() == WatchedKind.Scope.CLUSTER) {
      return all;
    }
    return namespace == null ? all.inAnyNamespace() : all.inNamespace(namespace);
  }

  private FilterWatchListDeletable<GenericKubernetesResource, ?, ?> selected(
      AnyNamespaceOperation<GenericKubernetesResource, ?, ? extends Resource<?>> all) {
    if (kind == WatchedKind.SECRET) {
      FilterWatchListDeletable<GenericKubernetesResource, ?, ?> some =
          all.withLabelSelector(WatchedKind.NOT_OF_HELM);
      for (String type : UNUSED_SECRETS) {
        some = some.withoutField("type", type);
      }
      return some;
    }
    return all.withLabelSelector(kind.isSelected() ? labels : "");
  }

  private final class Lists implements ResourceEventHandler<GenericKubernetesResource> {
    @Override
    public void onList(String resourceVersion, boolean remainedEmpty) {
      recovered();
      settle(State.SYNCED);
    }

    @Override
    public void onAdd(GenericKubernetesResource object) {} // the store told it

    @Override
    public void onUpdate(GenericKubernetesResource before, GenericKubernetesResource now) {}

    @Override
    public void onDelete(GenericKubernetesResource object, boolean unknown) {}
  }

  void start() {
    SharedIndexInformer<GenericKubernetesResource> made = informer();
    informer = made;
    made.start();
  }

  WatchedKind kind() {
    return kind;
  }

  State state() {
    return state;
  }

  private void settle(State now) {
    state = now;
    listener.settled();
  }

  /** Whether the informer shall try again: always, whatever it was. */
  private boolean failed(boolean started, Throwable failure) {
    if (closed) {
      return false;
    }
    Refusal refusal = Refusal.of(failure);
    if (refusal.isForbidden()) {
      complain("forbidden", () -> forbidden(refusal));
    } else if (refusal.isUnknown()) {
      complain("unknown", this::unknown);
    } else {
      listener.failed(refusal);
      return true;
    }
    listener.reached();
    if (state != State.SYNCED) {
      settle(State.REFUSED);
    }
    return true;
  }

  /** Says something once, until it was otherwise. */
  private void complain(String what, Runnable words) {
    if (!what.equals(complaint)) {
      complaint = what;
      words.run();
    }
  }

  private void recovered() {
    if (complaint != null) {
      complaint = null;
      Log.info("The API server shows the kind now", "kind", kind.kind(), "namespace", namespace);
    }
    listener.reached();
  }

  private void forbidden(Refusal refusal) {
    String verb = refusal.verb();
    Log.error(
        "The API server forbids to read a kind; its objects count as absent until an RBAC rule"
            + " allows it",
        "kind",
        kind.kind(),
        "namespace",
        namespace,
        "missingRule",
        kind.rule(verb == null ? WatchedKind.VERBS : List.of(verb)),
        "user",
        refusal.user());
  }

  private void unknown() {
    Log.warn(
        "The API server does not know a kind; it is read as soon as its definition is installed",
        "kind",
        kind.kind(),
        "apiVersion",
        kind.apiVersion());
  }

  /**
   * Looks whether changes still come; one look may fall between two watches. What was cut off for
   * long begins anew with a list, whose refusal then tells why.
   */
  void check() {
    SharedIndexInformer<GenericKubernetesResource> current = informer;
    if (state != State.SYNCED || current == null) {
      return;
    }
    if (!current.isWatching()) {
      missed++;
      if (missed >= 2) {
        listener.failed(new Refusal(0, "the watch of " + kind.plural() + " is broken"));
      }
      if (missed >= PATIENCE) {
        renew(current);
      }
    } else if (bookmarks.isSilent(current.lastSyncResourceVersion(), store.changes())) {
      listener.failed(new Refusal(0, "the watch of " + kind.plural() + " has gone silent"));
      renew(current);
    } else if (bookmarks.isOverdue()) {
      renew(current);
    } else {
      missed = 0;
      listener.reached();
    }
  }

  private void renew(SharedIndexInformer<GenericKubernetesResource> current) {
    missed = 0;
    current.stop();
    start();
  }

  /** The version that is known: of the last change, or of the last bookmark. */
  @Nullable String version() {
    SharedIndexInformer<GenericKubernetesResource> current = informer;
    return current == null ? null : current.lastSyncResourceVersion();
  }

  /** Notices connections that died unnoticed, by the bookmarks that stay away. */
  private static final class Bookmarks {
    private @Nullable String version;
    private long changes;
    private boolean known;
    private int silent;

    /**
     * Looks once more.
     *
     * @param now the last version that is known
     * @param count how many objects were told
     */
    boolean isSilent(@Nullable String now, long count) {
      if (Objects.equals(now, version)) {
        silent++;
      } else {
        known |= version != null && count == changes; // a version without an object
        silent = 0;
      }
      version = now;
      changes = count;
      return known && isOver(SILENCE);
    }

    /** Whether nothing was told for so long that not even bookmarks are needed to doubt it. */
    boolean isOverdue() {
      return isOver(LONG_SILENCE);
    }

    private boolean isOver(int looks) {
      if (silent < looks) {
        return false;
      }
      silent = 0;
      return true;
    }
  }

  @Override
  public void close() {
    closed = true;
    SharedIndexInformer<GenericKubernetesResource> current = informer;
    if (current != null) {
      current.stop();
    }
  }
}
