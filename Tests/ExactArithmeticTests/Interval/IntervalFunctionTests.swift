import ExactArithmetic
import TestSupport
import Testing

@Suite("Elementary functions of intervals against series in rationals")
struct IntervalFunctionTests {
  /// `found` is the tightest interval of its precision around a set whose least and largest elements lie within the
  /// given bounds, which are far closer than the precision tells apart.
  private func expectTightest(
    _ found: Interval, least: TaylorReference.Bounds, largest: TaylorReference.Bounds,
    _ comment: @autoclosure () -> Comment, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    let inner = ExactInterval(.finite(least.upper), .finite(largest.lower)).tightest(precision: found.precision)
    let outer = ExactInterval(.finite(least.lower), .finite(largest.upper)).tightest(precision: found.precision)
    let exact = ExactInterval(found)
    // Inner and outer are the same unless an exact value such as cos 0 = 1 lies between the bounds.
    let isContaining = exact.lower <= inner.lower && inner.upper <= exact.upper
    let isTight = outer.lower <= exact.lower && exact.upper <= outer.upper
    #expect(isContaining && isTight, comment(), sourceLocation: sourceLocation)
  }

  private func argument(_ generator: inout SeededGenerator) -> Rational {
    // Multiples of 2^-14 that 24 bits hold, of magnitude up to 40, with a bias to small ones.
    let limit = Bool.random(using: &generator) ? 40 << 14 : 2 << 14
    return Rational(Int.random(in: -limit...limit, using: &generator)) * Rational.powerOfTwo(-14)
  }

  @Test("π is tight at every precision")
  func pi() throws {
    let pi = try TaylorReference.pi()
    for precision in [2, 3, 10, 53, 64, 65, 113, 128, 300, 400] {
      expectTightest(Interval.pi(precision: precision), least: pi, largest: pi, "\(precision) bits")
    }
  }

  @Test("Exponentials of single numbers and of intervals, and logarithms as their inverse")
  func exponential() throws {
    var generator = SeededGenerator(seed: 11)
    for _ in 0..<scaledIterations(150) {
      let points = [argument(&generator), argument(&generator)].sorted()
      let precision = [24, 53, 64, 200].randomElement(using: &generator) ?? 53
      let least = try TaylorReference.exponential(points[0])
      let largest = try TaylorReference.exponential(points[1])
      let x = try #require(Interval(lower: points[0], upper: points[1], precision: max(precision, 24)))
      expectTightest(x.exponential(), least: least, largest: largest, "exp \(x)")
      // log is increasing: x lies between the logarithms of bounds on e^x, and hardly below.
      let power = try #require(Interval(lower: least.lower, upper: largest.upper, precision: 400))
      let logarithm = try #require(power.logarithm())
      #expect(logarithm.contains(points[0]) && logarithm.contains(points[1]))
      let slack = Rational.powerOfTwo(-330)
      let (lower, upper) = (try #require(logarithm.lowerBound), try #require(logarithm.upperBound))
      #expect(points[0] - lower < slack && upper - points[1] < slack)
    }
    #expect(Interval(-1, precision: 53).logarithm() == nil && Interval(0, precision: 53).logarithm() == nil)
    #expect(Interval(1, precision: 53).logarithm() == Interval(0, precision: 53))
    let half = try #require(Interval(lower: -3, upper: 1, precision: 53)?.logarithm())
    #expect(half == .atMost(0, precision: 53))
  }

  /// The range of sine or cosine on [points], the extrema at (2n + 1/2)π or 2nπ and half a period further.
  private func checkWave(
    _ found: Interval, _ points: [Rational], pi: TaylorReference.Bounds, phase: Rational,
    _ function: (Rational) throws -> TaylorReference.Bounds
  ) throws {
    // Multiples of π that matter here are told from the dyadic endpoints by bounds of 480 bits.
    func hasPoint(congruentTo turn: Rational) -> Bool {
      (-20...20).contains { n in
        let multiple = turn + Rational(2 * n)
        let (first, second) = (multiple * pi.lower, multiple * pi.upper)
        return points[0] <= min(first, second) && max(first, second) <= points[1]
      }
    }
    let one = TaylorReference.Bounds(lower: 1, upper: 1)
    let minusOne = TaylorReference.Bounds(lower: -1, upper: -1)
    let values = [try function(points[0]), try function(points[1])].sorted { $0.lower < $1.lower }
    let least = hasPoint(congruentTo: phase + 1) ? minusOne : values[0]
    let largest = hasPoint(congruentTo: phase) ? one : values[1]
    expectTightest(found, least: least, largest: largest, "[\(points[0]), \(points[1])]")
  }

  @Test("Sines and cosines: extrema inside, monotone pieces, single numbers")
  func sineAndCosine() throws {
    var generator = SeededGenerator(seed: 12)
    let pi = try TaylorReference.pi()
    let half = Rational.powerOfTwo(-1)
    for round in 0..<scaledIterations(300) {
      let start = argument(&generator)
      let length =
        Rational(Int.random(in: 0...(round % 2 == 0 ? 900 : 4000), using: &generator)) * Rational.powerOfTwo(-9)
      let points = [start, round % 10 == 0 ? start : min(start + length, 40)].sorted()
      let x = try #require(Interval(lower: points[0], upper: points[1], precision: 53))
      try checkWave(x.sine(), points, pi: pi, phase: half) { try TaylorReference.sine($0) }
      try checkWave(x.cosine(), points, pi: pi, phase: 0) { try TaylorReference.cosine($0) }
    }
    #expect(Interval(0, precision: 53).cosine() == Interval(1, precision: 53))
    #expect(Interval(0, precision: 53).sine() == Interval(0, precision: 53))
  }

  @Test("Sines and cosines at the edges: unbounded, huge, next to multiples of π/2")
  func trigonometricEdges() throws {
    let full = try #require(Interval(lower: -1, upper: 1, precision: 53))
    for x in [Interval.entire(precision: 53), .atLeast(1000, precision: 53), .atMost(0, precision: 53)] {
      #expect(x.sine() == full && x.cosine() == full)
    }
    // Reduced exactly as far as promised, and still an enclosure beyond.
    let large = Interval(Rational.powerOfTwo(5000), precision: 53)
    let (sine, cosine) = (large.sine(), large.cosine())
    #expect(try #require(sine.width) < Rational.powerOfTwo(-50) && sine != full)
    #expect((sine.squared() + cosine.squared()).contains(1))
    let huge = Interval(1, precision: 53).scaled(byPowerOfTwo: Interval.maximalReductionExponent + 1)
    #expect(huge.sine() == full && huge.cosine() == full)
    // The 53-bit neighbours of 355 = 113π + 3.0e-5, and of kπ/2: an extremum lies between, and in no single one.
    for multiple in 1...30 {
      let quarter = Interval.pi(precision: 53) * Interval(multiple, precision: 53).scaled(byPowerOfTwo: -1)
      let around = multiple.isMultiple(of: 2) ? quarter.cosine() : quarter.sine()
      let extreme = multiple % 4 == 0 || multiple % 4 == 1 ? 1 : -1
      #expect(around.contains(Rational(extreme)), "\(multiple)π/2")
      let zero = multiple.isMultiple(of: 2) ? quarter.sine() : quarter.cosine()
      let width = try #require(zero.width)
      #expect(zero.contains(0) && width < Rational.powerOfTwo(-40))
      let low = Interval(try #require(quarter.lowerBound), precision: 53)
      #expect(!(multiple.isMultiple(of: 2) ? low.sine() : low.cosine()).contains(0))
    }
  }

  @Test("cos(πq) and sin(πq): exact at multiples of 1/2 and 1/3, within two units in the last place elsewhere")
  func cosinePi() throws {
    let pi = try TaylorReference.pi()
    for denominator in [1, 2, 3, 4, 5, 6, 7, 8, 12, 17, 30] {
      for numerator in stride(from: -2 * denominator - 1, through: 2 * denominator + 1, by: denominator < 8 ? 1 : 3) {
        let q = try Rational(numerator) / Rational(denominator)
        // The cosine has slope at most 1, and the angle is known within 2^-470.
        let bounds = try TaylorReference.cosine(q.magnitude * pi.lower)
        let slack = Rational.powerOfTwo(-470)
        let enclosed = try #require(Interval(lower: bounds.lower - slack, upper: bounds.upper + slack, precision: 600))
        for precision in [24, 53, 150] {
          let value = Interval.cosinePi(q, precision: precision)
          #expect(value.precision == precision)
          #expect(Interval.sinePi(Rational.powerOfTwo(-1) - q, precision: precision) == value)
          if (q * 2).isInteger || (q * 3).isInteger {
            #expect(value.isSingleton && enclosed.contains(value), "cos \(q)π")
          } else {
            #expect(value.contains(enclosed), "cos \(q)π")
            let unit = Rational.powerOfTwo(leadingExponent(bounds.lower) - precision + 1)
            #expect(try #require(value.width) <= unit * 2, "cos \(q)π")
          }
        }
      }
    }
    let (third, half) = (try Rational(1) / 3, Interval(Rational.powerOfTwo(-1), precision: 53))
    #expect(Interval.cosinePi(Rational(-7) * third, precision: 53) == half)
    #expect(Interval.cosinePi(Rational(2) * third, precision: 53) == -half)
    #expect(Interval.sinePi(1, precision: 53) == Interval(0, precision: 53))
    #expect(Interval.sinePi(Rational(Integer.powerOfTwo(200) + 1), precision: 53) == Interval(0, precision: 53))
  }

  @Test("Overflow and underflow stay outward")
  func exponentRange() throws {
    let one = Interval(1, precision: 53)
    let large = one.scaled(byPowerOfTwo: 1 << 31)
    #expect(large.upperEndpoint == nil)
    let lower = try #require(large.lowerEndpoint)
    #expect(lower.signum > 0 && (lower.leadingBitExponent ?? 0) < 1 << 31)
    let small = one.scaled(byPowerOfTwo: -(1 << 31))
    #expect(small.lowerEndpoint == 0)
    let upper = try #require(small.upperEndpoint)
    #expect(upper.signum > 0 && (upper.leadingBitExponent ?? 0) > -(1 << 31))
    #expect((-large).lowerEndpoint == nil && (-large).upperEndpoint == -lower)
    #expect((large * large).contains(large) && (large * small).isNonnegative == .holds && (large * small).contains(1))
    #expect(small.isPositive == .undecided && (small * small).contains(0))
    let power = try #require(Interval(3, precision: 53).power(1 << 40))
    #expect(power.upperEndpoint == nil && power.lowerEndpoint == lower)
    #expect(Interval.atLeast(Rational(Integer.powerOfTwo(40)), precision: 53).exponential().lowerEndpoint == lower)
    #expect((large - large).isEntire && large.cancellativeDifference(large) == nil)
  }
}
