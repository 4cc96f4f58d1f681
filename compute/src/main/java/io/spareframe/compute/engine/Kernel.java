package io.spareframe.compute.engine;

/** A compiled kernel function; lives as long as the session that compiled it. */
public interface Kernel {

  /** Its function name. */
  String entry();

  /** The most threads that one of its blocks may have on this device. */
  long maxBlockThreads();
}
