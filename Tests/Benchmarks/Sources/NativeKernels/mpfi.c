// MPFI has no file for pkg-config on every system, and a program linked with it does not start where it is absent:
// therefore its functions are looked up when they are first needed.
#include "types.h"

#if __has_include(<mpfi.h>)

#include <dlfcn.h>
#include <mpfi.h>
#include <stddef.h>

_Static_assert(sizeof(__mpfi_struct) == sizeof(interval_pair), "another layout of MPFI's type");
_Static_assert(offsetof(__mpfi_struct, right) == offsetof(interval_pair, right), "another layout of MPFI's type");

typedef int (*unary)(mpfi_ptr, mpfi_srcptr);
typedef int (*binary)(mpfi_ptr, mpfi_srcptr, mpfi_srcptr);

static struct {
  bool is_loaded;
  const char *absence;
  void (*init2)(mpfi_ptr, mpfr_prec_t);
  void (*clear)(mpfi_ptr);
  int (*set)(mpfi_ptr, mpfi_srcptr);
  binary binaries[4];
  unary unaries[6];
} library;

static void *find(void *handle, const char *name) {
  void *address = dlsym(handle, name);
  if (address == NULL) library.absence = "libmpfi lacks a function";
  return address;
}

const char *native_mpfi_absence(void) {
  if (library.is_loaded) return library.absence;
  library.is_loaded = true;
  const char *names[] = {"libmpfi.so.0", "libmpfi.so", "libmpfi.0.dylib", "libmpfi.dylib"};
  void *handle = NULL;
  for (size_t i = 0; handle == NULL && i < sizeof names / sizeof *names; i++) handle = dlopen(names[i], RTLD_NOW);
  if (handle == NULL) return library.absence = "libmpfi is not installed";
  library.init2 = (void (*)(mpfi_ptr, mpfr_prec_t))find(handle, "mpfi_init2");
  library.clear = (void (*)(mpfi_ptr))find(handle, "mpfi_clear");
  library.set = (int (*)(mpfi_ptr, mpfi_srcptr))find(handle, "mpfi_set");
  const char *binaries[] = {"mpfi_add", "mpfi_sub", "mpfi_mul", "mpfi_div"};
  for (int i = 0; i < 4; i++) library.binaries[i] = (binary)find(handle, binaries[i]);
  const char *unaries[] = {"mpfi_sqr", "mpfi_sqrt", "mpfi_exp", "mpfi_log", "mpfi_sin", "mpfi_cos"};
  for (int i = 0; i < 6; i++) library.unaries[i] = (unary)find(handle, unaries[i]);
  return library.absence;
}

void native_mpfi_apply(mpfi_operation operation, mpfi_result mode, native_intervals *r, const native_intervals *a,
                       const native_intervals *b, long repetitions) {
  bool is_binary = operation <= mpfi_operation_divide;
  binary two = is_binary ? library.binaries[operation] : NULL;
  unary one = is_binary ? NULL : library.unaries[operation - mpfi_operation_square];
  mpfi_srcptr x = (mpfi_srcptr)a->entries, y = (mpfi_srcptr)b->entries;
  mpfi_ptr result = (mpfi_ptr)r->entries;
  switch (mode) {
  case mpfi_result_new:
    for (long k = 0; k < repetitions; k++) {
      mpfi_t value;
      library.init2(value, r->precision);
      is_binary ? two(value, x, y) : one(value, x);
      if (k == repetitions - 1) library.set(result, value);
      library.clear(value);
    }
    break;
  case mpfi_result_reused:
    for (long k = 0; k < repetitions; k++) is_binary ? two(result, x, y) : one(result, x);
    break;
  case mpfi_result_in_place:
    library.set(result, x);
    for (long k = 0; k < repetitions; k++) is_binary ? two(result, result, y) : one(result, result);
    break;
  }
}

#else

const char *native_mpfi_absence(void) { return "mpfi.h was not there when this was compiled"; }

void native_mpfi_apply(mpfi_operation operation, mpfi_result mode, native_intervals *r, const native_intervals *a,
                       const native_intervals *b, long repetitions) {
  (void)operation, (void)mode, (void)r, (void)a, (void)b, (void)repetitions;
}

#endif
