/** The HTTP half of the dynamic configuration: routers, services, middlewares, transports. */
@NullMarked
package dev.traefikctl.model.http;

import org.jspecify.annotations.NullMarked;
