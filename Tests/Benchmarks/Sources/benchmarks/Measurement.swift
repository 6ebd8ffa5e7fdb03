import NativeKernels

/// One of two implementations that are compared: a computation, repeated.
struct Contender {
  let name: String

  /// Repeats the computation so many times; the nanoseconds of processor time that this takes.
  let time: (Int) -> Double

  /// Repeats the computation so many times; the text of the last result.
  let result: (Int) -> String

  /// The contender that repeats a computation as `body` does, and whose result reads as `describe` says.
  init<Result>(_ name: String, body: @escaping (Int) -> Result, describe: @escaping (Result) -> String) {
    self.name = name
    time = { repetitions in
      let start = native_thread_nanoseconds()
      consume(body(repetitions))
      return native_thread_nanoseconds() - start
    }
    result = { describe(body($0)) }
  }

  /// The contender that another process times.
  init(_ name: String, time: @escaping (Int) -> Double, result: @escaping (Int) -> String) {
    self.name = name
    self.time = time
    self.result = result
  }

  /// The contender that computes anew each time.
  init<Result>(_ name: String, each body: @escaping () -> Result, describe: @escaping (Result) -> String) {
    self.init(
      name,
      body: { repetitions in
        var last = body()
        for _ in 1..<max(repetitions, 1) { last = body() }
        return last
      }, describe: describe)
  }
}

/// Takes a value as if it were used.
@inline(never)
private func consume<Value>(_ value: Value) {
  withExtendedLifetime(value) {}
}

/// What a comparison must reach.
enum Target {
  /// At most so many times the other's time.
  case ratio(Double)
  /// At most so many nanoseconds more than the other.
  case excess(Double)
}

/// Nanoseconds of both, by the best round and by the middle one.
struct Comparison {
  let ours: Double
  let theirs: Double
  /// The median of the ratios of neighbouring samples, in which the drift of the machine cancels.
  let medianRatio: Double

  var ratio: Double { ours / theirs }
  var excess: Double { ours - theirs }

  /// Judged by the best rounds: what other processes do to caches and clock rates only ever adds to a time.
  func meets(_ target: Target) -> Bool {
    switch target {
    case .ratio(let bound): ratio <= bound
    case .excess(let bound): excess <= bound
    }
  }
}

/// How long and how often to measure.
struct Effort {
  /// A sample repeats the computation for at least so many nanoseconds.
  let sampleTime: Double
  let rounds: Int

  static let full = Effort(sampleTime: 2e6, rounds: 15)
  static let quick = Effort(sampleTime: 3e5, rounds: 5)

  /// Samples of both in turn, the order changing from round to round; each figure is divided by `operations`.
  func compare(_ ours: Contender, _ theirs: Contender, operations: Int = 1) -> Comparison {
    let (ourRepetitions, theirRepetitions) = (repetitions(of: ours), repetitions(of: theirs))
    var samples: [(ours: Double, theirs: Double)] = []
    for round in 0..<rounds {
      let before = round.isMultiple(of: 2) ? sample(ours, ourRepetitions) : 0
      let other = sample(theirs, theirRepetitions)
      let own = round.isMultiple(of: 2) ? before : sample(ours, ourRepetitions)
      samples.append((own / Double(operations), other / Double(operations)))
    }
    return Comparison(
      ours: samples.map(\.ours).min() ?? 0, theirs: samples.map(\.theirs).min() ?? 0,
      medianRatio: median(samples.map { $0.ours / $0.theirs }))
  }

  /// The number of repetitions that last for ``sampleTime``.
  private func repetitions(of contender: Contender) -> Int {
    var count = 1
    while true {
      let time = sample(contender, count) * Double(count)
      if time >= sampleTime { return count }
      count *= time < sampleTime / 8 ? 4 : 2
    }
  }

  /// Nanoseconds of one repetition out of `repetitions`.
  private func sample(_ contender: Contender, _ repetitions: Int) -> Double {
    contender.time(repetitions) / Double(repetitions)
  }

  private func median(_ values: [Double]) -> Double {
    let sorted = values.sorted()
    return sorted.isEmpty ? 0 : sorted[sorted.count / 2]
  }
}
