package io.spareframe.compute.guard.games;

import java.io.IOException;
import java.util.Optional;
import java.util.OptionalLong;

/** The processes of this machine, as the system shows them. One thread at a time. */
interface ProcessTable extends AutoCloseable {

  /**
   * A process that keeps its identity when its id is used again.
   *
   * @param id of the process, never of a thread
   * @param startTicks when it started, in units of the system
   * @param parent its parent's id
   */
  record Identity(long id, long startTicks, long parent) {}

  /**
   * The id given out last; ids given out since an earlier call lie between the two, or wrapped
   * around. Absent where the system does not tell, so that all processes must be looked at.
   */
  OptionalLong newestId() throws IOException;

  /** The largest id there can be. */
  long largestId();

  /** The ids of all processes, threads left out. */
  long[] all() throws IOException;

  /** The program's file; absent if the process is gone or hidden. */
  Optional<String> executable(long id);

  /** The process's command line; empty if it is gone or hidden. */
  ProcessFacts facts(long id, Optional<String> executable);

  /** Who the process is; absent if it is gone, or dead and only not yet buried. */
  Optional<Identity> identity(long id);

  /** The same, for an id that is known to be a process's. */
  default Optional<Identity> process(long id) {
    return identity(id);
  }

  @Override
  void close() throws IOException;
}
