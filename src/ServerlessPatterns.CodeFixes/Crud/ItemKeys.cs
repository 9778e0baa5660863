using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>The attributes that say which properties of a record are its table's keys for the object persistence model.</summary>
/// <param name="Partition">[DynamoDBHashKey].</param>
/// <param name="Sort">[DynamoDBRangeKey]; null: there is none.</param>
internal sealed record ItemKeys(AttributeSyntax Partition, AttributeSyntax? Sort)
{
    public const string Namespace = "Amazon.DynamoDBv2.DataModel";

    /// <summary>The keys; null if the record has no partition key, several of a kind, or inherits one, which is other records' as well.</summary>
    public static ItemKeys? Of(INamedTypeSymbol type)
    {
        var partition = Marked(type, "DynamoDBHashKeyAttribute");
        var sort = Marked(type, "DynamoDBRangeKeyAttribute");
        return partition is [{ } key] && sort is [] or [not null] ? new ItemKeys(key, sort.FirstOrDefault()) : null;

        static AttributeSyntax?[] Marked(INamedTypeSymbol type, string name)
            => type.WithBases()
                .SelectMany(each => each.GetMembers())
                .Select(member => (Member: member, Attribute: member.Attribute(Namespace, name)))
                .Where(marked => marked.Attribute is not null)
                .Select(marked => SymbolEqualityComparer.Default.Equals(marked.Member.ContainingType, type) && marked.Member is IPropertySymbol ? marked.Attribute!.ApplicationSyntaxReference?.GetSyntax() as AttributeSyntax : null)
                .ToArray();
    }
}
