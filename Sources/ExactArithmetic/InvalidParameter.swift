/// A parameter outside its range.
public struct InvalidParameter: Error, Equatable, CustomStringConvertible {
  /// The parameter's name, as on the command line.
  public let name: String

  /// The value that was given.
  public let value: String

  /// What is expected instead.
  public let expected: String

  /// An error about the parameter `name`.
  public init(name: String, value: String, expected: String) {
    self.name = name
    self.value = value
    self.expected = expected
  }

  /// One sentence for a person.
  public var description: String { "\(name) = \(value): expected \(expected)" }
}
