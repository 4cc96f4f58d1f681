package io.spareframe.compute.engine.opencl;

import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Kernel;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jocl.CL;
import org.jocl.CLException;
import org.jocl.Pointer;
import org.jocl.Sizeof;
import org.jocl.cl_context;
import org.jocl.cl_kernel;
import org.jocl.cl_program;

/** What was compiled in one session. */
final class OpenClPrograms implements AutoCloseable {

  private static final String OPTIONS = "-cl-std=CL1.2";

  /** A log longer than this is not fetched at all: the driver gives it whole or not. */
  private static final long MAX_LOG_BYTES = 4L << 20;

  /**
   * A compiled function.
   *
   * @param parameters how many it takes
   */
  record OpenClKernel(
      OpenClPrograms owner, cl_kernel handle, String entry, long maxBlockThreads, int parameters)
      implements Kernel {}

  private record Key(String text, String entry) {}

  private final cl_context context;
  private final OpenClDevice device;
  private final Map<String, cl_program> programs = new HashMap<>();
  private final Map<Key, OpenClKernel> kernels = new HashMap<>();

  OpenClPrograms(cl_context context, OpenClDevice device) {
    this.context = context;
    this.device = device;
  }

  OpenClKernel kernel(String text, String entry) throws EngineException {
    Key key = new Key(text, entry);
    OpenClKernel known = kernels.get(key);
    if (known != null) {
      return known;
    }
    cl_program program = programs.get(text);
    if (program == null) {
      program = build(text);
      programs.put(text, program);
    }
    OpenClKernel kernel = create(program, entry);
    kernels.put(key, kernel);
    return kernel;
  }

  private cl_program build(String text) throws EngineException {
    cl_program program;
    try {
      program = CL.clCreateProgramWithSource(context, 1, new String[] {text}, null, null);
    } catch (CLException e) {
      throw OpenClFailure.of("A kernel module was refused", e);
    }
    boolean built = false;
    try {
      CL.clBuildProgram(program, 0, null, OPTIONS, null, null);
      built = true;
      return program;
    } catch (CLException e) {
      if (e.getStatus() == CL.CL_BUILD_PROGRAM_FAILURE) {
        throw new EngineException.BadKernel(
            "A kernel module does not compile on " + device.info().name() + ".", log(program));
      }
      throw OpenClFailure.of("A kernel module was not compiled", e);
    } finally {
      if (!built) {
        CL.clReleaseProgram(program);
      }
    }
  }

  private String log(cl_program program) {
    long[] size = new long[1];
    CL.clGetProgramBuildInfo(program, device.handle(), CL.CL_PROGRAM_BUILD_LOG, 0, null, size);
    if (size[0] < 1 || size[0] > MAX_LOG_BYTES) {
      return "";
    }
    byte[] bytes = new byte[(int) size[0]];
    CL.clGetProgramBuildInfo(
        program, device.handle(), CL.CL_PROGRAM_BUILD_LOG, bytes.length, Pointer.to(bytes), null);
    return new String(bytes, StandardCharsets.UTF_8).replace("\0", "").strip();
  }

  private OpenClKernel create(cl_program program, String entry) throws EngineException {
    cl_kernel handle;
    try {
      handle = CL.clCreateKernel(program, entry, null);
    } catch (CLException e) {
      if (e.getStatus() == CL.CL_INVALID_KERNEL_NAME) {
        throw new EngineException.BadKernel("The module has no kernel " + entry + ".", "");
      }
      throw OpenClFailure.of("The kernel " + entry + " was not created", e);
    }
    int[] parameters = new int[1];
    CL.clGetKernelInfo(handle, CL.CL_KERNEL_NUM_ARGS, Sizeof.cl_uint, Pointer.to(parameters), null);
    long[] threads = new long[1];
    CL.clGetKernelWorkGroupInfo(
        handle,
        device.handle(),
        CL.CL_KERNEL_WORK_GROUP_SIZE,
        Sizeof.size_t,
        Pointer.to(threads),
        null);
    return new OpenClKernel(this, handle, entry, threads[0], parameters[0]);
  }

  @Override
  public void close() {
    kernels.values().forEach(kernel -> CL.clReleaseKernel(kernel.handle()));
    programs.values().forEach(CL::clReleaseProgram);
    kernels.clear();
    programs.clear();
  }
}
