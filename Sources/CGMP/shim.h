// GMP as Swift sees it. GMP renames its functions by macros, which Swift cannot import; a function that Swift needs
// under its documented name is therefore an inline function here. No arithmetic of our own.
#ifndef BARRIERLAB_CGMP_SHIM_H
#define BARRIERLAB_CGMP_SHIM_H

#include <gmp.h>

#pragma clang assume_nonnull begin

// Integers: life and assignment.

#undef mpz_init
static inline void mpz_init(mpz_ptr x) { __gmpz_init(x); }
#undef mpz_init2
static inline void mpz_init2(mpz_ptr x, mp_bitcnt_t bits) { __gmpz_init2(x, bits); }
#undef mpz_clear
static inline void mpz_clear(mpz_ptr x) { __gmpz_clear(x); }
#undef mpz_swap
static inline void mpz_swap(mpz_ptr x, mpz_ptr y) { __gmpz_swap(x, y); }
#undef mpz_set
static inline void mpz_set(mpz_ptr r, mpz_srcptr a) { __gmpz_set(r, a); }
#undef mpz_set_si
static inline void mpz_set_si(mpz_ptr r, long a) { __gmpz_set_si(r, a); }
#undef mpz_set_ui
static inline void mpz_set_ui(mpz_ptr r, unsigned long a) { __gmpz_set_ui(r, a); }
#undef mpz_set_d
static inline void mpz_set_d(mpz_ptr r, double a) { __gmpz_set_d(r, a); }
#undef mpz_set_str
static inline int mpz_set_str(mpz_ptr r, const char *text, int base) { return __gmpz_set_str(r, text, base); }
#undef mpz_get_str
static inline char *_Nullable mpz_get_str(char *_Nullable text, int base, mpz_srcptr a) {
  return __gmpz_get_str(text, base, a);
}
#undef mpz_sizeinbase
static inline size_t mpz_sizeinbase(mpz_srcptr a, int base) { return __gmpz_sizeinbase(a, base); }
#undef mpz_import
static inline void mpz_import(mpz_ptr r, size_t count, int order, size_t size, int endian, size_t nails, const void *words) {
  __gmpz_import(r, count, order, size, endian, nails, words);
}

// Integers: ring operations.

#undef mpz_add
static inline void mpz_add(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_add(r, a, b); }
#undef mpz_add_ui
static inline void mpz_add_ui(mpz_ptr r, mpz_srcptr a, unsigned long b) { __gmpz_add_ui(r, a, b); }
#undef mpz_sub
static inline void mpz_sub(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_sub(r, a, b); }
#undef mpz_sub_ui
static inline void mpz_sub_ui(mpz_ptr r, mpz_srcptr a, unsigned long b) { __gmpz_sub_ui(r, a, b); }
#undef mpz_mul
static inline void mpz_mul(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_mul(r, a, b); }
#undef mpz_mul_si
static inline void mpz_mul_si(mpz_ptr r, mpz_srcptr a, long b) { __gmpz_mul_si(r, a, b); }
#undef mpz_addmul
static inline void mpz_addmul(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_addmul(r, a, b); }
#undef mpz_submul
static inline void mpz_submul(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_submul(r, a, b); }
#undef mpz_addmul_ui
static inline void mpz_addmul_ui(mpz_ptr r, mpz_srcptr a, unsigned long b) { __gmpz_addmul_ui(r, a, b); }
#undef mpz_submul_ui
static inline void mpz_submul_ui(mpz_ptr r, mpz_srcptr a, unsigned long b) { __gmpz_submul_ui(r, a, b); }
#undef mpz_pow_ui
static inline void mpz_pow_ui(mpz_ptr r, mpz_srcptr a, unsigned long n) { __gmpz_pow_ui(r, a, n); }
#undef mpz_ui_pow_ui
static inline void mpz_ui_pow_ui(mpz_ptr r, unsigned long a, unsigned long n) { __gmpz_ui_pow_ui(r, a, n); }

// Integers: division, roots, bits, order.

#undef mpz_tdiv_qr
static inline void mpz_tdiv_qr(mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_tdiv_qr(q, r, a, b); }
#undef mpz_tdiv_q
static inline void mpz_tdiv_q(mpz_ptr q, mpz_srcptr a, mpz_srcptr b) { __gmpz_tdiv_q(q, a, b); }
#undef mpz_fdiv_q
static inline void mpz_fdiv_q(mpz_ptr q, mpz_srcptr a, mpz_srcptr b) { __gmpz_fdiv_q(q, a, b); }
#undef mpz_cdiv_q
static inline void mpz_cdiv_q(mpz_ptr q, mpz_srcptr a, mpz_srcptr b) { __gmpz_cdiv_q(q, a, b); }
#undef mpz_fdiv_qr
static inline void mpz_fdiv_qr(mpz_ptr q, mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_fdiv_qr(q, r, a, b); }
#undef mpz_fdiv_r
static inline void mpz_fdiv_r(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_fdiv_r(r, a, b); }
#undef mpz_fdiv_ui
static inline unsigned long mpz_fdiv_ui(mpz_srcptr a, unsigned long b) { return __gmpz_fdiv_ui(a, b); }
#undef mpz_divexact
static inline void mpz_divexact(mpz_ptr q, mpz_srcptr a, mpz_srcptr b) { __gmpz_divexact(q, a, b); }
#undef mpz_gcd
static inline void mpz_gcd(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_gcd(r, a, b); }
#undef mpz_lcm
static inline void mpz_lcm(mpz_ptr r, mpz_srcptr a, mpz_srcptr b) { __gmpz_lcm(r, a, b); }
// No mpz_sqrt and no mpz_perfect_square_p: see Integer.squareRootAndRemainder.
#undef mpz_sqrtrem
static inline void mpz_sqrtrem(mpz_ptr s, mpz_ptr r, mpz_srcptr a) { __gmpz_sqrtrem(s, r, a); }
#undef mpz_mul_2exp
static inline void mpz_mul_2exp(mpz_ptr r, mpz_srcptr a, mp_bitcnt_t n) { __gmpz_mul_2exp(r, a, n); }
#undef mpz_fdiv_q_2exp
static inline void mpz_fdiv_q_2exp(mpz_ptr q, mpz_srcptr a, mp_bitcnt_t n) { __gmpz_fdiv_q_2exp(q, a, n); }
#undef mpz_cdiv_q_2exp
static inline void mpz_cdiv_q_2exp(mpz_ptr q, mpz_srcptr a, mp_bitcnt_t n) { __gmpz_cdiv_q_2exp(q, a, n); }
#undef mpz_tdiv_q_2exp
static inline void mpz_tdiv_q_2exp(mpz_ptr q, mpz_srcptr a, mp_bitcnt_t n) { __gmpz_tdiv_q_2exp(q, a, n); }
#undef mpz_scan1
static inline mp_bitcnt_t mpz_scan1(mpz_srcptr a, mp_bitcnt_t from) { return __gmpz_scan1(a, from); }
#undef mpz_tstbit
static inline int mpz_tstbit(mpz_srcptr a, mp_bitcnt_t n) { return __gmpz_tstbit(a, n); }
#undef mpz_cmp
static inline int mpz_cmp(mpz_srcptr a, mpz_srcptr b) { return __gmpz_cmp(a, b); }
#undef mpz_cmpabs
static inline int mpz_cmpabs(mpz_srcptr a, mpz_srcptr b) { return __gmpz_cmpabs(a, b); }

// Rows of words.

#undef mpn_mul_1
static inline mp_limb_t mpn_mul_1(mp_ptr r, mp_srcptr a, mp_size_t n, mp_limb_t b) { return __gmpn_mul_1(r, a, n, b); }
#undef mpn_addmul_1
static inline mp_limb_t mpn_addmul_1(mp_ptr r, mp_srcptr a, mp_size_t n, mp_limb_t b) {
  return __gmpn_addmul_1(r, a, n, b);
}
#undef mpn_submul_1
static inline mp_limb_t mpn_submul_1(mp_ptr r, mp_srcptr a, mp_size_t n, mp_limb_t b) {
  return __gmpn_submul_1(r, a, n, b);
}

// Rationals.

#undef mpq_init
static inline void mpq_init(mpq_ptr x) { __gmpq_init(x); }
#undef mpq_clear
static inline void mpq_clear(mpq_ptr x) { __gmpq_clear(x); }
#undef mpq_swap
static inline void mpq_swap(mpq_ptr x, mpq_ptr y) { __gmpq_swap(x, y); }
#undef mpq_set
static inline void mpq_set(mpq_ptr r, mpq_srcptr a) { __gmpq_set(r, a); }
#undef mpq_set_si
static inline void mpq_set_si(mpq_ptr r, long n, unsigned long d) { __gmpq_set_si(r, n, d); }
#undef mpq_canonicalize
static inline void mpq_canonicalize(mpq_ptr x) { __gmpq_canonicalize(x); }
#undef mpq_add
static inline void mpq_add(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { __gmpq_add(r, a, b); }
#undef mpq_sub
static inline void mpq_sub(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { __gmpq_sub(r, a, b); }
#undef mpq_mul
static inline void mpq_mul(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { __gmpq_mul(r, a, b); }
#undef mpq_div
static inline void mpq_div(mpq_ptr r, mpq_srcptr a, mpq_srcptr b) { __gmpq_div(r, a, b); }
#undef mpq_inv
static inline void mpq_inv(mpq_ptr r, mpq_srcptr a) { __gmpq_inv(r, a); }
#undef mpq_mul_2exp
static inline void mpq_mul_2exp(mpq_ptr r, mpq_srcptr a, mp_bitcnt_t n) { __gmpq_mul_2exp(r, a, n); }
#undef mpq_div_2exp
static inline void mpq_div_2exp(mpq_ptr r, mpq_srcptr a, mp_bitcnt_t n) { __gmpq_div_2exp(r, a, n); }
#undef mpq_cmp
static inline int mpq_cmp(mpq_srcptr a, mpq_srcptr b) { return __gmpq_cmp(a, b); }
#undef mpq_equal
static inline int mpq_equal(mpq_srcptr a, mpq_srcptr b) { return __gmpq_equal(a, b); }

// The two parts of a rational, as targets and as sources.

#undef mpq_numref
static inline mpz_ptr mpq_numref(mpq_ptr x) { return &x->_mp_num; }
#undef mpq_denref
static inline mpz_ptr mpq_denref(mpq_ptr x) { return &x->_mp_den; }
static inline mpz_srcptr mpq_numsrc(mpq_srcptr x) { return &x->_mp_num; }
static inline mpz_srcptr mpq_densrc(mpq_srcptr x) { return &x->_mp_den; }

#pragma clang assume_nonnull end

#endif
