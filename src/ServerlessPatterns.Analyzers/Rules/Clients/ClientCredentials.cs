using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using ServerlessPatterns.Analyzers.Operations;

namespace ServerlessPatterns.Analyzers.Rules.Clients;

/// <summary>Credentials that everyone has who has the program.</summary>
internal static class ClientCredentials
{
    /// <summary>What the client is made with; null where that is not to be seen, or is a user's own.</summary>
    public static string? Of(IObjectCreationOperation client, LocalWrites writes, Func<ILocalSymbol, bool> isSignedIn)
    {
        if (client.Arguments.Any(argument => SetsEndpoint(argument.Value, writes)))
        {
            return null;
        }

        if (client.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "awsAccessKeyId") is { Value.ConstantValue.HasValue: true })
        {
            return "an access key that is written in it";
        }

        var given = client.Arguments.FirstOrDefault(argument => argument.Parameter?.Name == "credentials")?.Value;
        return given is null ? null : Resolve(given, writes, out var local) is not { Type.Name: var type } creation ? null : type switch
        {
            "AnonymousAWSCredentials" => "no credentials",
            "BasicAWSCredentials" or "SessionAWSCredentials" when creation.Arguments is [{ Value.ConstantValue.HasValue: true }, ..] => "an access key that is written in it",
            "CognitoAWSCredentials" when local is null || !isSignedIn(local) => "the credentials of Cognito's guests",
            _ => null,
        };
    }

    /// <summary>An endpoint of one's own is an emulator's.</summary>
    private static bool SetsEndpoint(IOperation argument, LocalWrites writes)
        => Resolve(argument, writes, out _) is { Type.Name: "AmazonDynamoDBConfig", Initializer: { } initializer }
            && initializer.Initializers.OfType<ISimpleAssignmentOperation>().Any(assignment => assignment.Target is IPropertyReferenceOperation { Property.Name: "ServiceURL" });

    private static IObjectCreationOperation? Resolve(IOperation operation, LocalWrites writes, out ILocalSymbol? local)
    {
        local = null;
        operation = TextParts.Unwrap(operation);
        if (operation is ILocalReferenceOperation reference && writes.Of(reference.Local) is [var only])
        {
            local = reference.Local;
            operation = TextParts.Unwrap(only);
        }

        return operation as IObjectCreationOperation;
    }
}
