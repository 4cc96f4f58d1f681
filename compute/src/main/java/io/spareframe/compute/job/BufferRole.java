package io.spareframe.compute.job;

import java.util.Optional;

/** Where a buffer's first content comes from, and whether a checkpoint keeps what became of it. */
public sealed interface BufferRole {

  /**
   * Filled from a blob and only read by kernels, so a checkpoint need not hold it.
   *
   * @param blob the content, exactly as long as the buffer
   */
  record Input(ContentId blob) implements BufferRole {}

  /**
   * Read and written by kernels and kept in every checkpoint.
   *
   * @param initial the first content, exactly as long as the buffer; zero where absent
   */
  record State(Optional<ContentId> initial) implements BufferRole {}

  /**
   * Room for one launch: what a launch leaves here is not kept for the next step. Zero when the job
   * starts or resumes.
   */
  record Scratch() implements BufferRole {}
}
