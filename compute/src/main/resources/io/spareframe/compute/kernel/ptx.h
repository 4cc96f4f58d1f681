/* Spareframe kernel dialect 1 for clang -x cuda, without CUDA's headers and libdevice. */

typedef unsigned char u8;
typedef int i32;
typedef unsigned int u32;
typedef float f32;
typedef long long i64;
typedef unsigned long long u64;
typedef double f64;
#define HAS_F64 1

#define KERNEL extern "C" __attribute__((global))
#define DEVICE static inline __attribute__((device))
#define GLOBAL
#define LOCAL
#define LOCAL_ARRAY(type, name, count) __attribute__((shared)) type name[count]
#define CONSTANT static const __attribute__((constant))

#define SF_GROUP ((u32)__nvvm_read_ptx_sreg_ctaid_x())
#define THREAD_X ((u32)__nvvm_read_ptx_sreg_tid_x())
#define THREAD_Y ((u32)__nvvm_read_ptx_sreg_tid_y())
#define THREAD_Z ((u32)__nvvm_read_ptx_sreg_tid_z())
#define BLOCK_SIZE_X ((u32)__nvvm_read_ptx_sreg_ntid_x())
#define BLOCK_SIZE_Y ((u32)__nvvm_read_ptx_sreg_ntid_y())
#define BLOCK_SIZE_Z ((u32)__nvvm_read_ptx_sreg_ntid_z())
#define BARRIER() __nvvm_bar0()

#define sf_bits(x) ((u32)__nvvm_bitcast_f2i((f32)(x)))
#define sf_float(x) __nvvm_bitcast_i2f((i32)(x))
#define sf_sqrt(x) __nvvm_sqrt_rn_f((f32)(x))
#define sf_fabs(x) __nvvm_fabs_f((f32)(x))
#define sf_floor(x) __nvvm_floor_f((f32)(x))
#define sf_fma(x, y, z) __nvvm_fma_rn_f((f32)(x), (f32)(y), (f32)(z))
#define sf_mulhi(x, y) ((u32)(((u64)(u32)(x) * (u32)(y)) >> 32))

/* p points to i32 or u32 in GLOBAL or LOCAL memory; each gives the value before. */
DEVICE u32 sf_atomic_add(u32 *p, u32 value) { return __nvvm_atom_add_gen_i((i32 *)p, (i32)value); }
DEVICE i32 sf_atomic_add(i32 *p, i32 value) { return __nvvm_atom_add_gen_i(p, value); }
DEVICE u32 sf_atomic_min(u32 *p, u32 value) { return __nvvm_atom_min_gen_ui(p, value); }
DEVICE i32 sf_atomic_min(i32 *p, i32 value) { return __nvvm_atom_min_gen_i(p, value); }
DEVICE u32 sf_atomic_max(u32 *p, u32 value) { return __nvvm_atom_max_gen_ui(p, value); }
DEVICE i32 sf_atomic_max(i32 *p, i32 value) { return __nvvm_atom_max_gen_i(p, value); }
