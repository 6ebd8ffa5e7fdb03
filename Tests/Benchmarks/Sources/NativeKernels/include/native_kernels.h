// What a C programmer writes with GMP, MPFR and MPFI for the computations that are measured. Every function that
// computes does so `repetitions` times, each time with new result variables unless its name says "in_place", and leaves
// the last result where the caller can read it.
#ifndef NATIVE_KERNELS_H
#define NATIVE_KERNELS_H

#include <stdbool.h>
#include <stddef.h>

#pragma clang assume_nonnull begin

const char *native_gmp_version(void);
const char *native_mpfr_version(void);
/// The number of processes that wanted to run, on average over the last minute.
double native_load_average(void);
/// The processor time of this thread: unlike the time on the wall, it stands still while another process runs.
double native_thread_nanoseconds(void);
/// Lines of the standard output appear as they are printed, also when it is a file.
void native_buffer_lines(void);

typedef struct native_integers native_integers;
typedef struct native_rationals native_rationals;
typedef struct native_intervals native_intervals;

native_integers *native_integers_make(size_t count);
void native_integers_free(native_integers *x);
void native_integers_set(native_integers *x, size_t index, const char *text);
/// The decimal digits, to be freed by the caller.
char *native_integers_text(const native_integers *x, size_t index);

native_rationals *native_rationals_make(size_t count);
void native_rationals_free(native_rationals *x);
void native_rationals_set(native_rationals *x, size_t index, const char *text);
/// `p/q` or `p`, to be freed by the caller.
char *native_rationals_text(const native_rationals *x, size_t index);

native_intervals *native_intervals_make(size_t count, long precision);
void native_intervals_free(native_intervals *x);
/// Endpoints significand * 2^exponent, significands in decimal digits.
void native_intervals_set(native_intervals *x, size_t index, const char *lower, long lower_exponent, const char *upper,
                          long upper_exponent);
/// `lower upper`, each `significand*2^exponent` with odd significand, or an integer; to be freed by the caller.
char *native_intervals_text(const native_intervals *x, size_t index);

// Integers: r = a op b, with new r each time.
void native_integer_add(native_integers *r, const native_integers *a, const native_integers *b, long repetitions);
void native_integer_multiply(native_integers *r, const native_integers *a, const native_integers *b, long repetitions);
/// r = a; then r += b, again and again.
void native_integer_add_in_place(native_integers *r, const native_integers *a, const native_integers *b,
                                 long repetitions);
/// r = a; then r += a·b, again and again.
void native_integer_add_product_in_place(native_integers *r, const native_integers *a, const native_integers *b,
                                         long repetitions);
void native_integer_dot(native_integers *r, const native_integers *x, const native_integers *y, long repetitions);

/// r = Σ x_i·y_i·2^(e_i - least), where the e_i are `count` exponents and `least` is the least of them.
void native_dyadic_dot(native_integers *r, const native_integers *x, const native_integers *y, const long *exponents,
                       long repetitions);

// Rationals.
void native_rational_add(native_rationals *r, const native_rationals *a, const native_rationals *b, long repetitions);
void native_rational_multiply(native_rationals *r, const native_rationals *a, const native_rationals *b,
                              long repetitions);
void native_rational_dot(native_rationals *r, const native_rationals *x, const native_rationals *y, long repetitions);
/// r = A x, where A has as many rows as r has entries.
void native_rational_matrix_vector(native_rationals *r, const native_rationals *a, const native_rationals *x,
                                   long repetitions);
void native_rational_horner(native_rationals *r, const native_rationals *coefficients, const native_rationals *point,
                            long repetitions);

// Intervals, on pairs of MPFR numbers.
void native_interval_dot(native_intervals *r, const native_intervals *x, const native_intervals *y, long repetitions);
void native_interval_matrix_vector(native_intervals *r, const native_intervals *a, const native_intervals *x,
                                   long repetitions);
void native_interval_horner(native_intervals *r, const native_intervals *coefficients, const native_intervals *point,
                            long repetitions);
void native_interval_norm(native_intervals *r, const native_intervals *x, long repetitions);

// Intervals, by MPFI.
typedef enum {
  mpfi_operation_add,
  mpfi_operation_subtract,
  mpfi_operation_multiply,
  mpfi_operation_divide,
  mpfi_operation_square,
  mpfi_operation_square_root,
  mpfi_operation_exponential,
  mpfi_operation_logarithm,
  mpfi_operation_sine,
  mpfi_operation_cosine
} mpfi_operation;

typedef enum {
  /// A new result each time, freed afterwards.
  mpfi_result_new,
  /// One result, written again and again.
  mpfi_result_reused,
  /// r = a; then r = r op b, again and again.
  mpfi_result_in_place
} mpfi_result;

/// Why MPFI cannot be measured, or NULL if it can.
const char *_Nullable native_mpfi_absence(void);
void native_mpfi_apply(mpfi_operation operation, mpfi_result mode, native_intervals *r, const native_intervals *a,
                       const native_intervals *b, long repetitions);

#pragma clang assume_nonnull end

#endif
