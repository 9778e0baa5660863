using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1025. Looks at the variables that a handler's type reads and sets, its constructors and initializers included; elsewhere it may be a tool or a local run
/// that has them. See https://docs.aws.amazon.com/lambda/latest/dg/configuration-envvars.html and https://rules.sonarsource.com/python/RSPEC-7617
/// </summary>
internal sealed class EnvironmentVariableRule(LibraryTypes types) : HandlerRule
{
    private const string Reserved = "is Lambda's own, and the runtime and AWS's SDK act on what stands in it; do not set it, and give the value to the client or setting that needs it";
    private const string Secret = "looks like a secret, and whoever may see the function's configuration sees it; keep it in Secrets Manager or Parameter Store, and name it in the variable";

    private readonly INamedTypeSymbol? _environment = types.Find("System.Environment");

    public override DiagnosticDescriptor Descriptor => AntiPatterns.EnvironmentVariable;

    public override bool IsConcerned { get; } = !types.IsTests;

    public override void VisitType(HandlerType type, Action<Diagnostic> report)
    {
        List<Diagnostic>? secrets = null;
        foreach (var invocation in type.AllInvocations())
        {
            if (invocation.TargetMethod is not { Name: "SetEnvironmentVariable" or "GetEnvironmentVariable" } method
                || !SymbolEqualityComparer.Default.Equals(method.ContainingType, _environment)
                || invocation.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is not { ConstantValue: { HasValue: true, Value: string name } } value)
            {
                continue;
            }

            if (method.Name == "SetEnvironmentVariable")
            {
                if (ReservedNames.Contains(name))
                {
                    report(At(value.Syntax, name, Reserved));
                }
            }
            else if (SecretNames.IsSecret(name) && !SecretNames.IsOtherwiseUsed(invocation))
            {
                (secrets ??= []).Add(At(value.Syntax, name, Secret));
            }
        }

        // Of a type that asks a keeper of secrets, what the environment has may be a secret's name or its cipher text.
        if (secrets is not null && !type.AllOperations().Any(AsksKeeper))
        {
            secrets.ForEach(report);
        }
    }

    private static bool AsksKeeper(IOperation operation) => operation switch
    {
        IInvocationOperation invocation => SecretNames.IsKeeper(invocation.TargetMethod.ContainingNamespace),
        IObjectCreationOperation creation => SecretNames.IsKeeper(creation.Type?.ContainingNamespace),
        _ => false,
    };
}
