package io.spareframe.compute.guard.games;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Any system, through {@link ProcessHandle}: every look is at all processes. */
final class HandleProcessTable implements ProcessTable {

  @Override
  public OptionalLong newestId() {
    return OptionalLong.empty();
  }

  @Override
  public long largestId() {
    return Long.MAX_VALUE;
  }

  @Override
  public long[] all() {
    return ProcessHandle.allProcesses().mapToLong(ProcessHandle::pid).toArray();
  }

  @Override
  public Optional<String> executable(long id) {
    return ProcessHandle.of(id).flatMap(handle -> handle.info().command());
  }

  @Override
  public ProcessFacts facts(long id, Optional<String> executable) {
    List<String> arguments =
        ProcessHandle.of(id)
            .map(ProcessHandle::info)
            .map(
                info ->
                    Stream.concat(
                            info.command().stream(), info.arguments().stream().flatMap(Stream::of))
                        .toList())
            .orElse(List.of());
    return new ProcessFacts(id, executable, arguments);
  }

  @Override
  public Optional<Identity> identity(long id) {
    return ProcessHandle.of(id)
        .filter(ProcessHandle::isAlive)
        .map(
            handle ->
                new Identity(
                    id,
                    handle.info().startInstant().map(Instant::toEpochMilli).orElse(0L),
                    handle.parent().map(ProcessHandle::pid).orElse(0L)));
  }

  @Override
  public void close() {}
}
