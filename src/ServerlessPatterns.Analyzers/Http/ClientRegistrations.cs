using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.Analyzers.Http;

/// <summary>
/// The clients that a compilation's start-up code registers, by the names that it calls them: AddHttpClient&lt;IStockClient, StockClient&gt;(…). Start-up code is
/// outside of handlers, so that the text is looked through, when a handler first calls what may be a client, and a file again only when it has changed.
/// </summary>
internal sealed class ClientRegistrations
{
    private static readonly ConditionalWeakTable<SyntaxTree, ClientRegistration[]> s_files = new();

    // What has the methods, and what else has the framework's among many.
    private static readonly string[] s_libraries = ["Microsoft.Extensions.Http", "Refit.HttpClientFactory", "RestEase.HttpClientFactory", "Grpc.Net.ClientFactory"];

    private readonly ILookup<string, ClientRegistration> _byName;

    public ClientRegistrations(LibraryTypes types)
        => _byName = (s_libraries.Any(types.References) ? types.Compilation.SyntaxTrees.SelectMany(tree => s_files.GetValue(tree, Read)) : []).ToLookup(each => each.Name, StringComparer.Ordinal);

    /// <summary>The registrations of a type, by its name alone.</summary>
    public IEnumerable<ClientRegistration> Of(string name) => _byName[name];

    private static ClientRegistration[] Read(SyntaxTree file)
        => file.GetRoot().DescendantNodes().OfType<GenericNameSyntax>()
            .Where(name => name.Identifier.ValueText is "AddHttpClient" or "AddRefitClient" or "AddRestEaseClient" or "AddGrpcClient")
            .SelectMany(name => name.TypeArgumentList.Arguments.Select(Name).OfType<string>().Select(client => new ClientRegistration(client, IsForeign(name))))
            .ToArray();

    private static string? Name(TypeSyntax type) => type switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax qualified => qualified.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => null,
    };

    /// <summary>Whether the statement around a registration, with all that is configured behind it, names a host that is no sibling.</summary>
    private static bool IsForeign(GenericNameSyntax name)
        => name.Ancestors().FirstOrDefault(node => node is StatementSyntax or ArrowExpressionClauseSyntax or MemberDeclarationSyntax) is { } statement
            && statement.DescendantTokens().Any(token => token.RawKind is (int)SyntaxKind.StringLiteralToken or (int)SyntaxKind.InterpolatedStringTextToken
                && UrlText.Host(token.ValueText) is { } host
                && !SiblingHosts.Contains(host));
}
