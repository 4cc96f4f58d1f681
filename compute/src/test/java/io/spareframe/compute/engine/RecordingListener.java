package io.spareframe.compute.engine;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Keeps what it hears. */
class RecordingListener implements ExecutionListener {

  final List<Progress> progress = new ArrayList<>();
  final Map<Integer, ByteBuffer> chunks = new TreeMap<>();
  final List<Checkpoint> checkpoints = new ArrayList<>();
  final List<String> slow = new ArrayList<>();
  int firstSlices;
  int idles;

  @Override
  public void firstSlice() {
    firstSlices++;
  }

  @Override
  public void progress(Progress heard) {
    progress.add(heard);
  }

  @Override
  public void chunk(int index, ByteBuffer bytes) {
    chunks.put(index, bytes);
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    checkpoints.add(checkpoint);
  }

  @Override
  public void slowSlice(String entry, int blocks, Duration deviceTime) {
    slow.add(entry);
  }

  @Override
  public void idle() {
    idles++;
  }
}
