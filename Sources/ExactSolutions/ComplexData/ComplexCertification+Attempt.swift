import ExactArithmetic

extension ComplexCertification {
  /// Newton, the test of Krawczyk on smaller and smaller domains, then strictness, then accuracy.
  func attempt<System: OptimalitySystem>(
    _ system: System, from start: [Interval],
    candidate: @escaping ([Interval], Int) -> ComplexCandidate?
  ) -> Result {
    var start = start
    var domainBits = bits < 500 ? 24 : bits < 4000 ? 48 : 96
    while 2 * domainBits + 64 <= maximalPrecision {
      switch NewtonIteration.run(system, from: start, bits: domainBits + 16) {
      case .stalled(let shrinking):
        return .failed(.singular(support: system.support), repair: shrinking.map { .removing($0) })
      case .converged(let point): start = point
      }
      if let test = KrawczykTest(system, around: start, domainBits: domainBits),
        let (box, center) = test.box(around: start, precision: 2 * domainBits + 64)
      {
        let zero = KrawczykTest<System>.Zero(box: box, center: center, precision: 2 * domainBits + 64)
        return conclude(test, zero, domainBits, candidate)
      }
      domainBits *= 2
    }
    let scales = system.entryScales(at: start).prefix(system.supportCount).map { $0.midpoint }
    let smallest = scales.indices.min { scales[$0] < scales[$1] }
    return .failed(.singular(support: system.support), repair: smallest.map { .removing($0) })
  }

  /// Refines a proved zero until strictness and accuracy are certain, or the precision is used up.
  private func conclude<System: OptimalitySystem>(
    _ test: KrawczykTest<System>, _ first: KrawczykTest<System>.Zero, _ domainBits: Int,
    _ candidate: ([Interval], Int) -> ComplexCandidate?
  ) -> Result {
    var zero = first
    var isStrict = false
    var accuracy = max(32, zero.accuracy ?? 0)
    var reason = ComplexUndecided.precisionExhausted(maximalPrecision: maximalPrecision)
    while true {
      // Products of numbers near 1: as many bits as the box, and some.
      let precision = max(128, zero.precision + 32)
      if let candidate = candidate(zero.box, precision) {
        if !isStrict {
          switch candidate.strictness(problem, precision: precision) {
          case .strict: isStrict = true
          case .violated(let column, let real, let imaginary):
            return .failed(.tie(columns: [column]), repair: .adding(column, real: real, imaginary: imaginary))
          case .residualNeeded: return .failed(.residualVanishes, repair: .withResidual)
          case .undecided(let open): reason = open
          }
        }
        if isStrict {
          reason = .precisionExhausted(maximalPrecision: maximalPrecision)
          let enclosure = normalised.restored(candidate.enclosure(problem, precision: precision))
          if let width = enclosure.largestWidth, width <= .powerOfTwo(-bits) { return .proved(enclosure) }
        }
      }
      accuracy = isStrict ? max(accuracy + 24, bits + 8) : 2 * accuracy
      guard
        let next = test.refined(
          zero, accuracy: accuracy, domainBits: domainBits, maximalPrecision: maximalPrecision)
      else { return .failed(reason, repair: nil) }
      zero = next
    }
  }
}
