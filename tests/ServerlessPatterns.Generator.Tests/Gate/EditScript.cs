using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;
using ServerlessPatterns.Generator.Tests.Driver;

namespace ServerlessPatterns.Generator.Tests.Gate;

/// <summary>A seeded sequence of edits of a project.</summary>
internal sealed class EditScript
{
    private static readonly string[] s_strayTokens =
    [
        "{", "}", "(", ")", "[", "]", ";", ",", ".", "=", "=>", "?", "\"text\"", "1", "class", "record", "public", "static", "partial", "using", "namespace",
        "const", "string", "QueueConsumer", "FanOutTopic", "CrudTable", "PartitionKey", "LoadBalancerTarget", "HttpRoute", "required", "HandleAsync", "OrderPlaced", "nameof", "@nameof", "async", "file", "#nullable disable\n", "#if X\n", "#endif\n", "/*", "*/", "\"", "$\"\"\"",
    ];

    private static readonly CSharpParseOptions[] s_parseOptions =
    [
        new(LanguageVersion.Latest),
        new(LanguageVersion.Latest, preprocessorSymbols: ["PREMIUM"]),
        new(LanguageVersion.Preview),
        new(LanguageVersion.CSharp10),
    ];

    private readonly Random _random;
    private readonly List<SlotText> _files = [.. GateCorpus.Files];

    public EditScript(int seed)
    {
        _random = new Random(seed);
        foreach (var index in Enumerable.Range(0, _files.Count))
        {
            // Half of the scripts begin at the valid project, the others anywhere.
            for (var i = seed % 2 == 0 ? 0 : _random.Next(12); i > 0; i--)
            {
                _files[index] = _files[index].Edit(_random);
            }
        }

        ParseOptions = s_parseOptions[0];
        Compilation = new TestProject { HasContainer = _random.Next(2) == 0, HasLambdaCore = _random.Next(2) == 0, HasAws = _random.Next(4) != 0, Sources = [] }.Compile()
            .WithOptions(new CSharpCompilationOptions(_random.Next(2) == 0 ? OutputKind.ConsoleApplication : OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        Compilation = Compilation.AddSyntaxTrees(_files.Select(file => CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path)));
    }

    public CSharpCompilation Compilation { get; private set; }

    public CSharpParseOptions ParseOptions { get; private set; }

    /// <summary>Makes the next edit.</summary>
    /// <returns>What it was, for a failure's message.</returns>
    public string Edit() => _random.Next(100) switch
    {
        < 70 => ChooseAlternative(),
        < 84 => MutateToken(),
        < 88 => RestoreFile(),
        < 90 => AddOrRemoveFile(),
        < 92 => SwapFiles(),
        < 94 => ChangeOptions(),
        < 96 => ChangeReferences(),
        < 97 => ChangeParseOptions(),
        _ => EditReferencedProject(),
    };

    private string ChooseAlternative()
    {
        var index = _random.Next(_files.Count);
        var before = _files[index];
        _files[index] = before.Edit(_random);
        if (Tree(before.Path) is not { } tree)
        {
            return "an edit of a file that is not in the project";
        }

        var text = tree.GetText();
        var after = SourceText.From(_files[index].Text);
        Replace(tree, after.ToString(), isIncremental: _random.Next(2) == 0 && text.ToString() == before.Text);
        return $"another alternative in {before.Path}";
    }

    private string MutateToken()
    {
        var trees = Compilation.SyntaxTrees.Where(tree => tree.FilePath != "ImplicitUsings.cs").ToArray();
        if (trees.Length == 0)
        {
            return "nothing";
        }

        var tree = trees[_random.Next(trees.Length)];
        var text = tree.GetText();
        var tokens = tree.GetRoot().DescendantTokens().ToArray();
        var token = tokens[_random.Next(tokens.Length)];
        var stray = _random.Next(3) switch
        {
            0 => "",
            1 => tokens[_random.Next(tokens.Length)].Text,
            _ => s_strayTokens[_random.Next(s_strayTokens.Length)],
        };
        var change = _random.Next(2) == 0 ? new TextChange(token.Span, stray) : new TextChange(new TextSpan(token.SpanStart, 0), stray + " ");
        Compilation = Compilation.ReplaceSyntaxTree(tree, tree.WithChangedText(text.WithChanges(change)));
        return $"'{stray}' at '{token.Text}' in {tree.FilePath}";
    }

    private string RestoreFile()
    {
        var file = _files[_random.Next(_files.Count)];
        if (Tree(file.Path) is { } tree)
        {
            Replace(tree, file.Text, isIncremental: _random.Next(2) == 0);
        }

        return $"{file.Path} as it was";
    }

    private string AddOrRemoveFile()
    {
        var file = _files[_random.Next(_files.Count)];
        if (Tree(file.Path) is { } tree)
        {
            Compilation = Compilation.RemoveSyntaxTrees(tree);
            return $"{file.Path} removed";
        }

        Compilation = Compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText(file.Text, ParseOptions, file.Path));
        return $"{file.Path} added";
    }

    private string SwapFiles()
    {
        var trees = Compilation.SyntaxTrees.ToArray();
        var (one, other) = (_random.Next(trees.Length), _random.Next(trees.Length));
        (trees[one], trees[other]) = (trees[other], trees[one]);
        Compilation = Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        return $"{trees[one].FilePath} and {trees[other].FilePath} swapped";
    }

    private string ChangeOptions()
    {
        var options = Compilation.Options;
        Compilation = _random.Next(4) switch
        {
            0 => Compilation.WithOptions(options.WithOutputKind(options.OutputKind == OutputKind.ConsoleApplication ? OutputKind.DynamicallyLinkedLibrary : OutputKind.ConsoleApplication)),
            1 => Compilation.WithOptions(options.WithNullableContextOptions(options.NullableContextOptions == NullableContextOptions.Enable ? NullableContextOptions.Disable : NullableContextOptions.Enable)),
            2 => Compilation.WithOptions(options.WithConcurrentBuild(!options.ConcurrentBuild)),
            _ => Compilation.WithAssemblyName(Compilation.AssemblyName == "Acme" ? "Shop" : "Acme"),
        };
        return "options";
    }

    private string ChangeReferences()
    {
        MetadataReference[][] optional = [[References.Library], [.. References.Container], [References.LambdaCore], [.. References.Aws]];
        var chosen = optional[_random.Next(optional.Length)];
        Compilation = Compilation.References.Contains(chosen[0]) ? Compilation.RemoveReferences(chosen) : Compilation.AddReferences(chosen);
        return $"reference {chosen[0].Display}";
    }

    private string ChangeParseOptions()
    {
        ParseOptions = s_parseOptions[_random.Next(s_parseOptions.Length)];
        var trees = Compilation.SyntaxTrees.Select(tree => CSharpSyntaxTree.ParseText(tree.GetText(), ParseOptions, tree.FilePath)).ToArray();
        Compilation = Compilation.RemoveAllSyntaxTrees().AddSyntaxTrees(trees);
        return "parse options";
    }

    private string EditReferencedProject()
    {
        const string Name = "Referenced";
        string[] topics =
        [
            "",
            "[ServerlessPatterns.FanOutTopic]",
            "[ServerlessPatterns.FanOutTopic(Owner = \"acme\")]",
            "[ServerlessPatterns.FanOutTopic(\"paid\", Owner = \"acme\", Fifo = true)]",
            "[ServerlessPatterns.FanOutTopic(Owner = \"ACME\")]",
        ];
        var text = $$"""
            namespace Acme.Contracts
            {
                {{topics[_random.Next(topics.Length)]}}
                public record Referenced{{(_random.Next(3) == 0 ? "2" : "")}}({{(_random.Next(3) == 0 ? "int" : "string")}} Id)
                {
                    public int Method() { return {{_random.Next(1000)}}; }
                }
            }

            namespace Acme.Billing
            {
                public class {{(_random.Next(4) == 0 ? "List<T>" : "Nothing")}} { }
            }
            """;
        var referenced = CSharpCompilation.Create(Name, [CSharpSyntaxTree.ParseText(text, ParseOptions)], [.. References.Framework, References.Library], new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
        var others = Compilation.References.Where(reference => reference is not CompilationReference);
        Compilation = Compilation.WithReferences(others.Append(referenced.ToMetadataReference()));
        return "a referenced project";
    }

    private SyntaxTree? Tree(string path) => Compilation.SyntaxTrees.FirstOrDefault(tree => tree.FilePath == path);

    private void Replace(SyntaxTree tree, string text, bool isIncremental)
    {
        var edited = isIncremental
            ? tree.WithChangedText(tree.GetText().WithChanges(Difference(tree.GetText().ToString(), text)))
            : CSharpSyntaxTree.ParseText(text, ParseOptions, tree.FilePath);
        Compilation = Compilation.ReplaceSyntaxTree(tree, edited);
    }

    private static TextChange Difference(string before, string after)
    {
        var start = 0;
        while (start < before.Length && start < after.Length && before[start] == after[start])
        {
            start++;
        }

        var end = 0;
        while (end < before.Length - start && end < after.Length - start && before[^(end + 1)] == after[^(end + 1)])
        {
            end++;
        }

        return new TextChange(TextSpan.FromBounds(start, before.Length - end), after[start..^end]);
    }
}
