namespace ServerlessPatterns.Benchmarks.RuntimeLoop;

/// <summary>What one process was measured to do.</summary>
/// <param name="FirstAnswer">From before the process was started to its first answer, in milliseconds.</param>
/// <param name="FirstCpu">The CPU time that it took until then, in milliseconds: what else the machine does falls less on it.</param>
/// <param name="Invocation">One invocation after many, in microseconds, the fake Runtime API's share included.</param>
/// <param name="InvocationCpu">The process's own CPU time in one invocation, in microseconds.</param>
/// <param name="PeakAtFirst">The most memory that was resident by the first answer, in megabytes.</param>
/// <param name="Peak">The most memory that was resident by the last, in megabytes.</param>
internal sealed record LoopRun(double FirstAnswer, double FirstCpu, double Invocation, double InvocationCpu, double PeakAtFirst, double Peak);
