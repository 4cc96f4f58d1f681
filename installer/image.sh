# shellcheck shell=bash
# SPDX-License-Identifier: Apache-2.0
# The app image: launchers, our jars, and a Java runtime with only the modules in use. Sourced by build.

# What our code and its libraries need of the JDK, and the window's toolkit. jdeps cannot be asked:
# some libraries' file names are no legal module names.
readonly MODULES="java.base,java.desktop,java.logging,java.management,java.naming,java.net.http,\
java.prefs,java.sql,java.xml,jdk.jfr,jdk.management,jdk.unsupported,jdk.zipfs,\
javafx.controls,javafx.fxml"

program_version() {
  sed -n 's|^  <version>\(.*\)</version>$|\1|p' "$root/pom.xml" | head -n 1
}

# The options of JavaProcess.AGENT_OPTIONS, from where the code has them.
agent_options() {
  sed -n '/AGENT_OPTIONS =/,/);/s/.*"\(-[^"]*\)".*/\1/p' \
    "$root/app/src/main/java/io/spareframe/app/place/JavaProcess.java" | tr '\n' ' '
}

# fill FILE: the launcher's properties with this build's names in them.
fill() {
  sed -e "s|@APP_JAR@|app-$(program_version).jar|" -e "s|@AGENT_OPTIONS@|$(agent_options)|" "$1"
}

# make_image TARGET PLATFORM ICON
make_image() {
  local target=$1 platform=$2 icon=$3
  local libraries="$root/ui/target/dist/lib"
  mkdir -p "$target/javafx" "$target/input" "$target/launchers"

  # The window's toolkit goes into the runtime, so that it is found as modules; its jars without a
  # platform are empty. Natives of other platforms stay behind.
  cp "$libraries"/javafx-*-"$platform"*.jar "$target/javafx/"
  local jar
  for jar in "$libraries"/*.jar; do
    case "${jar##*/}" in
      javafx-*) ;;
      *-natives-*)
        case "$platform-${jar##*/}" in linux-*linux* | mac-*apple*) cp "$jar" "$target/input/" ;; esac
        ;;
      *) cp "$jar" "$target/input/" ;;
    esac
  done
  local launcher
  for launcher in spareframe spareframe-agent; do
    fill "$installer/launchers/$launcher.properties" > "$target/launchers/$launcher.properties"
  done

  say "Making the runtime ..."
  # bin/java stays: agent, worker and window start each other with it.
  "$JAVA_HOME/bin/jlink" --module-path "$target/javafx" --add-modules "$MODULES" \
    --strip-debug --no-header-files --no-man-pages --compress zip-6 --generate-cds-archive \
    --output "$target/runtime"
  # Archives for heap layouts that no launcher of ours asks for; a runtime without them starts as well.
  find "$target/runtime" -name 'classes_*.jsa' -delete

  say "Making the app image ..."
  "$JAVA_HOME/bin/jpackage" --type app-image --dest "$target" \
    --name Spareframe --app-version "$(program_version)" --vendor Spareframe \
    --description "Lends the graphics card while you do not play" \
    --copyright "Copyright the Spareframe authors, Apache-2.0" \
    --icon "$icon" --runtime-image "$target/runtime" --input "$target/input" \
    --main-jar "ui-$(program_version).jar" --main-class io.spareframe.ui.WindowMain \
    --java-options "-XX:+UseSerialGC -XX:TieredStopAtLevel=1 --enable-native-access=ALL-UNNAMED" \
    --add-launcher "spareframe=$target/launchers/spareframe.properties" \
    --add-launcher "spareframe-agent=$target/launchers/spareframe-agent.properties"
}
