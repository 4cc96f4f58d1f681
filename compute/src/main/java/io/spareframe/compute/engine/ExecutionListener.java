package io.spareframe.compute.engine;

import java.nio.ByteBuffer;
import java.time.Duration;

/**
 * Hears from an execution, on its thread: the device waits, or soon will, while a method runs.
 * Every method has an empty default.
 */
public interface ExecutionListener {

  /** The first slice of this execution has ended: lending is truly under way. */
  default void firstSlice() {}

  /** Called several times a second at most. */
  default void progress(Progress progress) {}

  /**
   * A chunk is ready. After a crash the chunks since the last checkpoint come again, with the same
   * index and bytes.
   *
   * @param index from 0
   * @param bytes its content; read-only, valid after the call too
   */
  default void chunk(int index, ByteBuffer bytes) {}

  /** The answer to {@link JobExecution#requestCheckpoint}. */
  default void checkpoint(Checkpoint checkpoint) {}

  /**
   * A slice took longer than {@link JobExecution#SLOW_SLICE}.
   *
   * @param entry its kernel
   * @param blocks how many blocks it had
   * @param deviceTime how long it took
   */
  default void slowSlice(String entry, int blocks, Duration deviceTime) {}

  /**
   * A requested preemption or cancellation has made the device idle; what follows is copying the
   * state to the host.
   */
  default void idle() {}
}
