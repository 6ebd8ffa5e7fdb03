import ExactArithmetic

extension TheoremTwoClass {
  /// centre(K), the member of Ω₁ that all others of Ω₁ tend to.
  public var centre: Member { .centre(scale: digits) }

  /// The centre of the scale D; for D < K it is not in the class, though its data are those the adversary shows.
  ///
  /// - Throws: ``FamilyError/parameter(_:)`` if the class has no such scale.
  public func centre(scale: Int) throws(FamilyError) -> Member { try checked(.centre(scale: scale)) }

  /// tilt(D, i, τ), the candidates numbered from 0; in the class only for the tilts that are named there.
  ///
  /// - Throws: ``FamilyError/parameter(_:)`` if the class has no such scale or candidate, or unless τ > 0.
  public func tilted(scale: Int, index: Int, tilt: Rational) throws(FamilyError) -> Member {
    try checked(.tilted(scale: scale, index: index, tilt: tilt))
  }

  /// tilt(K, i, 2^(-n-1)), a member of Ω₁; n ≥ 1, and i from 0.
  public func omega1(level n: Int, index: Int) throws(FamilyError) -> Member {
    try tilted(scale: digits, index: index, tilt: Self.tilt(level: n))
  }

  /// tilt(K − 1, i, 2^(-n-1)), a member of Ω₂; n ≥ 1, and i from 0.
  public func omega2(level n: Int, index: Int) throws(FamilyError) -> Member {
    try tilted(scale: digits - 1, index: index, tilt: Self.tilt(level: n))
  }

  /// tilt(K − 2, i, (3/2)·2^(-L)), a member of Ω₃; i from 0.
  public func omega3(index: Int) throws(FamilyError) -> Member {
    try tilted(scale: digits - 2, index: index, tilt: thirdTilt)
  }

  /// Whether this matrix belongs to the class.
  public func contains(_ member: Member) -> Bool {
    guard (try? checked(member)) != nil else { return false }
    if member.scale == digits - 2 { return member.tilt == thirdTilt }
    guard case .tilted(_, _, let tilt) = member else { return member.scale == digits }
    guard let dyadic = Dyadic(exactly: tilt), dyadic.significand == 1 else { return false }
    return dyadic.exponent <= -2
  }

  /// (3/2)·2^(-L).
  var thirdTilt: Rational { 3 * .powerOfTwo(-levels - 1) }

  /// 2^(-n-1).
  private static func tilt(level n: Int) throws(FamilyError) -> Rational {
    guard (1...greatestLevel).contains(n) else {
      throw .parameter("level", "\(n)", expected: "1 ≤ n ≤ \(greatestLevel)")
    }
    return .powerOfTwo(-n - 1)
  }

  /// The member, if the class has its scale and its candidate and the tilt is positive.
  @discardableResult
  func checked(_ member: Member) throws(FamilyError) -> Member {
    _ = try scale(member.scale)
    guard case .tilted(_, let index, let tilt) = member else { return member }
    guard (0..<candidateCount).contains(index) else {
      throw .parameter("candidate", "\(index + 1)", expected: "1 ≤ i ≤ d = \(candidateCount)")
    }
    guard tilt.signum > 0 else {
      throw .parameter("tilt", tilt.description, expected: "a rational number > 0")
    }
    return member
  }
}
