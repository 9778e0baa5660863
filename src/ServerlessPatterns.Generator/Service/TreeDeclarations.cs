using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ServerlessPatterns.Generator.Service;

/// <summary>A file's attributed types and aliases, gathered once a tree; a keystroke makes one new tree.</summary>
internal sealed class TreeDeclarations
{
    private static readonly ConditionalWeakTable<SyntaxTree, TreeDeclarations> s_trees = new();

    private readonly List<(string Name, BaseTypeDeclarationSyntax Declaration)> _attributes = [];
    private readonly List<(string Alias, string Target)> _aliases = [];

    private TreeDeclarations(CompilationUnitSyntax root)
    {
        AddAliases(root.Usings);
        AddMembers(root.Members);
    }

    /// <summary>The attributes on types, by the last part of their names as they are written.</summary>
    public IReadOnlyList<(string Name, BaseTypeDeclarationSyntax Declaration)> Attributes => _attributes;

    /// <summary>The using aliases, with the last part of the name that they stand for.</summary>
    public IReadOnlyList<(string Alias, string Target)> Aliases => _aliases;

    public static TreeDeclarations Of(SyntaxTree tree, CancellationToken cancellationToken)
    {
        if (!s_trees.TryGetValue(tree, out var declarations))
        {
            var root = (CompilationUnitSyntax)tree.GetRoot(cancellationToken);
            declarations = s_trees.GetValue(tree, _ => new TreeDeclarations(root));
        }

        return declarations;
    }

    private void AddAliases(SyntaxList<UsingDirectiveSyntax> usings)
    {
        foreach (var directive in usings)
        {
            if (directive.Alias is { } alias && directive.NamespaceOrType is NameSyntax target)
            {
                _aliases.Add((alias.Name.Identifier.ValueText, LastPart(target)));
            }
        }
    }

    private void AddMembers(SyntaxList<MemberDeclarationSyntax> members)
    {
        foreach (var member in members)
        {
            if (member is BaseNamespaceDeclarationSyntax named)
            {
                AddAliases(named.Usings);
                AddMembers(named.Members);
            }
            else if (member is TypeDeclarationSyntax type)
            {
                AddAttributes(type);
                AddMembers(type.Members);
            }
        }
    }

    private void AddAttributes(TypeDeclarationSyntax type)
    {
        foreach (var list in type.AttributeLists)
        {
            foreach (var attribute in list.Attributes)
            {
                _attributes.Add((LastPart(attribute.Name), type));
            }
        }
    }

    private static string LastPart(NameSyntax name) => name switch
    {
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        AliasQualifiedNameSyntax aliased => aliased.Name.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        _ => "",
    };
}
