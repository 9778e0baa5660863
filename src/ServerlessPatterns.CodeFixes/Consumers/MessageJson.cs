using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>
/// Whether a consumer reads all that a call of the serializer reads. It reads by the context that covers the message, else by JsonSerializerDefaults.Web, which takes
/// names in any case and numbers in quotation marks: more than the serializer's own defaults, and nothing in another way.
/// </summary>
internal static class MessageJson
{
    private const string Namespace = "System.Text.Json";
    private const string Options = "JsonSerializerOptions";

    public static bool IsReadAlike(MessageRead message, JsonContext? context, SemanticModel model, CancellationToken cancellationToken)
    {
        if (message.Call.ArgumentList.Arguments.Count == 1)
        {
            return ReadsPascalCase(context);
        }

        if (message.Call.ArgumentList.Arguments is not [_, { NameColon: null, Expression: var argument }])
        {
            return false;
        }

        // Context.Default.Message
        if (argument is MemberAccessExpressionSyntax access
            && model.GetTypeInfo(access.Expression, cancellationToken).Type is INamedTypeSymbol holder
            && holder.WithBases().Any(each => each.IsNamed(Namespace + ".Serialization", "JsonSerializerContext")))
        {
            return context is not null && SymbolEqualityComparer.Default.Equals(context.Symbol, holder);
        }

        return IgnoresCase(Made(argument, model, cancellationToken), model, cancellationToken) switch
        {
            true => context is null || (ReadsPascalCase(context) && context.Options.IgnoresCase),
            false => ReadsPascalCase(context),
            null => false,
        };
    }

    /// <summary>Whether properties' own names are read, and no converter reads anything else.</summary>
    private static bool ReadsPascalCase(JsonContext? context)
        => context is null
            || (context.Options.Converters.Count == 0 && (context.Options.Naming == JsonNaming.AsIs || context.Options is { Naming: JsonNaming.CamelCase, IgnoresCase: true }));

    /// <summary>What makes the options: the argument itself, or the initializer of a field that is never changed.</summary>
    private static ExpressionSyntax? Made(ExpressionSyntax argument, SemanticModel model, CancellationToken cancellationToken)
    {
        if (argument is not IdentifierNameSyntax || model.GetSymbolInfo(argument, cancellationToken).Symbol is not IFieldSymbol { IsReadOnly: true, DeclaredAccessibility: Accessibility.Private } field)
        {
            return argument;
        }

        return field.DeclaringSyntaxReferences is [var reference]
            && reference.SyntaxTree == argument.SyntaxTree
            && reference.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: var value } declarator
            && declarator.FirstAncestorOrSelf<TypeDeclarationSyntax>() is { } type
            && type.DescendantNodes().OfType<IdentifierNameSyntax>().Where(name => name.Identifier.ValueText == field.Name).All(name => name.Parent is ArgumentSyntax { RefKindKeyword.RawKind: 0 })
                ? value
                : null;
    }

    /// <summary>Whether options are the serializer's defaults but for the case of names; null for others.</summary>
    private static bool? IgnoresCase(ExpressionSyntax? options, SemanticModel model, CancellationToken cancellationToken)
    {
        switch (options)
        {
            case LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NullLiteralExpression }:
                return false;
            case MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Web" or "Default" } member when model.GetSymbolInfo(member, cancellationToken).Symbol is IPropertySymbol { ContainingType: { } holder } && holder.IsNamed(Namespace, Options):
                return member.Name.Identifier.ValueText == "Web";
            case BaseObjectCreationExpressionSyntax creation when model.GetTypeInfo(creation, cancellationToken).Type?.IsNamed(Namespace, Options) == true:
                var isWeb = creation.ArgumentList?.Arguments is [{ Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Web", Expression: var defaults } }]
                    && model.GetTypeInfo(defaults, cancellationToken).Type?.IsNamed(Namespace, "JsonSerializerDefaults") == true;
                return isWeb || creation.ArgumentList?.Arguments is null or [] ? Set(creation.Initializer, isWeb) : null;
            default:
                return null;
        }
    }

    private static bool? Set(InitializerExpressionSyntax? initializer, bool ignoresCase)
    {
        foreach (var expression in initializer?.Expressions ?? default)
        {
            switch (expression)
            {
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "PropertyNameCaseInsensitive" }, Right: LiteralExpressionSyntax { RawKind: (int)SyntaxKind.TrueLiteralExpression } }:
                    ignoresCase = true;
                    break;
                case AssignmentExpressionSyntax { Left: IdentifierNameSyntax { Identifier.ValueText: "PropertyNamingPolicy" }, Right: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "CamelCase" } }:
                    break;
                default:
                    return null;
            }
        }

        // Names in camel case alone are read by none of what a consumer may read with.
        return ignoresCase || initializer is null or { Expressions.Count: 0 } ? ignoresCase : null;
    }
}
