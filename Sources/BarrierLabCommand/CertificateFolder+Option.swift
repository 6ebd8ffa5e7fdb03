import ArgumentParser
import Challenges
import DataFiles

extension CertificateFolder {
  /// The directory that `--certificates` names, once it is known that what is there may be replaced.
  ///
  /// - Parameters:
  ///   - findings: the pairs of algorithm and question of the run.
  ///   - others: the other files that it writes.
  ///   - input: a file that no certificate may replace, as none may the file that the standard output or error goes to.
  /// - Throws: `ExitCode` 64 or 73 after a message.
  convenience init(
    option path: String, _ findings: [(algorithm: String, question: String)], others: [String],
    distinctFrom input: NamedFile?
  ) throws {
    let names = Self.replaceable(in: path, findings, others: others)
    let written = [FilePlace(path)] + names.map { FilePlace("\(path)/\($0)") }
    if let other = NamedFile.places(of: [input]).first(where: { written.contains($0.place) }) {
      throw CommandFailure.usage(
        "--certificates \(path.shownPath): expected a directory whose certificates do not replace the file of "
          + other.name)
    }
    do { try self.init(path, report: { CommandFailure.report($0) }) } catch {
      throw CommandFailure.output("--certificates \(path.shownPath): \(error)")
    }
    do { try expectReplaceable(findings, others: others) } catch { throw CommandFailure.output("\(error)") }
  }
}
