using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.Analyzers.Rules;

/// <summary>
/// Where a file may hold something of one account or region, found in its plain text: nine files in ten hold nothing, and nothing of them need be bound.
/// </summary>
internal static class AccountBoundPlaces
{
    private const int SecretKeyLength = 40;

    private static readonly string[] s_literals = ["arn:aws", "amazonaws.com", "AKIA", "ASIA"];

    /// <summary>The literals that may be a key or name an account's resource, each once, from the file's begin to its end.</summary>
    public static IEnumerable<SyntaxNode> Literals(string text, SyntaxNode root)
    {
        var positions = new SortedSet<int>();
        foreach (var literal in s_literals)
        {
            positions.UnionWith(Positions(text, literal));
        }

        for (var quote = text.IndexOf('"'); quote >= 0; quote = text.IndexOf('"', quote + 1))
        {
            if (IsKey(text, quote + 1))
            {
                positions.Add(quote + 1);
            }
        }

        return Distinct(positions.Select(position => Literal(root.FindToken(position))));
    }

    /// <summary>The creations in which a region is named, each once.</summary>
    public static IEnumerable<SyntaxNode> Regions(string text, SyntaxNode root)
        => Distinct(Positions(text, "RegionEndpoint").Select(position => root.FindToken(position).Parent?.FirstAncestorOrSelf<BaseObjectCreationExpressionSyntax>()));

    /// <summary>The creations of credentials and clients that are given several arguments, one of which may be a key under another name.</summary>
    public static IEnumerable<SyntaxNode> Credentials(string text, SyntaxNode root)
        => Distinct(Positions(text, "AWSCredentials(").Concat(Positions(text, "Client("))
            .Select(position => root.FindToken(position).Parent?.FirstAncestorOrSelf<ObjectCreationExpressionSyntax>() is { ArgumentList.Arguments.Count: > 1 } creation ? creation : null));

    /// <summary>What has the text of a constant: a literal, or the text between the holes of an interpolated string.</summary>
    private static SyntaxNode? Literal(SyntaxToken token) => token.Parent switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => literal,
        InterpolatedStringTextSyntax text => text,
        _ => null,
    };

    private static bool IsKey(string text, int start)
    {
        var end = start + SecretKeyLength;
        if (end >= text.Length || text[end] != '"')
        {
            return false;
        }

        for (var i = start; i < end; i++)
        {
            if (text[i] is not (>= 'A' and <= 'Z' or >= 'a' and <= 'z' or >= '0' and <= '9' or '/' or '+'))
            {
                return false;
            }
        }

        return true;
    }

    private static IEnumerable<int> Positions(string text, string what)
    {
        for (var at = text.IndexOf(what, StringComparison.Ordinal); at >= 0; at = text.IndexOf(what, at + what.Length, StringComparison.Ordinal))
        {
            yield return at;
        }
    }

    private static IEnumerable<SyntaxNode> Distinct(IEnumerable<SyntaxNode?> nodes) => nodes.OfType<SyntaxNode>().Distinct();
}
