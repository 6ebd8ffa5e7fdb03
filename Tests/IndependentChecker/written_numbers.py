"""Numbers in the line of the verdict (section 6, "Numbers", and 8.9), by integers alone. A number is a pair of integers p, q with q >= 1."""

SHORT, DIGITS = 40, 12


def power_below(p, q):
    """The k with 10^k <= p/q < 10^(k+1), for p, q >= 1."""
    k = (p.bit_length() - q.bit_length()) * 30103 // 100000 - 1
    while at_least(p, q, k + 1): k += 1
    return k

def at_least(p, q, k):
    """p/q >= 10^k"""
    return p >= q * 10**k if k >= 0 else p * 10**-k >= q

def laid_out(digits, k, positional):
    """The digits with the leading one counting 10^k, positionally or with an exponent."""
    if not positional:
        return digits[0] + ("." + digits[1:] if len(digits) > 1 else "") + f"e{k}"
    if k < 0:
        return "0." + "0" * (-k - 1) + digits
    whole = digits.ljust(k + 1, "0")
    return whole[:k + 1] + ("." + whole[k + 1:] if len(whole) > k + 1 else "")

def in_full(p, q, quotients=True):
    """The number as at most 40 characters write it, or None."""
    sign, n = ("-" if p < 0 else ""), abs(p)
    if q == 1 and n.bit_length() <= 4 * SHORT and len(sign + str(n)) <= SHORT:
        return sign + str(n)
    k = power_below(n, q)
    places = DIGITS - 1 - k                                                  # p/q·10^places has 12 digits before the point
    top, bottom = (n * 10**places, q) if places >= 0 else (n, q * 10**-places)
    if top % bottom == 0:
        digits = str(top // bottom).rstrip("0")
        # An integer of more than 40 digits is not written positionally: 40 characters would not do.
        text = sign + laid_out(digits, k, k >= -6 and q > 1)
        if len(text) <= SHORT: return text
    if quotients and n.bit_length() + q.bit_length() <= 8 * SHORT:
        text = f"{sign}{n}/{q}"
        if q > 1 and len(text) <= SHORT: return text
    return None

def rounded(p, q, up):
    """The number rounded up or down to 12 digits, all of them written."""
    negative, n = p < 0, abs(p)
    k = power_below(n, q)
    places = DIGITS - 1 - k
    top, bottom = (n * 10**places, q) if places >= 0 else (n, q * 10**-places)
    away = up != negative                                                    # away from 0
    scaled = -(-top // bottom) if away else top // bottom
    if scaled == 10**DIGITS: scaled, k = scaled // 10, k + 1
    return ("-" if negative else "") + laid_out(str(scaled), k, -6 <= k < DIGITS)

def bound(p, q, up):
    """A bound: in full if it is short, else rounded in the direction in which the claim gets weaker."""
    return in_full(p, q) or rounded(p, q, up)

def decimal(p, q, up):
    """A bound of a solution certificate: an integer or a decimal."""
    return in_full(p, q, quotients=False) or rounded(p, q, up)

def parameter(p, q):
    """A parameter: in full if it is short, else between two numbers."""
    return in_full(p, q) or f"in [{rounded(p, q, False)}, {rounded(p, q, True)}]"

def weights(ws):
    """`, weights …` for the pairs ws, nothing if all are 1 (8.9)."""
    if all(w == (1, 1) for w in ws): return ""
    texts = [in_full(*w) for w in ws] if len(ws) <= 20 else [None]
    if all(texts) and len(", ".join(texts)) <= SHORT:
        return f", weights ({', '.join(texts)})"
    least, largest = (choose(ws) for choose in (least_of, largest_of))
    return f", weights in [{bound(*least, False)}, {bound(*largest, True)}]"

def least_of(ws):
    result = ws[0]
    for p, q in ws:
        if p * result[1] < result[0] * q: result = p, q
    return result

def largest_of(ws):
    p, q = least_of([(-p, q) for p, q in ws])
    return -p, q
