using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ServerlessPatterns.Analyzers;
using ServerlessPatterns.Analyzers.Rules.PassThrough;

namespace ServerlessPatterns.CodeFixes;

/// <summary>SLP1005, SLP1006: makes the record that is only passed on a [CrudTable]. The function stays until its callers have moved.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(CrudTableCodeFix))]
[Shared]
public sealed class CrudTableCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(AntiPatterns.PassThroughFunction.Id, AntiPatterns.TwoTierCrud.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => CrudTableFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        foreach (var diagnostic in context.Diagnostics)
        {
            if (diagnostic.Properties.TryGetValue(PassedCall.ItemProperty, out var item)
                && item is not null
                && await CrudTableEdit.OfAsync(context.Document.Project, item, context.CancellationToken).ConfigureAwait(false) is { } edit)
            {
                var rest = diagnostic.Id == AntiPatterns.PassThroughFunction.Id ? "function" : "endpoint";
                context.RegisterCodeFix(
                    CodeAction.Create($"Make '{edit.Name}' a [CrudTable] (then remove the {rest})", _ => Task.FromResult(edit.Changed), nameof(CrudTableCodeFix)),
                    diagnostic);
            }
        }
    }
}
