import ExactArithmetic

/// The solution of a linear system modulo growing powers of a prime p, digit by digit.
///
/// With `C = B⁻¹ mod p` and the residual r, at first the right-hand side c, a step is
///
///     d = C·r mod p,   r ← (r − B·d)/p
///
/// and `x = Σ d_k p^k` solves `B·x = c` modulo `p^count`. Residuals are rows of words in two's complement.
///
/// Source: J. Dixon, *Exact solution of linear equations using p-adic expansions*, Numer. Math. 40 (1982).
struct PadicExpansion {
  let factorization: ModularFactorization
  let planes: DigitPlanes
  let size: Int

  /// The number of digits so far.
  private(set) var count = 0

  /// The digits of all unknowns, step after step.
  private var digits: [UInt] = []

  /// The words of a residual: its first `width` words determine it.
  private var residual: [UInt]
  private let stride: Int
  private var width: Int

  /// All residuals are below `2^residualBits` in magnitude.
  private var residualBits: Int

  /// `p^(blockLength · 2^k)` at index k.
  private var powers: [Integer]
  private static let blockLength = 8

  private var reduced: [UInt]
  private var signedDigits: [Int]

  init(factorization: ModularFactorization, planes: DigitPlanes, rightHandSide: [Integer]) {
    self.factorization = factorization
    self.planes = planes
    size = planes.columnCount
    let bits = rightHandSide.reduce(0) { max($0, $1.bitWidth) }
    residualBits = max(bits, PadicExpansion.stableBits(planes))
    let width = residualBits / UInt.bitWidth + 1
    stride = width
    self.width = width
    residual = [UInt](repeating: 0, count: size * width)
    for (i, entry) in rightHandSide.enumerated() {
      TwosComplement.write(entry, to: &residual, at: i * width, width: width)
    }
    powers = [PadicExpansion.power(of: factorization.field.modulus, PadicExpansion.blockLength)]
    reduced = [UInt](repeating: 0, count: size)
    signedDigits = [Int](repeating: 0, count: size)
  }

  /// A bound that residuals reach and keep: |r − B·d|/p < |r|/p + n·max|B|.
  private static func stableBits(_ planes: DigitPlanes) -> Int {
    planes.entryBits + (Int.bitWidth - planes.columnCount.leadingZeroBitCount) + 1
  }

  private static func power(of modulus: UInt, _ exponent: Int) -> Integer {
    // A small positive exponent never fails.
    (try? Integer(modulus).power(exponent)) ?? 1
  }
}

// MARK: - Steps

extension PadicExpansion {
  /// Computes digits until there are `newCount`.
  ///
  /// - Complexity: n²·(1 + number of planes) products of words for each digit.
  mutating func extend(to newCount: Int) {
    digits.reserveCapacity(newCount * size)
    while count < newCount { step() }
  }

  private mutating func step() {
    let (size, stride, width, field) = (size, stride, width, factorization.field)
    let radixPower = (1..<width).reduce(field.radixSquare) { power, _ in
      field.montgomeryProduct(power, field.radixSquare)
    }
    digits.append(contentsOf: repeatElement(0, count: size))
    residual.withUnsafeMutableBufferPointer { residual in
      reduced.withUnsafeMutableBufferPointer { reduced in
        digits.withUnsafeMutableBufferPointer { digits in
          planes.words.withUnsafeBufferPointer { words in
            guard let residual = residual.baseAddress, let reduced = reduced.baseAddress,
              let start = digits.baseAddress, let words = words.baseAddress
            else { return }
            let digit = start + count * size
            for i in 0..<size {
              reduced[i] = TwosComplement.residue(
                residual + i * stride, width: width, field: field, radixPower: radixPower)
            }
            factorization.solve(reduced, into: digit)
            // Digits are below 2^62.
            digit.withMemoryRebound(to: Int.self, capacity: size) { digit in
              for i in 0..<size {
                let row = words + i * size
                if width == 1 {
                  residual[i * stride] &-= WordKernels.wrappingDotProduct(row, digit, count: size)
                  residual[i * stride] &*= field.wordInverse
                } else {
                  for plane in 0..<planes.planeCount {
                    let sum = WordKernels.signedDotProduct(row + plane * size * size, digit, count: size)
                    TwosComplement.subtract(
                      sum, shiftedBy: plane * DigitPlanes.wordBits, from: residual + i * stride, width: width)
                  }
                  TwosComplement.divideExactly(residual + i * stride, width: width, field: field)
                }
              }
            }
          }
        }
      }
    }
    count += 1
    let primeBits = UInt.bitWidth - field.modulus.leadingZeroBitCount
    residualBits = max(residualBits - (primeBits - 1), PadicExpansion.stableBits(planes) - 1) + 1
    self.width = min(width, residualBits / UInt.bitWidth + 1)
  }
}

// MARK: - Values

extension PadicExpansion {
  /// `p^exponent`.
  func modulus(_ exponent: Int) -> Integer { PadicExpansion.power(of: factorization.field.modulus, exponent) }

  /// Unknown `index` modulo `p^digitCount`, which is at most `count` digits.
  ///
  /// - Complexity: one multiplication of numbers of half the size, and two of half of that, and so on.
  mutating func value(of index: Int, digits digitCount: Int) -> Integer {
    var parts = blocks(of: index, digits: digitCount)
    var level = 0
    while parts.count > 1 {
      if powers.count == level { powers.append(powers[level - 1] * powers[level - 1]) }
      for k in 0..<parts.count / 2 {
        var sum = parts[2 * k]
        sum.addProduct(parts[2 * k + 1], powers[level])
        parts[k] = sum
      }
      if parts.count & 1 == 1 { parts[parts.count / 2] = parts[parts.count - 1] }
      parts.removeLast(parts.count / 2)
      level += 1
    }
    return parts.first ?? 0
  }

  /// The values of `blockLength` digits each.
  private func blocks(of index: Int, digits digitCount: Int) -> [Integer] {
    let (length, modulus) = (PadicExpansion.blockLength, factorization.field.modulus)
    return withUnsafeTemporaryAllocation(of: UInt.self, capacity: length) { words in
      Swift.stride(from: 0, to: digitCount, by: length).map { start in
        // Horner's scheme from the most significant digit; one word more for each digit.
        var used = 0
        for position in Swift.stride(from: min(start + length, digitCount) - 1, through: start, by: -1) {
          var carry = digits[position * size + index]
          for k in 0..<used {
            let product = words[k].multipliedFullWidth(by: modulus)
            let (sum, overflow) = product.low.addingReportingOverflow(carry)
            words[k] = sum
            carry = product.high &+ (overflow ? 1 : 0)
          }
          words[used] = carry
          used += 1
        }
        return Integer(magnitudeWords: UnsafeBufferPointer(rebasing: words[..<used]), isNegative: false)
      }
    }
  }
}
