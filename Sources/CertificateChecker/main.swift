import Certificates
import Foundation

let usage = """
  usage: barrierlab-check FILE|DIR ...

  Checks certificates of the format described in Proofs/CERTIFICATE.md; a directory stands for the files *.json in it.
  Prints for each file one line, VERIFIED <claim> or REJECTED <reason>.
  Exits with 0 if all are verified, 1 if one is rejected, 64 for wrong usage, 65 if a file cannot be read or a directory is empty.

  """

func warn(_ message: String) { FileHandle.standardError.write(Data("\(message)\n".utf8)) }

var paths = Array(CommandLine.arguments.dropFirst())
if paths == ["--help"] || paths == ["-h"] {
  FileHandle.standardOutput.write(Data(usage.utf8))
  exit(0)
}
if paths.first == "--" {
  paths.removeFirst()
} else if let option = paths.first(where: { $0.hasPrefix("-") }) {
  warn("barrierlab-check: unknown option \(CertificateReport.line(option))\n\(usage)")
  exit(CertificateReport.usage)
}
let code = CertificateReport.check(paths) {
  FileHandle.standardOutput.write(Data("\($0)\n".utf8))
} warn: {
  warn("barrierlab-check: \($0)")
}
if code == CertificateReport.usage { warn(usage) }
exit(code)
