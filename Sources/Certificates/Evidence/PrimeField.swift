/// The integers modulo a prime below 2^31, in which products fit in a word.
struct PrimeField {
  /// The prime.
  let prime: UInt64

  /// The field; nil unless `prime` is a prime number below 2^31.
  ///
  /// - Complexity: 2^15 divisions.
  init?(_ prime: Int) {
    guard prime >= 2, prime < 1 << 31, !(2...46_341).contains(where: { $0 < prime && prime % $0 == 0 }) else {
      return nil
    }
    self.prime = UInt64(prime)
  }

  /// The residue of an integer, from 0 to p − 1.
  func residue(_ value: Integer) -> UInt64 {
    let signedPrime = Int(prime)
    if let word = value.int { return UInt64((word % signedPrime + signedPrime) % signedPrime) }
    let remainder = (try? value.quotientAndRemainder(dividingBy: Integer(signedPrime)))?.remainder.int ?? 0
    return UInt64((remainder + signedPrime) % signedPrime)
  }

  /// The product of two residues.
  func product(_ left: UInt64, _ right: UInt64) -> UInt64 { left * right % prime }

  /// The inverse of a residue other than 0, its power p − 2.
  func inverse(_ value: UInt64) -> UInt64 {
    var (result, base, exponent): (UInt64, UInt64, UInt64) = (1, value, prime - 2)
    while exponent > 0 {
      if exponent & 1 == 1 { result = product(result, base) }
      base = product(base, base)
      exponent >>= 1
    }
    return result
  }

  /// Whether these vectors of residues, all of one length, are linearly independent.
  ///
  /// - Complexity: one product and one remainder for each vector, each earlier vector and each entry.
  func areIndependent(_ vectors: [[UInt64]]) -> Bool {
    var reduced: [(pivot: Int, vector: [UInt64])] = []
    for var vector in vectors {
      for (pivot, earlier) in reduced where vector[pivot] != 0 {
        let factor = prime - vector[pivot]
        for i in vector.indices { vector[i] = (vector[i] + factor * earlier[i]) % prime }
      }
      guard let pivot = vector.firstIndex(where: { $0 != 0 }) else { return false }
      let scale = inverse(vector[pivot])
      reduced.append((pivot, vector.map { product($0, scale) }))
    }
    return true
  }
}
