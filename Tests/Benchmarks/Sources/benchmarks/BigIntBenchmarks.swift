import BigInt
import ExactArithmetic

/// Integers against attaswift/BigInt, which is written in Swift.
func measureBigInt(_ report: Report) {
  report.section("Integers against attaswift/BigInt; kernels of 16 terms, time per term")
  for bits in sizes {
    let length = 16
    var numbers = Numbers(seed: bits)
    let (x, y) = (numbers.integers(length, bits: bits), numbers.integers(length, bits: bits))
    let (p, q) = (x.map(bigInt), y.map(bigInt))
    func compare(_ name: String, operations: Int = 1, _ ours: @escaping () -> Integer, _ theirs: @escaping () -> BigInt)
    {
      report.compare(
        "BigInt \(name), \(bits) bits", Contender("Integer", each: ours, describe: \.description),
        Contender("BigInt", each: theirs, describe: \.description), operations: operations)
    }
    let (a, b, c, d) = (x[0], y[0], p[0], q[0])
    compare("add") {
      a + b
    } _: {
      c + d
    }
    compare("multiply") {
      a * b
    } _: {
      c * d
    }
    compare("greatest common divisor") {
      Integer.greatestCommonDivisor(a, b)
    } _: {
      c.greatestCommonDivisor(with: d)
    }
    compare("dot product", operations: length) {
      var sum = Integer(0)
      for i in 0..<length { sum.addProduct(x[i], y[i]) }
      return sum
    } _: {
      var sum = BigInt(0)
      for i in 0..<length { sum += p[i] * q[i] }
      return sum
    }
    compare("Horner", operations: length) {
      var value = Integer(0)
      for coefficient in x.reversed() {
        value *= b
        value += coefficient
      }
      return value
    } _: {
      var value = BigInt(0)
      for coefficient in p.reversed() {
        value *= d
        value += coefficient
      }
      return value
    }
  }
}

private func bigInt(_ value: Integer) -> BigInt { BigInt(value.description) ?? 0 }
