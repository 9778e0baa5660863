using System.Collections.Immutable;
using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Editing;
using Microsoft.CodeAnalysis.FindSymbols;
using Microsoft.CodeAnalysis.Formatting;
using Microsoft.CodeAnalysis.Simplification;
using ServerlessPatterns.Generator.Json;
using ServerlessPatterns.Generator.Service;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Adds message types to the project's JsonSerializerContext, or a context to the project.</summary>
internal static class JsonContextEdit
{
    private const string Context = JsonNames.Namespace + ".JsonSerializerContext";
    private const string Attribute = JsonNames.Namespace + ".JsonSerializableAttribute";

    /// <summary>The context that a type can be added to: the first by name that the serializer's generator completes for reading.</summary>
    public static async Task<INamedTypeSymbol?> FindAsync(Project project, Compilation compilation, CancellationToken cancellationToken)
    {
        if (compilation.GetTypeByMetadataName(Context) is not { } based)
        {
            return null;
        }

        var derived = await SymbolFinder.FindDerivedClassesAsync(based, project.Solution, transitive: true, ImmutableHashSet.Create(project), cancellationToken).ConfigureAwait(false);
        return derived
            .Where(type => SymbolEqualityComparer.Default.Equals(type.ContainingAssembly, compilation.Assembly) && IsUsable(type, project, compilation))
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .FirstOrDefault();
    }

    /// <summary>Adds the messages' types.</summary>
    /// <param name="project">The project, as the messages were read from it.</param>
    /// <param name="messages">The messages.</param>
    /// <param name="cancellationToken">Cancels.</param>
    /// <param name="solution">What is changed, where other projects of it have changed already.</param>
    public static async Task<Solution> AddAsync(Project project, IReadOnlyList<UncoveredMessage> messages, CancellationToken cancellationToken, Solution? solution = null)
    {
        solution ??= project.Solution;
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return solution;
        }

        var types = messages
            .Select(message => message.Type.WithNullableAnnotation(NullableAnnotation.NotAnnotated))
            .Distinct<ITypeSymbol>(SymbolEqualityComparer.Default)
            .OrderBy(type => type.ToDisplayString(), StringComparer.Ordinal)
            .ToArray();
        if (await FindAsync(project, compilation, cancellationToken).ConfigureAwait(false) is { } existing && Declaration(existing, project) is { } declaration)
        {
            return await AddToAsync(declaration, solution.GetDocument(project.GetDocument(declaration.SyntaxTree)!.Id)!, types, compilation, cancellationToken).ConfigureAwait(false);
        }

        return await CreateAsync(project, solution, messages[0].Class, types, compilation, cancellationToken).ConfigureAwait(false);
    }

    private static bool IsUsable(INamedTypeSymbol type, Project project, Compilation compilation)
    {
        // JsonSourceGenerationMode.Serialization alone is 2: such a context only writes.
        var options = JsonNames.Attribute(type, "JsonSourceGenerationOptionsAttribute");
        return !type.IsAbstract
            && !type.IsGenericType
            && options?.Named<int>("GenerationMode") != 2
            && compilation.IsSymbolAccessibleWithin(type, compilation.Assembly)
            && Declaration(type, project) is not null;
    }

    /// <summary>The partial declaration to be changed, in a file that a person owns: the one that has such attributes, else the first.</summary>
    private static ClassDeclarationSyntax? Declaration(INamedTypeSymbol type, Project project)
        => type.DeclaringSyntaxReferences
            .Select(reference => reference.GetSyntax())
            .OfType<ClassDeclarationSyntax>()
            .Where(declaration => declaration.Modifiers.Any(SyntaxKind.PartialKeyword) && project.GetDocument(declaration.SyntaxTree) is { } document and not SourceGeneratedDocument && !document.FilePath.IsGenerated())
            .OrderByDescending(declaration => declaration.AttributeLists.Count)
            .FirstOrDefault();

    private static bool IsGenerated(this string? path) => path is not null && path.EndsWith(".g.cs", StringComparison.OrdinalIgnoreCase);

    private static async Task<Solution> AddToAsync(ClassDeclarationSyntax declaration, Document document, IReadOnlyList<ITypeSymbol> types, Compilation compilation, CancellationToken cancellationToken)
    {
        var editor = await DocumentEditor.CreateAsync(document, cancellationToken).ConfigureAwait(false);
        var node = editor.OriginalRoot.FindNode(declaration.Span).FirstAncestorOrSelf<ClassDeclarationSyntax>()!;
        foreach (var type in types)
        {
            editor.AddAttribute(node, Serializable(editor.Generator, type, compilation));
        }

        return editor.GetChangedDocument().Project.Solution;
    }

    private static SyntaxNode Serializable(SyntaxGenerator generator, ITypeSymbol type, Compilation compilation)
        => generator.Attribute(
                generator.TypeExpression(compilation.GetTypeByMetadataName(Attribute)!).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation),
                [generator.AttributeArgument(generator.TypeOfExpression(generator.TypeExpression(type).WithAdditionalAnnotations(Simplifier.AddImportsAnnotation)))])
            .WithAdditionalAnnotations(Simplifier.Annotation, Formatter.Annotation);

    private static async Task<Solution> CreateAsync(Project project, Solution solution, INamedTypeSymbol consumer, IReadOnlyList<ITypeSymbol> types, Compilation compilation, CancellationToken cancellationToken)
    {
        var ns = !string.IsNullOrEmpty(project.DefaultNamespace) ? project.DefaultNamespace!
            : consumer.ContainingNamespace.IsGlobalNamespace ? ""
            : consumer.ContainingNamespace.ToDisplayString();
        var name = Name(project.AssemblyName, ns, compilation);
        var newLine = await NewLineAsync(project, consumer, cancellationToken).ConfigureAwait(false);
        var text = new StringBuilder();
        text.Append("using System.Text.Json;").Append(newLine);
        text.Append("using System.Text.Json.Serialization;").Append(newLine).Append(newLine);
        if (ns.Length > 0)
        {
            text.Append("namespace ").Append(ns).Append(';').Append(newLine).Append(newLine);
        }

        text.Append("[JsonSourceGenerationOptions(JsonSerializerDefaults.Web)]").Append(newLine);
        foreach (var type in types)
        {
            text.Append("[JsonSerializable(typeof(").Append(type.Reference()).Append("))]").Append(newLine);
        }

        text.Append("internal sealed partial class ").Append(name).Append(" : JsonSerializerContext").Append(newLine);
        text.Append('{').Append(newLine).Append('}').Append(newLine);

        var root = SyntaxFactory.ParseCompilationUnit(text.ToString(), options: project.ParseOptions as CSharpParseOptions);
        var names = root.DescendantNodes().OfType<TypeOfExpressionSyntax>().Select(expression => expression.Type).ToArray();
        root = root.ReplaceNodes(names, (_, type) => type.WithAdditionalAnnotations(Simplifier.Annotation));
        return solution.AddDocument(DocumentId.CreateNewId(project.Id, name), name + ".cs", root, filePath: Path(project, name));
    }

    /// <summary>The assembly's name without what a class's cannot hold, and a number if it is taken.</summary>
    private static string Name(string assemblyName, string ns, Compilation compilation)
    {
        var text = new string(assemblyName.Where(SyntaxFacts.IsIdentifierPartCharacter).ToArray());
        var stem = (SyntaxFacts.IsValidIdentifier(text) ? text : "_" + text) + "JsonContext";
        var name = stem;
        for (var number = 2; compilation.GetTypeByMetadataName(ns.Length == 0 ? name : ns + "." + name) is not null; number++)
        {
            name = stem + number.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }

        return name;
    }

    private static string? Path(Project project, string name)
        => System.IO.Path.GetDirectoryName(project.FilePath) is { Length: > 0 } folder ? System.IO.Path.Combine(folder, name + ".cs") : null;

    private static async Task<string> NewLineAsync(Project project, INamedTypeSymbol consumer, CancellationToken cancellationToken)
    {
        var tree = consumer.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree;
        var text = tree is not null && project.GetDocument(tree) is not null ? await tree.GetTextAsync(cancellationToken).ConfigureAwait(false) : null;
        return text?.ToString().Contains("\r\n") == true ? "\r\n" : "\n";
    }
}
