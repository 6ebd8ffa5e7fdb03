import ArgumentParser
import DataFiles
import Foundation

/// A file that an option names.
struct NamedFile {
  let option: String
  let path: String

  /// The file that `option` names; nil if it is not given.
  init?(_ option: String, _ path: String?) {
    guard let path else { return nil }
    (self.option, self.path) = (option, path)
  }

  /// Its name for messages.
  var shown: String { "\(option) \(path.shownPath)" }

  /// Refuses outputs that would replace an input, one another, or the file that the standard output or error goes to.
  ///
  /// - Throws: `ExitCode` 64 after a message that names both.
  static func expectDistinct(outputs: [NamedFile?], inputs: [NamedFile?]) throws {
    var taken = Self.places(of: inputs)
    for output in outputs.compactMap({ $0 }) {
      let place = FilePlace(output.path)
      if let other = taken.first(where: { $0.place == place }) {
        throw CommandFailure.usage("\(output.shown): expected another file than that of \(other.name)")
      }
      taken.append((place, output.shown))
    }
  }

  /// Where `inputs` and the standard output and error are, with their names for messages.
  static func places(of inputs: [NamedFile?]) -> [(place: FilePlace, name: String)] {
    let streams = [(STDOUT_FILENO, "the standard output"), (STDERR_FILENO, "the standard error")]
    return inputs.compactMap { $0 }.map { (FilePlace($0.path), $0.shown) }
      + streams.compactMap { descriptor, name in FilePlace(descriptor: descriptor).map { ($0, name) } }
  }
}
