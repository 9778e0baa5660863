using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.Analyzers.Operations;

/// <summary>The name that an assignment's text has on its left: a property has no other, so that most assignments need no symbol to be told from those that a rule is about.</summary>
internal static class AssignedNames
{
    /// <summary>The name; null for anything but a name or a member of something.</summary>
    public static string? Of(SyntaxNode assignment) => assignment switch
    {
        AssignmentExpressionSyntax { Left: IdentifierNameSyntax name } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberAccessExpressionSyntax { Name: var name } } => name.Identifier.ValueText,
        AssignmentExpressionSyntax { Left: MemberBindingExpressionSyntax { Name: var name } } => name.Identifier.ValueText,
        AttributeArgumentSyntax { NameEquals.Name: var name } => name.Identifier.ValueText,
        _ => null,
    };
}
