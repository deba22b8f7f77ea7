/** Client connections: entry points, HTTP/1.1 requests and their exchanges. */
@NullMarked
package dev.traefikctl.agent.net;

import org.jspecify.annotations.NullMarked;
