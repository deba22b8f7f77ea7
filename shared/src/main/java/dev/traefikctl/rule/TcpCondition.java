package dev.traefikctl.rule;

import dev.traefikctl.http.IpRanges;

/** The elementary tests of TCP rules. */
sealed interface TcpCondition extends Condition<ConnectionFacts> {

  /** {@code HostSNI(`*`)}: every connection, TLS or not. */
  record Anything() implements TcpCondition {
    @Override
    public boolean matches(ConnectionFacts facts) {
      return true;
    }

    @Override
    public String seen(ConnectionFacts facts) {
      return facts.serverName();
    }
  }

  /** A later {@code *} among several v2 arguments: any connection that names a server. */
  record AnyName() implements TcpCondition {
    @Override
    public boolean matches(ConnectionFacts facts) {
      return !facts.serverName().isEmpty();
    }

    @Override
    public String seen(ConnectionFacts facts) {
      return facts.serverName();
    }
  }

  record NameIs(String name) implements TcpCondition {
    @Override
    public boolean matches(ConnectionFacts facts) {
      return facts.serverName().equals(name);
    }

    @Override
    public String seen(ConnectionFacts facts) {
      return facts.serverName();
    }
  }

  /** {@code *.suffix}, the suffix with its dot. */
  record NameUnder(String suffix) implements TcpCondition {
    @Override
    public boolean matches(ConnectionFacts facts) {
      String name = facts.serverName();
      int dot = name.indexOf('.');
      return dot >= 0 && name.length() - dot == suffix.length() && name.endsWith(suffix);
    }

    @Override
    public String seen(ConnectionFacts facts) {
      return facts.serverName();
    }
  }

  record NameMatches(GoRegex regex) implements TcpCondition {
    @Override
    public boolean matches(ConnectionFacts facts) {
      return regex.find(facts.serverName());
    }

    @Override
    public String seen(ConnectionFacts facts) {
      return facts.serverName();
    }
  }

  record ClientIn(IpRanges ranges) implements TcpCondition {
    @Override
    public boolean matches(ConnectionFacts facts) {
      return ranges.contains(facts.client());
    }

    @Override
    public String seen(ConnectionFacts facts) {
      return facts.client().toString();
    }
  }

  record Offers(String protocol) implements TcpCondition {
    @Override
    public boolean matches(ConnectionFacts facts) {
      return facts.protocols().contains(protocol);
    }

    @Override
    public String seen(ConnectionFacts facts) {
      return String.join(", ", facts.protocols());
    }
  }
}
