using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace ServerlessPatterns.CodeFixes;

/// <summary>What a call sends: to another service over HTTP, or to a function.</summary>
/// <param name="Type">The message's type.</param>
/// <param name="Expression">The message.</param>
/// <param name="CancellationToken">The token that the call was given; null: none.</param>
internal sealed record SentMessage(INamedTypeSymbol Type, ExpressionSyntax Expression, string? CancellationToken)
{
    private static readonly string[] s_requestMembers = ["FunctionName", "InvocationType", "LogType", "Payload", "PayloadStream"];

    /// <summary>The message of a call; null where the call sends something else, or more.</summary>
    public static SentMessage? Of(IInvocationOperation call)
    {
        var value = (call.TargetMethod.ContainingType?.Name, call.TargetMethod.Name) switch
        {
            ("HttpClientJsonExtensions", "PostAsJsonAsync" or "PutAsJsonAsync") => Argument(call.Arguments, "value"),
            ("HttpClient", "PostAsync" or "PutAsync") => Content(Argument(call.Arguments, "content")),
            (_, "InvokeAsync") => Payload(Argument(call.Arguments, "request")),
            _ => null,
        };
        if (value is IConversionOperation { IsImplicit: true, OperatorMethod: null, Type.SpecialType: SpecialType.System_Object } boxed)
        {
            value = boxed.Operand;
        }

        return value is { Type: INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct or TypeKind.Interface, IsAnonymousType: false, SpecialType: SpecialType.None } type, Syntax: ExpressionSyntax expression }
            // What is sent as its base has members that would then be sent too.
            && (value is not IConversionOperation { Operand.Type: { } given } || SymbolEqualityComparer.Default.Equals(given, type))
            ? new SentMessage((INamedTypeSymbol)type.WithNullableAnnotation(NullableAnnotation.NotAnnotated), expression, Token(call))
            : null;
    }

    private static IOperation? Content(IOperation? content) => Unwrap(content) switch
    {
        IInvocationOperation { TargetMethod: { Name: "Create", ContainingType.Name: "JsonContent" } } create => Argument(create.Arguments, "inputValue"),
        IObjectCreationOperation { Type.Name: "StringContent" or "ByteArrayContent", Initializer: null } creation => Serialized(Argument(creation.Arguments, "content")),
        _ => null,
    };

    /// <summary>The payload of a request that says nothing else which a queue would not.</summary>
    private static IOperation? Payload(IOperation? request)
    {
        if (Unwrap(request) is not IObjectCreationOperation { Type.Name: "InvokeRequest", Initializer.Initializers: var sets })
        {
            return null;
        }

        IOperation? payload = null;
        foreach (var set in sets)
        {
            if (set is not ISimpleAssignmentOperation { Target: IPropertyReferenceOperation { Property.Name: var name }, Value: var value } || Array.IndexOf(s_requestMembers, name) < 0)
            {
                return null;
            }

            payload = name == "Payload" ? Serialized(value)
                : name == "PayloadStream" && Unwrap(value) is IObjectCreationOperation { Type.Name: "MemoryStream", Arguments: [var bytes] } ? Serialized(bytes.Value)
                : payload;
        }

        return payload;
    }

    private static IOperation? Serialized(IOperation? text)
        => Unwrap(text) is IInvocationOperation { TargetMethod: { Name: "Serialize" or "SerializeToUtf8Bytes", ContainingType: { Name: "JsonSerializer", ContainingNamespace: { Name: "Json", ContainingNamespace.Name: "Text" } } } } serialize
            ? Argument(serialize.Arguments, "value")
            : null;

    private static string? Token(IInvocationOperation call)
        => call.Arguments.FirstOrDefault(argument => argument.ArgumentKind == ArgumentKind.Explicit && argument.Parameter?.Type.Name == "CancellationToken")?.Syntax is ArgumentSyntax given
            ? given.Expression.ToString()
            : null;

    private static IOperation? Argument(IEnumerable<IArgumentOperation> arguments, string name) => arguments.FirstOrDefault(argument => argument.Parameter?.Name == name)?.Value;

    private static IOperation? Unwrap(IOperation? operation)
    {
        while (operation is IConversionOperation { OperatorMethod: null } conversion)
        {
            operation = conversion.Operand;
        }

        return operation;
    }
}
