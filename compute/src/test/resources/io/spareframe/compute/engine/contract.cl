// Kernels of the engine's contract test; contract.ptx does the same for CUDA.

__kernel void places(uint sf_first, uint sf_grid_x, uint sf_grid_y, __global uint *out) {
  uint linear = sf_first + get_group_id(0);
  uint x = linear % sf_grid_x;
  uint y = linear / sf_grid_x % sf_grid_y;
  uint z = linear / sf_grid_x / sf_grid_y;
  uint threads = get_local_size(0) * get_local_size(1) * get_local_size(2);
  uint thread = (get_local_id(2) * get_local_size(1) + get_local_id(1)) * get_local_size(0) +
                get_local_id(0);
  out[linear * threads + thread] =
      1u + x + 100u * y + 10000u * z + 1000000u * thread;
}

__kernel void sums(uint sf_first, uint sf_grid_x, uint sf_grid_y, __global const int *in,
                   __global int *out) {
  __local int part[64];
  uint block = sf_first + get_group_id(0);
  uint thread = get_local_id(0);
  part[thread] = in[block * 64 + thread];
  barrier(CLK_LOCAL_MEM_FENCE);
  for (uint half_ = 32; half_ > 0; half_ /= 2) {
    if (thread < half_) part[thread] += part[thread + half_];
    barrier(CLK_LOCAL_MEM_FENCE);
  }
  if (thread == 0) out[block] = part[0];
}

__kernel void scalars(uint sf_first, uint sf_grid_x, uint sf_grid_y, __global ulong *out, int a,
                      uint b, float c, long d, ulong e) {
  out[0] = (ulong)(long)a;
  out[1] = b;
  out[2] = (ulong)(long)(c * 4.0f);
  out[3] = (ulong)d;
  out[4] = e;
}

__kernel void visits(uint sf_first, uint sf_grid_x, uint sf_grid_y, __global uint *count,
                     uint rounds) {
  uint block = sf_first + get_group_id(0);
  uint value = block;
  for (uint i = 0; i < rounds; i++) value = value * 1664525u + 1013904223u;
  if (get_local_id(0) == 0) atomic_add(&count[block], value == 1u ? 2u : 1u);
}
