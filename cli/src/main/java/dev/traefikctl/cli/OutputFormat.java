package dev.traefikctl.cli;

/** How findings are printed. */
enum OutputFormat {
  human,
  json,
  sarif,
  junit,
  github
}
