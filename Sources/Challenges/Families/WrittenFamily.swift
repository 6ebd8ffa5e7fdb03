import Certificates
import DataFiles
import ExactArithmetic
import ExactLinearAlgebra
import ExactSolutions
import Foundation
import RecoveryProblems

/// A family of instances that somebody wrote: a centre, and branches whose entries are expressions in t and which tend to it as t → 0.
///
/// It is a family of [BHV, Prop. 10.5]: data within 2^(-n-1) of the centre are data of every branch at t ≤ 2^(-n-1)/c, for the c that
/// ``distanceConstant`` certifies.
public struct WrittenFamily: IndistinguishableFamily {
  /// The name in the file.
  public let name: String

  /// The problem; its parameter is in the scale of [CAH].
  public let problem: RecoveryProblem

  /// The parameter as it stands in the file, in the scale of `objective`.
  public let givenParameter: Rational

  /// The scale in which the parameter is given.
  public let objective: ObjectiveScale

  /// The weights, or `nil` if all are 1.
  public let weights: [Rational]?

  /// The limit of all branches.
  public let centre: Instance

  /// Whether the centre belongs to the class.
  public let centreIsInClass: Bool

  /// What the file calls each branch, `branch j` where it does not say.
  public let branchNames: [String]

  /// c with ‖A^j(t) − A⁰‖ ≤ ct and ‖y_k^j(t) − y_k⁰‖ ≤ ct for all branches and all t ∈ (0, ``greatestParameter``].
  public let distanceConstant: Rational

  /// The largest t for which that is certified, a power of two.
  public let greatestParameter: Rational

  /// The level beyond which an adversary goes in any case. It may take any t that is small enough, and with t the separation tends to its
  /// limit.
  public var depth = 1

  let branches: [FamilyFile.Input]

  /// Everything that decides what is found about the family: two families with the same text are the same.
  public var identity: String {
    let branches = branches.map { "\($0.matrix.rows) \($0.samples)" }.joined(separator: "\n")
    return """
      \(name) \(problem.kind.rawValue) \(problem.parameter) \(objective.rawValue) \(weights ?? []) \(centreIsInClass) \(branchNames)
      \(centre.matrix.right.rows) \(centre.untransformedSamples)
      \(branches)
      """
  }

  /// The family in the file at `path`, JSON or YAML.
  ///
  /// - Throws: `FamilyRefusal` with the field, the value and what was expected, or with the condition that failed.
  public init(path: String) throws(FamilyRefusal) {
    let bytes: [UInt8]
    do { bytes = try DataFile.bytes(at: path, options: DataOptions(maximalSize: 1 << 26)) } catch {
      throw FamilyRefusal("\(error)")
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw FamilyRefusal("expected text in UTF-8") }
    self = try FamilyFile.family(text, folder: FilePlace.split(path).folder)
  }

  /// The family in `text`, JSON or YAML, which may name files in `folder`.
  ///
  /// - Throws: `FamilyRefusal` with the field, the value and what was expected, or with the condition that failed.
  public init(text: String, folder: String = ".") throws(FamilyRefusal) {
    self = try FamilyFile.family(text, folder: folder)
  }

  init(
    name: String, problem: RecoveryProblem, givenParameter: Rational, objective: ObjectiveScale, weights: [Rational]?,
    centre: FamilyFile.Input, centreIsInClass: Bool, branches: [(name: String, input: FamilyFile.Input)]
  ) throws(FamilyRefusal) {
    self.name = name
    self.problem = problem
    self.givenParameter = givenParameter
    self.objective = objective
    self.weights = weights
    self.centreIsInClass = centreIsInClass
    branchNames = branches.map(\.name)
    self.branches = branches.map(\.input)
    for (place, input) in [("centre", centre)] + branches.enumerated().map({ ("branches[\($0 + 1)]", $1.input) }) {
      guard input.matrix.rowCount == centre.matrix.rowCount, input.matrix.columnCount == centre.matrix.columnCount
      else {
        throw FamilyRefusal(
          "\(place).matrix: expected \(centre.matrix.rowCount) × \(centre.matrix.columnCount) entries")
      }
      guard input.samples.count == centre.samples.count,
        input.samples.allSatisfy({ $0.count == centre.matrix.rowCount })
      else {
        throw FamilyRefusal(
          "\(place).samples: expected \(centre.samples.count) lists of m = \(centre.matrix.rowCount) entries")
      }
    }
    let exact = try Self.instance(centre, problem, weights, at: 0, "the centre")
    self.centre = exact
    if centre.matrix.elements.contains(where: \.dependsOnParameter)
      || centre.samples.joined().contains(where: \.dependsOnParameter)
    {
      throw FamilyRefusal("centre: expected expressions without t")
    }
    try FamilyHypotheses.requireConvergence(of: self.branches, named: branchNames, to: exact)
    (distanceConstant, greatestParameter) = try FamilyHypotheses.distanceConstant(of: self.branches, named: branchNames)
  }

  /// J.
  public var branchCount: Int { branches.count }

  /// The instance on a branch, from 0, at t.
  ///
  /// - Throws: `FamilyRefusal` if there is no such branch or an entry has no value there.
  public func instance(of branch: Int, at parameter: Rational) throws(FamilyRefusal) -> Instance {
    guard branches.indices.contains(branch) else { throw FamilyRefusal("there is no branch \(branch + 1)") }
    return try Self.instance(branches[branch], problem, weights, at: parameter, branchNames[branch])
  }

  /// The greatest power of two t ≤ ``greatestParameter`` with c·t ≤ 2^(-n-1): then data within 2^(-n-1) of the centre are data of every
  /// branch at t, at all levels up to n.
  public func parameter(forLevel level: Int) -> Rational {
    var parameter = min(greatestParameter, .powerOfTwo(-max(1, level) - 1))
    while parameter * distanceConstant > .powerOfTwo(-max(1, level) - 1) { parameter *= .powerOfTwo(-1) }
    return parameter
  }

  /// The member on a branch, from 0, at the t for `level` or for ``depth``, whichever is smaller.
  public func member(of branch: Int, beyond level: Int) throws -> NamedInstance {
    try member(of: branch, at: parameter(forLevel: max(level, depth)))
  }

  /// The member on a branch, from 0, at t, a power of two.
  func member(of branch: Int, at parameter: Rational) throws -> NamedInstance {
    let bits = parameter.denominator.bitWidth
    return NamedInstance(
      name: "\(branchNames.indices.contains(branch) ? branchNames[branch] : "") at t = 2^-\(bits - 1)",
      instance: try instance(of: branch, at: parameter), bits: 2 * bits)
  }

  /// The middle of what is known of the minimisers of the member, at a precision that its distance from the centre asks for.
  public func minimisers(of branch: Int, beyond level: Int, precision: Int) throws -> [[Interval]] {
    let member = try member(of: branch, beyond: level)
    let needed = max(precision, 2 * member.bits + 256)
    return try (0..<centre.sampleCount).map { k in
      let evidence = try OptimalityEvidence.find(instance: member.instance, sample: k, precision: needed)
      return evidence.point.map { Interval($0, precision: needed) }
    }
  }

  private static func instance(
    _ input: FamilyFile.Input, _ problem: RecoveryProblem, _ weights: [Rational]?, at parameter: Rational,
    _ place: String
  ) throws(FamilyRefusal) -> Instance {
    do {
      let instance = try Instance(
        problem: problem, matrix: try FactoredMatrix(left: nil, right: input.matrix.map { $0.value(at: parameter) }),
        untransformedSamples: input.samples.map { $0.map { $0.value(at: parameter) } }, weights: weights)
      _ = try instance.sizeExponent()
      return instance
    } catch { throw FamilyRefusal("\(place) at t = \(parameter): \(error)") }
  }
}
