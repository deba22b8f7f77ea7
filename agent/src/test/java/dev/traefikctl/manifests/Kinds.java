package dev.traefikctl.manifests;

import com.fasterxml.jackson.annotation.JsonAnySetter;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.introspect.Annotated;
import com.fasterxml.jackson.databind.introspect.JacksonAnnotationIntrospector;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.traefikctl.diag.Code;
import dev.traefikctl.diag.Diagnostics;
import dev.traefikctl.kubernetes.crd.CustomResource;
import dev.traefikctl.schema.Binder;
import dev.traefikctl.schema.Dialect;
import dev.traefikctl.source.Documents;
import dev.traefikctl.source.Format;
import dev.traefikctl.source.Parsed;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apiextensions.v1.CustomResourceDefinition;
import io.fabric8.kubernetes.api.model.apps.DaemonSet;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.networking.v1.IngressClass;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.rbac.ClusterRole;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBinding;
import io.fabric8.kubernetes.api.model.rbac.Role;
import io.fabric8.kubernetes.api.model.rbac.RoleBinding;
import io.fabric8.kubernetes.api.model.scheduling.v1.PriorityClass;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What the API server knows of the kinds that the manifests use; it refuses all else. */
final class Kinds {

  private static final Map<String, Class<?>> BUILT_IN = new HashMap<>();

  /** A kind of the Prometheus operator, of which nothing here has the types. */
  private static final String FOREIGN = "monitoring.coreos.com/v1/PodMonitor";

  static {
    put("v1", ConfigMap.class, Namespace.class, Secret.class, Service.class, ServiceAccount.class);
    put("apps/v1", DaemonSet.class, Deployment.class);
    put("apiextensions.k8s.io/v1", CustomResourceDefinition.class);
    put("networking.k8s.io/v1", IngressClass.class, NetworkPolicy.class);
    put(
        "rbac.authorization.k8s.io/v1",
        ClusterRole.class,
        ClusterRoleBinding.class,
        Role.class,
        RoleBinding.class);
    put("scheduling.k8s.io/v1", PriorityClass.class);
  }

  private static final ObjectMapper MODEL = model();

  private Kinds() {}

  private static void put(String apiVersion, Class<?>... types) {
    for (Class<?> type : types) {
      BUILT_IN.put(apiVersion + "/" + type.getSimpleName(), type);
    }
  }

  /** The model keeps unknown fields in a map of every object; here they are refused. */
  private static ObjectMapper model() {
    JacksonAnnotationIntrospector annotations =
        new JacksonAnnotationIntrospector() {
          @Override
          public Boolean hasAnySetter(Annotated annotated) {
            return annotated.hasAnnotation(JsonAnySetter.class) ? Boolean.FALSE : null;
          }
        };
    return JsonMapper.builder()
        .annotationIntrospector(annotations)
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
        .build();
  }

  /**
   * What is wrong with the fields of an object; empty if nothing is.
   *
   * @throws AssertionError for a kind that is not in the table
   */
  static List<String> problems(JsonNode object) {
    String kind = object.path("apiVersion").asText() + "/" + object.path("kind").asText();
    Class<?> type = BUILT_IN.get(kind);
    if (type != null) {
      return builtIn(object, type);
    }
    Optional<CustomResource> custom =
        Arrays.stream(CustomResource.values())
            .filter(resource ->
                kind.equals(
                    CustomResource.GROUP + "/" + CustomResource.VERSION + "/" + resource.kind()))
            .findFirst();
    if (custom.isEmpty() && !kind.equals(FOREIGN)) {
      throw new AssertionError("no type for " + kind);
    }
    return custom.map(resource -> custom(object, resource)).orElse(List.of());
  }

  private static List<String> builtIn(JsonNode object, Class<?> type) {
    try {
      MODEL.treeToValue(object, type);
      return List.of();
    } catch (JsonProcessingException e) {
      return List.of(e.getOriginalMessage());
    }
  }

  private static List<String> custom(JsonNode object, CustomResource resource) {
    Diagnostics found = new Diagnostics();
    Parsed spec = Documents.parse(Format.JSON, object.path("spec").toString(), resource.kind());
    Dialect dialect = Dialect.kubernetes(Code.UNKNOWN_DYNAMIC_FIELD, "the API server refuses it");
    Binder.of(resource.spec(), dialect).bind(Objects.requireNonNull(spec.root()), found);
    return found.all().stream().map(Object::toString).toList();
  }
}
