import Certificates
import Foundation

let usage = """
  usage: barrierlab-check FILE|DIR ...

  Checks certificates of the format described in Proofs/CERTIFICATE.md; a directory stands for the files *.json in it.
  Prints for each file one line, VERIFIED <claim> or REJECTED <reason>.
  Exits with 0 if all are verified, 1 if one is rejected, 64 for wrong usage, 65 if a file cannot be read or a directory is empty,
  73 if the output cannot be written.

  """

/// The exit code when the output cannot be written (`EX_CANTCREAT`).
let unwritable: Int32 = 73

/// Writes all of `text`; the number of the system's error, 0 for none.
func write(_ text: String, to descriptor: Int32) -> Int32 {
  var rest = Array(text.utf8)[...]
  while !rest.isEmpty {
    let count = rest.withUnsafeBytes { write(descriptor, $0.baseAddress, $0.count) }
    if count >= 0 {
      rest = rest.dropFirst(count)
    } else if errno == EAGAIN {
      usleep(1000)
    } else if errno != EINTR {
      return errno
    }
  }
  return 0
}

func warn(_ message: String) { _ = write("\(message)\n", to: STDERR_FILENO) }

/// Writes `text` to the standard output, or ends the program: silently with the code of SIGPIPE where nobody reads any more.
func print(_ text: String) {
  let error = write(text, to: STDOUT_FILENO)
  guard error != 0 else { return }
  if error == EPIPE { exit(128 + SIGPIPE) }
  let reason = error == EBADF ? "it is closed" : String(cString: strerror(error))
  warn("barrierlab-check: standard output: cannot be written: \(reason)")
  exit(unwritable)
}

// A standard descriptor that is closed is occupied, so that no certificate gets its number and a message written into it.
for descriptor in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(descriptor, F_GETFD) == -1 {
  _ = open("/dev/null", descriptor == STDIN_FILENO ? O_WRONLY : O_RDONLY)
}
// Beyond the largest file that is allowed, writing is to fail and not to end the program.
signal(SIGXFSZ, SIG_IGN)
if let number = CertificateReport.firstArgumentThatIsNoText {
  warn("barrierlab-check: argument \(number): expected a path in UTF-8")
  exit(CertificateReport.usage)
}
var paths = Array(CommandLine.arguments.dropFirst())
if paths == ["--help"] || paths == ["-h"] {
  print(usage)
  exit(0)
}
if paths.first == "--" {
  paths.removeFirst()
} else if let option = paths.first(where: { $0.hasPrefix("-") }) {
  warn("barrierlab-check: unknown option \(CertificateReport.line(option))\n\(usage)")
  exit(CertificateReport.usage)
}
let code = CertificateReport.check(paths) {
  print("\($0)\n")
} warn: {
  warn("barrierlab-check: \($0)")
}
if code == CertificateReport.usage { warn(usage) }
exit(code)
