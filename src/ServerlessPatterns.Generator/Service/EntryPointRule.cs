using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Generator.Service;

/// <summary>
/// An executable's own Main must run the functions: the template would deploy a program that never looks at its queue. Whatever in the
/// project mentions RunAsync is taken for doing so.
/// </summary>
internal sealed class EntryPointRule
{
    private int _runs;

    /// <summary>A class library has no Main, and its calls need no look.</summary>
    public static bool Concerns(Compilation compilation) => compilation.Options.OutputKind is OutputKind.ConsoleApplication or OutputKind.WindowsApplication;

    public void Visit(OperationAnalysisContext context)
    {
        var method = context.Operation switch
        {
            IInvocationOperation invocation => invocation.TargetMethod,
            IMethodReferenceOperation reference => reference.Method,
            _ => null,
        };
        if (method is { Name: "RunAsync", ContainingType: { Name: EntryPointSource.FileName or "FunctionHost", ContainingNamespace.Name: "ServerlessPatterns" or "Hosting" } })
        {
            Interlocked.Exchange(ref _runs, 1);
        }
    }

    public void Check(Compilation compilation, string consumer, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        if (_runs == 0
            && Concerns(compilation)
            && compilation.GetEntryPoint(cancellationToken) is { ContainingType.Name: not EntryPointSource.FileName } main)
        {
            report(Diagnostic.Create(UsageRules.MainWithoutFunctions, main.Locations.FirstOrDefault() ?? Location.None, consumer));
        }
    }
}
