package io.spareframe.compute.engine;

/** A slice handed to the device; to be awaited once, in the order of enqueueing. */
public interface SliceTicket {}
