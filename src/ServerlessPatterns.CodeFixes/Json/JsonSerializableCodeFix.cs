using System.Collections.Immutable;
using System.Composition;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CodeActions;
using Microsoft.CodeAnalysis.CodeFixes;
using ServerlessPatterns.Generator;

namespace ServerlessPatterns.CodeFixes;

/// <summary>Has the serializer's source generator read a message type, by [JsonSerializable] on the project's context or on a new one.</summary>
[ExportCodeFixProvider(LanguageNames.CSharp, Name = nameof(JsonSerializableCodeFix))]
[Shared]
public sealed class JsonSerializableCodeFix : CodeFixProvider
{
    /// <inheritdoc/>
    public override ImmutableArray<string> FixableDiagnosticIds => ImmutableArray.Create(UsageRules.ReflectionSerializer.Id, UsageRules.ReflectionSerializerTrimmed.Id);

    /// <inheritdoc/>
    public override FixAllProvider GetFixAllProvider() => JsonSerializableFixAll.Instance;

    /// <inheritdoc/>
    public override async Task RegisterCodeFixesAsync(CodeFixContext context)
    {
        var project = context.Document.Project;
        if (await project.GetCompilationAsync(context.CancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return;
        }

        foreach (var diagnostic in context.Diagnostics)
        {
            if (UncoveredMessage.Of(diagnostic, compilation, context.CancellationToken) is { } message)
            {
                var existing = await JsonContextEdit.FindAsync(project, compilation, context.CancellationToken).ConfigureAwait(false);
                var attribute = $"[JsonSerializable(typeof({message.Type.ToDisplayString(SymbolDisplayFormat.CSharpShortErrorMessageFormat)}))]";
                context.RegisterCodeFix(
                    CodeAction.Create(
                        existing is null ? $"Create a JsonSerializerContext with {attribute}" : $"Add {attribute} to '{existing.Name}'",
                        token => JsonContextEdit.AddAsync(project, [message], token),
                        nameof(JsonSerializableCodeFix)),
                    diagnostic);
            }
        }
    }
}
