import Challenges
import ExactArithmetic
import Testing

/// Families that are wrong are refused, with the field or the condition that failed.
@Suite struct FamilyRefusalTests {
  private static func family(
    problem: String = "p2", parameter: String = "1", objective: String = "paper", inClass: String = "true",
    centre: String = "[[1, 1]]", sample: String = "[[2]]", branch: String = "[[1 + t, 1]]",
    other: String = "[[1, 1 + t]]", more: String = ""
  ) -> String {
    """
    problem: \(problem)
    parameter: \(parameter)
    objective: \(objective)
    \(more)
    centre:
      inClass: \(inClass)
      matrix: \(centre)
      samples: \(sample)
    branches:
      - matrix: \(branch)
      - matrix: \(other)
    """
  }

  @Test func thePlainOneIsAccepted() throws {
    let family = try WrittenFamily(text: Self.family())
    #expect(family.branchCount == 2 && family.distanceConstant == 1 && family.greatestParameter == 1)
  }

  @Test(
    arguments: [
      (family(problem: "p4"), "problem: expected p1, p2 or p3, found \"p4\""),
      (family(parameter: "-1"), "lambda = -1: expected a rational number > 0"),
      (family(parameter: "sqrt(2)"), "parameter: expected a rational number"),
      (family(parameter: "t"), "parameter: expected a rational number"),
      (family(objective: "sum"), "objective: expected paper, half or mean, found \"sum\""),
      (family(inClass: "yes"), "centre.inClass: expected true or false, found \"yes\""),
      (family(centre: "[[1, t]]"), "expected expressions without t"),
      (family(centre: "[[1, 1], [1]]"), "centre.matrix[2]: expected 2 entries as in the first row, found 1"),
      (family(sample: "[[2, 1]]"), "centre.samples: expected 1 lists of m = 1 entries"),
      (family(branch: "[[1 + t]]"), "branches[1].matrix: expected 1 × 2 entries"),
      (
        family(branch: "[[1 + * t, 1]]"),
        "branches[1].matrix[1][1]: \"1 + * t\", column 5: expected t, sqrt, cos, pi or a definition of the file, found \"*\""
      ),
      (family(branch: "[[1 + u, 1]]"), "column 5: expected t, sqrt, cos, pi or a definition of the file, found \"u\""),
      (
        family(branch: "[[2 + t, 1]]"),
        "branch 1 does not tend to the centre: entry (1, 1) of its matrix is 2 at t = 0, expected 1"
      ),
      (family(branch: "[[1 + t/t, 1]]"), "has no value at t = 0"),
      (family(branch: "[[1 + sqrt(t), 1]]"), "sqrt(t) has no value, or no bounded derivative, for small t"),
      (family(more: "weights: [1, 0]"), "weights[2] = 0: expected a number > 0"),
      (family(more: "weights: [1]"), "weights: expected a list of N = 2 numbers"),
      (family(more: "colour: red"), "colour: not a field; expected name"),
      (family(more: "definitions: {t: 1}"), "definitions.t: expected a new name"),
      ("[1, 2]", "the file: expected an object"), ("", "found an empty file"), ("a: [", "expected JSON or YAML"),
    ])
  func refusals(text: String, expected: String) {
    do {
      _ = try WrittenFamily(text: text)
      Issue.record("accepted, expected: \(expected)")
    } catch { #expect(error.description.contains(expected), "\(error.description)") }
  }

  /// Branches with the same limit are not separated.
  @Test func separationThatVanishes() throws {
    let family = try WrittenFamily(text: Self.family(other: "[[1 + 2*t, 1]]"))
    do {
      _ = try Breakdown(of: family, levels: [30])
      Issue.record("accepted")
    } catch let error as FamilyRefusal {
      #expect(error.description.contains("the branches are not separated") || error.description.contains("separation"))
    } catch { Issue.record("\(error)") }
    #expect(throws: LimitSeparation.Failure.self) { _ = try LimitSeparation(of: family) }
  }

  /// Where t has to stay small, so do the members: here the branch has a pole at t = 1/10.
  @Test func polesBesideZero() throws {
    let family = try WrittenFamily(text: Self.family(branch: "[[1 + t/(1 - 10*t), 1]]"))
    #expect(family.greatestParameter < .powerOfTwo(-3))
    #expect(family.parameter(forLevel: 1) <= family.greatestParameter)
    #expect(try Breakdown(of: family, levels: [1, 5]).levels.count == 2)
  }

  /// Deep nesting and enormous exponents are refused, not run into.
  @Test func hostileExpressions() {
    for text in [
      String(repeating: "(", count: 5000) + "1", String(repeating: "-", count: 5000) + "1", "2^999999999999",
      "10^-100001", String(repeating: "√", count: 3000) + "2",
    ] {
      #expect(throws: FamilyRefusal.self) { _ = try WrittenFamily(text: Self.family(centre: "[[\"\(text)\", 1]]")) }
    }
  }
}
