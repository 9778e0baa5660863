using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace ServerlessPatterns.CodeFixes;

/// <summary>One edit a project: single fixes would all change the same context, or each create it. Projects do not change each other's contexts.</summary>
internal sealed class JsonSerializableFixAll : ProjectFixAll
{
    public static readonly JsonSerializableFixAll Instance = new();

    private JsonSerializableFixAll()
        : base("Have the serializer's source generator read all messages")
    {
    }

    protected override async Task<Solution> FixAsync(Project project, ImmutableArray<Diagnostic> diagnostics, Solution solution, CancellationToken cancellationToken)
    {
        if (await project.GetCompilationAsync(cancellationToken).ConfigureAwait(false) is not { } compilation)
        {
            return solution;
        }

        var messages = diagnostics
            .Select(diagnostic => UncoveredMessage.Of(diagnostic, compilation, cancellationToken))
            .OfType<UncoveredMessage>()
            .ToArray();
        return messages.Length > 0 ? await JsonContextEdit.AddAsync(project, messages, cancellationToken, solution).ConfigureAwait(false) : solution;
    }
}
