package io.spareframe.compute.guard;

/** How fast lending has to stop. */
public enum Urgency {
  /** The step at hand may be finished. */
  WIND_DOWN,
  /** After the slice in flight, and the memory is given back. */
  YIELD_NOW
}
