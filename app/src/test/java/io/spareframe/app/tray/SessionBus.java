package io.spareframe.app.tray;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A real session bus that nobody else is on. */
final class SessionBus implements AutoCloseable {

  private final Process daemon;
  private final String address;

  private SessionBus(Process daemon, String address) {
    this.daemon = daemon;
    this.address = address;
  }

  static SessionBus start(Path folder) throws IOException {
    Process daemon =
        new ProcessBuilder(
                "dbus-daemon",
                "--session",
                "--nofork",
                "--nopidfile",
                "--print-address=1",
                "--address=unix:path=" + folder.resolve("bus"))
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    BufferedReader out =
        new BufferedReader(new InputStreamReader(daemon.getInputStream(), StandardCharsets.UTF_8));
    String address = out.readLine();
    if (address == null) {
      throw new IOException("dbus-daemon does not start");
    }
    return new SessionBus(daemon, address);
  }

  String address() {
    return address;
  }

  /** Calls a method with the bus's own tool and returns what it prints. */
  String call(String service, String path, String method, String... arguments)
      throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of("dbus-send", "--bus=" + address, "--print-reply", "--dest=" + service, path));
    command.add(method);
    command.addAll(List.of(arguments));
    Process send = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(send.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    send.waitFor();
    return printed;
  }

  @Override
  public void close() throws InterruptedException {
    daemon.destroy();
    daemon.waitFor();
  }
}
