package dev.traefikctl.routing;

import dev.traefikctl.routing.RuntimeConfig.Item;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;

/** One part of the configuration while it is compiled: what the API will say of it. */
class Part<T> {

  private final String name;
  private T config;
  private Status status = Status.ENABLED;
  private List<String> errors = List.of();
  private List<String> users = List.of();
  private Map<String, String> serverStatus = Map.of();

  Part(String name, T config) {
    this.name = name;
    this.config = config;
  }

  final String name() {
    return name;
  }

  final T config() {
    return config;
  }

  final void config(T effective) {
    config = effective;
  }

  final List<String> errors() {
    return errors;
  }

  final boolean isDisabled() {
    return status == Status.DISABLED;
  }

  /** Notes an error that disables the part; the same words count once. */
  final void disable(String error) {
    if (note(error)) {
      status = Status.DISABLED;
    }
  }

  /** Notes an error that leaves the part in use. */
  final void warn(String error) {
    if (note(error) && status == Status.ENABLED) {
      status = Status.WARNING;
    }
  }

  private boolean note(String error) {
    if (errors.contains(error)) {
      return false;
    }
    errors = with(errors, errors.size(), error);
    return true;
  }

  /** Notes a user; they stay sorted. */
  final void usedBy(String user) {
    int found = Collections.binarySearch(users, user);
    users = with(users, found < 0 ? -1 - found : found, user);
  }

  /** Forgets a user, how often it was noted. */
  final void unusedBy(String user) {
    List<String> out = users instanceof ArrayList ? users : new ArrayList<>(users);
    for (int at = Collections.binarySearch(out, user);
        at >= 0;
        at = Collections.binarySearch(out, user)) {
      out.remove(at);
    }
    users = out;
  }

  /** Sorted. */
  final List<String> users() {
    return users;
  }

  final void serverStatus(Map<String, String> byServer) {
    serverStatus = byServer;
  }

  /** Most lists stay empty or have one element. */
  private static List<String> with(List<String> list, int at, String more) {
    if (list.isEmpty()) {
      return List.of(more);
    }
    List<String> out = list instanceof ArrayList ? list : new ArrayList<>(list);
    out.add(at, more);
    return out;
  }

  /** How the part ended. */
  Item<T> item() {
    return new Item<>(name, config, status, errors, users, serverStatus);
  }
}
