using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1025. Looks at the variables that a handler's type reads and sets, its constructors and initializers included; elsewhere it may be a tool or a local run
/// that has them. See https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html and https://rules.sonarsource.com/python/RSPEC-7617
/// </summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class EnvironmentVariableAnalyzer : DiagnosticAnalyzer
{
    private const string Reserved = "is Lambda's own, and the runtime and AWS's SDK act on what stands in it; do not set it, and give the value to the client or setting that needs it";
    private const string Secret = "looks like a secret, and whoever may see the function's configuration sees it; keep it in Secrets Manager or Parameter Store, and name it in the variable";

    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(AntiPatterns.EnvironmentVariable);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterCompilationStartAction(Start);
    }

    private static void Start(CompilationStartAnalysisContext start)
    {
        var types = LibraryTypes.Of(start.Compilation);
        var entries = HandlerEntries.In(types);
        if (!entries.Any || types.IsTests || types.Find("System.Environment") is not { } environment)
        {
            return;
        }

        start.RegisterSymbolStartAction(
            context =>
            {
                if (entries.Of((INamedTypeSymbol)context.Symbol).Count > 0)
                {
                    Visit(context, environment);
                }
            },
            SymbolKind.NamedType);
    }

    private static void Visit(SymbolStartAnalysisContext start, INamedTypeSymbol environment)
    {
        // Of a type that asks a keeper of secrets, what the environment has may be a secret's name or its cipher text.
        var secrets = new ConcurrentQueue<Diagnostic>();
        var asksKeeper = false;
        start.RegisterOperationAction(
            context =>
            {
                var invocation = (IInvocationOperation)context.Operation;
                Look(invocation.TargetMethod.ContainingNamespace);
                if (invocation.TargetMethod is not { Name: "SetEnvironmentVariable" or "GetEnvironmentVariable" } method
                    || !SymbolEqualityComparer.Default.Equals(method.ContainingType, environment)
                    || invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is not { ConstantValue: { HasValue: true, Value: string name } } value)
                {
                    return;
                }

                if (method.Name == "SetEnvironmentVariable" ? ReservedNames.Contains(name) : SecretNames.IsSecret(name) && !SecretNames.IsOtherwiseUsed(invocation))
                {
                    var found = Diagnostic.Create(AntiPatterns.EnvironmentVariable, value.Syntax.GetLocation(), name, method.Name == "SetEnvironmentVariable" ? Reserved : Secret);
                    if (method.Name == "SetEnvironmentVariable")
                    {
                        context.ReportDiagnostic(found);
                    }
                    else
                    {
                        secrets.Enqueue(found);
                    }
                }
            },
            OperationKind.Invocation);
        start.RegisterOperationAction(context => Look(((IObjectCreationOperation)context.Operation).Type?.ContainingNamespace), OperationKind.ObjectCreation);
        start.RegisterSymbolEndAction(end =>
        {
            foreach (var secret in asksKeeper ? [] : secrets)
            {
                end.ReportDiagnostic(secret);
            }
        });

        // Called for several methods at once: it only ever becomes true.
        void Look(INamespaceSymbol? space)
        {
            if (!asksKeeper && SecretNames.IsKeeper(space))
            {
                asksKeeper = true;
            }
        }
    }
}
