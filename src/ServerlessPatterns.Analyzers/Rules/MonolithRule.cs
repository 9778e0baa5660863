using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// SLP1022. A request's handler that tells many paths apart, or a [LoadBalancerTarget] with many routes, of several resources each: paths of one resource belong
/// together. See https://serverlessland.com/content/service/lambda/guides/aws-lambda-operator-guide/function-design
/// </summary>
internal sealed class MonolithRule(LibraryTypes types) : HandlerRule
{
    private const int LeastPaths = 5;
    private const int LeastResources = 3;

    private readonly INamedTypeSymbol? _httpRoute = types.Find("ServerlessPatterns.HttpRouteAttribute");

    // A type that has several handlers is read once.
    private readonly ConcurrentDictionary<INamedTypeSymbol, bool> _targets = new(SymbolEqualityComparer.Default);

    public override DiagnosticDescriptor Descriptor => AntiPatterns.Monolith;

    public override void VisitHandler(HandlerEntry entry, IReadOnlyList<HandlerBody> bodies, Action<Diagnostic> report)
    {
        if ((entry.Kinds & HandlerKinds.Request) == 0)
        {
            return;
        }

        if (Routes(entry.Method).Any())
        {
            var type = entry.Method.ContainingType;
            if (_targets.TryAdd(type, true) && Describe(type.GetMembers().OfType<IMethodSymbol>().SelectMany(Routes)) is { } routes)
            {
                report(Diagnostic.Create(Descriptor, PartOf(type, entry.Method), type.Name, routes));
            }
        }

        var compared = bodies.Select(PathsOf).ToArray();
        if (compared.Sum(each => each.Length) >= LeastPaths && Describe(compared.SelectMany(each => each)) is { } paths)
        {
            report(At(entry.Method, entry.Name, paths));
        }
    }

    /// <summary>The type's name in the part that the route stands in: another part may be generated.</summary>
    private static Location? PartOf(INamedTypeSymbol type, IMethodSymbol route)
        => type.Locations.FirstOrDefault(location => location.SourceTree == route.Locations.FirstOrDefault()?.SourceTree) ?? type.Locations.FirstOrDefault();

    private IEnumerable<string> Routes(IMethodSymbol method)
        => _httpRoute is null ? [] : method.GetAttributes()
            .Where(attribute => SymbolEqualityComparer.Default.Equals(attribute.AttributeClass, _httpRoute))
            .Select(attribute => attribute.ConstructorArguments is [_, { Value: string template }] ? template : "/");

    // A method that several handlers reach is read once.
    private string[] PathsOf(HandlerBody body) => (string[]?)body.Operations.Note(this) ?? body.Operations.Keep(this, Paths(body));

    /// <summary>The paths that a body compares with.</summary>
    private static string[] Paths(HandlerBody body)
    {
        List<string>? paths = null;
        foreach (var operation in body.Operations.All)
        {
            var text = operation.Kind switch
            {
                OperationKind.ConstantPattern => Text(((IConstantPatternOperation)operation).Value),
                OperationKind.CaseClause when operation is ISingleValueCaseClauseOperation clause => Text(clause.Value),
                OperationKind.Binary when operation is IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals } equals => Text(equals.RightOperand) ?? Text(equals.LeftOperand),
                OperationKind.Invocation when operation is IInvocationOperation { TargetMethod: { Name: "Equals" or "StartsWith", ContainingType.SpecialType: SpecialType.System_String } } call
                    => call.Arguments.Select(argument => Text(argument.Value)).FirstOrDefault(given => given is not null),
                _ => null,
            };
            if (text is not null && RequestPath(text) is { } path)
            {
                (paths ??= []).Add(path);
            }
        }

        return paths?.ToArray() ?? [];
    }

    private static string? Text(IOperation operation) => operation.ConstantValue is { HasValue: true, Value: string text } ? text : null;

    /// <summary>A path, or API Gateway's route key: GET /orders.</summary>
    private static string? RequestPath(string text)
    {
        var start = text.IndexOf('/');
        return start == 0 || (start > 1 && text[start - 1] == ' ' && text.Take(start - 1).All(char.IsUpper)) ? text.Substring(start) : null;
    }

    private static string? Describe(IEnumerable<string> paths)
    {
        var distinct = paths.Distinct(StringComparer.OrdinalIgnoreCase).ToArray();
        if (distinct.Length < LeastPaths)
        {
            return null;
        }

        var resources = distinct.Select(Resource).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase).OrderBy(resource => resource, StringComparer.OrdinalIgnoreCase).ToArray();
        return resources.Length < LeastResources ? null
            : $"answers {distinct.Length} paths of {string.Join(", ", resources.Take(4))}{(resources.Length > 4 ? " and others" : "")}";
    }

    /// <summary>The first segment that names something: not a variable, and not what stands before every path.</summary>
    private static string? Resource(string path)
        => path.Split(['/', '?'], StringSplitOptions.RemoveEmptyEntries).FirstOrDefault(segment => segment[0] is not ('{' or ':' or '*') && !IsPrefix(segment));

    private static bool IsPrefix(string segment)
        => segment.Equals("api", StringComparison.OrdinalIgnoreCase) || (segment[0] is 'v' or 'V' && segment.Length > 1 && segment.Skip(1).All(character => char.IsDigit(character) || character == '.'));
}
