package dev.traefikctl.cli;

/**
 * What is done with Kubernetes objects.
 *
 * @param translated they are checked, completed by what their cluster adds, and translated
 * @param complete nothing exists but what is given
 */
record KubeInput(boolean translated, boolean complete) {

  /** Manifests that may be a part of what their cluster has. */
  static final KubeInput MANIFESTS = new KubeInput(true, false);

  /** Objects as they are, for who translates them itself. */
  static final KubeInput AS_THEY_ARE = new KubeInput(false, true);
}
