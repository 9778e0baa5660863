using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FindSymbols;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>A record that the object persistence model keeps, made a [CrudTable]: its keys stay those that they are, and its attributes where they are.</summary>
/// <param name="Name">The record's name.</param>
/// <param name="Changed">The solution in which it is one.</param>
internal sealed record CrudTableEdit(string Name, Solution Changed)
{
    /// <summary>The edit; null where there would be an error after it, or the table would keep other attributes than the old one.</summary>
    /// <param name="project">The project that uses the record.</param>
    /// <param name="id">The record, as its documentation's id.</param>
    /// <param name="cancellationToken">Cancels.</param>
    public static async Task<CrudTableEdit?> OfAsync(Project project, string id, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } user
            || DocumentationCommentId.GetFirstSymbolForDeclarationId(id, user) is not INamedTypeSymbol used
            || await SymbolFinder.FindSourceDefinitionAsync(used, project.Solution, cancellationToken).ConfigureAwait(false) is not INamedTypeSymbol source
            || project.Solution.GetProject(source.ContainingAssembly, cancellationToken) is not { } owner
            || await owner.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation
            || SymbolFinder.FindSimilarSymbols(source, compilation, cancellationToken).FirstOrDefault() is not { } type
            || KnownTypes.Resolve(compilation) is not { CrudTableAttribute: { } table, PartitionKeyAttribute: { } partitionKey, SortKeyAttribute: { } sortKey } types
            || type.Bears(table)
            || ItemKeys.Of(type) is not { } keys
            || !ItemNames.Agree(type, new ReadContext(compilation, types, report: null, cancellationToken).Index.JsonContexts.Find(type)?.Options ?? JsonOptions.Web))
        {
            return null;
        }

        var declaration = type.DeclaringSyntaxReferences
            .OrderByDescending(reference => reference.SyntaxTree == keys.Partition.SyntaxTree)
            .Select(reference => reference.GetSyntax(cancellationToken))
            .OfType<TypeDeclarationSyntax>()
            .FirstOrDefault();
        if (declaration is null)
        {
            return null;
        }

        var edit = new AttributeAdditions(compilation, cancellationToken);
        edit.AddTo(declaration, table);
        edit.AddBeside(keys.Partition, partitionKey);
        if (keys.Sort is not null)
        {
            edit.AddBeside(keys.Sort, sortKey);
        }

        var changed = owner.Solution;
        var after = compilation;
        var trees = new List<(SyntaxTree Before, SyntaxTree After)>();
        foreach (var tree in edit.Trees)
        {
            if (owner.GetDocument(tree) is not { } document || document is SourceGeneratedDocument || IsGenerated(tree.FilePath))
            {
                return null;
            }

            var text = (await document.GetTextAsync(cancellationToken).ConfigureAwait(false)).WithChanges(edit.Of(tree));
            changed = changed.WithDocumentText(document.Id, text);
            trees.Add((tree, tree.WithChangedText(text)));
            after = after.ReplaceSyntaxTree(tree, trees[trees.Count - 1].After);
        }

        return IsTable(id, after, cancellationToken) && trees.All(tree => Errors(after, tree.After, cancellationToken) <= Errors(compilation, tree.Before, cancellationToken))
            ? new CrudTableEdit(type.Name, changed)
            : null;
    }

    private static bool IsGenerated(string path) => path.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase) || path.EndsWith(".Designer.cs", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether the generator takes it for one, at a path of its own.</summary>
    private static bool IsTable(string id, Compilation compilation, CancellationToken cancellationToken)
    {
        if (KnownTypes.Resolve(compilation) is not { } types)
        {
            return false;
        }

        var context = new ReadContext(compilation, types, report: null, cancellationToken);
        return context.Index.Tables.FirstOrDefault(table => DocumentationCommentId.CreateDeclarationId(table) == id) is { } type
            && context.Index.Table(type) is { } model
            && context.Index.Tables.All(other => other.Is(type) || context.Index.Table(other)?.Path != model.Path);
    }

    /// <summary>A namespace that is imported may have a name that stands for another thing in the file.</summary>
    private static int Errors(Compilation compilation, SyntaxTree tree, CancellationToken cancellationToken)
        => compilation.GetSemanticModel(tree).GetDiagnostics(cancellationToken: cancellationToken).Count(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error);
}
