package io.spareframe.compute.engine.cuda;

import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Fault;
import jcuda.driver.CUresult;

/**
 * The driver's status codes as ours. Which ones leave the context dead is said at each code of
 * {@code CUresult} in the CUDA Driver API, "Data types used by CUDA driver": "The context cannot be
 * used" or "This leaves the process in an inconsistent state".
 */
final class CudaFailure {

  private CudaFailure() {}

  /**
   * Returns if the call succeeded.
   *
   * @param what what was not done otherwise, as the beginning of a sentence
   */
  static void check(int result, String what) throws EngineException {
    if (result != CUresult.CUDA_SUCCESS) {
      throw of(result, what);
    }
  }

  static EngineException of(int result, String what) {
    String sentence = what + ": " + CUresult.stringFor(result) + ".";
    return switch (result) {
      case CUresult.CUDA_ERROR_OUT_OF_MEMORY -> new EngineException.OutOfMemory(sentence);
      case CUresult.CUDA_ERROR_INVALID_PTX,
          CUresult.CUDA_ERROR_INVALID_IMAGE,
          CUresult.CUDA_ERROR_INVALID_SOURCE,
          CUresult.CUDA_ERROR_NOT_FOUND ->
          new EngineException.BadKernel(sentence, "");
      case CUresult.CUDA_ERROR_NO_BINARY_FOR_GPU,
          CUresult.CUDA_ERROR_UNSUPPORTED_PTX_VERSION,
          CUresult.CUDA_ERROR_JIT_COMPILER_NOT_FOUND,
          CUresult.CUDA_ERROR_JIT_COMPILATION_DISABLED,
          CUresult.CUDA_ERROR_NOT_SUPPORTED ->
          new EngineException.Unsupported(sentence);
      case CUresult.CUDA_ERROR_LAUNCH_OUT_OF_RESOURCES ->
          new EngineException.LaunchFailed(sentence);
      case CUresult.CUDA_ERROR_ILLEGAL_ADDRESS,
          CUresult.CUDA_ERROR_ILLEGAL_INSTRUCTION,
          CUresult.CUDA_ERROR_MISALIGNED_ADDRESS,
          CUresult.CUDA_ERROR_INVALID_ADDRESS_SPACE,
          CUresult.CUDA_ERROR_INVALID_PC,
          CUresult.CUDA_ERROR_HARDWARE_STACK_ERROR,
          CUresult.CUDA_ERROR_ASSERT,
          CUresult.CUDA_ERROR_LAUNCH_FAILED ->
          new EngineException.DeviceLost(sentence, Fault.JOB);
      case CUresult.CUDA_ERROR_LAUNCH_TIMEOUT,
          CUresult.CUDA_ERROR_DEVICE_UNAVAILABLE,
          CUresult.CUDA_ERROR_ECC_UNCORRECTABLE,
          CUresult.CUDA_ERROR_NVLINK_UNCORRECTABLE,
          CUresult.CUDA_ERROR_CONTEXT_IS_DESTROYED,
          CUresult.CUDA_ERROR_INVALID_CONTEXT,
          CUresult.CUDA_ERROR_DEINITIALIZED,
          CUresult.CUDA_ERROR_NO_DEVICE,
          CUresult.CUDA_ERROR_INVALID_DEVICE,
          CUresult.CUDA_ERROR_UNKNOWN ->
          new EngineException.DeviceLost(sentence, Fault.DEVICE);
      default -> new EngineException.DriverFailed(sentence);
    };
  }
}
