import ExactArithmetic
import TestSupport
import Testing

/// Residues, words and the fractions that residues stand for.
@Suite struct ReconstructionTests {
  @Test func wordsMakeTheValueAgain() {
    var generator = SeededGenerator(seed: 301)
    for _ in 0..<scaledIterations(500) {
      let value = generator.integer(bits: 400)
      let again = value.withMagnitudeWords { Integer(magnitudeWords: $0, isNegative: value.signum < 0) }
      #expect(again == value)
      let count = value.withMagnitudeWords(\.count)
      #expect(count == (value.bitWidth + 63) / 64, "no leading zeros")
    }
    let padded: [UInt] = [7, 0, 0]
    #expect(padded.withUnsafeBufferPointer { Integer(magnitudeWords: $0, isNegative: true) } == -7)
  }

  @Test func remaindersAreCongruentAndInRange() throws {
    var generator = SeededGenerator(seed: 302)
    for _ in 0..<scaledIterations(500) {
      let value = generator.integer(bits: 300)
      let modulus = max(UInt(bitPattern: generator.word()), 1)
      let remainder = value.remainder(modulo: modulus)
      #expect(remainder < modulus)
      #expect((value - Integer(remainder)).remainder(modulo: modulus) == 0)
      #expect(try (value - Integer(remainder)).quotientAndRemainder(dividingBy: Integer(modulus)).remainder == 0)
      let large = generator.nonzeroInteger(bits: 200).magnitude
      let symmetric = value.symmetricRemainder(modulo: large)
      #expect(symmetric + symmetric <= large && -large < symmetric + symmetric)
      #expect(try (value - symmetric).quotientAndRemainder(dividingBy: large).remainder == 0)
    }
  }

  @Test func theFractionOfAResidueIsFound() throws {
    var generator = SeededGenerator(seed: 303)
    let prime: Integer = 4_611_686_018_427_387_847  // 2^62 - 57
    for _ in 0..<scaledIterations(300) {
      let (numeratorBits, denominatorBits) = (
        Int.random(in: 64...900, using: &generator), Int.random(in: 64...900, using: &generator)
      )
      let fraction = try Rational(
        numerator: generator.integer(bits: numeratorBits), denominator: generator.nonzeroInteger(bits: denominatorBits))
      let (n, d) = (fraction.numerator, fraction.denominator)
      if d.remainder(modulo: 4_611_686_018_427_387_847) == 0 { continue }
      let modulus = try prime.power((numeratorBits + denominatorBits + 8) / 61 + 1)
      let residue = try n * inverse(d, modulo: modulus)
      let found = try #require(
        residue.rationalReconstruction(
          modulo: modulus, numeratorBound: .powerOfTwo(numeratorBits + 2),
          denominatorBound: .powerOfTwo(denominatorBits + 2)))
      #expect(found == (n, d))
      if d > 1 && !n.isZero {
        let refused = residue.rationalReconstruction(
          modulo: modulus, numeratorBound: .powerOfTwo(numeratorBits + 2), denominatorBound: d - 1)
        #expect(refused == nil)
      }
    }
  }

  @Test func everySmallResidue() {
    // Against a search of all fractions.
    for modulus in [7, 30, 101] {
      for residue in -modulus...2 * modulus {
        for bound in [1, 3, 5] where 2 * bound * bound < modulus {
          let found = Integer(residue).rationalReconstruction(
            modulo: Integer(modulus), numeratorBound: Integer(bound), denominatorBound: Integer(bound))
          if let found, let n = found.numerator.int, let d = found.denominator.int {
            #expect((n - d * residue) % modulus == 0 && abs(n) <= bound && 0 < d && d <= bound)
          } else {
            for d in 1...bound where gcd(d, modulus) == 1 {
              #expect(!(-bound...bound).contains { ($0 - d * residue) % modulus == 0 && gcd(d, $0) == 1 })
            }
          }
        }
      }
    }
  }

  private func gcd(_ a: Int, _ b: Int) -> Int { b == 0 ? abs(a) : gcd(b, a % b) }

  /// By the extended algorithm of Euclid, in a few lines of its own.
  private func inverse(_ value: Integer, modulo modulus: Integer) throws -> Integer {
    var (r, s): ((Integer, Integer), (Integer, Integer)) = ((modulus, value), (0, 1))
    while !r.1.isZero {
      let (quotient, remainder) = try r.0.quotientAndRemainder(dividingBy: r.1)
      r = (r.1, remainder)
      s = (s.1, s.0 - quotient * s.1)
    }
    return r.0 == 1 ? s.0 : -s.0
  }
}

@Suite struct PackedIntegersTests {
  @Test func dotProductsAreThoseOfTheIntegers() {
    var generator = SeededGenerator(seed: 311)
    for _ in 0..<scaledIterations(200) {
      let (rows, columns) = (Int.random(in: 0...4, using: &generator), Int.random(in: 1...6, using: &generator))
      let values = (0..<columns).map { _ in generator.integer(bits: generator.onceIn(3) ? 20 : 500) }
      let entries = (0..<rows * columns).map { _ in generator.word() }
      let products = entries.withUnsafeBufferPointer { PackedIntegers(values).dotProducts(rowsOf: $0) }
      let expected = (0..<rows).map { i in
        (0..<columns).reduce(Integer(0)) { $0 + Integer(entries[i * columns + $1]) * values[$1] }
      }
      #expect(products == expected)
    }
    let zeros = [5, -7, 9].withUnsafeBufferPointer { PackedIntegers([0, 0, 0]).dotProducts(rowsOf: $0) }
    #expect(zeros == [0])
    let extremes = [Int.min, .min, .max, .max].withUnsafeBufferPointer {
      PackedIntegers([Integer(Int.min), Integer(Int.min)]).dotProducts(rowsOf: $0)
    }
    #expect(extremes == [.powerOfTwo(127), -(.powerOfTwo(127) - .powerOfTwo(64))])
  }
}
