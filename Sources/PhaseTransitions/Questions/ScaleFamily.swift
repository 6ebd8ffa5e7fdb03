import Challenges
import ExactArithmetic
import RecoveryProblems

/// The members of Ω(K, L) between which the adversary of one barrier chooses: the tilts of one scale, one for each candidate.
///
/// The data of level n are within 2^-n-1 of the centre (2^-n/4 where Ω₃ is meant), so they are admissible at once for all d tilts.
public struct ScaleFamily: IndistinguishableFamily {
  /// For which question the tilts are chosen.
  public let barrier: Barrier

  /// The class.
  public let family: TheoremTwoClass

  /// The centre of the scale.
  public let centre: Instance

  private let forms: [ClosedForm]

  /// The members for a barrier. For those that can be overcome they defeat the algorithms that answer on the centre's data: those of
  /// centre(K − 1), and those of centre(K − 2) up to level L − 1.
  ///
  /// - Throws: `FamilyError` when the class does not have the scale of the barrier.
  public init(_ barrier: Barrier, of family: TheoremTwoClass) throws(FamilyError) {
    self.barrier = barrier
    self.family = family
    let centre = try family.centre(scale: barrier.digits(of: family))
    self.centre = try family.instance(centre)
    var forms: [ClosedForm] = []
    for k in 0..<family.sampleCount { forms.append(try family.closedForm(centre, sample: k)) }
    self.forms = forms
  }

  /// Only Ω₁ holds its centre.
  public var centreIsInClass: Bool { barrier == .digits }

  /// d.
  public var branchCount: Int { family.candidateCount }

  /// Members of Ω₃ are (3/4)·2^-n away at level n = L − 1; those of Ω₁ and Ω₂ at most 2^-n-1.
  public var extraBits: Int { isThird ? 2 : 1 }

  private var isThird: Bool { barrier == .fewerLevels || barrier == .boundedLevels }

  /// The tilt towards a candidate.
  ///
  /// - Throws: `FamilyError` if there is no such candidate.
  public func tilt(towards index: Int, beyond level: Int) throws(FamilyError) -> Member {
    switch barrier {
    case .digits: try family.omega1(level: max(1, level), index: index)
    case .boundedData, .unboundedData: try family.omega2(level: max(1, level), index: index)
    case .boundedLevels, .fewerLevels: try family.omega3(index: index)
    }
  }

  /// The tilt towards a candidate.
  ///
  /// - Throws: `FamilyError` if there is no such candidate.
  public func member(of branch: Int, beyond level: Int) throws -> NamedInstance {
    try family.named(tilt(towards: branch, beyond: level))
  }

  /// The solution of a tilt at all samples, by its closed form.
  ///
  /// A tilt moves the solution by less than τ. Where that is below what an adversary tells apart, the candidate of the centre takes its
  /// place, which needs no enclosures of τ.
  public func minimisers(of branch: Int, beyond level: Int, precision: Int) throws -> [[Interval]] {
    let member = try tilt(towards: branch, beyond: level)
    let isTilted = member.tilt > Adversary.resolution * .powerOfTen(-barrier.digits(of: family))
    return try (0..<family.sampleCount).map { k in
      let form = isTilted ? try family.closedForm(member, sample: k) : forms[k]
      return try form.candidate(branch).map { try $0.enclosure(precision: precision) }
    }
  }
}

extension TheoremTwoClass {
  /// The instance of a member, with its name and its place in the class.
  ///
  /// - Throws: ``FamilyError/parameter(_:)`` if the class has no such scale or candidate, or unless τ > 0.
  public func named(_ member: Member) throws(FamilyError) -> NamedInstance {
    NamedInstance(
      name: member.label, instance: try instance(member),
      membership: ClassMembership(
        digits: digits, levels: levels, scale: member.scale, index: member.index, tilt: member.tilt,
        base: try scale(member.scale).base),
      bits: member.tilt.isZero ? 0 : member.tilt.denominator.bitWidth)
  }
}
