import Foundation

/// Runs comparisons, prints a line for each, and remembers what went wrong.
final class Report {
  let effort: Effort
  /// Only lines that contain this text are measured.
  let filter: String
  private(set) var wrongResults = 0
  private(set) var measured = 0
  private var missed: [String] = []
  private var sectionToPrint: String?

  init(effort: Effort, filter: String) {
    self.effort = effort
    self.filter = filter.lowercased()
  }

  /// Announces lines; the title is printed with the first of them.
  func section(_ title: String) {
    sectionToPrint = "\n\(title)\n" + Report.row("", "ours ns", "other ns", "min", "median", "")
  }

  func note(_ text: String) { print(text) }

  /// Says that lines are missing, and why.
  func skip(_ what: String, because reason: String) { print("\nSKIPPED: \(what): \(reason)") }

  /// Whether a line of that label is asked for.
  func wants(_ label: String) -> Bool { filter.isEmpty || label.lowercased().contains(filter) }

  /// Compares the results of both, then their times, if the label passes the filter; nil if it does not or if they
  /// differ.
  ///
  /// - Parameter operations: each repetition counts as so many operations.
  @discardableResult
  func compare(
    _ label: String, _ ours: Contender, _ theirs: Contender, operations: Int = 1, target: Target? = nil,
    checkedRepetitions: Int = 3
  ) -> Comparison? {
    guard wants(label) else { return nil }
    if let title = sectionToPrint {
      print(title)
      sectionToPrint = nil
    }
    let (own, other) = (ours.result(checkedRepetitions), theirs.result(checkedRepetitions))
    guard own == other else {
      wrongResults += 1
      print("\(label): DIFFERENT RESULTS\n  \(ours.name): \(own.prefix(300))\n  \(theirs.name): \(other.prefix(300))")
      return nil
    }
    measured += 1
    let comparison = effort.compare(ours, theirs, operations: operations)
    var verdict = ""
    if let target {
      let reached = comparison.meets(target)
      if !reached { missed.append(label) }
      switch target {
      case .ratio(let bound): verdict = "≤ \(bound) \(reached ? "met" : "MISSED")"
      case .excess(let bound):
        let excess = String(format: "%+.1f ns", comparison.excess)
        verdict = "\(excess), ≤ +\(Int(bound)) ns \(reached ? "met" : "MISSED")"
      }
    }
    print(
      Report.row(
        label, Report.time(comparison.ours), Report.time(comparison.theirs), String(format: "%.2f", comparison.ratio),
        String(format: "%.2f", comparison.medianRatio), verdict))
    return comparison
  }

  /// Prints what is left to say; the exit code of the program.
  func finish() -> Int32 {
    print("")
    if !missed.isEmpty { print("targets missed: " + missed.joined(separator: "; ")) }
    print("\(measured) comparisons measured, \(wrongResults) with different results")
    return wrongResults == 0 && measured > 0 ? 0 : 1
  }

  private static func row(
    _ label: String, _ ours: String, _ theirs: String, _ ratio: String, _ median: String, _ verdict: String
  ) -> String {
    func left(_ text: String, _ width: Int) -> String {
      text + String(repeating: " ", count: max(0, width - text.count))
    }
    func right(_ text: String, _ width: Int) -> String {
      String(repeating: " ", count: max(0, width - text.count)) + text
    }
    return left(label, 54) + right(ours, 12) + right(theirs, 12) + right(ratio, 8) + right(median, 8)
      + (verdict.isEmpty ? "" : "  " + verdict)
  }

  static func time(_ nanoseconds: Double) -> String {
    String(format: nanoseconds < 1000 ? "%.1f" : "%.0f", nanoseconds)
  }
}
