package dev.traefikctl.middleware;

import dev.traefikctl.schema.Doc;
import dev.traefikctl.schema.Option;
import java.util.List;
import java.util.Map;

@Doc("Replaces answers of certain status by pages of another service.")
public record Errors(
    @Option(doc = "Statuses and ranges that are replaced.", example = "500-599")
        List<String> status,
    @Option(doc = "Status to answer instead, by status or range.", example = "404: 200")
        Map<String, Integer> statusRewrites,
    @Option(doc = "The service that has the pages; required.", example = "pages") String service,
    @Option(
            doc = "Path and query of the page; {status}, {originalStatus} and {url} are filled in.",
            example = "/{status}.html")
        String query,
    @Option(
            doc = "Headers of the request that the page's service gets; empty is all.",
            example = "Accept-Language")
        List<String> errorRequestHeaders)
    implements Middleware {}
