package io.spareframe.compute.engine.opencl;

import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Fault;
import org.jocl.CL;
import org.jocl.CLException;

/** OpenCL's status codes as ours. */
final class OpenClFailure {

  /** NVIDIA's code, in no header, for a kernel that touched memory that is not its own. */
  private static final int ILLEGAL_ADDRESS = -9999;

  private OpenClFailure() {}

  /**
   * @param what what was not done, as the beginning of a sentence
   */
  static EngineException of(String what, CLException e) {
    return of(what, e.getStatus());
  }

  static EngineException of(String what, int status) {
    String sentence = what + ": " + CL.stringFor_errorCode(status) + ".";
    return switch (status) {
      case CL.CL_MEM_OBJECT_ALLOCATION_FAILURE,
          CL.CL_OUT_OF_HOST_MEMORY,
          CL.CL_INVALID_BUFFER_SIZE ->
          new EngineException.OutOfMemory(sentence);
      case CL.CL_INVALID_WORK_GROUP_SIZE, CL.CL_INVALID_WORK_ITEM_SIZE ->
          new EngineException.Unsupported(sentence);
      case CL.CL_INVALID_KERNEL_ARGS,
          CL.CL_INVALID_ARG_INDEX,
          CL.CL_INVALID_ARG_SIZE,
          CL.CL_INVALID_ARG_VALUE ->
          new EngineException.LaunchFailed(sentence);
      case CL.CL_DEVICE_NOT_AVAILABLE, CL.CL_INVALID_CONTEXT, CL.CL_INVALID_COMMAND_QUEUE ->
          new EngineException.DeviceLost(sentence, Fault.DEVICE);
      case ILLEGAL_ADDRESS -> new EngineException.DeviceLost(sentence, Fault.JOB);
      default -> new EngineException.DriverFailed(sentence);
    };
  }
}
