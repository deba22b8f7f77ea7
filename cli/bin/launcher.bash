# Sourced by agent/bin/traefik-agent and cli/bin/traefikctl; bash 4 or later. It forks as little as possible: every
# millisecond here is a millisecond of each start. The caller sets
#   name       what messages call the program
#   module     the Maven module: its jar is $module/target/traefikctl-$module-VERSION.jar, its libraries (jars and native
#              ones) are in $module/target/lib
#   main       the main class
#   options    an array of JVM options; they are the same in the training run, or the AOT cache would not fit
#   training   an array: main class and arguments of the run that the AOT cache is made from
#   flavour    tells the AOT caches of different trainings apart; may be empty
# and then calls: launch "$@"
# TRAEFIKCTL_LAYOUT=DIR makes it lay the program out in DIR for an image, instead of starting it.

need=25

fail() {
  printf '%s: %s\n' "$name" "$*" >&2
  exit 3
}

# Sets jdk and version if the directory $1 holds a JDK that is new enough.
try_jdk() {
  local line text=
  [[ -x $1/bin/java && -r $1/release ]] || return 1
  while IFS= read -r line; do
    case $line in
      JAVA_RUNTIME_VERSION=*) text=${line#*=} ;;
      JAVA_VERSION=*) [[ -n $text ]] || text=${line#*=} ;;
    esac
  done < "$1/release"
  text=${text//\"/}
  [[ ${text%%[!0-9]*} -ge $need ]] || return 1
  jdk=$1
  version=$text
}

find_jdk() {
  local dir java known=
  [[ -n ${JAVA_HOME:-} ]] && try_jdk "$JAVA_HOME" && return
  shopt -s nullglob
  if hash java 2> /dev/null; then
    java=${BASH_CMDS[java]}
    for dir in "${java%/bin/java}" /usr/lib/jvm/*; do # the one that PATH means, without a fork for readlink
      [[ $java -ef $dir/bin/java ]] || continue
      known=yes
      try_jdk "$dir" && return
    done
    [[ -z $known ]] && java=$(readlink -f "$java") && try_jdk "${java%/bin/java}" && return
  fi
  for dir in /usr/lib/jvm/* /usr/lib64/jvm/* /opt/java/* /opt/jdk* /opt/*jdk* /usr/java/* /usr/local/openjdk* \
    "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* /Library/Java/JavaVirtualMachines/*/Contents/Home; do
    try_jdk "$dir" && return
  done
  fail "a JDK $need or newer is needed, and none was found in JAVA_HOME, PATH, /usr/lib/jvm and the other usual places." \
    "Install one (for example the package temurin-$need-jdk or openjdk-$need-jdk), or set JAVA_HOME to it."
}

# Sets jar to the newest build of the module; fails if there is none.
find_jar() {
  local found
  shopt -s nullglob
  jar=
  for found in "$root/$module/target/traefikctl-$module-"*.jar; do
    [[ $found == *-sources.jar || $found == *-tests.jar || ( -n $jar && $jar -nt $found ) ]] || jar=$found
  done
  [[ -n $jar && -d $root/$module/target/lib ]]
}

# In a checkout: whether a source is newer than what was built from it.
is_stale() {
  local stamp=$root/$module/target/.launcher-built than=$jar
  [[ -e $root/.git ]] || return 1
  [[ $stamp -nt $jar ]] && than=$stamp
  [[ -n $(find "$root/pom.xml" "$root"/{shared,"$module"}/{pom.xml,src/main} -newer "$than" -print -quit) ]]
}

build() {
  local log=$root/$module/target/launcher-build.log
  [[ -e $root/pom.xml ]] || fail "$root/$module/target holds no build, and there are no sources to build from."
  hash mvn 2> /dev/null || fail "Maven (mvn) is needed to build the program on its first use, and it is not in PATH." \
    "Install it, or build elsewhere with: mvn -DskipTests package"
  mkdir -p "$root/$module/target" 2> /dev/null && [[ -w $root/$module/target ]] ||
    fail "cannot build: $root/$module/target is not writable."
  (
    hash flock 2> /dev/null && flock 9
    if find_jar && ! is_stale; then exit 0; fi
    printf '%s: building %s (only when the sources changed) ...\n' "$name" "$root" >&2
    cd "$root" && mvn -B -q -ntp -DskipTests -pl "$module" -am package > "$log" 2>&1 < /dev/null &&
      touch "$module/target/.launcher-built"
  ) 9> "$root/.launcher-lock" || {
    grep -E '^\[(ERROR|FATAL)' "$log" >&2 | head -20
    fail "the build failed; all of Maven's words are in $log"
  }
  find_jar || fail "the build left no jar in $root/$module/target"
}

# Records one run of the program as the AOT cache; whoever comes second meanwhile goes without.
train() {
  local temporary=$cache.$$ lock
  mkdir -p "${cache%/*}" 2> /dev/null && [[ -w ${cache%/*} ]] || return 1
  exec {lock}> "$cache.lock"
  if hash flock 2> /dev/null && ! flock -n "$lock"; then
    exec {lock}>&-
    return 1
  fi
  printf '%s: preparing a quick start (once per build) ...\n' "$name" >&2
  if "$jdk/bin/java" "${options[@]}" -XX:AOTCacheOutput="$temporary" -cp "$classpath" "${training[@]}" \
    > "$cache.log" 2>&1 < /dev/null && [[ -s $temporary ]]; then
    mv -f "$temporary" "$cache"
  else
    : > "$cache" # an empty cache says: do not try again with this build
  fi
  rm -f "$temporary"*
  exec {lock}>&-
}

# Sets classpath to the jar $1 and the others of the directory $2. The project's own come first: looking for one of their
# resources opens all jars before them.
set_classpath() {
  local library own= others=
  shopt -s nullglob
  for library in "$2/"*.jar; do
    case $library in
      "$1") ;;
      */traefikctl-*) own+=:$library ;;
      *) others+=:$library ;;
    esac
  done
  classpath=$1$own$others
}

# Modules that only parts of libraries name which are never used: beans for YAML.
unused_modules=(java.desktop)

# The modules of the JDK that the jars of the class path need, by comma.
needed_modules() {
  local modules unused
  modules=$("$jdk/bin/jdeps" --multi-release "$need" --ignore-missing-deps --print-module-deps -cp "$classpath" \
    ${classpath//:/ } 2> /dev/null) || fail "jdeps cannot tell what the program needs"
  modules=,${modules##*$'\n'},
  for unused in "${unused_modules[@]}"; do
    modules=${modules/,$unused,/,}
  done
  modules=${modules#,}
  printf '%s' "${modules%,}"
}

# Lays the program out in the directory $1, where it stays: a Java runtime of its own (java), the jars (lib), an AOT
# cache for just these, and the argument files from which the runtime starts it: java/bin/java @jvm @main ARGUMENT...
layout() {
  local here=$1
  mkdir -p "$here/lib"
  "$jdk/bin/jlink" --add-modules "$(needed_modules)" --strip-debug --no-header-files --no-man-pages \
    --output "$here/java" || fail "jlink cannot make a Java runtime in $here/java"
  IFS=: read -r -a jars <<< "$classpath"
  shopt -s nullglob
  cp "${jars[@]}" "$root/$module/target/lib/"*.so "$here/lib/"
  # whole seconds, as in the layers of an image: the AOT cache knows its jars by size and time
  touch -d "@${SOURCE_DATE_EPOCH:-1767225600}" "$here/lib/"* "$here/java/lib/modules"
  set_classpath "$here/lib/${jar##*/}" "$here/lib"
  jdk=$here/java cache=$here/$name.aot
  options+=(-Djava.library.path="$here/lib")
  train && [[ -s $cache ]] || fail "the training run for the AOT cache failed; its words are in $cache.log"
  rm -f "$cache".*
  printf '%s\n' "${options[@]}" "-XX:AOTCache=$cache" > "$here/jvm"
  printf '%s\n' -cp "$classpath" "$main" > "$here/main"
  "$jdk/bin/java" "@$here/jvm" -XX:AOTMode=on "@$here/main" version ||
    fail "the program does not start from $here with its AOT cache"
}

launch() {
  local cache
  find_jdk
  find_jar && ! is_stale || build
  set_classpath "$jar" "$root/$module/target/lib"
  if [[ -n ${TRAEFIKCTL_LAYOUT:-} ]]; then
    layout "$TRAEFIKCTL_LAYOUT"
    exit
  fi
  options+=(-Djava.library.path="$root/$module/target/lib")
  cache=$root/$module/target/aot/$name$flavour-$version.aot
  # Maven leaves the module's own jar alone where only a library changed; the stamp tells of every build
  [[ ( $cache -nt $jar && ! $root/$module/target/.launcher-built -nt $cache ) || ${TRAEFIKCTL_AOT:-on} == off ]] ||
    train || cache=
  [[ -s $cache && ${TRAEFIKCTL_AOT:-on} != off ]] && options+=(-XX:AOTCache="$cache")
  exec "$jdk/bin/java" "${options[@]}" -cp "$classpath" "$main" "$@"
}
