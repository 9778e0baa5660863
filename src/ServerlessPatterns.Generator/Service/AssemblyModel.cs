namespace ServerlessPatterns.Generator.Service;

/// <summary>What the compilation as a whole says.</summary>
/// <param name="AssemblyName">The assembly's name.</param>
/// <param name="ServiceName">The [assembly: ServerlessService] name, else the assembly's.</param>
/// <param name="IsExecutable">An executable, which runs itself; else a class library, which Lambda's managed runtime loads.</param>
/// <param name="HasEntryPoint">The user's code has its own Main or top-level statements.</param>
/// <param name="Startup">The start-up class, if there is one.</param>
/// <param name="LambdaCore">The interfaces of Amazon.Lambda.Core, where the project references it.</param>
/// <param name="HasSenders">Whether the project references ServerlessPatterns.Aws, which has the senders.</param>
/// <param name="RunsLocally">Whether the project references ServerlessPatterns.Local, which runs the template on one machine.</param>
/// <param name="Version">The assembly's version, of three numbers.</param>
internal sealed record AssemblyModel(
    string AssemblyName,
    string ServiceName,
    bool IsExecutable,
    bool HasEntryPoint,
    StartupModel? Startup,
    LambdaCoreModel? LambdaCore,
    bool HasSenders = false,
    bool RunsLocally = false,
    string Version = "0.0.0");
