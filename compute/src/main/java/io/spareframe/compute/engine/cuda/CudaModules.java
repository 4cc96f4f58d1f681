package io.spareframe.compute.engine.cuda;

import io.spareframe.compute.engine.EngineException;
import io.spareframe.compute.engine.Kernel;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jcuda.Pointer;
import jcuda.driver.CUfunction;
import jcuda.driver.CUfunction_attribute;
import jcuda.driver.CUjit_option;
import jcuda.driver.CUmodule;
import jcuda.driver.CUresult;
import jcuda.driver.JCudaDriver;
import jcuda.driver.JITOptions;

/** What the driver compiled in one context. */
final class CudaModules {

  private static final int LOG_BYTES = 16 << 10;

  /**
   * A compiled function.
   *
   * @param parameterBytes the size of each parameter
   */
  record CudaKernel(
      CudaModules owner,
      CUfunction handle,
      String entry,
      long maxBlockThreads,
      List<Integer> parameterBytes)
      implements Kernel {}

  private record Key(String text, String entry) {}

  private final Map<String, CUmodule> modules = new HashMap<>();
  private final Map<Key, CudaKernel> kernels = new HashMap<>();

  CudaKernel kernel(String text, String entry) throws EngineException {
    Key key = new Key(text, entry);
    CudaKernel known = kernels.get(key);
    if (known != null) {
      return known;
    }
    List<Integer> parameterBytes = PtxSignature.parameterBytes(text, entry);
    CUmodule module = modules.get(text);
    if (module == null) {
      module = load(text);
      modules.put(text, module);
    }
    CUfunction function = new CUfunction();
    int found = JCudaDriver.cuModuleGetFunction(function, module, entry);
    if (found == CUresult.CUDA_ERROR_NOT_FOUND) {
      throw new EngineException.BadKernel("The module has no kernel " + entry + ".", "");
    }
    CudaFailure.check(found, "The kernel " + entry + " was not found");
    int[] threads = new int[1];
    CudaFailure.check(
        JCudaDriver.cuFuncGetAttribute(
            threads, CUfunction_attribute.CU_FUNC_ATTRIBUTE_MAX_THREADS_PER_BLOCK, function),
        "The kernel " + entry + " did not describe itself");
    CudaKernel kernel = new CudaKernel(this, function, entry, threads[0], parameterBytes);
    kernels.put(key, kernel);
    return kernel;
  }

  private static CUmodule load(String text) throws EngineException {
    byte[] ptx = text.getBytes(StandardCharsets.UTF_8);
    byte[] terminated = Arrays.copyOf(ptx, ptx.length + 1);
    JITOptions options = new JITOptions();
    options.putBytes(CUjit_option.CU_JIT_ERROR_LOG_BUFFER, new byte[LOG_BYTES]);
    options.putInt(CUjit_option.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES, LOG_BYTES);
    CUmodule module = new CUmodule();
    int loaded = JCudaDriver.cuModuleLoadDataJIT(module, Pointer.to(terminated), options);
    EngineException failure =
        loaded == CUresult.CUDA_SUCCESS
            ? null
            : CudaFailure.of(loaded, "A kernel module was not loaded");
    if (failure instanceof EngineException.BadKernel bad) {
      // On return the size option holds how much of the buffer was written.
      int written = options.getInt(CUjit_option.CU_JIT_ERROR_LOG_BUFFER_SIZE_BYTES);
      byte[] log = options.getBytes(CUjit_option.CU_JIT_ERROR_LOG_BUFFER);
      throw new EngineException.BadKernel(bad.reason(), CudaEngine.textOf(log, written));
    }
    if (failure != null) {
      throw failure;
    }
    return module;
  }

  /** Unloads all modules; the context is current. */
  void unload() {
    modules.values().forEach(JCudaDriver::cuModuleUnload);
    modules.clear();
    kernels.clear();
  }
}
