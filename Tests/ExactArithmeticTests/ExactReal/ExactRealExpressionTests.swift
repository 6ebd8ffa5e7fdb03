import ExactArithmetic
import Testing

@Suite("ExactReal: simplification, identity, comparison, errors")
struct ExactRealExpressionTests {
  private let rootOfTwo = ExactReal(2).squareRoot()
  private let rootOfThree = ExactReal(3).squareRoot()
  /// An expression that has no value, which no simplification may hide.
  private let impossible = ExactReal(-1).squareRoot()
  /// √(x − y) with x = y in a form that is not seen through: it has the value 0, which no precision shows.
  private var untold: ExactReal {
    (ExactReal.cosinePi(Rational(fifths: 1)) * 4 - 1 - ExactReal(5).squareRoot()).squareRoot()
  }

  @Test func dyadicNumbersAreRational() {
    #expect(ExactReal(Dyadic(significand: 3, exponent: -2)).rational == 3 * Rational.powerOfTwo(-2))
  }

  @Test func rationalPartsFold() throws {
    #expect(ExactReal(4).squareRoot().rational == 2)
    #expect(
      ExactReal(try Rational(numerator: 9, denominator: 50)).squareRoot().isIdentical(
        to: rootOfTwo * ExactReal(try Rational(numerator: 3, denominator: 10))))
    #expect((ExactReal(0) * .pi).rational == 0)
    #expect((1 * ExactReal.pi).isIdentical(to: .pi))
    #expect((rootOfTwo * rootOfTwo).rational == 2)
    #expect((rootOfTwo * ExactReal(8).squareRoot()).rational == 4)
    #expect((rootOfTwo * rootOfThree * ExactReal(6).squareRoot()).rational == 6)
    #expect(rootOfTwo.power(5).isIdentical(to: 4 * rootOfTwo))
    #expect(ExactReal(1).divided(by: rootOfTwo).isIdentical(to: rootOfTwo.divided(by: 2)))
    #expect((ExactReal.pi - ExactReal.pi).rational == 0)
    #expect((ExactReal.pi + rootOfTwo - ExactReal.pi).isIdentical(to: rootOfTwo))
    #expect((2 * (ExactReal.pi + 1) - ExactReal.pi - 2).isIdentical(to: .pi))
    #expect((3 * ExactReal.pi).divided(by: 2 * ExactReal.pi).rational == (try Rational(numerator: 3, denominator: 2)))
    #expect((ExactReal.pi.squareRoot() * ExactReal.pi.squareRoot()).isIdentical(to: .pi))
    #expect(ExactReal.pi.squared().squareRoot().isIdentical(to: .pi))
    #expect((-rootOfTwo).magnitude.isIdentical(to: rootOfTwo))
    #expect((-rootOfTwo).squared().rational == 2)
    #expect(ExactReal.maximum(0, rootOfTwo).isIdentical(to: rootOfTwo))
    #expect(ExactReal.euclideanNorm([3, 4]).rational == 5)
    #expect(ExactReal.euclideanNorm([rootOfTwo, ExactReal(7).squareRoot()]).rational == 3)
    #expect(ExactReal.dotProduct([rootOfTwo, rootOfThree, 1], [rootOfTwo, rootOfThree, 5]).rational == 10)
    #expect(rootOfTwo.power(-2).rational == .powerOfTwo(-1))
    #expect(ExactReal.pi.power(0).rational == 1)
    #expect(ExactReal.sum([]).rational == 0 && ExactReal.product([]).rational == 1)
  }

  @Test("Sums of many terms collect like terms, however they are written")
  func longSums() throws {
    let roots = (2...60).map { ExactReal($0).squareRoot() }
    let forth = ExactReal.sum(roots)
    #expect((forth - ExactReal.sum(roots)).rational == 0)
    #expect(ExactReal.sum(roots + roots.map { -$0 }).rational == 0)
    #expect(ExactReal.sum(roots + roots).isIdentical(to: ExactReal.sum(roots.map { 2 * $0 })))
  }

  @Test func simplificationNeverHidesThatThereIsNoValue() {
    let disguises: [ExactReal] = [
      impossible * 0, impossible - impossible, impossible * impossible, impossible.divided(by: impossible),
      impossible.power(0), ExactReal(0).divided(by: impossible), ExactReal.minimum(-1, impossible.magnitude),
      ExactReal.maximum(3, impossible), impossible.squared().squareRoot(), ExactReal.pi * 0 * impossible,
      ExactReal.sum([impossible * 0, 1, 2]), impossible * rootOfTwo * 0 + 1,
    ]
    for disguise in disguises {
      #expect(disguise.rational == nil)
      #expect(throws: ArithmeticError.self) { try disguise.enclosure(precision: 100) }
      #expect(disguise.isLess(than: 100) == .undecided)
      #expect(disguise.isEqual(to: disguise + 0, precision: 200) == .undecided)
    }
  }

  @Test func undefinedIsNotUndecided() throws {
    for hopeless in [impossible, (1 - rootOfTwo).squareRoot(), (rootOfTwo - 2).squareRoot() * 0] {
      do throws(ArithmeticError) {
        _ = try hopeless.enclosure(withinPowerOfTwo: 10)
        Issue.record("\(hopeless) has no value")
      } catch {
        guard case .domain = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
    #expect(throws: ArithmeticError.divisionByZero) { try ExactReal(1).divided(by: 0).enclosure(precision: 64) }
    #expect(throws: ArithmeticError.divisionByZero) { try ExactReal.pi.divided(by: .pi - .pi).enclosure(precision: 64) }
    for open in [untold, ExactReal(1).divided(by: untold.squared()), (-untold.squared()).squareRoot()] {
      do throws(ArithmeticError) {
        _ = try open.enclosure(withinPowerOfTwo: 10, maximalPrecision: 500)
        Issue.record("\(open) was told")
      } catch {
        guard case .undecided(_, precision: 500) = error else {
          Issue.record("\(error)")
          continue
        }
      }
    }
    // A difference that few bits do not tell, and more bits do.
    let close =
      (ExactReal(2).squareRoot() - ExactReal(try ExactReal(2).squareRoot().enclosure(precision: 200).lowerBound ?? 0))
    #expect(throws: ArithmeticError.self) { try close.squareRoot().enclosure(precision: 100) }
    #expect(try close.squareRoot().enclosure(withinPowerOfTwo: 50).isNonnegative == .holds)
    #expect(throws: ArithmeticError.self) { try ExactReal.pi.enclosure(withinPowerOfTwo: 100, maximalPrecision: 64) }
    #expect(throws: ArithmeticError.self) { try ExactReal.pi.enclosure(withinPowerOfTwo: .max) }
    #expect(throws: ArithmeticError.self) { try ExactReal.pi.approximation(level: .max) }
    #expect(try ExactReal.pi.enclosure(withinPowerOfTwo: .min).isPositive == .holds)
  }

  @Test func comparisons() throws {
    #expect(rootOfTwo.isLess(than: rootOfThree) == .holds)
    #expect(rootOfThree.isLess(than: rootOfTwo) == .fails)
    #expect(rootOfTwo.isAtMost(rootOfTwo) == .holds && rootOfTwo.isLess(than: rootOfTwo) == .fails)
    #expect(rootOfTwo.isEqual(to: ExactReal(2).squareRoot()) == .holds)
    #expect(rootOfTwo.isEqual(to: rootOfThree) == .fails)
    #expect(ExactReal(1).isEqual(to: 1) == .holds && ExactReal(1).isEqual(to: 2) == .fails)
    #expect(ExactReal(0).isAtMost(rootOfTwo.squared().squared() - .pi) == .holds)
    let cosine = ExactReal.cosinePi(Rational(fifths: 1)) * 4
    #expect(cosine.isEqual(to: 1 + ExactReal(5).squareRoot(), precision: 1000) == .undecided)
    #expect(cosine.isLess(than: 1 + ExactReal(5).squareRoot(), precision: 1000) == .undecided)
    let close = rootOfTwo + ExactReal(Rational.powerOfTwo(-700))
    #expect(rootOfTwo.isLess(than: close) == .holds)
    #expect(((rootOfTwo + .pi) * 1).isLess(than: close + .pi, precision: 64) == .holds)
    // (√2 + √3)² = 5 + 2√6 = x² is not seen by form; a shift by 2^-700 is told by 1024 bits and not by 512.
    let one = (rootOfTwo + rootOfThree).squared()
    let two = 5 + 2 * ExactReal(6).squareRoot() + ExactReal(Rational.powerOfTwo(-700))
    #expect(one.isLess(than: two, precision: 512) == .undecided)
    #expect(one.isLess(than: two, precision: 1024) == .holds)
    #expect(one.isEqual(to: two, precision: 1024) == .fails)
  }

  @Test func identityIsThatOfForm() {
    let one = (ExactReal.pi + rootOfTwo).squareRoot()
    let two = (ExactReal.pi + ExactReal(2).squareRoot()).squareRoot()
    #expect(one.isIdentical(to: two))
    #expect(!one.isIdentical(to: (ExactReal.pi + rootOfThree).squareRoot()))
    #expect(!ExactReal.maximum(.pi, rootOfTwo).isIdentical(to: .minimum(.pi, rootOfTwo)))
    #expect(!ExactReal.pi.power(3).isIdentical(to: ExactReal.pi.power(4)))
    #expect(!(2 * ExactReal.pi).isIdentical(to: 3 * ExactReal.pi))
    #expect(!ExactReal.pi.isIdentical(to: 3))
  }

  @Test func expressionsCanBeRebuilt() throws {
    let x = (ExactReal.maximum(.pi, rootOfTwo * rootOfThree + 1) - ExactReal.cosinePi(Rational(fifths: 2)))
      .divided(by: (ExactReal.pi.power(3) + 2).squareRoot()).magnitude
    #expect(rebuilt(x).isIdentical(to: x))
    #expect(x.description.contains("cos(π·2/5)"))
  }

  private func rebuilt(_ x: ExactReal) -> ExactReal {
    switch x.expression {
    case .rational(let value): ExactReal(value)
    case .pi: .pi
    case .cosinePi(let angle): .cosinePi(angle)
    case .multiple(let coefficient, let operand): ExactReal(coefficient) * rebuilt(operand)
    case .sum(let terms): .sum(terms.map(rebuilt))
    case .product(let factors): .product(factors.map(rebuilt))
    case .power(let base, let exponent): rebuilt(base).power(exponent)
    case .quotient(let dividend, let divisor): rebuilt(dividend).divided(by: rebuilt(divisor))
    case .squareRoot(let radicand): rebuilt(radicand).squareRoot()
    case .maximum(let operands): operands.dropFirst().reduce(rebuilt(operands[0])) { .maximum($0, rebuilt($1)) }
    case .minimum(let operands): operands.dropFirst().reduce(rebuilt(operands[0])) { .minimum($0, rebuilt($1)) }
    case .magnitude(let operand): rebuilt(operand).magnitude
    }
  }
}

extension Rational {
  /// k/5.
  fileprivate init(fifths k: Int) {
    self = (try? Rational(numerator: Integer(k), denominator: 5)) ?? 0
  }
}
