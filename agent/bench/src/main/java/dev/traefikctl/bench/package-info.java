/** JMH benchmarks of what is hot; {@code agent/bench/jmh} runs them. */
@NullMarked
package dev.traefikctl.bench;

import org.jspecify.annotations.NullMarked;
