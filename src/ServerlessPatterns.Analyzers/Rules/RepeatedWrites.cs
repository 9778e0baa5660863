using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Handlers;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>Finds the writes that make another thing when they are made again.</summary>
internal sealed class RepeatedWrites(LibraryTypes types)
{
    private readonly INamedTypeSymbol? _httpClient = types.Find("System.Net.Http.HttpClient");
    private readonly INamedTypeSymbol? _guid = types.Find("System.Guid");
    private readonly INamedTypeSymbol? _table = types.Find("ServerlessPatterns.ITable`1");

    /// <summary>A body's writes, each with what it does.</summary>
    public IReadOnlyList<(IOperation Operation, string What)> Of(HandlerBody body)
    {
        List<(IOperation Operation, string What)>? writes = null;
        var puts = false;
        foreach (var call in body.Operations.Invocations)
        {
            puts |= IsPut(call.TargetMethod);
            if (call.TargetMethod is { Name: "PostAsync" or "PostAsJsonAsync" } method && IsOfClient(call))
            {
                (writes ??= []).Add((call, $"posts with {method.Name}"));
            }
        }

        foreach (var assignment in body.Operations.Assignments)
        {
            if (assignment is { Target: IPropertyReferenceOperation { Property: { Name: "UpdateExpression", ContainingType.Name: "UpdateItemRequest" } }, Value.ConstantValue: { HasValue: true, Value: string text } } && Adds(text))
            {
                (writes ??= []).Add((assignment.Value, "adds to what an item has with UpdateExpression"));
            }
        }

        if (puts)
        {
            (writes ??= []).InsertRange(0, Puts(body));
        }

        return writes ?? (IReadOnlyList<(IOperation Operation, string What)>)[];
    }

    /// <summary>Whether a body looks at an id that stays the same, or makes a write conditional.</summary>
    public static bool TakesNotice(HandlerBody body) => body.Operations.All.Any(TakesNotice);

    private IEnumerable<(IOperation Operation, string What)> Puts(HandlerBody body)
    {
        var made = new HashSet<ILocalSymbol>(SymbolEqualityComparer.Default);
        foreach (var operation in body.Operations.All)
        {
            switch (operation)
            {
                // In the order of the text: a local is made before it is used.
                case IVariableDeclaratorOperation { Symbol: { } local, Initializer.Value: { } value } when HasNewId(value, made):
                    made.Add(local);
                    break;
                case IInvocationOperation { TargetMethod: { } method } call when IsPut(method) && call.Arguments.Any(argument => HasNewId(argument.Value, made)):
                    yield return (call, $"puts an item with a new id with {method.Name}");
                    break;
            }
        }
    }

    private static bool TakesNotice(IOperation operation)
    {
        switch (operation.Kind)
        {
            case OperationKind.FieldReference or OperationKind.PropertyReference or OperationKind.MethodReference or OperationKind.EventReference:
                var member = (IMemberReferenceOperation)operation;
                var name = member.Member.Name;

                // To report which message has failed is not to know it again.
                return name == "MessageId"
                    ? member.Parent is not ISimpleAssignmentOperation { Target: IMemberReferenceOperation { Member.Name: "ItemIdentifier" } }
                    : name is "DeduplicationId" or "MessageDeduplicationId" or "ConditionExpression" or "Expected" or "ClientRequestToken" or "ReceiveCount" || IsOfIdempotency(name);
            case OperationKind.Literal:
                return operation.ConstantValue is { HasValue: true, Value: string text } && text.Length < 200 && IsOfIdempotency(text);
            case OperationKind.Invocation:
                var method = ((IInvocationOperation)operation).TargetMethod;
                return IsOfIdempotency(method.Name) || IsOfIdempotency(method.ContainingType?.Name ?? "");
            case OperationKind.ObjectCreation:
                return IsOfIdempotency(operation.Type?.Name ?? "");
            case OperationKind.ParameterReference:
                return IsOfIdempotency(((IParameterReferenceOperation)operation).Parameter.Name);
            case OperationKind.LocalReference:
                return IsOfIdempotency(((ILocalReferenceOperation)operation).Local.Name);
            default:
                return false;
        }
    }

    private static bool IsOfIdempotency(string text) => text.IndexOf("idempoten", StringComparison.OrdinalIgnoreCase) >= 0 || text.IndexOf("dedup", StringComparison.OrdinalIgnoreCase) >= 0;

    /// <summary>PutItem of the SDK and its document model, SaveAsync of its object model, and what ITable has.</summary>
    private bool IsPut(IMethodSymbol method) => method.Name switch
    {
        "PutItemAsync" or "PutItem" or "SaveAsync" => ClientRegions.IsAmazon(method.ContainingNamespace),
        "PutAsync" or "CreateAsync" => SymbolEqualityComparer.Default.Equals(method.ContainingType.OriginalDefinition, _table),
        _ => false,
    };

    /// <summary>
    /// Whether a value holds an id that is made here. Values that are declared inside a value are those of lambdas, which are looked at where they stand as well:
    /// each level of lambdas once.
    /// </summary>
    private bool HasNewId(IOperation value, HashSet<ILocalSymbol> made)
        => value.DescendantsAndSelf().Any(operation => operation switch
        {
            IInvocationOperation { TargetMethod: { Name: "NewGuid" or "CreateVersion7", ContainingType: { } type } } => SymbolEqualityComparer.Default.Equals(type, _guid),
            ILocalReferenceOperation { Local: { } local } => made.Contains(local),
            _ => false,
        });

    private bool IsOfClient(IInvocationOperation call)
        => SymbolEqualityComparer.Default.Equals(call.Instance?.Type, _httpClient)
            || (call.TargetMethod.IsExtensionMethod && call.Arguments.FirstOrDefault(argument => argument.Parameter?.Ordinal == 0)?.Value is { } first && SymbolEqualityComparer.Default.Equals(first.Type, _httpClient));

    /// <summary>SET total = total + :amount. What ADD adds may be an element of a set, which changes nothing the second time.</summary>
    private static bool Adds(string text)
    {
        var equals = text.IndexOf('=');
        return equals > 0 && text.IndexOf('+', equals) > 0;
    }
}
