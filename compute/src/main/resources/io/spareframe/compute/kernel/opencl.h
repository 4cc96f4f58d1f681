/* Spareframe kernel dialect 1 for OpenCL C 1.2. */
#pragma OPENCL FP_CONTRACT OFF

typedef uchar u8;
typedef int i32;
typedef uint u32;
typedef float f32;
typedef long i64;
typedef ulong u64;
#ifdef cl_khr_fp64
#pragma OPENCL EXTENSION cl_khr_fp64 : enable
typedef double f64;
#define HAS_F64 1
#endif

#define KERNEL __kernel
#define DEVICE static inline
#define GLOBAL __global
#define LOCAL __local
#define LOCAL_ARRAY(type, name, count) __local type name[count]
#define CONSTANT __constant

#define SF_GROUP ((u32)get_group_id(0))
#define THREAD_X ((u32)get_local_id(0))
#define THREAD_Y ((u32)get_local_id(1))
#define THREAD_Z ((u32)get_local_id(2))
#define BLOCK_SIZE_X ((u32)get_local_size(0))
#define BLOCK_SIZE_Y ((u32)get_local_size(1))
#define BLOCK_SIZE_Z ((u32)get_local_size(2))
#define BARRIER() barrier(CLK_LOCAL_MEM_FENCE | CLK_GLOBAL_MEM_FENCE)

#define sf_bits(x) as_uint((f32)(x))
#define sf_float(x) as_float((u32)(x))
#define sf_sqrt(x) sqrt((f32)(x))
#define sf_fabs(x) fabs((f32)(x))
#define sf_floor(x) floor((f32)(x))
#define sf_fma(x, y, z) fma((f32)(x), (f32)(y), (f32)(z))
#define sf_mulhi(x, y) mul_hi((u32)(x), (u32)(y))

/* p points to i32 or u32 in GLOBAL or LOCAL memory; each gives the value before. */
#define sf_atomic_add(p, value) atomic_add(p, value)
#define sf_atomic_min(p, value) atomic_min(p, value)
#define sf_atomic_max(p, value) atomic_max(p, value)
