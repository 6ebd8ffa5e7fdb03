import Foundation
import NativeKernels

let usage = """
  swift run -c release --package-path Tests/Benchmarks benchmarks [--quick] [filter]

  Ratios of processor times, ours to the other's, with the results compared first. A line has the best of several
  rounds of both in nanoseconds, the ratio of the best, the median of the ratios of neighbouring samples, and the target
  if there is one. Targets are judged by the best rounds. Only lines that contain the filter are measured.
  Exit code: 0; 1 if a result differs from the other's, or if nothing was measured; 2 for an unknown option.
  """

let arguments = CommandLine.arguments.dropFirst()
if let unknown = arguments.first(where: { $0.hasPrefix("-") && $0 != "--quick" }) {
  print(unknown == "--help" || unknown == "-h" ? usage : "unknown option \(unknown)\n\(usage)")
  exit(unknown == "--help" || unknown == "-h" ? 0 : 2)
}
let isQuick = arguments.contains("--quick")
let report = Report(
  effort: isQuick ? .quick : .full, filter: arguments.filter { $0 != "--quick" }.joined(separator: " "))

native_buffer_lines()
print("GMP \(String(cString: native_gmp_version())), MPFR \(String(cString: native_mpfr_version()))")
let machine = ProcessInfo.processInfo
print("\(machine.operatingSystemVersionString), \(machine.activeProcessorCount) processors")
print(String(format: "load %.1f%@", native_load_average(), native_load_average() > 0.5 ? ": others are working" : ""))

measureIntegers(report)
measureRationals(report)
measureDyadics(report)
measureIntervals(report)
measureIntervalsAgainstMPFI(report)
measureBigInt(report)
measurePython(report)
measureLinearSystems(report, isQuick: isQuick)
measureGrowth(report, isQuick: isQuick)
exit(report.finish())
