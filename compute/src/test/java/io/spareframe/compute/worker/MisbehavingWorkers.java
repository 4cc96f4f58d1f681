package io.spareframe.compute.worker;

import io.spareframe.compute.job.JobCursor;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.concurrent.CountDownLatch;

/** Worker mains that do what no worker of ours does. */
final class MisbehavingWorkers {

  private MisbehavingWorkers() {}

  private static void greet(OutputStream out) throws IOException {
    FrameIo.write(out, new WorkerFrame.Hello(FrameLimits.PROTOCOL), new WorkerFrameCodec());
  }

  private static void forever() throws InterruptedException {
    new CountDownLatch(1).await();
  }

  /** Never says a word. */
  static final class Silent {
    private Silent() {}

    public static void main(String[] args) throws InterruptedException {
      forever();
    }
  }

  /** Greets, and answers nothing. */
  static final class Deaf {
    private Deaf() {}

    public static void main(String[] args) throws Exception {
      greet(System.out);
      forever();
    }
  }

  /** Says that it is ready and does not give way when asked. */
  static final class Stubborn {
    private Stubborn() {}

    public static void main(String[] args) throws Exception {
      greet(System.out);
      FrameIo.write(System.out, new WorkerFrame.Ready(JobCursor.START), new WorkerFrameCodec());
      forever();
    }
  }

  /** Prints text where frames belong. */
  static final class Garbling {
    private Garbling() {}

    public static void main(String[] args) throws Exception {
      System.out.println("a line of a stray print, long enough to look like a frame");
      forever();
    }
  }

  /** Announces a frame of 2 GiB. */
  static final class Oversized {
    private Oversized() {}

    public static void main(String[] args) throws Exception {
      DataOutputStream out = new DataOutputStream(System.out);
      out.writeInt(Integer.MAX_VALUE);
      out.writeByte(7);
      out.flush();
      forever();
    }
  }

  /** Sends progress without end. */
  static final class Flooding {
    private Flooding() {}

    public static void main(String[] args) throws Exception {
      greet(System.out);
      WorkerFrame frame = new WorkerFrame.FirstSlice();
      while (true) {
        FrameIo.write(System.out, frame, new WorkerFrameCodec());
      }
    }
  }

  /** Sends a chunk that the job does not have. */
  static final class Inventing {
    private Inventing() {}

    public static void main(String[] args) throws Exception {
      greet(System.out);
      FrameIo.write(
          System.out,
          new WorkerFrame.ChunkPart(0, 8, 0, ByteBuffer.allocate(8)),
          new WorkerFrameCodec());
      forever();
    }
  }

  /** Dies with last words. */
  static final class Dying {
    private Dying() {}

    public static void main(String[] args) {
      System.err.println("these are my last words");
      System.exit(42);
    }
  }
}
