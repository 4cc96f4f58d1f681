package io.spareframe.compute.engine;

/** A piece of device memory; lives as long as the session that allocated it. */
public interface DeviceMemory {

  /** Its size in bytes. */
  long bytes();
}
