/// Why a text is not read as a number: the text as it was given, and what stands in place of it in a readable one.
public enum ParsingError: Error, Equatable, Hashable, Sendable {
  /// The text does not have the expected form.
  case malformed(text: String, expected: String)
  /// The text has the expected form, and its denominator is zero.
  case zeroDenominator(text: String, expected: String)
  /// The text has the expected form, and its value is refused because of its size.
  case tooLarge(text: String, expected: String)

  /// The offending text, whole.
  public var text: String {
    switch self {
    case .malformed(let text, _), .zeroDenominator(let text, _), .tooLarge(let text, _): text
    }
  }

  /// What was expected in place of the text.
  public var expected: String {
    switch self {
    case .malformed(_, let expected), .zeroDenominator(_, let expected), .tooLarge(_, let expected): expected
    }
  }
}

extension ParsingError: CustomStringConvertible {
  /// The longest text that a message repeats in full, in characters; of a longer one it shows both ends.
  private static let longestShown = 80

  /// One sentence without a final stop, for instance `"1//2" is not a number: expected …`.
  public var description: String {
    let shown = text.count <= Self.longestShown ? text : "\(text.prefix(40))…\(text.suffix(20))"
    return switch self {
    case .malformed: "\"\(shown)\" is not readable: expected \(expected)"
    case .zeroDenominator: "\"\(shown)\" has the denominator zero: expected \(expected)"
    case .tooLarge: "\"\(shown)\" is too large: expected \(expected)"
    }
  }
}
