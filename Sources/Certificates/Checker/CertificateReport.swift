import Foundation

/// Verdicts on certificate files, one line for each: what `barrierlab-check` and `barrierlab verify` print.
public enum CertificateReport {
  /// All files have been verified, and there was at least one.
  public static let allVerified: Int32 = 0
  /// A certificate has been rejected.
  public static let someRejected: Int32 = 1
  /// There was no path (`EX_USAGE`).
  public static let usage: Int32 = 64
  /// A file could not be read, or a directory could not be listed or holds no certificate (`EX_DATAERR`); whatever the verdicts on the
  /// others.
  public static let unreadable: Int32 = 65

  /// `text` as it may stand in a message: without line breaks, other control characters and changes of direction, shortened if it is
  /// very long.
  public static func line(_ text: String) -> String { text.onOneLine }

  /// The number, from 1, of the first argument of this program that is no text in UTF-8, or `nil`.
  ///
  /// The strings of `CommandLine.arguments` have replacement characters there, and may name another file than the one that was meant.
  public static var firstArgumentThatIsNoText: Int? {
    (1..<max(Int(CommandLine.argc), 1)).first { index in
      CommandLine.unsafeArgv[index].map { String(validatingCString: $0) == nil } ?? false
    }
  }

  /// The verdict on one file of these bytes: `VERIFIED <claim>` or `REJECTED <rule>: <detail>`, without a line break.
  public static func verdict(on bytes: Data) -> String {
    verdict { () throws(Rejection) in try CertificateFile.statement(provedBy: bytes) }
  }

  /// The verdict on the claim that `statement` finds proved.
  private static func verdict(_ statement: () throws(Rejection) -> String) -> String {
    do throws(Rejection) {
      return "VERIFIED \(try statement())".onOneLine
    } catch {
      return "REJECTED \(error)".onOneLine
    }
  }

  /// Checks the files at `paths`; a directory stands for all files in it whose names end in `.json`, sorted by name.
  ///
  /// Only regular files are read, and links to them; anything else, such as a FIFO, counts as a file that cannot be read.
  ///
  /// - Parameters:
  ///   - print: takes the verdict on each file, followed by the path in parentheses unless `paths` is one file.
  ///   - warn: takes a message, of one line, for each path that names nothing to be checked.
  /// - Returns: the exit code, one of the constants above; ``unreadable`` rather than ``someRejected``.
  public static func check(_ paths: [String], print: (String) -> Void, warn: (String) -> Void) -> Int32 {
    guard !paths.isEmpty else { return usage }
    var code = allVerified
    func refuse(_ path: String, _ reason: String) {
      warn("\(path.onOneLine): \(reason)")
      code = unreadable
    }
    var files: [String] = []
    var isSingle = paths.count == 1
    for path in paths {
      guard (try? CertificateInput.isDirectory(path)) ?? false else {
        files.append(path)
        continue
      }
      isSingle = false
      do {
        let found = try CertificateInput.certificates(in: path)
        for name in found.namesThatAreNoText { refuse("\(path)/\(name)", "cannot be read: its name is not UTF-8") }
        if found.paths.isEmpty { refuse(path, "no certificate (*.json) in this directory") }
        files += found.paths
      } catch { refuse(path, "this directory cannot be listed: \(error.reason)") }
    }
    for file in files {
      do {
        let document = try document(of: file)
        let verdict = verdict { () throws(Rejection) in try document.get().statement() }
        if !verdict.hasPrefix("VERIFIED "), code == allVerified { code = someRejected }
        print(isSingle ? verdict : "\(verdict) (\(file.onOneLine))")
      } catch { refuse(file, "cannot be read: \(error.reason)") }
    }
    return code
  }

  /// The certificate in the file at `path`; its bytes are gone when it is checked.
  private static func document(
    of path: String
  ) throws(CertificateInput.Unreadable) -> Result<CertificateFile.AnyDocument, Rejection> {
    guard let bytes = try CertificateInput.bytes(of: path) else { return .failure(CertificateFile.tooLarge) }
    return Result { () throws(Rejection) in try CertificateFile.document(in: bytes) }
  }
}
