package io.spareframe.compute.engine;

/** Who is to blame when a job fails: who pays for it, and whether to try it elsewhere. */
public enum Fault {
  /** The job breaks its own declaration or the dialect: it would fail anywhere. */
  JOB,
  /** This device or its driver: it may well run on another. */
  DEVICE,
  /** This program or its surroundings, such as a full disk. */
  OURS
}
