using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Names senders by what they send.</summary>
internal static class SenderName
{
    /// <summary>Order: orders; InvoiceIssued: invoices. A number follows where the name is taken.</summary>
    /// <param name="message">The message type's name.</param>
    /// <param name="isTaken">Whether a name is taken.</param>
    public static string Of(string message, Func<string, bool> isTaken)
    {
        var stem = Plural(Thing(message));
        stem = char.ToLowerInvariant(stem[0]) + stem.Substring(1);
        var name = stem;
        for (var number = 2; isTaken(name) || SyntaxFacts.GetKeywordKind(name) != SyntaxKind.None; number++)
        {
            name = stem + number.ToString(CultureInfo.InvariantCulture);
        }

        return name;
    }

    /// <summary>The names that are used in a class, or that it has from its bases.</summary>
    public static HashSet<string> Taken(TypeDeclarationSyntax type, INamedTypeSymbol symbol)
    {
        var taken = new HashSet<string>(type.DescendantTokens().Where(token => token.IsKind(SyntaxKind.IdentifierToken)).Select(token => token.ValueText), StringComparer.Ordinal);
        for (var each = symbol; each is not null; each = each.BaseType)
        {
            taken.UnionWith(each.MemberNames);
        }

        return taken;
    }

    /// <summary>What an event has happened to: InvoiceIssued is about an invoice.</summary>
    private static string Thing(string name)
    {
        var last = name.Length - 1;
        while (last > 0 && !char.IsUpper(name[last]))
        {
            last--;
        }

        return last > 0 && name.EndsWith("ed", StringComparison.Ordinal) ? name.Substring(0, last) : name;
    }

    private static string Plural(string name)
    {
        var before = name.Length > 1 ? char.ToLowerInvariant(name[name.Length - 2]) : ' ';
        return name[name.Length - 1] switch
        {
            'y' when "aeiou ".IndexOf(before) < 0 => name.Substring(0, name.Length - 1) + "ies",
            's' or 'x' or 'z' => name + "es",
            'h' when before is 'c' or 's' => name + "es",
            _ => name + "s",
        };
    }
}
