using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Writes a message's failure to the log that there is at a place: a logger, the function's context, else standard error.</summary>
internal static class FailureLog
{
    private static readonly SymbolDisplayFormat s_name = new(miscellaneousOptions: SymbolDisplayMiscellaneousOptions.EscapeKeywordIdentifiers, parameterOptions: SymbolDisplayParameterOptions.IncludeName);

    /// <summary>The statement.</summary>
    public static string Statement(PartialBatchShape shape, string exception, SemanticModel model)
    {
        var position = shape.Messages.Loop.SpanStart;
        var record = shape.Messages.Loop.Identifier.Text;
        var symbols = model.LookupSymbols(position).Where(symbol => !shape.Method.IsStatic || symbol.IsStatic || symbol is IParameterSymbol).ToArray();
        if (symbols.FirstOrDefault(symbol => symbol is IFieldSymbol or IPropertySymbol or IParameterSymbol && Type(symbol) is { } type && IsLogger(type)) is { } logger
            && model.LookupSymbols(position, Type(logger), "LogError", includeReducedExtensionMethods: true).OfType<IMethodSymbol>().Any(TakesException))
        {
            return $"{Name(logger)}.LogError({exception}, \"Message {{MessageId}} failed.\", {record}.MessageId);";
        }

        if (shape.Method.Parameters.FirstOrDefault(parameter => parameter.Type is { Name: "ILambdaContext", ContainingNamespace.Name: "Core" }) is { } context)
        {
            return $"{Name(context)}.Logger.LogError($\"Message {{{record}.MessageId}} failed: {{{exception}}}\");";
        }

        return $"{NameAt.Written("Console", "System", position, model)}.Error.WriteLine($\"Message {{{record}.MessageId}} failed: {{{exception}}}\");";
    }

    private static bool IsLogger(ITypeSymbol type) => type.AllInterfaces.Concat(type is INamedTypeSymbol named ? [named] : []).Any(each => each is { Name: "ILogger", ContainingNamespace: { Name: "Logging", ContainingNamespace: { Name: "Extensions", ContainingNamespace.Name: "Microsoft" } } });

    private static bool TakesException(IMethodSymbol method)
        => method.Parameters is [{ Type: { Name: "Exception", ContainingNamespace.Name: "System" } }, { Type.SpecialType: SpecialType.System_String }, { IsParams: true }];

    private static ITypeSymbol? Type(ISymbol symbol) => symbol switch
    {
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        IParameterSymbol parameter => parameter.Type,
        _ => null,
    };

    private static string Name(ISymbol symbol) => symbol.ToDisplayString(s_name);
}
