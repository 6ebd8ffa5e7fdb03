/// How a file is read, and how much of it at most.
public struct DataOptions: Sendable, Hashable {
  /// What a number in a text denotes.
  public enum TextNumbers: Sendable, Hashable {
    /// The number that is written: `0.1` is one tenth.
    case exact
    /// The binary64 number next to it, ties to even, as most programs read it: `0.1` is 3602879701896397/2^55. A number
    /// that rounds to infinity is an error.
    case binary64
  }

  /// What a number in a text denotes. Binary files hold the numbers themselves.
  public var textNumbers: TextNumbers

  /// The format, whatever the name of the file; nil takes it from the extension.
  public var format: DataFormat?

  /// The largest file, in bytes.
  public var maximalSize: Int

  /// The largest number of entries, those that a sparse file leaves out included.
  public var maximalEntryCount: Int

  /// For how many seconds nothing may come from a pipe or a device before it is given up.
  public var maximalWait: Double

  /// Options; a number in a text is exact, a file has at most 2^29 bytes and a matrix at most 2^24 entries, and a pipe is
  /// waited for at most 60 seconds unless given.
  public init(
    textNumbers: TextNumbers = .exact, format: DataFormat? = nil, maximalSize: Int = 1 << 29,
    maximalEntryCount: Int = 1 << 24, maximalWait: Double = 60
  ) {
    self.textNumbers = textNumbers
    self.format = format
    self.maximalSize = maximalSize
    self.maximalEntryCount = maximalEntryCount
    self.maximalWait = maximalWait
  }
}
