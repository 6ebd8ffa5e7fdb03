// MPFR as Swift sees it: what MPFR defines as a macro is an inline function here. No arithmetic of our own.
#ifndef BARRIERLAB_CMPFR_SHIM_H
#define BARRIERLAB_CMPFR_SHIM_H

// GMP first, as the module CGMP, so that its types belong to one module only.
#include "../CGMP/shim.h"
#include <mpfr.h>

// The custom interface: a number whose limbs lie in memory of the caller, and which is never cleared.

/// Makes `x` a zero of `precision` bits whose limbs are at `limbs`.
static inline void mpfr_place(mpfr_ptr x, mpfr_prec_t precision, mp_limb_t *limbs) {
  mpfr_custom_init_set(x, MPFR_ZERO_KIND, 0, precision, limbs);
}

/// The limbs of `x`.
static inline mp_limb_t *mpfr_limbs(mpfr_srcptr x) { return (mp_limb_t *)mpfr_custom_get_significand(x); }

// The predicates, as the macros test them: one comparison of the exponent field.

static inline int mpfr_is_infinite(mpfr_srcptr x) { return mpfr_inf_p(x); }
static inline int mpfr_is_zero(mpfr_srcptr x) { return mpfr_zero_p(x); }
static inline int mpfr_is_regular(mpfr_srcptr x) { return mpfr_regular_p(x); }

/// The sign of `x`, which is not NaN: negative, 0 or positive.
static inline int mpfr_signum(mpfr_srcptr x) { return mpfr_zero_p(x) ? 0 : x->_mpfr_sign; }

/// The exponent e of a regular `x`, |x| in [2^(e-1), 2^e).
static inline mpfr_exp_t mpfr_exponent(mpfr_srcptr x) { return mpfr_get_exp(x); }

/// A zero loses its sign, and NaN becomes zero: the only NaN that a product or quotient of endpoints makes comes from
/// 0 times infinity, which is the limit 0 in interval arithmetic (IEEE 1788, 10.5.3).
static inline void mpfr_settle(mpfr_ptr x) {
  if (__builtin_expect(x->_mpfr_exp <= __MPFR_EXP_NAN, 0)) {
    x->_mpfr_exp = __MPFR_EXP_ZERO;
    x->_mpfr_sign = 1;
  }
}

#endif
