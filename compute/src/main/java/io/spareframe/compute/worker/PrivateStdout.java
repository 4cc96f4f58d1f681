package io.spareframe.compute.worker;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;
import java.util.Locale;
import java.util.Objects;

/**
 * The process's standard output, taken away from everyone else: afterwards whatever Java code, a
 * driver, or a kernel's {@code printf} prints ends in standard error, so that nobody can forge a
 * frame. See dup(2), dup2(2), write(2); on Windows the C runtime's _dup, _dup2 and _write
 * (learn.microsoft.com/cpp/c-runtime-library/reference/dup-dup2).
 */
final class PrivateStdout extends OutputStream {

  private static final int STDOUT = 1;
  private static final int STDERR = 2;
  private static final int EINTR = 4;
  private static final int WINDOWS_BINARY = 0x8000;
  private static final int BUFFER_BYTES = 64 << 10;
  private static final StructLayout ERROR_STATE = Linker.Option.captureStateLayout();
  private static final VarHandle ERRNO =
      ERROR_STATE.varHandle(MemoryLayout.PathElement.groupElement("errno"));

  private final MethodHandle write;
  private final MemorySegment errors;
  private final MemorySegment buffer;
  private final int descriptor;

  private PrivateStdout(MethodHandle write, Arena arena, int descriptor) {
    this.write = write;
    this.descriptor = descriptor;
    errors = arena.allocate(ERROR_STATE);
    buffer = arena.allocate(BUFFER_BYTES);
  }

  /**
   * Takes standard output.
   *
   * @throws IOException if the system refuses
   */
  static PrivateStdout take() throws IOException {
    boolean windows = System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    Linker linker = Linker.nativeLinker();
    SymbolLookup library =
        windows ? SymbolLookup.libraryLookup("ucrtbase", Arena.global()) : linker.defaultLookup();
    String prefix = windows ? "_" : "";
    FunctionDescriptor two =
        FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    FunctionDescriptor one = FunctionDescriptor.of(ValueLayout.JAVA_INT, ValueLayout.JAVA_INT);
    MethodHandle dup = linker.downcallHandle(library.findOrThrow(prefix + "dup"), one);
    MethodHandle dup2 = linker.downcallHandle(library.findOrThrow(prefix + "dup2"), two);
    // ssize_t write(int, const void*, size_t) there, int _write(int, const void*, unsigned) here.
    ValueLayout size = windows ? ValueLayout.JAVA_INT : ValueLayout.JAVA_LONG;
    MethodHandle write =
        linker.downcallHandle(
            library.findOrThrow(prefix + "write"),
            FunctionDescriptor.of(size, ValueLayout.JAVA_INT, ValueLayout.ADDRESS, size),
            Linker.Option.captureCallState("errno"));
    try {
      int copy = (int) dup.invokeExact(STDOUT);
      if (copy < 0 || (int) dup2.invokeExact(STDERR, STDOUT) < 0) {
        throw new IOException("standard output cannot be taken");
      }
      if (windows) {
        MethodHandle setMode = linker.downcallHandle(library.findOrThrow("_setmode"), two);
        int before = (int) setMode.invokeExact(copy, WINDOWS_BINARY);
        if (before < 0) {
          throw new IOException("standard output cannot be made binary");
        }
      }
      System.setOut(new PrintStream(System.err, true));
      return new PrivateStdout(write, Arena.global(), copy);
    } catch (IOException | RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a system call throws nothing", e);
    }
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public synchronized void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    int done = 0;
    while (done < length) {
      int piece = Math.min(length - done, BUFFER_BYTES);
      MemorySegment.copy(bytes, offset + done, buffer, ValueLayout.JAVA_BYTE, 0, piece);
      done += writeSome(piece);
    }
  }

  private int writeSome(int length) throws IOException {
    long written;
    try {
      written =
          write.type().returnType() == int.class
              ? (int) write.invokeExact(errors, descriptor, buffer, length)
              : (long) write.invokeExact(errors, descriptor, buffer, (long) length);
    } catch (RuntimeException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw new IllegalStateException("a system call throws nothing", e);
    }
    if (written < 0) {
      int errno = (int) ERRNO.get(errors, 0L);
      if (errno == EINTR) {
        return 0;
      }
      throw new IOException("the agent cannot be written to (errno " + errno + ")");
    }
    return (int) written;
  }
}
