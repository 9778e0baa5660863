using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using ServerlessPatterns.Analyzers.Handlers;
using ServerlessPatterns.Analyzers.Tests.Driver;
using ServerlessPatterns.CodeFixes;

namespace ServerlessPatterns.Analyzers.Tests;

/// <summary>All places at once, as dotnet format asks for them. What editors ask for, each fix's own tests do.</summary>
public sealed class DocumentFixAllTests
{
    private const string Wrong = """
        using System;
        using System.Threading.Tasks;
        using Amazon.Lambda.Core;
        using Amazon.Lambda.Model;

        public sealed class Function(Amazon.Lambda.IAmazonLambda lambda)
        {
            public async Task HandleAsync(string input, ILambdaContext context)
            {
                await lambda.InvokeAsync(new InvokeRequest());
                await lambda.InvokeAsync(new InvokeRequest { FunctionName = input });
                Console.Out.WriteLineAsync(input);
            }
        }
        """;

    [Theory]
    [InlineData(null)]
    [InlineData(nameof(SynchronousInvokeCodeFix))]
    public async Task Each_place_is_fixed_and_what_they_share_is_added_once(string? key)
    {
        var right = Wrong
            .Replace("using Amazon.Lambda.Core;", "using Amazon.Lambda;\nusing Amazon.Lambda.Core;", StringComparison.Ordinal)
            .Replace("new InvokeRequest()", "new InvokeRequest() { InvocationType = InvocationType.Event }", StringComparison.Ordinal)
            .Replace("= input }", "= input, InvocationType = InvocationType.Event }", StringComparison.Ordinal);

        Assert.Equal(right, await FixAsync(new SynchronousInvokeCodeFix(), key));
    }

    [Fact]
    public async Task A_key_that_no_fix_has_fixes_nothing() => Assert.Equal(Wrong, await FixAsync(new DroppedCodeFix(), "other"));

    private static async Task<string> FixAsync(CodeFixProvider fix, string? key)
    {
        using var workspace = new AdhocWorkspace();
        var document = workspace.AddProject("Acme", LanguageNames.CSharp)
            .WithCompilationOptions(new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary))
            .AddMetadataReferences(new AnalyzedProject().References)
            .AddDocument("Function.cs", Wrong);
        var compilation = await document.Project.GetCompilationAsync(TestContext.Current.CancellationToken);
        var told = await compilation!.WithAnalyzers([new HandlerAnalyzer()]).GetAnalyzerDiagnosticsAsync(TestContext.Current.CancellationToken);
        var context = new FixAllContext(document, fix, FixAllScope.Solution, key!, fix.FixableDiagnosticIds, new Told(told), TestContext.Current.CancellationToken);
        if (await fix.GetFixAllProvider()!.GetFixAsync(context) is not { } action)
        {
            return Wrong;
        }

        var operations = await action.GetOperationsAsync(TestContext.Current.CancellationToken);
        var changed = operations.OfType<ApplyChangesOperation>().Single().ChangedSolution.GetDocument(document.Id)!;
        return (await changed.GetTextAsync(TestContext.Current.CancellationToken)).ToString().ReplaceLineEndings("\n");
    }

    /// <summary>All that the analyzer has told, of every rule: dotnet format hands it on so.</summary>
    private sealed class Told(ImmutableArray<Diagnostic> diagnostics) : FixAllContext.DiagnosticProvider
    {
        public override Task<IEnumerable<Diagnostic>> GetAllDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetDocumentDiagnosticsAsync(Document document, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>(diagnostics);

        public override Task<IEnumerable<Diagnostic>> GetProjectDiagnosticsAsync(Project project, CancellationToken cancellationToken) => Task.FromResult<IEnumerable<Diagnostic>>([]);
    }
}
