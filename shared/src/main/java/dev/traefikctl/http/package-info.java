/** HTTP messages and exchanges without a socket: what middlewares, rules and services work on. */
@NullMarked
package dev.traefikctl.http;

import org.jspecify.annotations.NullMarked;
