using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// The regions that clients are made with. Only clients of services whose resources stand in the function's own region are looked at: others are global, or
/// offered in some regions only.
/// </summary>
/// <param name="types">The library's types.</param>
/// <param name="region">RegionEndpoint.</param>
internal sealed class ClientRegions(LibraryTypes types, INamedTypeSymbol region)
{
    private readonly INamedTypeSymbol? _client = types.Find("Amazon.Runtime.AmazonServiceClient");
    private readonly INamedTypeSymbol? _config = types.Find("Amazon.Runtime.ClientConfig");

    /// <summary>Where a client or its configuration is given a region that the code names.</summary>
    public (IOperation Operation, string Name)? Of(IObjectCreationOperation creation)
    {
        if (creation.Type is not INamedTypeSymbol { ContainingNamespace: { } space } type || !IsOfOwnRegion(space))
        {
            return null;
        }

        if (Derives(type, _client))
        {
            foreach (var argument in creation.Arguments)
            {
                if (argument is { ArgumentKind: ArgumentKind.Explicit, Parameter: { } parameter } && SymbolEqualityComparer.Default.Equals(parameter.Type, region) && Name(argument.Value) is { } name)
                {
                    return (argument.Value, name);
                }
            }

            return null;
        }

        if (creation.Initializer is null || !Derives(type, _config))
        {
            return null;
        }

        (IOperation, string)? found = null;
        foreach (var assignment in creation.Initializer.Initializers.OfType<ISimpleAssignmentOperation>())
        {
            switch (assignment.Target)
            {
                // An emulator's, or an endpoint of a VPC.
                case IPropertyReferenceOperation { Property.Name: "ServiceURL" }:
                    return null;
                case IPropertyReferenceOperation { Property.Name: "RegionEndpoint" } when Name(assignment.Value) is { } name:
                    found = (assignment.Value, name);
                    break;
            }
        }

        return found;
    }

    /// <summary>Whether a namespace is AWS's.</summary>
    public static bool IsAmazon(INamespaceSymbol? space)
    {
        while (space?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space is { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true };
    }

    private string? Name(IOperation value) => value switch
    {
        IFieldReferenceOperation { Field: { IsStatic: true, ContainingType: { } type } field } when SymbolEqualityComparer.Default.Equals(type, region) => field.Name,
        IInvocationOperation { TargetMethod: { Name: "GetBySystemName", ContainingType: { } type }, Arguments: [{ Value.ConstantValue: { HasValue: true, Value: string name } }] } when SymbolEqualityComparer.Default.Equals(type, region) => name,
        _ => null,
    };

    private static bool IsOfOwnRegion(INamespaceSymbol space)
        => space is
        {
            Name: "SQS" or "DynamoDBv2" or "SimpleNotificationService" or "Lambda" or "Kinesis" or "StepFunctions" or "EventBridge" or "SimpleSystemsManagement" or "SecretsManager",
            ContainingNamespace: { Name: "Amazon", ContainingNamespace.IsGlobalNamespace: true },
        };

    private static bool Derives(INamedTypeSymbol type, INamedTypeSymbol? from)
    {
        for (var based = type.BaseType; based is not null && from is not null; based = based.BaseType)
        {
            if (SymbolEqualityComparer.Default.Equals(based, from))
            {
                return true;
            }
        }

        return false;
    }
}
